"""The contact moments behind a figure over journeys, some journeys at a time."""

from dataclasses import dataclass
from typing import Final

from app.actions.operations import kept_journey
from app.actions.patterns import entries_of, sketch_of, tallies_of, today
from app.actions.rule_settings import RulesInForce, rules_in
from app.actions.workspace import Workspace
from app.journey import Journey
from app.journey.across import By, Evidence, Selection, evidence
from app.journey.across.evidence import has
from app.storage.journeys import journey_row

JOURNEYS_A_PAGE: Final = 20


@dataclass(frozen=True)
class Behind:
    """A journey, and what of it a figure rests on."""

    journey: Journey
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Sources:
    """The journeys behind a figure: those of one page, of how many in all."""

    journeys: tuple[Behind, ...]
    count: int
    page: int
    rules: RulesInForce

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.count // JOURNEYS_A_PAGE))


def sources_of(
    workspace: Workspace, selection: Selection, by: By, key: str, page: int = 1
) -> Sources:
    """What a figure rests on; beyond the last page there is nothing."""
    tallies = tallies_of(workspace, selection)
    ids = sorted(name for name, one in tallies.items() if has(one, by, key))
    shown = ids[(page - 1) * JOURNEYS_A_PAGE : page * JOURNEYS_A_PAGE]
    found, day = [], today()
    with workspace.database.reading() as session:
        rules = rules_in(session)
        for name in shown:
            row = journey_row(session, name)
            if row is None:  # somebody took it away a moment ago
                continue
            journey = kept_journey(workspace, session, row).journey
            entries = entries_of(journey, rules, sketch_of(workspace, session, journey), day)
            behind = evidence(journey, entries, by, key, rules.settings)
            found.append(Behind(journey, tuple(behind)))
    return Sources(tuple(found), len(ids), page, rules)
