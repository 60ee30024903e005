"""Making a journey by the method's first two steps: purpose and frame, then the empty map.

What was filled in at step 1 travels along in the form of step 2: nothing is stored half.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError

from app.actions.journeys import Overview, get_journey, import_journey, list_journeys
from app.actions.projects import add_to_project
from app.actions.workspace import NotFound, OperationReused
from app.journey import (
    Fault,
    Frame,
    Journey,
    JourneyKind,
    Problem,
    Refused,
    Resource,
    faults_from,
    new_id,
)
from app.journey.texts import ID_PATTERN
from app.web.pages.fields import FRAME_FORM, Field, Group, Widget
from app.web.pages.form_page import ErrorLine, FormTexts, GroupView, error_lines, group_views
from app.web.pages.form_values import Values, first, read_fields, values_of
from app.web.pages.options import Choices
from app.web.pages.rendering import render
from app.web.pages.saving import operation_of
from app.web.pages.visit import SentDep, Visit, VisitDep

router = APIRouter(include_in_schema=False)
log = logging.getLogger(__name__)
EMPTY: Final = "empty"
PROBLEMS: Final = Group("problems", (Field("problems", Widget.LINES),))
STEP_1: Final = (*FRAME_FORM[:3], PROBLEMS, *FRAME_FORM[3:])


@dataclass(frozen=True)
class StepOne:
    """The form of the purpose and frame."""

    groups: tuple[GroupView, ...]
    start: str
    errors: tuple[ErrorLine, ...] = ()
    path: str = "/new"
    project: str = ""


@dataclass(frozen=True)
class StepTwo:
    """How the map begins; ``carried`` is what step 1 filled in."""

    title: str
    carried: tuple[tuple[str, str], ...]
    templates: tuple[Overview, ...]
    journeys: tuple[Overview, ...]
    start: str
    operation: str
    error: str = ""
    path: str = "/new"


@router.get("/new")
def show_step_one(
    visit: VisitDep,
    like: Annotated[str, Query(pattern=ID_PATTERN)] = "",
    project: Annotated[str, Query(pattern=ID_PATTERN)] = "",
) -> Response:
    """Step 1; ``like`` is the journey to begin with, ``project`` the one that it will be of."""
    values: dict[str, tuple[str, ...]] = {"kind": (JourneyKind.SKETCH.value,)}
    if like:
        frame = get_journey(visit.workspace, like).journey.frame
        if not frame.template:
            values = values_of(frame, FRAME_FORM)
            values["title"] = (visit.t("new.copy_of", title=frame.title)[:200],)
    if project:
        values |= {"project": (project,)}
    return _step_one(visit, values, like)


@router.post("/new")
def back_to_step_one(visit: VisitDep, sent: SentDep) -> Response:
    """Step 1 again, with all that was filled in."""
    return _step_one(visit, sent, first(sent, "start"))


@router.post("/new/map")
def show_step_two(visit: VisitDep, sent: SentDep) -> Response:
    """Step 2, once step 1 is sound."""
    try:
        _journey_of(visit, sent, EMPTY)
    except Refused as refused:
        return _step_one(visit, sent, first(sent, "start"), refused.faults)
    return _step_two(visit, sent)


@router.post("/new/journey")
def make(visit: VisitDep, sent: SentDep) -> Response:
    """Store the new journey and go to its map."""
    start = first(sent, "start")
    if not start:
        return _step_two(visit, sent, "new.start.missing")
    try:
        journey = _journey_of(visit, sent, start)
        done = import_journey(
            visit.workspace,
            person=visit.person,
            journey=journey,
            operation_id=operation_of(sent),
        )
    except Refused as refused:
        return _step_one(visit, sent, start, refused.faults)
    except NotFound:
        return _step_two(visit, sent, "new.start.gone")
    except OperationReused:
        return _step_two(visit, sent, "form.fault.sent_before")
    return RedirectResponse(_then(visit, first(sent, "project"), done.journey_id), status_code=303)


def _then(visit: Visit, project: str, journey_id: str) -> str:
    """Where one goes on: to the project that asked for the journey, else to its map."""
    made = f"/journeys/{journey_id}?done=made&what=journey"
    if not project:
        return made
    try:
        add_to_project(visit.workspace, project_id=project, journey_id=journey_id)
    except (NotFound, Refused):  # taken away meanwhile, or full: the journey is made all the same
        log.info("project %s could not take journey %s", project, journey_id)
        return made
    return f"/projects/{project}"


def _journey_of(visit: Visit, sent: Values, start: str) -> Journey:
    """The journey that the two steps describe; refuses fields that are wrong."""
    fields = read_fields(sent, STEP_1)
    titles = fields.pop("problems")
    try:
        frame = Frame.model_validate(fields)
    except ValidationError as error:
        raise Refused(faults_from(error, Frame)) from error
    problems = tuple(_problem(title) for title in titles)
    base = None if start == EMPTY else get_journey(visit.workspace, start).journey
    blank = base or Journey(id=new_id(), kind=frame.kind, title=frame.title)
    made_id = f"{operation_of(sent) or new_id()}"
    journey = blank.with_frame(frame).model_copy(update={"id": made_id})
    return journey.with_items(Resource.PROBLEM, (*journey.problems, *problems))


def _problem(title: str) -> Problem:
    fields: dict[str, Any] = {"id": new_id(), "title": title}
    try:
        return Problem.model_validate(fields)
    except ValidationError as error:
        raise Refused(
            Fault(("problems",), one.code, one.values) for one in faults_from(error)
        ) from error


def _step_one(visit: Visit, values: Values, start: str, faults: Sequence[Fault] = ()) -> Response:
    texts = FormTexts(visit.t, Resource.JOURNEY)
    choices = Choices(visit.t, Resource.JOURNEY, None)
    page = StepOne(
        group_views(STEP_1, texts=texts, choices=choices, values=values, faults=faults),
        start,
        error_lines(STEP_1, texts, faults),
        project=first(values, "project"),
    )
    return render(visit.request, visit.t, "new.html", page, status=400 if faults else 200)


def _is_template(overview: Overview) -> bool:
    return overview.frame.template


def _moments(overview: Overview) -> int:
    """The emptiest template comes first: the method begins with an empty map."""
    return overview.counts[Resource.CONTACT_MOMENT]


def _step_two(visit: Visit, sent: Values, error: str = "") -> Response:
    overviews = list_journeys(visit.workspace)
    apart = ("start", "operation")
    page = StepTwo(
        title=first(sent, "title"),
        carried=tuple(
            (name, value)
            for name, several in sent.items()
            if name not in apart
            for value in several
        ),
        templates=tuple(sorted(filter(_is_template, overviews), key=_moments)),
        journeys=tuple(one for one in overviews if not one.frame.template),
        start=first(sent, "start"),
        operation=new_id(),
        error=visit.t(error) if error else "",
    )
    return render(visit.request, visit.t, "new_map.html", page, status=400 if error else 200)
