"""Projects of the workspace: make one, change it, tick something off, see how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import func
from sqlmodel import Session, col, select

from app.actions.operations import kept_journey
from app.actions.seen import check_seen, mark_of
from app.actions.workspace import NotFound, Workspace
from app.journey import Fault, Journey, Refused, Resource, faults_from, new_id
from app.journey.method import MANUAL, Around, Project, Step, Task, thread
from app.storage.journeys import journey_row, journey_rows
from app.storage.pattern_tables import ProjectRow
from app.storage.tables import JourneyRow, now
from app.storage.workshop_tables import WorkshopRow


@dataclass(frozen=True)
class KeptProject:
    """A project with its id."""

    id: str
    project: Project
    updated_at: datetime


@dataclass(frozen=True)
class ProjectState:
    """A project, the journeys that are still there, those based on them, and its tasks."""

    kept: KeptProject
    journeys: tuple[Journey, ...]
    steps: dict[Step, tuple[Task, ...]]


def list_projects(workspace: Workspace) -> list[KeptProject]:
    """Every project, the last changed first."""
    with workspace.database.reading() as session:
        rows = session.exec(select(ProjectRow).order_by(col(ProjectRow.updated_at).desc()))
        return [_kept(row) for row in rows]


def projects_of(workspace: Workspace, journey: Journey) -> list[KeptProject]:
    """The projects that a journey belongs to, itself or by the sketch that it is held against."""
    known = {journey.id, journey.based_on}
    return [one for one in list_projects(workspace) if known.intersection(one.project.journeys)]


def project_state(workspace: Workspace, project_id: str) -> ProjectState:
    """How far a project is; raises ``NotFound``."""
    with workspace.database.reading() as session:
        kept = _kept(_row(session, project_id))
        journeys = _journeys(workspace, session, kept.project)
        ids = [one.id for one in journeys]
        held = session.scalar(
            select(func.count())
            .select_from(WorkshopRow)
            .where(col(WorkshopRow.journey_id).in_(ids))
        )
    steps = thread(kept.project, journeys, Around(workshops=held or 0))
    return ProjectState(kept, journeys, steps)


def make_project(workspace: Workspace, *, fields: Mapping[str, Any]) -> str:
    """Make a project and tell its id; raises ``Refused``."""
    project = _project(fields)
    row = ProjectRow(id=new_id(), title=project.title, body=project.model_dump(mode="json"))
    with workspace.database.writing() as session:
        session.add(row)
        session.commit()
        return row.id


def change_project(
    workspace: Workspace, *, project_id: str, fields: Mapping[str, Any], seen: str | None = None
) -> None:
    """Change the fields of a project.

    Raises:
        NotFound: there is no such project.
        Refused: a field can't be so.
        Overtaken: it is another than the one that was ``seen``; a tick changes nothing of that.
    """
    with workspace.database.writing() as session:
        row = _row(session, project_id, lock=True)
        check_seen(seen_mark(_kept(row).project), seen)
        _write(row, _project(row.body | dict(fields)))
        session.commit()


def add_to_project(workspace: Workspace, *, project_id: str, journey_id: str) -> None:
    """Let a journey belong to a project; raises ``NotFound`` and, where it is full, ``Refused``."""
    with workspace.database.writing() as session:
        row = _row(session, project_id, lock=True)
        journeys = dict.fromkeys([*row.body["journeys"], journey_id])
        _write(row, _project(row.body | {"journeys": list(journeys)}))
        session.commit()


def seen_mark(project: Project) -> str:
    """The mark of what the form of a project shows."""
    return mark_of(project, {"ticks"})


def tick(workspace: Workspace, *, project_id: str, task: str, done: bool) -> None:
    """Tick a task off, or take the tick away; only what nothing shows is ticked by hand."""
    if task not in MANUAL:
        raise Refused([Fault(("task",), "not_one_of")])
    with workspace.database.writing() as session:
        row = _row(session, project_id, lock=True)
        _write(row, _kept(row).project.ticked(task, done=done))
        session.commit()


def remove_project(workspace: Workspace, *, project_id: str) -> None:
    """Take a project away; its journeys stay."""
    with workspace.database.writing() as session:
        session.delete(_row(session, project_id, lock=True))
        session.commit()


def _row(session: Session, project_id: str, *, lock: bool = False) -> ProjectRow:
    query = select(ProjectRow).where(ProjectRow.id == project_id)
    row = session.exec(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise NotFound(Resource.JOURNEY, project_id)
    return row


def _kept(row: ProjectRow) -> KeptProject:
    return KeptProject(row.id, Project.model_validate(row.body), row.updated_at)


def _project(fields: Mapping[str, Any]) -> Project:
    try:
        return Project.model_validate(dict(fields))
    except ValidationError as error:
        raise Refused(faults_from(error, Project)) from error


def _write(row: ProjectRow, project: Project) -> None:
    row.title, row.body = project.title, project.model_dump(mode="json")
    row.version += 1
    row.updated_at = now()


def _journeys(workspace: Workspace, session: Session, project: Project) -> tuple[Journey, ...]:
    """The journeys of a project that are there, and those that are held against one of them."""
    named = [journey_row(session, one) for one in project.journeys]
    rows: dict[str, JourneyRow] = {row.id: row for row in named if row is not None}
    for row in journey_rows(session):
        if row.body.get("based_on") in rows and not row.template:
            rows.setdefault(row.id, row)
    return tuple(kept_journey(workspace, session, row).journey for row in rows.values())
