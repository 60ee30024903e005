"""How long people usually wait at a step: the waits known from several journeys."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.journey.bottlenecks.facts import Facts, Point
from app.journey.bottlenecks.settings import DEFAULTS
from app.journey.journey import Journey

Step = tuple[str, str, str]
"""A department's name and organisation, and the topic: what makes two waits comparable."""


@dataclass(frozen=True)
class KnownWaits:
    """The known waits for an office, in days and from short to long, for every step."""

    by_step: dict[Step, tuple[float, ...]] = field(default_factory=dict)

    def percentile(self, step: Step | None, percent: int, *, needed: int) -> float | None:
        """The wait that ``percent`` of the cases stay within (nearest rank).

        ``None`` where the step is unknown or fewer than ``needed`` waits are known.
        """
        waits = self.by_step.get(step, ()) if step else ()
        if not waits or len(waits) < needed:
            return None
        return waits[max(0, math.ceil(len(waits) * percent / 100) - 1)]

    def count(self, step: Step | None) -> int:
        """How many waits are known of a step."""
        return len(self.by_step.get(step, ())) if step else 0


def step_of(point: Point) -> Step | None:
    """The step that a contact is; ``None`` where its office or topic is unknown."""
    if point.office is None or not point.topic:
        return None
    return point.office.title.casefold(), point.office.organisation.casefold(), point.topic


def known_waits(journeys: Iterable[Journey]) -> KnownWaits:
    """What the journeys tell about how long each step usually takes."""
    return waits_in(Facts(journey, DEFAULTS) for journey in journeys)


def waits_in(several: Iterable[Facts]) -> KnownWaits:
    """As ``known_waits``, of journeys made ready for the rules."""
    found: dict[Step, list[float]] = {}
    for facts in several:
        for point in facts.points:
            waited, step = facts.waited_after(point), step_of(point)
            if waited is not None and step is not None:
                found.setdefault(step, []).append(waited)
    return KnownWaits({step: tuple(sorted(waits)) for step, waits in found.items()})
