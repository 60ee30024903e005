"""A journey as the rules see it: each contact moment with what is known about it, worked out once.

Unknown stays ``None``. Dates known to the month or year give bounds: a term is only exceeded, or
kept, where that is certain whatever the unknown part turns out to be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate

from app.journey.bottlenecks.finding import Colour, Figures, Finding, Rule, finding_id
from app.journey.bottlenecks.settings import RuleSettings
from app.journey.items import ContactMoment, Department
from app.journey.journey import Journey
from app.journey.terms import Category, DepartmentKind, Perspective, Source, WaitedFor
from app.journey.time import days, earliest, latest


@dataclass(frozen=True, slots=True)
class Point:
    """One contact moment as the rules see it.

    ``office`` is the department, ``None`` where it is unknown or where the contact was with the
    parent's own network (``informal``), which no rule holds to account. ``score`` is the mean of
    what the young parents gave, so that the order of several voices changes nothing. ``assumed``
    says whether any of the contact itself is an assumption.
    """

    place: int
    moment: ContactMoment
    office: Department | None
    informal: bool
    topic: str
    score: float | None
    assumed: bool
    score_assumed: bool
    expected: int | None

    @property
    def id(self) -> str:
        """The id of the contact moment."""
        return self.moment.id

    def waits_for_an_organisation(self) -> bool:
        """Whether it is known that the parent waited for an office after this contact."""
        waiting = self.moment.waiting
        if waiting is None or self.informal:
            return False
        named = waiting.waited_for is None and waiting.department is not None
        return waiting.waited_for is WaitedFor.DEPARTMENT or named


def at_most(earlier: str | None, later: str | None) -> int | None:
    """The most days that can lie between two partial dates; ``None`` where one is unknown."""
    return (latest(later) - earliest(earlier)).days if earlier and later else None


def at_least(earlier: str | None, later: str | None) -> int | None:
    """The fewest days that can lie between two partial dates; ``None`` where one is unknown."""
    return max(0, (earliest(later) - latest(earlier)).days) if earlier and later else None


@dataclass(frozen=True)
class Facts:
    """A journey, the settings and the day it is looked at, ready for the rules."""

    journey: Journey
    settings: RuleSettings
    today: date | None = None

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Every contact moment, in order."""
        return tuple(
            self._point(place, moment) for place, moment in enumerate(self.journey.contact_moments)
        )

    def _point(self, place: int, moment: ContactMoment) -> Point:
        department = self.journey.department(moment.department)
        informal = department is not None and department.kind is DepartmentKind.INFORMAL_NETWORK
        lived = [
            one
            for one in self.journey.experiences_of(moment.id)
            if one.perspective is Perspective.YOUNG_PARENT and one.score is not None
        ]
        scores = [one.score for one in lived if one.score is not None]
        expectation = self.journey.expectation(moment.id)
        return Point(
            place=place,
            moment=moment,
            office=None if informal else department,
            informal=informal,
            topic=moment.topic.casefold(),
            score=sum(scores) / len(scores) if scores else None,
            assumed=bool(moment.assumed) or moment.source is Source.ASSUMPTION,
            score_assumed=any(one.is_assumed("score") for one in lived),
            expected=expectation.score if expectation else None,
        )

    @cached_property
    def threads(self) -> tuple[tuple[Point, ...], ...]:
        """The contacts with known offices on one known topic, in order; one thread a topic."""
        found: dict[str, list[Point]] = {}
        for point in self.points:
            if point.topic and point.office is not None:
                found.setdefault(point.topic, []).append(point)
        return tuple(tuple(thread) for thread in found.values())

    @cached_property
    def visits(self) -> tuple[tuple[Point, ...], ...]:
        """The threads, split by office: every contact on one topic with one office."""
        found: dict[tuple[str, str], list[Point]] = {}
        for thread in self.threads:
            for point in thread:
                if point.office is not None:
                    found.setdefault((point.topic, point.office.id), []).append(point)
        return tuple(tuple(visits) for visits in found.values())

    @cached_property
    def _unclear_so_far(self) -> tuple[int, ...]:
        """For every contact how many before it lack an office or a topic."""
        unclear = (
            not point.informal and (point.office is None or not point.topic)
            for point in self.points
        )
        return tuple(accumulate(unclear, initial=0))

    def follows_clearly(self, point: Point, later: Point) -> bool:
        """Whether no contact between two of one topic may have been part of it unseen."""
        return self._unclear_so_far[later.place] == self._unclear_so_far[point.place]

    @cached_property
    def _next(self) -> tuple[Point | None, ...]:
        """For every contact the next one that isn't with the parent's own network."""
        following: list[Point | None] = []
        ahead: Point | None = None
        for point in reversed(self.points):
            following.append(ahead)
            ahead = ahead if point.informal else point
        return tuple(reversed(following))

    def quiet_after(self, point: Point) -> float | None:
        """The days that certainly passed after a contact until the next; ``None``: unknown."""
        waiting = point.moment.waiting
        known = [days(waiting.duration)] if waiting and waiting.duration else []
        gap = self._gap_after(point)
        return max([*known, gap]) if gap is not None else max(known, default=None)

    def _gap_after(self, point: Point) -> float | None:
        following = self._next[point.place]
        if following is not None:
            return at_least(point.moment.date, following.moment.date)
        if self.today is None:
            return None
        return at_least(point.moment.date, self.today.isoformat())

    def waited_after(self, point: Point) -> float | None:
        """The days that the parent waited for an office after a contact; ``None``: unknown."""
        if not point.waits_for_an_organisation():
            return None
        waiting = point.moment.waiting
        known = waiting.duration if waiting else None
        return days(known) if known else self._gap_after(point)

    @cached_property
    def last_date(self) -> str | None:
        """The date of the last dated contact."""
        return next((one.moment.date for one in reversed(self.points) if one.moment.date), None)

    @cached_property
    def _low_or_last(self) -> frozenset[int]:
        """The places of the last contact, and of those with the lowest score if it is negative."""
        scores = [point.score for point in self.points if point.score is not None]
        lowest = min(scores, default=0)
        low = (one.place for one in self.points if lowest < 0 and one.score == lowest)
        return frozenset([*low, len(self.points) - 1])

    def finding(
        self,
        rule: Rule,
        base: int,
        points: Sequence[Point],
        figures: Figures,
        *,
        uses: Sequence[str] = (),
        variant: str = "sentence",
        category: Category | None = None,
    ) -> Finding:
        """A finding at these contacts, weighed; ``uses`` names the fields that it rests on."""
        settings = self.settings
        truth = any(point.moment.moment_of_truth is not None for point in points)
        low_or_last = not self._low_or_last.isdisjoint([point.place for point in points])
        weight = settings.truth_factor if truth else 1.0
        weight *= settings.lowest_or_last_factor if low_or_last else 1.0
        severity = min(100, int(min(base, 100) * weight + 0.5))
        moments = tuple(point.id for point in sorted(points, key=lambda one: one.place))
        return Finding(
            id=finding_id(rule, moments),
            rule=rule,
            contact_moments=moments,
            severity=severity,
            base=min(base, 100),
            colour=colour_of(severity, settings),
            at_moment_of_truth=truth,
            at_lowest_or_last=low_or_last,
            variant=variant,
            figures=figures,
            category=category,
            assumed=_rests_on_assumption(points, uses),
        )


def colour_of(severity: int, settings: RuleSettings) -> Colour:
    """The colour of a severity."""
    if severity >= settings.red_from:
        return Colour.RED
    return Colour.ORANGE if severity >= settings.orange_from else Colour.YELLOW


def _rests_on_assumption(points: Iterable[Point], uses: Sequence[str]) -> bool:
    for point in points:
        if point.score_assumed and "score" in uses:
            return True
        if point.assumed and any(point.moment.is_assumed(name) for name in uses):
            return True
    return False
