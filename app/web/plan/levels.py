"""What lies at each level: the page for the network meeting, the signal to the government."""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from fastapi.responses import Response

from app.journey import Action, Bottleneck, ContactMoment, Level
from app.journey.planning.levels import at_level, is_ready, passed_on_from
from app.web.pages.rendering import render
from app.web.pages.visit import ItemIdDep, VisitDep
from app.web.plan.page import PlanPage, plan_of

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class LevelPage(PlanPage):
    """The actions of one level: what blocks, how often it happens, what is asked."""

    level: Level

    @property
    def here(self) -> str:
        """This page."""
        return f"{self.path}/plan/levels/{self.level.value}"

    @property
    def levels(self) -> tuple[Level, ...]:
        """All levels."""
        return tuple(Level)

    @property
    def ready(self) -> list[Action]:
        """What has waited long enough to be passed on; at the highest level, everything."""
        return [one for one in self._here if self._is_ready(one)]

    @property
    def waiting(self) -> list[Action]:
        """What still has its time at this level."""
        return [one for one in self._here if not self._is_ready(one)]

    @property
    def _here(self) -> list[Action]:
        return at_level(self.journey, self.level)

    def _is_ready(self, action: Action) -> bool:
        return self.level is Level.NATIONAL or is_ready(action, self.plan.today)

    def when(self, action: Action) -> date | None:
        """When an action can be passed on."""
        return passed_on_from(action)

    def blocking(self, action: Action) -> list[Bottleneck]:
        """The bottlenecks that an action is against, those of its improvement too."""
        improvement = next(
            (one for one in self.journey.improvements if one.id == action.improvement), None
        )
        named = [action.bottleneck, *(improvement.bottlenecks if improvement else ())]
        found = [self.bottleneck(one) for one in dict.fromkeys(named)]
        return [one for one in found if one is not None]

    def cases(self, bottleneck: Bottleneck) -> int | None:
        """In how many journeys of the workspace this kind of bottleneck comes up."""
        return self.plan.reach.get(bottleneck.category)

    def moments(self, bottleneck: Bottleneck) -> list[ContactMoment]:
        """Where in the journey it is."""
        found = [self.journey.contact_moment(one) for one in bottleneck.contact_moments]
        return [one for one in found if one is not None]


@router.get("/journeys/{journey_id}/plan/levels/{level}")
def show(visit: VisitDep, journey_id: ItemIdDep, level: Level) -> Response:
    """What lies at a level."""
    page = LevelPage(plan=plan_of(visit, journey_id), t=visit.t, level=level)
    return render(visit.request, visit.t, "plan/level.html", page)
