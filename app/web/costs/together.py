"""What the bottlenecks of a project or a selection of journeys cost together, on one page."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.actions.costs import CountedOnce, JourneyCosts, costs_of_several, once_a_person
from app.actions.patterns import groups_of, tallies_of, themes_of, today
from app.actions.projects import list_projects, project_state
from app.journey import JourneyKind
from app.journey.across import Selection
from app.journey.costs import Price, Together, together
from app.journey.texts import ID_PATTERN
from app.web.across.asked import Asked, AskedDep, Choice, group_choices, theme_choices
from app.web.costs.money_words import MoneyWords
from app.web.pages.rendering import render
from app.web.pages.visit import Visit, VisitDep

router = APIRouter()
MOST: Final = 200
"""So many journeys are added up: of more, nobody could say what the sum rests on."""
FIRST: Final = 10
"""So many journeys stand on the page that is printed; the rest are folded away."""


@dataclass(frozen=True)
class TogetherPage:
    """The sum, what it is made of, and what else can be chosen; ``found`` lived journeys fit."""

    asked: Asked
    title: str
    project: str
    found: int
    several: tuple[JourneyCosts, ...]
    once: CountedOnce
    apart: bool
    costs: Together
    words: MoneyWords
    day: date
    projects: list[Choice]
    themes: list[Choice]
    groups: list[Choice]
    most: int

    @property
    def is_too_many(self) -> bool:
        """Whether there are too many to add up."""
        return self.found > self.most

    @property
    def parts(self) -> tuple[tuple[JourneyCosts, ...], tuple[JourneyCosts, ...]]:
        """The journeys, the most expensive first: those that are shown, and the others."""
        ranked = sorted(self.once.counted, key=_rank)
        return tuple(ranked[:FIRST]), tuple(ranked[FIRST:])

    @property
    def twice(self) -> list[tuple[JourneyCosts, tuple[JourneyCosts, ...]]]:
        """The journeys that count for a person of whom others tell too, and those others."""
        named = [(one, self.once.beside[one.journey.id]) for one in self.once.counted]
        return [(one, others) for one, others in named if others]

    @property
    def otherwise(self) -> str:
        """Where each journey is counted by itself, or each person once again."""
        fields = self.asked.fields | ({"project": self.project} if self.project else {})
        told = urlencode(fields if self.apart else fields | {"apart": "true"})
        return f"/costs?{told}" if told else "/costs"

    @property
    def used(self) -> tuple[Price, ...]:
        """The prices that the sum counts with, each once; also of what would have been instead."""
        lines = [line for one in self.once.counted for line in one.costs.lines if line.added]
        named = (bill.price for line in lines for bill in (line.now, line.instead))
        return tuple(dict.fromkeys(one for one in named if one is not None))


def _rank(one: JourneyCosts) -> tuple[float, str, str]:
    """The highest amount first; what is unknown last."""
    high = one.costs.sum.high if one.costs.sum is not None else -1
    return -high, one.journey.title, one.journey.id


@router.get("/costs")
def show_together(
    visit: VisitDep,
    asked: AskedDep,
    project: Annotated[str, Query(pattern=f"{ID_PATTERN}|^$")] = "",
    apart: bool = False,
) -> Response:
    """The sum over the lived journeys that are asked for; each person counts once."""
    asked = Asked(replace(asked.selection, kind=JourneyKind.LIVED))
    ids, title = _of_project(visit, project) if project else (_of_selection(visit, asked), "")
    several = costs_of_several(visit.workspace, ids) if len(ids) <= MOST else ()
    once = once_a_person(several, apart=apart)
    lived = tallies_of(visit.workspace, Selection()).values()
    page = TogetherPage(
        asked=asked,
        title=title,
        project=project,
        found=len(ids),
        several=several,
        once=once,
        apart=apart,
        costs=together(one.costs for one in once.counted),
        words=MoneyWords(visit.t),
        day=today(),
        projects=_projects(visit, project),
        themes=theme_choices(themes_of(lived), asked.selection.theme),
        groups=group_choices(groups_of(lived), asked.selection.group),
        most=MOST,
    )
    return render(visit.request, visit.t, "costs/together.html", page)


def _of_project(visit: Visit, project: str) -> tuple[list[str], str]:
    """The lived journeys of a project, those held against one of its journeys with them."""
    state = project_state(visit.workspace, project)
    ids = [one.id for one in state.journeys if one.kind is JourneyKind.LIVED and not one.template]
    return ids, state.kept.project.title


def _of_selection(visit: Visit, asked: Asked) -> list[str]:
    return list(tallies_of(visit.workspace, asked.selection))


def _projects(visit: Visit, chosen: str) -> list[Choice]:
    several = list_projects(visit.workspace)
    return [Choice(one.id, one.project.title, one.id == chosen) for one in several]
