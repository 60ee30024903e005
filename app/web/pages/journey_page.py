"""One journey: its map, the same as a table, its figures and everything that it holds."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from app.actions.deciding import findings_of
from app.actions.journeys import get_journey
from app.actions.plans import Plan, plans_for
from app.actions.projects import KeptProject, projects_of
from app.actions.undoing import can_undo
from app.actions.workspace import NotFound
from app.diagram import DrawingError, draw
from app.diagram.view import View
from app.journey import Journey, Resource
from app.journey.bottlenecks import Finding, has_standing
from app.journey.figures import KeyFigures, key_figures
from app.language.wording import Wording
from app.web.pages.contents import Contents, PhaseContents
from app.web.pages.found import Found, found_in
from app.web.pages.look import look_page
from app.web.pages.map_view import MapView, map_view
from app.web.pages.rendering import render, wants_part
from app.web.pages.shown import Shown
from app.web.pages.visit import ItemIdDep, Visit, VisitDep, home_of

router = APIRouter(include_in_schema=False)
log = logging.getLogger(__name__)
PAPERS: Final = ("a4", "a3", "a2", "a1", "a0")
VERBS: Final = frozenset({"created", "changed", "moved", "removed", "undone", "redone", "made"})


@dataclass(frozen=True)
class JourneyPage(Contents):
    """What the page shows; ``drawing`` is empty where the map could not be drawn."""

    figures: KeyFigures
    map: MapView
    drawing: Markup
    found: Found
    can_undo: bool
    can_redo: bool
    projects: tuple[KeptProject, ...] = ()
    message: str = ""
    is_warning: bool = False
    look_costs_contrast: bool = False
    papers: tuple[str, ...] = PAPERS


@router.get("/journeys/{journey_id}")
def show_journey(
    visit: VisitDep,
    journey_id: ItemIdDep,
    done: Annotated[str, Query()] = "",
    what: Annotated[str, Query()] = "",
) -> Response:
    """The whole page; ``done`` and ``what`` say what has just been saved."""
    return journey_answer(visit, journey_id, _message(visit, done, what))


def journey_answer(
    visit: Visit, journey_id: str, message: str = "", *, warning: bool = False, status: int = 200
) -> Response:
    """The page of a journey, or its changing part for a script, and what was done."""
    loaded = get_journey(visit.workspace, journey_id)
    back, forth = can_undo(visit.workspace, person=visit.person, journey_id=journey_id)
    shown = Shown.of(visit.request)
    plans = plans_for(visit.workspace, loaded.journey)
    found = findings_of(visit.workspace, loaded.journey, datetime.now(UTC).date())
    over = _laid_over(visit, plans, shown)
    view = map_view(loaded.journey, shown, visit.t, plans, over)
    page = JourneyPage(
        loaded=loaded,
        shown=shown,
        figures=key_figures(loaded.journey),
        map=view,
        drawing=_drawn(loaded.journey, visit.t.language, view.view, found),
        found=found_in(loaded.journey, found, visit.t, everything=shown.all_found),
        can_undo=back,
        can_redo=forth,
        projects=tuple(projects_of(visit.workspace, loaded.journey)),
        message=message,
        is_warning=warning,
        look_costs_contrast=look_page(visit.t).costs_contrast,
    )
    return render(visit.request, visit.t, "journey.html", page, status=status)


@router.get("/journeys/{journey_id}/phases/{phase_id}/contact-moments")
def show_phase(
    visit: VisitDep, journey_id: ItemIdDep, phase_id: ItemIdDep, part: Annotated[int, Query()] = 0
) -> Response:
    """The contact moments of a folded phase for a script; else the page with the phase unfolded.

    ``part`` chooses one of the parts of a phase with very many of them.
    """
    page = Contents(get_journey(visit.workspace, journey_id), Shown.of(visit.request))
    stretches = page.stretches.get(phase_id, ())
    if not 0 <= part < len(stretches):
        raise NotFound(Resource.PHASE, phase_id)
    stretch = stretches[part]
    if wants_part(visit.request):
        unfolded = replace(page.shown, open=page.shown.open | {stretch.key})
        shown = PhaseContents(page.loaded, unfolded, stretch)
        return render(visit.request, visit.t, "phase.html", shown)
    address = page.shown.address(page.path, opened=stretch.key)
    return RedirectResponse(f"{address}#phase-{phase_id}", status_code=303)


def saved(
    visit: Visit, journey_id: str, verb: str, resource: Resource, *, then: str = ""
) -> Response:
    """The answer to something that was saved: the changed part, or the way back to the page.

    Args:
        visit: The request.
        journey_id: The journey that was changed.
        verb: What was done, one of ``VERBS``.
        resource: The kind of item that it was done to.
        then: The address of the form to go on with, if not back to the journey.
    """
    if wants_part(visit.request):
        answer = journey_answer(visit, journey_id, _message(visit, verb, resource.value))
        if then:
            answer.headers["Klantreis-Next"] = then
        return answer
    query = urlencode({"done": verb, "what": resource.value})
    back = f"{home_of(journey_id, resource)}?{query}"
    return RedirectResponse(then or back, status_code=303)


def _message(visit: Visit, done: str, what: str) -> str:
    if done not in VERBS or what not in list(Resource):
        return ""
    named = Wording(visit.t).resource(Resource(what))
    return visit.t(f"done.{done}", what=named)


def _laid_over(visit: Visit, plans: Sequence[Plan], shown: Shown) -> Journey | None:
    """The plan that the address asks for, if it is one of those on offer."""
    if shown.over not in {one.id for one in plans}:
        return None
    return get_journey(visit.workspace, shown.over).journey


def _drawn(journey: Journey, language: str, view: View, found: Sequence[Finding]) -> Markup:
    told = replace(view, found=tuple(found)) if has_standing(journey.decisions) else view
    try:
        svg = draw.svg(journey, language=language, view=told, standalone=False)
    except DrawingError:
        log.exception("the map of journey %s could not be drawn", journey.id)
        return Markup()
    return Markup(svg.decode())  # noqa: S704 - our drawing room escapes every text in one place
