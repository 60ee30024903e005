"""The form of a project: what it is called and for, and which journeys belong to it."""

from collections.abc import Sequence
from typing import Annotated, Final

from fastapi import APIRouter, Path
from fastapi.responses import RedirectResponse, Response

from app.actions.patterns import newest_journeys
from app.actions.projects import change_project, make_project, project_state, seen_mark
from app.actions.seen import Overtaken
from app.journey import Fault, Refused
from app.journey.texts import ID_PATTERN
from app.web.pages.fields import Field, Widget
from app.web.pages.form_values import Values
from app.web.pages.options import Option
from app.web.pages.rendering import render
from app.web.pages.visit import SentDep, Visit, VisitDep
from app.web.plain_conflicts import chosen, guarded, guarded_as_sent, overtaken, seen_in
from app.web.plain_forms import PlainForm, PlainGroup

router = APIRouter()
ProjectId = Annotated[str, Path(pattern=ID_PATTERN)]
MOST_SHOWN: Final = 300


@router.get("/projects/new")
def show_new(visit: VisitDep) -> Response:
    """The form of a project that is not there yet."""
    return _form(visit, _plain(visit, None), {})


@router.post("/projects/new")
def make(visit: VisitDep, sent: SentDep) -> Response:
    """Make a project."""
    try:
        made = make_project(visit.workspace, fields=_read(visit, sent))
    except Refused as refused:
        form = _plain(visit, None, sent.get("journeys", ()))
        return _form(visit, form, sent, refused.faults)
    return RedirectResponse(f"/projects/{made}", status_code=303)


@router.get("/projects/{project_id}/edit")
def show_form(visit: VisitDep, project_id: ProjectId) -> Response:
    """The form of a project."""
    shown, mark = _shown_now(visit, project_id)
    form = guarded(_plain(visit, project_id, shown["journeys"]), shown, mark)
    return _form(visit, form, shown)


@router.post("/projects/{project_id}/edit")
def change(visit: VisitDep, project_id: ProjectId, sent: SentDep) -> Response:
    """Change a project."""
    now, mark = _shown_now(visit, project_id)
    form = _plain(visit, project_id, (*sent.get("journeys", ()), *now["journeys"]))
    sent = chosen(form, sent, now)
    fields, seen = _read(visit, sent), seen_in(sent)
    try:
        change_project(visit.workspace, project_id=project_id, fields=fields, seen=seen)
    except Refused as refused:
        return _form(visit, guarded_as_sent(form, sent), sent, refused.faults)
    except Overtaken:
        return overtaken(visit, form, sent, (now, mark), f"/projects/{project_id}")
    return RedirectResponse(f"/projects/{project_id}", status_code=303)


def _shown_now(visit: Visit, project_id: str) -> tuple[Values, str]:
    """What the form shows of a project as it is, and its mark."""
    project = project_state(visit.workspace, project_id).kept.project
    shown = {"title": (project.title,), "goal": (project.goal,), "journeys": project.journeys}
    return shown, seen_mark(project)


def _plain(visit: Visit, project_id: str | None, chosen: Sequence[str] = ()) -> PlainForm:
    options = [
        Option(one.id, f"{one.title} ({visit.t(f'terms.journey_kind.{one.kind}')})")
        for one in newest_journeys(visit.workspace, MOST_SHOWN, chosen)
    ]
    fields = (
        Field("title", Widget.LINE, required=True),
        Field("goal", Widget.TEXT),
        Field("journeys", Widget.ITEMS),
    )
    group = PlainGroup("what", fields, {"journeys": options})
    path = f"/projects/{project_id}" if project_id else "/projects"
    action = f"{path}/edit" if project_id else "/projects/new"
    back_name = "back_one" if project_id else "back"
    return PlainForm("projects.form", (group,), action, path, back_name=back_name)


def _read(visit: Visit, sent: Values) -> dict[str, object]:
    read = _plain(visit, None).read(sent)
    return {"title": read["title"], "goal": read["goal"], "journeys": read["journeys"]}


def _form(visit: Visit, form: PlainForm, values: Values, faults: Sequence[Fault] = ()) -> Response:
    page = form.page(visit.t, values, faults)
    return render(visit.request, visit.t, "form.html", page, status=400 if faults else 200)
