"""Bottlenecks: the thirteen rules that find where a journey gets stuck, and explain why.

Source of the rules and their thresholds: docs/bottlenecks.md. Pure: a journey goes in, findings
come out; nothing is stored, and no sentence is written (``sentences`` names those of the
catalogue).
"""

from collections.abc import Iterator
from datetime import date

from app.journey.bottlenecks import barriers, effort, route, standstill, voices
from app.journey.bottlenecks.facts import Facts, colour_of
from app.journey.bottlenecks.finding import Colour, Figures, Finding, Rule
from app.journey.bottlenecks.overview import Entry, Overview, Status, has_standing, overview
from app.journey.bottlenecks.settings import (
    DEFAULTS,
    BaseSeverity,
    LegalTerm,
    RuleSettings,
    settings_with,
)
from app.journey.bottlenecks.waits import Usual, UsualWaits, known_for, usual_in
from app.journey.journey import Journey
from app.journey.plan import Decision
from app.journey.terms import Verdict

__all__ = [
    "DEFAULTS",
    "BaseSeverity",
    "Colour",
    "Decision",
    "Entry",
    "Figures",
    "Finding",
    "LegalTerm",
    "Overview",
    "Rule",
    "RuleSettings",
    "Status",
    "Usual",
    "UsualWaits",
    "Verdict",
    "colour_of",
    "find_bottlenecks",
    "has_standing",
    "overview",
    "settings_with",
    "usual_in",
]


def find_bottlenecks(
    journey: Journey,
    settings: RuleSettings = DEFAULTS,
    *,
    planned: Journey | None = None,
    today: date | None = None,
    usual: UsualWaits | None = None,
) -> list[Finding]:
    """Everything that the rules find in a journey, the most severe first.

    ``planned`` is the sketch that rule 12 holds it against; ``today`` lets silence after the last
    contact count (without it, what came after the last contact is unknown); ``usual`` is how long
    each step takes over journeys, without which rule 2 knows the waits of this journey alone.
    """
    facts = Facts(journey, settings, today)
    sketch = Facts(planned, settings) if planned is not None else None
    known = known_for(facts, usual)
    places = {point.id: point.place for point in facts.points}
    return sorted(
        _findings(facts, sketch, known),
        key=lambda one: (-one.severity, places[one.contact_moments[0]], one.number),
    )


def _findings(facts: Facts, sketch: Facts | None, usual: UsualWaits) -> Iterator[Finding]:
    yield from voices.truth_went_badly(facts)
    yield from standstill.long_wait(facts, usual)
    repeated = [
        *effort.back_and_forth(facts),
        *effort.told_again(facts),
        *effort.came_back(facts),
    ]
    yield from effort.merged(repeated, [point.id for point in facts.points])
    yield from standstill.standstill(facts)
    yield from effort.channel_change(facts)
    yield from voices.seen_differently(facts)
    yield from barriers.held_by_a_rule(facts)
    yield from barriers.lost_referral(facts)
    yield from route.off_route(facts, sketch)
    yield from voices.mood_fell(facts)
