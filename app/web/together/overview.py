"""One address for the three kinds of journey: each shows what can be done with it here."""

from typing import Annotated, Final

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.actions.linking import SKETCHES, get_linked, link_sketch
from app.journey import JourneyKind
from app.web.pages.form_values import first
from app.web.pages.rendering import render
from app.web.pages.saving import operation_of
from app.web.pages.visit import ItemIdDep, SentDep, VisitDep
from app.web.together.bringing import bringing_page
from app.web.together.matching import matching_page
from app.web.together.page import back_to, message_of
from app.web.together.sketch import sketch_page

router: Final = APIRouter()
MOST_PAGES: Final = 10_000


@router.get("/journeys/{journey_id}/together")
def show_together(
    visit: VisitDep,
    journey_id: ItemIdDep,
    done: Annotated[str, Query()] = "",
    page: Annotated[int, Query(ge=1, le=MOST_PAGES)] = 1,
) -> Response:
    """The gap of a sketch, the matching of a lived journey, or what the combined can take over."""
    linked = get_linked(visit.workspace, journey_id)
    message = message_of(visit.t, done)
    if linked.journey.kind in SKETCHES:
        gap = sketch_page(visit, journey_id, message)
        return render(visit.request, visit.t, "together/sketch.html", gap)
    if linked.journey.kind is JourneyKind.COMBINED and linked.sketch is not None:
        bringing = bringing_page(visit, journey_id, message, page)
        return render(visit.request, visit.t, "together/bringing.html", bringing)
    matching = matching_page(visit, linked, message)
    return render(visit.request, visit.t, "together/matching.html", matching)


@router.post("/journeys/{journey_id}/together/sketch")
def choose_sketch(visit: VisitDep, journey_id: ItemIdDep, sent: SentDep) -> Response:
    """Hold a journey against the sketch ``sketch``, or against none."""
    chosen = first(sent, "sketch") or None
    link_sketch(
        visit.workspace,
        person=visit.person,
        journey_id=journey_id,
        sketch_id=chosen,
        operation_id=operation_of(sent),
    )
    return back_to(journey_id, "linked" if chosen else "unlinked")
