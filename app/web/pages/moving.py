"""Earlier, later, to another department: every move by a button or a key, none by pointer alone."""

from enum import StrEnum
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from app.actions.items import change_item
from app.actions.journeys import get_journey
from app.actions.workspace import NotFound
from app.journey import LAST, ContactMoment, Experience, Item, Journey, Refused, Resource
from app.journey.changes import After
from app.web.pages.form_values import Values, first
from app.web.pages.journey_page import journey_answer, saved
from app.web.pages.visit import ItemIdDep, ResourceDep, SentDep, VisitDep

router = APIRouter(include_in_schema=False)


class Direction(StrEnum):
    """Which way an item goes; ``to`` names the place: ``phase``, ``after``, ``department``."""

    EARLIER = "earlier"
    LATER = "later"
    UP = "up"
    DOWN = "down"
    TO = "to"


Move = tuple[dict[str, Any], After | Literal["stay"]]
"""The fields that a move changes, and what the item then stands behind."""


def _direction(sent: SentDep) -> Direction:
    found = first(sent, "direction")
    if found not in list(Direction):
        raise NotFound(Resource.JOURNEY, found)
    return Direction(found)


@router.post("/journeys/{journey_id}/{collection}/{item_id}/move")
def move_item(
    visit: VisitDep,
    journey_id: ItemIdDep,
    resource: ResourceDep,
    item_id: ItemIdDep,
    direction: Annotated[Direction, Depends(_direction)],
    sent: SentDep,
) -> Response:
    """Move an item one step; at the end of the road nothing changes."""
    journey = get_journey(visit.workspace, journey_id).journey
    item = journey.find(resource, item_id)
    if item is None:
        raise NotFound(resource, item_id)
    is_to = direction is Direction.TO
    move = place(sent, item) if is_to else step(journey, resource, item, direction)
    if move is not None:
        fields, after = move
        try:
            change_item(
                visit.workspace,
                person=visit.person,
                journey_id=journey_id,
                resource=resource,
                item_id=item_id,
                fields=fields,
                after=after,
            )
        except Refused as refused:
            said = " ".join(visit.t.fault(fault) for fault in refused.faults)
            return journey_answer(visit, journey_id, said, warning=True, status=409)
    return saved(visit, journey_id, "moved", resource)


def place(sent: Values, item: Item) -> Move | None:
    """Where somebody put a contact moment: any phase, any place in it, any department."""
    if not isinstance(item, ContactMoment):
        return None
    fields: dict[str, Any] = {}
    if "department" in sent:
        fields["department"] = first(sent, "department") or None
    if "phase" not in sent:
        return fields, "stay"
    return fields | {"phase": first(sent, "phase")}, first(sent, "after") or None


def step(journey: Journey, resource: Resource, item: Item, direction: Direction) -> Move | None:
    """Where an item goes in one step; ``None`` where it can't go further."""
    if direction in (Direction.UP, Direction.DOWN):
        return _to_other_department(journey, item, direction)
    if isinstance(item, ContactMoment):
        siblings = [one.id for one in journey.in_phase(item.phase)]
    elif isinstance(item, Experience):
        siblings = [one.id for one in journey.experiences_of(item.contact_moment)]
    else:
        siblings = [one.id for one in journey.items(resource)]
    place = siblings.index(item.id) + (1 if direction is Direction.LATER else -1)
    if 0 <= place < len(siblings):
        rest = [one for one in siblings if one != item.id]
        return {}, rest[place - 1] if place else None
    return _to_other_phase(journey, item, direction)


def _to_other_phase(journey: Journey, item: Item, direction: Direction) -> Move | None:
    """Out of its phase: to the end of the one before, or to the head of the next."""
    if not isinstance(item, ContactMoment):
        return None
    phases = [one.id for one in journey.phases]
    place = phases.index(item.phase) + (1 if direction is Direction.LATER else -1)
    if not 0 <= place < len(phases):
        return None
    return {"phase": phases[place]}, None if direction is Direction.LATER else LAST


def _to_other_department(journey: Journey, item: Item, direction: Direction) -> Move | None:
    if not isinstance(item, ContactMoment):
        return None
    departments = [one.id for one in journey.departments]
    if item.department is None:
        place = 0 if direction is Direction.DOWN else len(departments) - 1
    else:
        place = departments.index(item.department) + (1 if direction is Direction.DOWN else -1)
    if not 0 <= place < len(departments):
        return None
    return {"department": departments[place]}, "stay"
