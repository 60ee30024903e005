"""What a count may say: signal, suspicion or pattern; percentages, percentiles and scores or not.

The limits are those of docs/bottlenecks.md: one journey is a signal, two a suspicion, three or more
a pattern; a percentage or percentile needs twenty cases; a score needs three people.
"""

import math
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

LEAST_FOR_PERCENT: Final = 20
LEAST_PEOPLE: Final = 3
PATTERN_FROM: Final = 3


class Weight(StrEnum):
    """How much a number of journeys says."""

    NONE = "none"
    SIGNAL = "signal"
    SUSPICION = "suspicion"
    PATTERN = "pattern"


def weight(journeys: int) -> Weight:
    """What it is called when so many journeys have it."""
    if journeys >= PATTERN_FROM:
        return Weight.PATTERN
    return (Weight.NONE, Weight.SIGNAL, Weight.SUSPICION)[max(0, journeys)]


def percent(part: int, whole: int) -> int | None:
    """A whole percentage; ``None`` below twenty, where it would say more than is known."""
    if whole < LEAST_FOR_PERCENT:
        return None
    return int(100 * part / whole + 0.5)


def percentile(sorted_values: Sequence[float], part: int) -> float | None:
    """The value that ``part`` percent stay within (nearest rank); ``None`` below twenty values."""
    if len(sorted_values) < LEAST_FOR_PERCENT:
        return None
    return sorted_values[max(0, math.ceil(len(sorted_values) * part / 100) - 1)]


def mean_score(people: int, total: float) -> float | None:
    """The mean of people's scores to one decimal; ``None`` below three people."""
    if people < LEAST_PEOPLE:
        return None
    return round(total / people, 1)
