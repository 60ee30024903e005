"""The action plan: by department and for everybody, what is due, how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse, Response

from app.actions.items import change_item
from app.actions.planning import pass_on
from app.journey import Action, ActionStatus, Level, Refused, Resource, new_id
from app.journey.planning.levels import at_level, is_ready, next_level
from app.journey.planning.reminders import Reminder, reminders
from app.journey.planning.sharing_out import (
    Progress,
    Share,
    by_term,
    has_reached,
    progress,
    shares,
)
from app.journey.terms import Term
from app.web.pages.form_values import Values, first
from app.web.pages.rendering import render
from app.web.pages.saving import operation_of
from app.web.pages.visit import ItemIdDep, SentDep, Visit, VisitDep
from app.web.plan.page import PlanPage, message_of, plan_of

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class ActionPage(PlanPage):
    """The plan of everybody, or of one ``department``."""

    operation: str
    department: str = ""
    error: str = ""

    @property
    def here(self) -> str:
        """This page."""
        query = f"?department={self.department}" if self.department else ""
        return f"{self.path}/plan{query}"

    @property
    def query(self) -> str:
        """What a download asks for to be of the same part."""
        return f"&department={self.department}" if self.department else ""

    @property
    def statuses(self) -> tuple[ActionStatus, ...]:
        """How far an action can be."""
        return tuple(ActionStatus)

    @property
    def shares(self) -> list[Share]:
        """The parts of the departments that are shown."""
        return [
            one
            for one in shares(self.journey)
            if not self.department
            or (one.department is not None and one.department.id == self.department)
        ]

    @property
    def reminders(self) -> list[Reminder]:
        """What is due for those who are shown."""
        shown = {one.id for share in self.shares for one in (*share.own, *share.helping)}
        found = reminders(self.journey)
        return [one for one in found if one.action is None or one.action.id in shown]

    @property
    def levels(self) -> list[tuple[Level, int, int]]:
        """Each level with how many actions lie there, and how many of them can go up."""
        found = [(level, at_level(self.journey, level)) for level in Level]
        return [
            (level, len(several), sum(self.is_ready(one) for one in several))
            for level, several in found
        ]

    @property
    def progress(self) -> Progress:
        """How far the shown part is."""
        return progress(tuple(one for share in self.shares for one in share.own))

    def terms(self, actions: tuple[Action, ...]) -> Mapping[Term | None, tuple[Action, ...]]:
        """Actions by their term."""
        return by_term(actions)

    def is_ready(self, action: Action) -> bool:
        """Whether it is time to pass an action on."""
        return is_ready(action, self.plan.today)

    def next_level(self, action: Action) -> Level | None:
        """Where an action would go."""
        return next_level(action.level) if action.is_running else None

    def has_reached(self, action: Action) -> bool:
        """Whether the target was reached."""
        return has_reached(action)


@router.get("/journeys/{journey_id}/plan")
def show(
    visit: VisitDep,
    journey_id: ItemIdDep,
    department: Annotated[str, Query(max_length=63)] = "",
    done: Annotated[str, Query()] = "",
    what: Annotated[str, Query()] = "",
) -> Response:
    """The plan of everybody, or of one department."""
    return _answer(visit, journey_id, department, message_of(visit, done, what))


@router.post("/journeys/{journey_id}/actions/{item_id}/status")
def set_status(
    visit: VisitDep, journey_id: ItemIdDep, item_id: ItemIdDep, sent: SentDep
) -> Response:
    """Say how far an action is; refused as done while its indicator was not measured."""

    def change() -> None:
        _change(visit, journey_id, item_id, {"status": first(sent, "status")}, sent)

    return _do(visit, journey_id, item_id, change)


@router.post("/journeys/{journey_id}/actions/{item_id}/pass-on")
def hand_up(visit: VisitDep, journey_id: ItemIdDep, item_id: ItemIdDep, sent: SentDep) -> Response:
    """Bring an action one level up."""

    def change() -> None:
        pass_on(
            visit.workspace,
            person=visit.person,
            journey_id=journey_id,
            action_id=item_id,
            today=plan_of(visit, journey_id).today,
            operation_id=operation_of(sent),
        )

    return _do(visit, journey_id, item_id, change)


def _change(
    visit: Visit, journey_id: str, item_id: str, fields: dict[str, Any], sent: Values
) -> None:
    change_item(
        visit.workspace,
        person=visit.person,
        journey_id=journey_id,
        resource=Resource.ACTION,
        item_id=item_id,
        fields=fields,
        operation_id=operation_of(sent),
    )


def _do(visit: Visit, journey_id: str, item_id: str, change: Any) -> Response:
    try:
        change()
    except Refused as refused:
        said = " ".join(visit.t.fault(one) for one in refused.faults)
        return _answer(visit, journey_id, "", said, status=400, is_error=True)
    address = f"/journeys/{journey_id}/plan?done=page.saved#action-{item_id}"
    return RedirectResponse(address, status_code=303)


def _answer(
    visit: Visit,
    journey_id: str,
    department: str,
    message: str,
    *,
    status: int = 200,
    is_error: bool = False,
) -> Response:
    plan = plan_of(visit, journey_id)
    known = {one.id for one in plan.loaded.journey.departments}
    page = ActionPage(
        plan=plan,
        t=visit.t,
        message="" if is_error else message,
        error=message if is_error else "",
        operation=new_id(),
        department=department if department in known else "",
    )
    return render(visit.request, visit.t, "plan/plan.html", page, status=status)
