"""How long people usually wait at a step: the waits known from several journeys."""

import hashlib
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.journey.bottlenecks.facts import Facts, Point
from app.journey.bottlenecks.settings import DEFAULTS, RuleSettings
from app.journey.journey import Journey

STEP_LENGTH: Final = 12


@dataclass(frozen=True, slots=True)
class Usual:
    """How long a step usually takes, in days.

    ``limit`` is what the percentile of the ``known`` waits stay within (nearest rank); ``longer``
    are the waits beyond it, from short to long.
    """

    known: int
    limit: float
    longer: tuple[float, ...] = ()

    def shorter_than(self, days: float) -> int:
        """How many of the known waits were shorter than one beyond the limit."""
        return self.known - len(self.longer) + bisect_left(self.longer, days)


UsualWaits = Mapping[str, Usual]
"""What is usual at each step, by the mark of the step; a step that isn't known well is left out."""


def step_of(point: Point) -> str | None:
    """The mark of the step that a contact is; ``None`` where its office or topic is unknown.

    Waits with the same department (by name and organisation) on the same topic can be compared. A
    mark tells nothing of them, so that it may be kept beside a journey.
    """
    if point.office is None or not point.topic:
        return None
    office = point.office
    named = "\n".join((office.title.casefold(), office.organisation.casefold(), point.topic))
    return hashlib.sha256(named.encode()).hexdigest()[:STEP_LENGTH]


def step_waits(facts: Facts) -> Iterator[tuple[str, float]]:
    """Every known wait for an office, in days, with its step."""
    for point in facts.points:
        waited = facts.waited_after(point)
        step = step_of(point) if waited is not None else None
        if waited is not None and step is not None:
            yield step, waited


def usual_of(waits: Mapping[str, Sequence[float]], settings: RuleSettings = DEFAULTS) -> UsualWaits:
    """What is usual at the steps of which enough waits are known."""
    return {
        step: _usual(sorted(several), settings.wait_percentile)
        for step, several in sorted(waits.items())
        if len(several) >= settings.waits_needed
    }


def usual_in(journeys: Iterable[Journey], settings: RuleSettings = DEFAULTS) -> UsualWaits:
    """What is usual by what these journeys tell."""
    found: dict[str, list[float]] = {}
    for journey in journeys:
        for step, days in step_waits(Facts(journey, settings)):
            found.setdefault(step, []).append(days)
    return usual_of(found, settings)


def known_for(facts: Facts, usual: UsualWaits | None) -> UsualWaits:
    """What is usual over journeys; by this journey alone where those were not asked."""
    if usual is not None:
        return usual
    own: dict[str, list[float]] = {}
    for step, days in step_waits(facts):
        own.setdefault(step, []).append(days)
    return usual_of(own, facts.settings)


def _usual(waits: Sequence[float], percent: int) -> Usual:
    limit = waits[max(0, math.ceil(len(waits) * percent / 100) - 1)]
    return Usual(len(waits), limit, tuple(waits[bisect_right(waits, limit) :]))
