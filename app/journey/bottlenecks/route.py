"""Rule 12: what was not on the intended route: ad hoc, failed, or out of order.

The three deviations are CJML's (Halvorsrud 2016). Which contact moments are the same is told by
``app.journey.comparing``: what people said, else the same id, or the same department with the same
title or topic. A second contact of that department and topic is the same one again.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.journey.bottlenecks.facts import Facts, Point
from app.journey.bottlenecks.finding import Figures, Finding, Rule
from app.journey.comparing import counterparts, matches_between
from app.journey.journey import Journey
from app.journey.terms import Result

FAILED = frozenset({Result.NOT_SOLVED, Result.REFUSED, Result.STOPPED})


@dataclass(frozen=True)
class _Sketch:
    """The contacts of the sketch, and which of them the contacts of a journey are."""

    points: Sequence[Point]
    planned_journey: Journey
    lived: Journey

    @cached_property
    def same(self) -> dict[str, Point]:
        """The contact of the sketch that each of the journey's is, one to one, by its id."""
        by_id = {point.id: point for point in self.points}
        pairs = counterparts(self.lived, self.planned_journey)
        return {lived: by_id[planned] for planned, lived in pairs.items()}

    @cached_property
    def apart(self) -> frozenset[tuple[str, str]]:
        """Contacts of which people said that they are not the same: planned, then lived."""
        said = matches_between(self.lived, self.planned_journey)
        return frozenset((one.planned, one.actual) for one in said if not one.same)

    @cached_property
    def by_topic(self) -> dict[tuple[str, str], list[Point]]:
        found: dict[tuple[str, str], list[Point]] = {}
        for point in self.points:
            if _name(point) and point.topic:
                found.setdefault((_name(point), point.topic), []).append(point)
        return found

    @cached_property
    def vague(self) -> frozenset[str]:
        """The offices with a contact of unknown topic; ``""`` where one names no office."""
        return frozenset(
            _name(point)
            for point in self.points
            if not point.informal and not (_name(point) and point.topic)
        )

    @cached_property
    def offices(self) -> frozenset[str]:
        """The offices that the sketch names."""
        return frozenset(map(_name, self.points))

    def planned(self, point: Point, behind: int) -> Point | None:
        """The contact of the sketch that this is, or is once more: the next behind ``behind``."""
        same = self.same.get(point.id)
        if same is not None:
            return same
        alike = self.by_topic.get((_name(point), point.topic), [])
        found = [one for one in alike if (one.id, point.id) not in self.apart]
        place = bisect_right(found, behind, key=lambda one: one.place)
        return found[min(place, len(found) - 1)] if found else None

    def certainly_lacks(self, point: Point) -> bool:
        """Whether no contact of the sketch can be this one, whatever is unknown."""
        if not _name(point) or "" in self.vague or _name(point) in self.vague:
            return False
        return bool(point.topic) or _name(point) not in self.offices


def off_route(facts: Facts, planned: Facts | None) -> Iterator[Finding]:
    """Rule 12: ad hoc, failed or out of order against the sketch; nothing without a sketch."""
    if planned is None or not planned.points:
        return
    sketch = _Sketch(planned.points, planned.journey, facts.journey)
    matched: list[tuple[Point, Point]] = []
    deviations: dict[int, str] = {}
    behind = -1
    for point in facts.points:
        if point.informal:
            continue
        same = sketch.planned(point, behind)
        if same is not None:
            matched.append((point, same))
            behind = same.place
            if point.moment.result in FAILED and _was_meant_to_work(same):
                deviations[point.place] = "failed"
        elif sketch.certainly_lacks(point):
            deviations[point.place] = "ad_hoc"
    for point in _out_of_order(matched):
        deviations.setdefault(point.place, "out_of_order")
    for place in sorted(deviations):
        yield _deviation(facts, facts.points[place], deviations[place])


def _deviation(facts: Facts, point: Point, variant: str) -> Finding:
    return facts.finding(
        Rule.OFF_ROUTE,
        facts.settings.base.off_route,
        [point],
        Figures(departments=[point.office.id] if point.office else []),
        uses=("department", "topic", "result"),
        variant=variant,
    )


def _was_meant_to_work(planned: Point) -> bool:
    return planned.moment.result is not None and planned.moment.result not in FAILED


def _name(point: Point) -> str:
    """An office by its name and organisation: two journeys have ids of their own."""
    if point.office is None:
        return ""
    return f"{point.office.title}\n{point.office.organisation}".casefold()


def _out_of_order(matched: Sequence[tuple[Point, Point]]) -> list[Point]:
    """The fewest contacts without which the rest stands in the order of the sketch."""
    tops: list[int] = []
    last_at: list[int] = []
    before: list[int | None] = []
    for place, (_, planned) in enumerate(matched):
        length = bisect_right(tops, planned.place)
        before.append(last_at[length - 1] if length else None)
        tops[length : length + 1] = [planned.place]
        last_at[length : length + 1] = [place]
    kept: set[int] = set()
    step = last_at[-1] if last_at else None
    while step is not None:
        kept.add(step)
        step = before[step]
    return [point for place, (point, _) in enumerate(matched) if place not in kept]
