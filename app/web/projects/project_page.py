"""The projects, and one of them: its five steps, what is done, and the next thing to do."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.actions.projects import (
    KeptProject,
    ProjectState,
    list_projects,
    project_state,
    remove_project,
    tick,
)
from app.journey.method import Step, Task, next_task
from app.web.pages.form_values import first
from app.web.pages.rendering import render
from app.web.pages.visit import SentDep, VisitDep
from app.web.projects.project_form import ProjectId

router = APIRouter()


@dataclass(frozen=True)
class ProjectsPage:
    """Every project."""

    projects: tuple[KeptProject, ...]


@dataclass(frozen=True)
class ProjectPage:
    """How far a project is."""

    state: ProjectState

    @property
    def path(self) -> str:
        """Where the page is."""
        return f"/projects/{self.state.kept.id}"

    @property
    def next(self) -> Task | None:
        """The next thing to do."""
        return next_task(self.state.steps)

    def done_of(self, step: Step) -> int:
        """How many tasks of a step are done."""
        return sum(1 for one in self.state.steps[step] if one.is_done)

    def is_done(self, step: Step) -> bool:
        """Whether a step is done wholly."""
        return self.done_of(step) == len(self.state.steps[step])

    def address(self, task: Task) -> str:
        """Where a task is done."""
        at = f"/journeys/{task.journey}"
        return {
            "frame": f"{at}/frame",
            "new": f"/new?project={self.state.kept.id}",
            "journey": at,
            "workshops": f"{at}/workshops",
            "questionnaires": f"{at}/questionnaires",
            "found": f"{at}#found",
            "plan": f"{at}/plan",
            "project": f"#task-{task.key}",
        }[task.where.value]


@router.get("/projects")
def show_projects(visit: VisitDep) -> Response:
    """Every project of the workspace."""
    page = ProjectsPage(tuple(list_projects(visit.workspace)))
    return render(visit.request, visit.t, "projects/list.html", page)


@router.get("/projects/{project_id}")
def show_project(visit: VisitDep, project_id: ProjectId) -> Response:
    """The steps of a project and what is next."""
    page = ProjectPage(project_state(visit.workspace, project_id))
    return render(visit.request, visit.t, "projects/project.html", page)


@router.post("/projects/{project_id}/ticks")
def set_tick(visit: VisitDep, project_id: ProjectId, sent: SentDep) -> Response:
    """Tick a task off by hand, or take the tick away."""
    task, done = first(sent, "task"), first(sent, "done") == "yes"
    tick(visit.workspace, project_id=project_id, task=task, done=done)
    return RedirectResponse(f"/projects/{project_id}#task-{task}", status_code=303)


@router.post("/projects/{project_id}/remove")
def remove(visit: VisitDep, project_id: ProjectId) -> Response:
    """Take a project away; its journeys stay."""
    remove_project(visit.workspace, project_id=project_id)
    return RedirectResponse("/projects", status_code=303)
