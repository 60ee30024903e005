"""Opening a workshop on a journey, and the page of who leads it."""

from dataclasses import dataclass
from math import nan
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from app.access.members import Member
from app.access.permissions import Deed
from app.actions.journeys import get_journey
from app.actions.workshops import LONGEST_TIMER, list_workshops, open_workshop
from app.journey import Fault, Journey, Refused
from app.web.dependencies import CurrentPerson, TranslatorDep, WorkspaceDep
from app.web.membership import JourneyIdDep, allowed
from app.web.pages.form_values import Values
from app.web.pages.rendering import render
from app.web.workshop.lead_page import lead_page
from app.web.workshop.seats import FormDep, count_in, first, new_operation, operation_of
from app.workshop import Settings, Workshop

SHORTEST_TIMER: Final = 0.1
"""Minutes."""
router = APIRouter(include_in_schema=False)
CHECKS = ("lobby", "locked", "moderated", "hidden", "own_department_only")
LeaderDep = Annotated[Member, Depends(allowed(Deed.LEAD))]


@dataclass(frozen=True)
class OpenPage:
    """The form that opens a workshop, and the earlier ones of the journey."""

    journey: Journey
    earlier: tuple[Workshop, ...]
    settings: Settings

    @property
    def path(self) -> str:
        """Where the form is sent."""
        return f"/journeys/{self.journey.id}/workshops"

    def new_operation(self) -> str:
        """A name for the form's operation."""
        return new_operation()


@router.get("/journeys/{journeyId}/workshops")
def show_opening(
    request: Request,
    workspace: WorkspaceDep,
    t: TranslatorDep,
    _person: CurrentPerson,
    journey_id: JourneyIdDep,
) -> Response:
    """One button, and settings that are good as they are."""
    journey = get_journey(workspace, journey_id).journey
    earlier = tuple(list_workshops(workspace, journey_id=journey_id))
    return render(request, t, "workshop/open.html", OpenPage(journey, earlier, Settings()))


@router.post("/journeys/{journeyId}/workshops")
def open_one(
    request: Request,
    workspace: WorkspaceDep,
    person: CurrentPerson,
    journey_id: JourneyIdDep,
    sent: FormDep,
) -> Response:
    """Open a workshop, and on to the page that leads it."""
    made = open_workshop(
        workspace,
        person=person,
        journey_id=journey_id,
        settings=settings_sent(sent),
        operation_id=operation_of(request, sent),
    )
    return RedirectResponse(f"/journeys/{journey_id}/workshops/{made.id}", 303)


@router.get("/journeys/{journeyId}/workshops/{workshopId}")
def show_leading(
    request: Request, workspace: WorkspaceDep, t: TranslatorDep, member: LeaderDep
) -> Response:
    """The map, and a panel beside it with all that leading takes."""
    page = lead_page(request, workspace, member, t)
    return render(request, t, "workshop/lead.html", page)


def settings_sent(sent: Values) -> dict[str, Any]:
    """The settings in a form: a box that is not ticked is not sent, and means no."""
    chosen: dict[str, Any] = {name: first(sent, name) == "yes" for name in CHECKS}
    counts = {name: count_in(sent, name) for name in ("hours", "keep_days")}
    return chosen | {name: count for name, count in counts.items() if count is not None}


def seconds_sent(sent: Values) -> int | None:
    """How long the timer runs, said in minutes; ``None``: it stops. Refuses what it can't be."""
    text = first(sent, "minutes").replace(",", ".")
    if not text:
        return None
    try:
        minutes = float(text)
    except ValueError:
        minutes = nan
    if minutes > LONGEST_TIMER / 60:
        limit = {"limit": LONGEST_TIMER // 60}
        raise Refused([Fault(("minutes",), "too_large", limit)])
    if not minutes >= SHORTEST_TIMER:
        raise Refused([Fault(("minutes",), "not_an_amount")])
    return round(minutes * 60)
