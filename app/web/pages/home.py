"""The journeys of the workspace: the list, taking one out of it and putting it back."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse, Response

from app.actions.journeys import (
    Overview,
    get_journey,
    list_journeys,
    remove_journey,
    restore_journey,
)
from app.journey.texts import ID_PATTERN
from app.web.pages.rendering import render
from app.web.pages.visit import ItemIdDep, VisitDep

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class HomePage:
    """The journeys and, apart, the templates; ``removed`` is one that can be put back."""

    journeys: tuple[Overview, ...]
    templates: tuple[Overview, ...]
    removed: str = ""
    restored: bool = False


@router.get("/")
def show_journeys(
    visit: VisitDep,
    removed: Annotated[str, Query(pattern=ID_PATTERN)] = "",
    restored: Annotated[bool, Query()] = False,
) -> Response:
    """Every journey, the last changed first."""
    overviews = list_journeys(visit.workspace)
    page = HomePage(
        journeys=tuple(one for one in overviews if not one.frame.template),
        templates=tuple(one for one in overviews if one.frame.template),
        removed=removed,
        restored=restored,
    )
    return render(visit.request, visit.t, "home.html", page)


@dataclass(frozen=True)
class RemoveJourneyPage:
    """The journey that is to go."""

    id: str
    title: str


@router.get("/journeys/{journey_id}/remove")
def ask(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """Ask whether the whole journey is to go."""
    journey = get_journey(visit.workspace, journey_id).journey
    page = RemoveJourneyPage(journey_id, journey.title)
    return render(visit.request, visit.t, "remove_journey.html", page)


@router.post("/journeys/{journey_id}/remove")
def remove(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """Take a journey out of the list; the list offers to put it back."""
    remove_journey(visit.workspace, person=visit.person, journey_id=journey_id)
    return RedirectResponse(f"/?removed={journey_id}", status_code=303)


@router.post("/journeys/{journey_id}/restore")
def restore(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """Put back a journey that was removed."""
    restore_journey(visit.workspace, person=visit.person, journey_id=journey_id)
    return RedirectResponse("/?restored=true", status_code=303)
