"""What comes back over journeys: tables, a heat map, and the chain of hand-overs."""

import logging
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response
from markupsafe import Markup

from app.actions.patterns import Counted, counted
from app.diagram.faults import DrawingError
from app.journey.across import By, Chain, Counts, Facet, Row, Waits
from app.journey.across.tally import pair
from app.language import Translator
from app.web.across.asked import (
    Asked,
    AskedDep,
    Choice,
    group_choices,
    kind_choices,
    theme_choices,
)
from app.web.across.words import Words
from app.web.pages.rendering import render
from app.web.pages.visit import VisitDep

router = APIRouter()
log = logging.getLogger(__name__)
FIRST: Final = 8
"""So many rows of a table are shown at once; the rest are folded away."""
MOST_ROWS: Final = 12
MOST_COLUMNS: Final = 8
MOST_ARROWS: Final = 24


@dataclass(frozen=True)
class TableView:
    """A table of what comes back, by one thing."""

    facet: Facet
    first: tuple[Row, ...]
    more: tuple[Row, ...]


@dataclass(frozen=True)
class HeatMap:
    """Departments down, phases across; cells left out for want of room are counted."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[Row | None, ...]], ...]
    left_out: int


@dataclass(frozen=True)
class OverviewPage:
    """The whole page."""

    asked: Asked
    counted: Counted
    words: Words
    kinds: list[Choice]
    themes: list[Choice]
    groups: list[Choice]
    drawing: Markup
    others: int

    @property
    def counts(self) -> Counts:
        """Everything that was counted."""
        return self.counted.counts

    @property
    def tables(self) -> list[TableView]:
        """A table for each facet."""
        return [
            TableView(one, tuple(rows[:FIRST]), tuple(rows[FIRST:]))
            for one, rows in self.counts.facets.items()
        ]

    @cached_property
    def heat(self) -> HeatMap:
        """The departments and phases that most journeys came to."""
        rows = self._most(Facet.DEPARTMENT, MOST_ROWS)
        columns = self._most(Facet.PHASE, MOST_COLUMNS)
        cells = self.counts.cells
        return HeatMap(
            columns=tuple((one, self.words.place(self.counts, one)) for one in columns),
            rows=tuple(
                (
                    self.words.place(self.counts, row),
                    tuple(cells.get((row, one)) for one in columns),
                )
                for row in rows
            ),
            left_out=sum(1 for row, column in cells if row not in rows or column not in columns),
        )

    def _most(self, facet: Facet, most: int) -> list[str]:
        """Where most journeys got stuck, and of those where most came at all."""
        stuck = {one.key: one.journeys for one in self.counts.facets[facet]}
        met = self.counts.met[facet]
        return sorted(met, key=lambda one: (-stuck.get(one, 0), -met[one], one))[:most]

    @property
    def waits(self) -> list[tuple[Waits, ...]]:
        """The departments with most waits known, and the others, folded away."""
        rows = self.counts.waits
        return [one for one in (rows[:MOST_ROWS], rows[MOST_ROWS:]) if one]

    @property
    def chains(self) -> tuple[Chain, ...]:
        """The hand-overs that are shown."""
        return self.counts.chains[:MOST_ARROWS]

    def behind(self, facet: str, key: str) -> str:
        """Where the contact moments behind a figure are."""
        return self.asked.behind(By(facet), key)

    def chain_address(self, chain: Chain) -> str:
        """Where the contact moments behind a hand-over are."""
        return self.asked.behind(By.HAND_OVER, pair(chain.first, chain.second))


@router.get("/overview")
def show_overview(visit: VisitDep, asked: AskedDep) -> Response:
    """The counts over the journeys that are asked for."""
    found = counted(visit.workspace, asked.selection)
    words = Words(visit.t)
    page = OverviewPage(
        asked=asked,
        counted=found,
        words=words,
        kinds=kind_choices(visit.t, asked.selection.kind),
        themes=theme_choices(found.themes, asked.selection.theme),
        groups=group_choices(found.groups, asked.selection.group),
        drawing=_drawn(found.counts, asked, visit.t),
        others=found.others,
    )
    return render(visit.request, visit.t, "across/overview.html", page)


def _drawn(counts: Counts, asked: Asked, t: Translator) -> Markup:
    """The chain as a picture; empty where there is none or it can't be drawn."""
    from app.diagram.hand_overs import Link, Office, svg

    shown = counts.chains[:MOST_ARROWS]
    if not shown:
        return Markup()
    names = {key: name for one in shown for key, name in _ends(one)}
    offices = [Office(key, name) for key, name in names.items()]
    links = [
        Link(
            one.first,
            one.second,
            one.times,
            t("across.chain.told", first=one.first_name, second=one.second_name, n=one.times),
            asked.behind(By.HAND_OVER, pair(one.first, one.second)),
        )
        for one in shown
    ]
    try:
        return Markup(svg(offices, links, title=t("across.chain.title")).decode())  # noqa: S704 - all escaped
    except DrawingError:
        log.exception("the chain of hand-overs could not be drawn")
        return Markup()


def _ends(chain: Chain) -> list[tuple[str, str]]:
    return [(chain.first, chain.first_name), (chain.second, chain.second_name)]
