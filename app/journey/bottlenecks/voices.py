"""Rules 1, 9 and 13: what the young parents' scores tell."""

from collections.abc import Iterator
from itertools import pairwise

from app.journey.bottlenecks.facts import Facts, Point
from app.journey.bottlenecks.finding import Figures, Finding, Rule


def truth_went_badly(facts: Facts) -> Iterator[Finding]:
    """Rule 1: a moment of truth that the young parent valued as bad."""
    limit = facts.settings.bad_score
    for point in facts.points:
        if point.moment.moment_of_truth is None or point.score is None or point.score > limit:
            continue
        yield facts.finding(
            Rule.TRUTH_WENT_BADLY,
            facts.settings.base.truth_went_badly,
            [point],
            Figures(score=point.score),
            uses=("moment_of_truth", "score"),
        )


def seen_differently(facts: Facts) -> Iterator[Finding]:
    """Rule 9: the office thought better of it than the parent, or didn't know the contact."""
    for point in facts.points:
        if point.informal:
            continue
        gap = _gap(point)
        unknown = point.moment.known_to_department is False
        if not unknown and (gap is None or gap < facts.settings.score_gap):
            continue
        yield facts.finding(
            Rule.SEEN_DIFFERENTLY,
            facts.settings.base.seen_differently,
            [point],
            _scores(point),
            uses=("known_to_department",) if unknown else ("score",),
            variant=_seen_as(point),
        )


def _seen_as(point: Point) -> str:
    """Which sentence is true: the office didn't know it, thought it good, or just less bad."""
    if point.moment.known_to_department is False:
        return "unknown_to_office"
    return "sentence" if (point.expected or 0) > 0 else "less_bad"


def _gap(point: Point) -> float | None:
    if point.expected is None or point.score is None:
        return None
    return point.expected - point.score


def _scores(point: Point) -> Figures:
    figures = Figures()
    if point.score is not None:
        figures["score"] = point.score
    if point.expected is not None:
        figures["expected"] = point.expected
    if point.office is not None:
        figures["departments"] = [point.office.id]
    return figures


def mood_fell(facts: Facts) -> Iterator[Finding]:
    """Rule 13: the score fell sharply from one contact to the next, or the journey ends badly."""
    last = facts.points[-1] if facts.points else None
    bad_end = last is not None and last.score is not None and last.score <= _end_limit(facts)
    for point, following in pairwise(facts.points):
        if point.score is None or following.score is None:
            continue
        fall = point.score - following.score
        if fall < facts.settings.score_fall:
            continue
        ends_here = bad_end and following is last
        bad_end = bad_end and not ends_here
        yield facts.finding(
            Rule.MOOD_FELL,
            facts.settings.base.mood_fell,
            [point, following],
            Figures(fall=fall, score=following.score),
            uses=("score",),
            variant="fell_at_the_end" if ends_here else "sentence",
        )
    if bad_end and last is not None and last.score is not None:
        yield facts.finding(
            Rule.MOOD_FELL,
            facts.settings.base.mood_fell,
            [last],
            Figures(score=last.score),
            uses=("score",),
            variant="ends_badly",
        )


def _end_limit(facts: Facts) -> int:
    return facts.settings.bad_score
