"""Erasing for good what somebody typed in: one item with its history, or a whole journey."""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.actions.journeys import get_journey
from app.actions.voices_withdrawing import erase_item, erase_journey
from app.actions.workspace import NotFound
from app.journey import Resource
from app.web.pages.rendering import render
from app.web.pages.visit import ItemIdDep, ListedDep, VisitDep, home_of, item_address

router: Final = APIRouter(include_in_schema=False, prefix="/journeys/{journey_id}")
ERASED: Final = frozenset(
    {
        Resource.ANNOTATION,
        Resource.BOTTLENECK,
        Resource.CONTACT_MOMENT,
        Resource.EXPERIENCE,
        Resource.PROBLEM,
    }
)
"""What holds somebody's story; phases and departments hold none."""


@dataclass(frozen=True)
class ErasePage:
    """What is to be erased."""

    title: str
    text: str
    action: str
    back: str


@router.get("/erase")
def ask_journey(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """Ask once whether the whole journey is to go for good."""
    journey = get_journey(visit.workspace, journey_id).journey
    here = f"/journeys/{journey_id}"
    page = ErasePage(journey.title, visit.t("voices.erase.journey"), f"{here}/erase", here)
    return render(visit.request, visit.t, "voices/erase.html", page)


@router.post("/erase")
def erase_whole(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """Erase a journey, and all that hangs on it."""
    erase_journey(visit.workspace, person=visit.person, journey_id=journey_id)
    return RedirectResponse("/", 303)


@router.get("/{collection}/{item_id}/erase")
def ask_item(
    visit: VisitDep, journey_id: ItemIdDep, resource: ListedDep, item_id: ItemIdDep
) -> Response:
    """Ask once whether an item is to go with its history."""
    item = get_journey(visit.workspace, journey_id).journey.find(resource, item_id)
    if item is None or resource not in ERASED:
        raise NotFound(resource, item_id)
    named = getattr(item, "title", "") or getattr(item, "quote", "") or getattr(item, "text", "")
    there = item_address(journey_id, resource, item_id)
    back = home_of(journey_id, resource) if resource is Resource.ANNOTATION else there
    page = ErasePage(named[:200] or item_id, visit.t("voices.erase.item"), f"{there}/erase", back)
    return render(visit.request, visit.t, "voices/erase.html", page)


@router.post("/{collection}/{item_id}/erase")
def erase_one(
    visit: VisitDep, journey_id: ItemIdDep, resource: ListedDep, item_id: ItemIdDep
) -> Response:
    """Erase an item from everywhere."""
    if resource not in ERASED:
        raise NotFound(resource, item_id)
    erase_item(
        visit.workspace,
        person=visit.person,
        journey_id=journey_id,
        resource=resource,
        item_id=item_id,
    )
    return RedirectResponse(home_of(journey_id, resource), 303)
