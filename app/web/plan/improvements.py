"""The improvements on their square, ranked, with what people chose and what helped before."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse, Response

from app.actions.items import change_item
from app.actions.solutions import others_solutions, own_solutions
from app.journey import Choice, Effort, Improvement, Level, Refused, Resource, new_id
from app.journey.planning.levels import first_level
from app.journey.planning.ranking import Rank
from app.journey.planning.solutions import Solution, fitting
from app.journey.planning.square import EFFORTS, IMPACTS, cell_of, suggested
from app.web.pages.form_values import Values, first
from app.web.pages.rendering import render, wants_part
from app.web.pages.saving import operation_of
from app.web.pages.visit import ItemIdDep, SentDep, Visit, VisitDep
from app.web.plan.page import PlanPage, message_of, plan_of

router = APIRouter()
MOST_SOLUTIONS = 3


@dataclass(frozen=True, kw_only=True)
class SquarePage(PlanPage):
    """The square and the list beside it."""

    solutions: tuple[Solution, ...]
    operation: str

    @property
    def impacts(self) -> tuple[int, ...]:
        """The rows, from much to little."""
        return IMPACTS

    @property
    def efforts(self) -> tuple[Effort, ...]:
        """The columns, from little to much work."""
        return EFFORTS

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen."""
        return tuple(Choice)

    @property
    def ranks(self) -> tuple[Rank, ...]:
        """The improvements in order of their number."""
        return self.plan.ranks

    @property
    def here(self) -> str:
        """This page."""
        return f"{self.path}/improvements"

    def cell(self, impact: int, effort: Effort) -> tuple[Improvement, ...]:
        """The improvements at a place of the square."""
        return tuple(one for one in self.journey.improvements if cell_of(one) == (impact, effort))

    def unplaced(self) -> tuple[Improvement, ...]:
        """The improvements that are not in the square."""
        return tuple(one for one in self.journey.improvements if cell_of(one) is None)

    def suggested(self, impact: int, effort: Effort) -> Choice:
        """What the square suggests at a place."""
        return suggested(impact, effort)

    def suggestion(self, improvement: Improvement) -> Choice | None:
        """What the square suggests for an improvement."""
        where = cell_of(improvement)
        return suggested(*where) if where is not None else None

    def level(self, improvement: Improvement) -> Level:
        """Where an action for an improvement begins: the highest that its bottlenecks ask for."""
        levels = list(Level)
        found = [
            first_level(one)
            for one in self.plan.found.entries
            if one.bottleneck is not None and one.bottleneck.id in improvement.bottlenecks
        ]
        return max(found, key=levels.index, default=Level.PROFESSIONAL)

    def helped_before(self, improvement: Improvement) -> list[Solution]:
        """What solved the same kind of bottleneck elsewhere, a few of them."""
        against = [self.bottleneck(one) for one in improvement.bottlenecks]
        found = [
            solution
            for category in dict.fromkeys(one.category for one in against if one is not None)
            for solution in fitting(self.solutions, category)
        ]
        return list(dict.fromkeys(found))[:MOST_SOLUTIONS]


@router.get("/journeys/{journey_id}/improvements")
def show(
    visit: VisitDep,
    journey_id: ItemIdDep,
    done: Annotated[str, Query()] = "",
    what: Annotated[str, Query()] = "",
) -> Response:
    """The page."""
    return _answer(visit, journey_id, message_of(visit, done, what))


@router.post("/journeys/{journey_id}/improvements/{item_id}/place")
def place(visit: VisitDep, journey_id: ItemIdDep, item_id: ItemIdDep, sent: SentDep) -> Response:
    """Put an improvement at a place of the square, or out of it."""
    impact = first(sent, "impact")
    fields = {
        "impact": int(impact) if impact in ("1", "2", "3", "4") else None,
        "effort": first(sent, "effort") or None,
    }
    return _change(visit, journey_id, item_id, fields, sent, "square.moved")


@router.post("/journeys/{journey_id}/improvements/{item_id}/choose")
def choose(visit: VisitDep, journey_id: ItemIdDep, item_id: ItemIdDep, sent: SentDep) -> Response:
    """Keep what people chose to do with an improvement."""
    fields = {"choice": first(sent, "choice") or None}
    return _change(visit, journey_id, item_id, fields, sent, "square.chosen")


def _change(
    visit: Visit, journey_id: str, item_id: str, fields: dict[str, Any], sent: Values, done: str
) -> Response:
    try:
        change_item(
            visit.workspace,
            person=visit.person,
            journey_id=journey_id,
            resource=Resource.IMPROVEMENT,
            item_id=item_id,
            fields=fields,
            operation_id=operation_of(sent),
        )
    except Refused as refused:
        said = " ".join(visit.t.fault(one) for one in refused.faults)
        return _answer(visit, journey_id, f"{visit.t('plan.page.refused')} {said}", status=400)
    if wants_part(visit.request):
        return _answer(visit, journey_id, message_of(visit, done, ""))
    address = f"/journeys/{journey_id}/improvements?done={done}#improvement-{item_id}"
    return RedirectResponse(address, status_code=303)


def _answer(visit: Visit, journey_id: str, message: str, *, status: int = 200) -> Response:
    plan = plan_of(visit, journey_id)
    own = [one for place, one in own_solutions(visit.workspace) if place != journey_id]
    page = SquarePage(
        plan=plan,
        t=visit.t,
        message=message,
        solutions=(*own, *others_solutions(visit.workspace)),
        operation=new_id(),
    )
    return render(visit.request, visit.t, "plan/improvements.html", page, status=status)
