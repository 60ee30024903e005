"""The number beside an improvement: reach × impact × confidence ÷ effort, its parts shown.

First the square, the number second; a person decides. Red and about safety or shelter stands on
top, whatever the effort.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.journey.bottlenecks.finding import Colour
from app.journey.bottlenecks.overview import Entry
from app.journey.items import Bottleneck
from app.journey.journey import Journey
from app.journey.plan import Improvement
from app.journey.terms import Category, Effort, Perspective, Source

WEIGHT: Final[Mapping[Colour, float]] = {
    Colour.RED: 3,
    Colour.ORANGE: 1,
    Colour.YELLOW: 0.5,
}
WORK: Final[Mapping[Effort, int]] = {
    Effort.SMALL: 1,
    Effort.MEDIUM: 2,
    Effort.LARGE: 4,
    Effort.EXTRA_LARGE: 8,
}
PATTERN_FROM: Final = 3
"""In so many journeys a bottleneck is a pattern; in two a suspicion, in one a signal."""

SURE, LIKELY, UNSURE = 1.0, 0.8, 0.5
_PARENTS: Final = (Source.YOUNG_PARENT, Source.EXPERT_BY_EXPERIENCE)

Reach = Mapping[Category, int]
"""In how many journeys of the workspace each category of bottleneck comes up, this one included."""


@dataclass(frozen=True)
class Rank:
    """How an improvement weighs; the parts are ``None`` where they are not known.

    ``reach`` is a number of journeys, ``weight`` the severity of its worst bottleneck, ``work``
    the weight of its effort. ``value`` is ``None`` where a part is.
    """

    improvement: Improvement
    reach: int | None
    weight: float | None
    confidence: float | None
    work: int | None
    colour: Colour | None
    is_first: bool = False

    @property
    def value(self) -> float | None:
        """Reach × impact × confidence ÷ effort, to one decimal."""
        if (
            self.reach is None
            or self.weight is None
            or self.confidence is None
            or self.work is None
        ):
            return None
        return round(self.reach * self.weight * self.confidence / self.work, 1)


def ranked(journey: Journey, entries: Iterable[Entry], reach: Reach) -> list[Rank]:
    """The improvements of a journey: safety first, then by number; unweighed ones last, in order.

    ``entries`` are the bottlenecks after what people decided.
    """
    marked = {one.bottleneck.id: one for one in entries if one.bottleneck is not None}
    ranks = [rank(one, journey, marked, reach) for one in journey.improvements]
    return sorted(ranks, key=lambda one: (not one.is_first, -(one.value or 0)))


def rank(
    improvement: Improvement, journey: Journey, marked: Mapping[str, Entry], reach: Reach
) -> Rank:
    """How one improvement weighs."""
    against = [marked[one] for one in improvement.bottlenecks if one in marked]
    bottlenecks = [one.bottleneck for one in against if one.bottleneck is not None]
    times = max((reach.get(one.category, 1) for one in bottlenecks), default=None)
    colour = _worst(against)
    return Rank(
        improvement=improvement,
        reach=times,
        weight=WEIGHT[colour] if colour is not None else None,
        confidence=_confidence(journey, improvement, bottlenecks, times),
        work=WORK[improvement.effort] if improvement.effort is not None else None,
        colour=colour,
        is_first=improvement.safety and colour is Colour.RED,
    )


def _worst(against: Sequence[Entry]) -> Colour | None:
    """The colour of the most severe finding; people's own marking counts as orange."""
    worst = max(
        (one for one in against if one.colour), key=lambda one: one.severity or 0, default=None
    )
    if worst is not None:
        return worst.colour
    return Colour.ORANGE if against else None


def _confidence(
    journey: Journey,
    improvement: Improvement,
    bottlenecks: Sequence[Bottleneck],
    reach: int | None,
) -> float | None:
    """How sure it is: a pattern told by parents, a suspicion, or a signal or assumption."""
    if reach is None:
        return None
    assumed = improvement.is_assumed("bottlenecks") or all(
        one.is_assumed("category") for one in bottlenecks
    )
    if assumed or reach == 1:
        return UNSURE
    told = any(_told_by_a_parent(journey, one) for one in bottlenecks)
    return SURE if reach >= PATTERN_FROM and told else LIKELY


def _told_by_a_parent(journey: Journey, bottleneck: Bottleneck) -> bool:
    if bottleneck.source in _PARENTS:
        return True
    return any(
        one.perspective is Perspective.YOUNG_PARENT and one.score is not None
        for moment in bottleneck.contact_moments
        for one in journey.experiences_of(moment)
    )
