"""Who leads a workshop moves any card of the map: by pointer, by keys or by a form."""

from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from app.access.members import Member
from app.actions.items import change_item
from app.actions.journeys import get_journey
from app.actions.workspace import Workspace
from app.journey import ContactMoment, Fault, Journey, Refused, Resource
from app.language import Translator
from app.web.pages.form_values import Values
from app.web.pages.moving import Direction, Move, place, step
from app.web.workshop.adding import place_sent
from app.web.workshop.deeds import DeskDep
from app.web.workshop.leading import LeaderDep
from app.web.workshop.seats import FormDep, first, one_of
from app.workshop import WorkshopState

router = APIRouter(include_in_schema=False, prefix="/journeys/{journeyId}/workshops/{workshopId}")
_MOMENT: Final = Resource.CONTACT_MOMENT


@router.post("/moves")
def move_card(desk: DeskDep, member: LeaderDep, sent: FormDep) -> Response:
    """Put a contact moment in another place: ``place``, or a ``direction`` as on its own page."""
    told = ""

    def move() -> None:
        nonlocal told
        told = _move(desk.workspace, member, sent, desk.t)

    return desk.done(member, move, lambda: told)


def _move(workspace: Workspace, member: Member, sent: Values, t: Translator) -> str:
    """Move it, and say where it is now; refused where it, or its place, is gone."""
    if member.workshop.state is WorkshopState.CLOSED:
        raise Refused([Fault((), "workshop_closed")])
    journey_id = member.workshop.journey_id
    journey = get_journey(workspace, journey_id).journey
    moment = journey.contact_moment(first(sent, "moment"))
    if moment is None:
        raise Refused([Fault(("moment",), "missing")])
    where = _where(sent, journey, moment)
    if where is None:
        return t("workshop.lead.move.stays", title=moment.title)
    fields, after = where
    change_item(
        workspace,
        person=member.person,
        journey_id=journey_id,
        resource=_MOMENT,
        item_id=moment.id,
        fields=fields,
        after=after,
    )
    return _told(get_journey(workspace, journey_id).journey, moment, t)


def _where(sent: Values, journey: Journey, moment: ContactMoment) -> Move | None:
    if "direction" not in sent:
        chosen = place_sent(sent, journey)
        if not chosen.phase or chosen.after == moment.id:
            raise Refused([Fault(("place",), "missing")])
        return dict(chosen.phase), chosen.after
    direction = one_of(Direction, sent, "direction")
    if direction is Direction.TO:
        return place(sent, moment)
    return step(journey, _MOMENT, moment, direction)


def _told(journey: Journey, moment: ContactMoment, t: Translator) -> str:
    """Where a contact moment is now, in words."""
    now = journey.contact_moment(moment.id) or moment
    phase = journey.phase(now.phase)
    there = journey.in_phase(now.phase)
    number = [one.id for one in there].index(now.id)
    behind = t("workshop.add.place_after", title=there[number - 1].title)
    where = behind if number else t("workshop.add.place_first")
    return t(
        "workshop.lead.move.done", title=now.title, phase=phase.title if phase else "", place=where
    )
