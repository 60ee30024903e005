"""Two groups of journeys, or two journeys, side by side."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.actions.patterns import (
    all_tallies,
    counted,
    groups_of,
    newest_journeys,
    themes_of,
)
from app.journey import JourneyKind
from app.journey.across import By, Compared, Counts, Facet, Selection, compare
from app.language import Translator
from app.web.across.asked import (
    EVERY_KIND,
    Asked,
    Choice,
    group_choices,
    kind_of,
    theme_choices,
)
from app.web.across.words import Words
from app.web.pages.rendering import render
from app.web.pages.visit import Visit, VisitDep

router = APIRouter()
MOST_JOURNEYS: Final = 200
FACETS: Final = (Facet.CATEGORY, Facet.RULE, Facet.DEPARTMENT, Facet.CHANNEL)
GroupQuery = Annotated[str, Query(max_length=5_100)]


@dataclass(frozen=True)
class Side:
    """One of the two groups: what was chosen, what it is called, and its counts."""

    chosen: str
    name: str
    asked: Asked
    counts: Counts


@dataclass(frozen=True)
class ComparedPage:
    """The choices, and the tables once both groups are chosen."""

    options: list[tuple[str, list[Choice]]]
    left: Side | None
    right: Side | None
    words: Words
    tables: tuple[tuple[Facet, tuple[Compared, ...]], ...] = ()

    def behind(self, side: Side, facet: Facet, key: str) -> str:
        """Where the contact moments behind a figure of one side are."""
        return side.asked.behind(By(facet.value), key)


@router.get("/overview/compare")
def show_comparison(visit: VisitDep, left: GroupQuery = "", right: GroupQuery = "") -> Response:
    """The two groups of the address, side by side; the form alone while one is missing."""
    options = _options(visit)
    sides = [_side(visit, one, options) for one in (left, right)]
    tables: tuple[tuple[Facet, tuple[Compared, ...]], ...] = ()
    if sides[0] is not None and sides[1] is not None:
        counts = sides[0].counts, sides[1].counts
        tables = tuple((one, compare(*counts, one)) for one in FACETS)
    page = ComparedPage(options, sides[0], sides[1], Words(visit.t), tables)
    return render(visit.request, visit.t, "across/compare.html", page)


def _options(visit: Visit) -> list[tuple[str, list[Choice]]]:
    """What can be chosen: kinds, themes, target groups, single journeys."""
    t = visit.t
    tallies = all_tallies(visit.workspace)[0].values()
    kinds = [Choice(one.value, t(f"terms.journey_kind.{one}")) for one in JourneyKind]
    journeys = newest_journeys(visit.workspace, MOST_JOURNEYS)
    named = [Choice(one.id, one.title) for one in journeys]
    several = {
        "kind": [Choice(EVERY_KIND, t("across.every_kind")), *kinds],
        "theme": theme_choices(themes_of(tallies), ""),
        "group": group_choices(groups_of(tallies), ""),
        "journey": named,
    }
    return [
        (t(f"across.compare.{name}"), [Choice(f"{name}:{one.value}", one.label) for one in choices])
        for name, choices in several.items()
        if choices
    ]


def _side(visit: Visit, chosen: str, options: list[tuple[str, list[Choice]]]) -> Side | None:
    selection = _selection(chosen)
    if selection is None:
        return None
    labels = {one.value: one.label for _, several in options for one in several}
    name = _name(chosen, labels, visit.t)
    return Side(chosen, name, Asked(selection), counted(visit.workspace, selection).counts)


def _name(chosen: str, labels: dict[str, str], t: Translator) -> str:
    kind, _, value = chosen.partition(":")
    label = labels.get(chosen, value)
    return label if kind == "journey" else t(f"across.compare.named.{kind}", name=label)


def _selection(chosen: str) -> Selection | None:
    """The selection of an option (``theme:wonen``); ``None`` where it is none."""
    name, _, value = chosen.partition(":")
    match name:
        case "kind" if value:
            return Selection(kind=kind_of(value))
        case "theme" if value:
            return Selection(theme=value)
        case "group" if value:
            return Selection(group=value)
        case "journey" if value:
            return Selection(journey=value)
    return None
