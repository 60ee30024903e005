"""Removing an item: first what goes along is said, then it goes; undo brings it all back."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

from app.actions.items import remove_item
from app.actions.journeys import get_journey
from app.actions.workspace import NotFound
from app.journey import LISTS, ContactMoment, Item, Journey, Refused, Resource, new_id
from app.journey.rules import references
from app.web.pages.form_values import first
from app.web.pages.journey_page import saved
from app.web.pages.options import Choices, Option
from app.web.pages.rendering import render
from app.web.pages.saving import operation_of
from app.web.pages.visit import ItemIdDep, ResourceDep, SentDep, Visit, VisitDep, item_address

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class RemovalPage:
    """What is to go, what that means for the rest, and where its contact moments can go."""

    heading: str
    consequences: tuple[str, ...]
    action: str
    back: str
    form: str
    phases: tuple[Option, ...]
    operation: str
    error: str = ""
    stuck: str = ""


@router.get("/journeys/{journey_id}/{collection}/{item_id}/remove")
def ask(
    visit: VisitDep, journey_id: ItemIdDep, resource: ResourceDep, item_id: ItemIdDep
) -> Response:
    """Say what goes along, and ask whether to go on."""
    return _answer(visit, journey_id, resource, item_id)


@router.post("/journeys/{journey_id}/{collection}/{item_id}/remove")
def remove(
    visit: VisitDep, journey_id: ItemIdDep, resource: ResourceDep, item_id: ItemIdDep, sent: SentDep
) -> Response:
    """Remove the item; a phase hands its contact moments to ``move_to``."""
    try:
        remove_item(
            visit.workspace,
            person=visit.person,
            journey_id=journey_id,
            resource=resource,
            item_id=item_id,
            detach=resource is Resource.DEPARTMENT,
            move_to=first(sent, "move_to") or None,
            operation_id=operation_of(sent),
        )
    except Refused as refused:
        return _answer(visit, journey_id, resource, item_id, refused=refused, status=400)
    return saved(visit, journey_id, "removed", resource)


def _answer(
    visit: Visit,
    journey_id: str,
    resource: Resource,
    item_id: str,
    *,
    refused: Refused | None = None,
    status: int = 200,
) -> Response:
    journey = get_journey(visit.workspace, journey_id).journey
    item = journey.find(resource, item_id)
    if item is None:
        raise NotFound(resource, item_id)
    choices = Choices(visit.t, resource, journey, item_id)
    is_stuck = resource is Resource.PHASE and len(journey.phases) == 1 and journey.contact_moments
    address = item_address(journey_id, resource, item_id)
    page = RemovalPage(
        heading=visit.t(f"form.heading.remove.{resource.value}", title=choices.name(item)),
        consequences=tuple(_consequences(visit, journey, resource, item)),
        action=f"{address}/remove",
        back=f"/journeys/{journey_id}",
        form=address,
        phases=_phases_that_can_take(journey, item),
        operation=new_id(),
        error=_why_not(visit, refused) if refused else "",
        stuck=visit.t("form.removal.only_phase") if is_stuck else "",
    )
    answer = render(visit.request, visit.t, "remove.html", page, status=status)
    answer.headers["Klantreis-Form"] = "yes"
    return answer


def _why_not(visit: Visit, refused: Refused) -> str:
    """Why the item stays: contact moments without a place to go, or an order that can't be."""
    sentences = (
        visit.t("form.removal.where")
        if fault.code in ("in_use", "not_there")
        else visit.t("form.removal.refused", reason=visit.t.fault(fault))
        for fault in refused.faults
    )
    return " ".join(dict.fromkeys(sentences))


def _consequences(visit: Visit, journey: Journey, resource: Resource, item: Item) -> list[str]:
    """One sentence for each kind of item that names this one."""
    said = []
    for kind in LISTS:
        naming = sum(
            any((found, named) == (resource, item.id) for _, found, named in references(one))
            for one in journey.items(kind)
        )
        key = f"form.removal.{resource.value}.{kind.value}"
        if naming and visit.t.has(key):
            said.append(visit.t(key, n=naming))
    return said


def _phases_that_can_take(journey: Journey, item: Item) -> tuple[Option, ...]:
    holds = any(isinstance(one, ContactMoment) for one in journey.in_phase(item.id))
    if journey.phase(item.id) is not item or not holds:
        return ()
    return tuple(Option(one.id, one.title) for one in journey.phases if one.id != item.id)
