"""What every page about a journey's plan has."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from app.actions.planning import JourneyPlan, journey_plan
from app.formats.amounts import amount_written
from app.journey import Action, Bottleneck, Department, Journey
from app.journey.planning.sharing_out import called
from app.language import Translator
from app.web.pages.visit import Visit

VERBS: Final = frozenset({"created", "changed", "removed"})


def today() -> date:
    """The day on which the server answers, in UTC."""
    return datetime.now(UTC).date()


@dataclass(frozen=True, kw_only=True)
class PlanPage:
    """A journey's plan, and what has just been done to it."""

    plan: JourneyPlan
    t: Translator
    message: str = ""

    @property
    def journey(self) -> Journey:
        """The journey."""
        return self.plan.loaded.journey

    @property
    def path(self) -> str:
        """The address of the journey's page."""
        return f"/journeys/{self.journey.id}"

    def title_of(self, department_id: str | None) -> str:
        """What a department is called; empty where it is none."""
        found = self.journey.department(department_id)
        return called(found) if found is not None else ""

    def called(self, department: Department) -> str:
        """What a department is called beside others of its name."""
        return called(department)

    def bottleneck(self, item_id: str | None) -> Bottleneck | None:
        """A bottleneck that people marked."""
        return next((one for one in self.journey.bottlenecks if one.id == item_id), None)

    def actions_for(self, improvement_id: str) -> tuple[Action, ...]:
        """The actions that belong to an improvement."""
        return tuple(one for one in self.journey.actions if one.improvement == improvement_id)

    def version(self, kind: str, item_id: str) -> int:
        """The version of an item, for the form that changes it."""
        found = next(one for one in self.plan.loaded.versions if one.value == kind)
        return self.plan.loaded.versions[found][item_id]

    def amount(self, value: float | None) -> str:
        """A figure in the reader's language."""
        return "?" if value is None else amount_written(value, self.t("formats.decimal_mark"))


def plan_of(visit: Visit, journey_id: str) -> JourneyPlan:
    """The plan of a journey as it is today; raises ``NotFound``."""
    return journey_plan(visit.workspace, journey_id, today())


def message_of(visit: Visit, done: str, what: str) -> str:
    """What a form has just saved, or one of this room's own sentences."""
    if done in VERBS and what in ("improvement", "action"):
        return visit.t(f"done.{done}", what=visit.t(f"terms.resource.{what}", n=1))
    key = f"plan.{done}" if done in ("square.moved", "square.chosen", "page.saved") else ""
    return visit.t(key) if key else ""
