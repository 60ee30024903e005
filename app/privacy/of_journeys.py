"""The free texts of a journey and the warnings of each: for what comes in as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from pydantic import BaseModel

from app.journey import Journey
from app.journey.faults import Place
from app.privacy.detecting import warnings_in
from app.privacy.warning import PrivacyWarning

NO_TEXT: Final = frozenset(
    {
        *("id", "phase", "department", "contact_moment", "contact_moments", "referred_to"),
        *("owner_department", "bottleneck", "bottlenecks", "improvement", "helping", "about"),
        *("reply_to", "finding", "into", "based_on", "planned", "actual", "assumed"),
        *("date", "duration", "agreed", "deadline", "level_since", "measure_on"),
    }
)
"""Fields that hold a name of another item, a date or a term: nobody writes a sentence in them."""


@dataclass(frozen=True)
class WarnedText:
    """A text with its place in the journey (``("experiences", 2, "quote")``) and its warnings."""

    place: Place
    text: str
    warnings: tuple[PrivacyWarning, ...]


def allowed_in(journey: Journey) -> tuple[str, ...]:
    """The names that may stand in a journey: its title, pseudonyms, departments and phases.

    A title often has the pseudonym in it; whoever gave it one was warned then.
    """
    case = (journey.title, journey.case.name if journey.case else "")
    voices = (one.voice for one in journey.experiences)
    phases = (one.title for one in journey.phases)
    departments = (name for one in journey.departments for name in (one.title, one.organisation))
    return tuple(dict.fromkeys(one for one in (*case, *voices, *phases, *departments) if one))


def warned_texts(journey: Journey, today: date | None = None) -> list[WarnedText]:
    """Every text of a journey that has a warning."""
    allowed = allowed_in(journey)
    found = (
        WarnedText(place, text, tuple(warnings_in(text, allowed=allowed, today=today)))
        for place, text in texts_in(journey)
    )
    return [one for one in found if one.warnings]


def texts_in(part: object, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every free text of a journey or a part of it, with its place."""
    if isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from texts_in(getattr(part, name), (*place, name))
    elif isinstance(part, tuple | list):
        for number, one in enumerate(part):
            yield from texts_in(one, (*place, number))
    elif isinstance(part, str) and not isinstance(part, Enum) and part and is_text(place):
        yield place, part


def is_text(place: Place) -> bool:
    """Whether a person writes a sentence there: not so in a list of ids (``helping[2]``)."""
    named = [one for one in place if isinstance(one, str)]
    return bool(named) and named[-1] not in NO_TEXT
