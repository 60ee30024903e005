"""The breakthrough session: one case, everybody in one room; its agenda and its record."""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from app.journey import Department, Outcome, Problem
from app.web.pages.rendering import render
from app.web.pages.visit import ItemIdDep, VisitDep
from app.web.plan.page import PlanPage, plan_of

router = APIRouter()
STEPS: Final = ("story", "map", "stuck", "agree", "learn", "last")


@dataclass(frozen=True, kw_only=True)
class BreakthroughPage(PlanPage):
    """Who is invited, the agenda, and what was agreed and learned."""

    @property
    def here(self) -> str:
        """This page."""
        return f"{self.path}/breakthrough"

    @property
    def steps(self) -> tuple[str, ...]:
        """The points of the agenda."""
        return STEPS

    @property
    def invited(self) -> list[Department]:
        """Every department that the young parent met, or was sent to, in order."""
        named = [
            one
            for moment in self.journey.contact_moments
            for one in (moment.department, moment.referred_to)
        ]
        found = [self.journey.department(one) for one in dict.fromkeys(named)]
        return [one for one in found if one is not None]

    @property
    def open_problems(self) -> list[Problem]:
        """The problems that are not solved."""
        return [one for one in self.journey.problems if one.outcome is not Outcome.SOLVED]


@router.get("/journeys/{journey_id}/breakthrough")
def show(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """The agenda and the record so far."""
    page = BreakthroughPage(plan=plan_of(visit, journey_id), t=visit.t)
    return render(visit.request, visit.t, "plan/breakthrough.html", page)
