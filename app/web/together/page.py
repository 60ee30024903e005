"""What every page of this room has, and where its forms lead."""

from dataclasses import dataclass
from typing import Final

from fastapi.responses import RedirectResponse, Response

from app.journey import ContactMoment, Journey
from app.language import Translator

DONE: Final = frozenset({"linked", "unlinked", "matched", "forgotten", "made", "taken"})
TABS: Final = (
    ("journey", ""),
    ("together", "/together"),
    ("annotations", "/annotations"),
    ("personal_data", "/personal-data"),
)


@dataclass(frozen=True, kw_only=True)
class TogetherPage:
    """A journey, and what has just been done."""

    journey: Journey
    message: str = ""
    error: str = ""
    tab: str = "together"

    @property
    def path(self) -> str:
        """The address of the journey's page."""
        return f"/journeys/{self.journey.id}"

    @property
    def tabs(self) -> tuple[tuple[str, str], ...]:
        """The pages of this room, each with its address."""
        return tuple((name, f"{self.path}{ending}") for name, ending in TABS)

    @property
    def here(self) -> str:
        """This page, for the language switch."""
        return dict(self.tabs)[self.tab]


def message_of(t: Translator, done: str) -> str:
    """What a form has just done."""
    return t(f"together.done.{done}") if done in DONE else ""


def back_to(journey_id: str, done: str) -> Response:
    """To the page of this room, with what was done."""
    return RedirectResponse(f"/journeys/{journey_id}/together?done={done}", status_code=303)


def whom(t: Translator, journey: Journey, moment: ContactMoment) -> str:
    """The department of a contact moment, in words."""
    department = journey.department(moment.department)
    return department.title if department else t("together.match.no_department")
