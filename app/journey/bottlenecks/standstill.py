"""Rules 2, 5 and 6: where nothing happens: long waits, no follow-up, a parent who stopped."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.journey.bottlenecks.facts import Facts, Point, at_most
from app.journey.bottlenecks.finding import Figures, Finding, Rule
from app.journey.bottlenecks.waits import KnownWaits, step_of
from app.journey.terms import Category, Result, WaitedFor
from app.journey.time import days

OPEN = frozenset({Result.NOT_SOLVED, Result.PENDING, Result.REFUSED})
"""Results with which a question is known to be open, and with nobody else."""


@dataclass(frozen=True, slots=True)
class _Limit:
    """What a wait is held against: from ``limit`` days on it must also last ``shortest``."""

    limit: float
    variant: str
    legal_term: str = ""
    shortest: float = 0


def long_wait(facts: Facts, waits: KnownWaits) -> Iterator[Finding]:
    """Rule 2: the parent waited for an office longer than agreed, lawful or usual."""
    base = facts.settings.base
    for point in facts.points:
        waited = facts.waited_after(point)
        if waited is None:
            continue
        held = _limit(facts, waits, point)
        if waited <= held.limit or waited < held.shortest:
            continue
        extra = base.long_wait_beyond_twice if waited > 2 * held.limit else 0
        yield facts.finding(
            Rule.LONG_WAIT,
            base.long_wait + extra,
            [point],
            _wait_figures(point, waited, held, waits),
            uses=("waiting",),
            variant=held.variant,
            category=Category.WAITING_PERIOD,
        )


def _limit(facts: Facts, waits: KnownWaits, point: Point) -> _Limit:
    """The shorter of what was agreed and what the law says; else what is usual."""
    settings = facts.settings
    found = [*_agreed(point), *_legal(facts, point)]
    if found:
        return min(found, key=lambda one: one.limit)
    usual = waits.percentile(step_of(point), settings.wait_percentile, needed=settings.waits_needed)
    if usual is not None:
        return _Limit(usual, "usual", shortest=settings.shortest_long_wait)
    return _Limit(settings.usual_wait, "sentence")


def _agreed(point: Point) -> Iterator[_Limit]:
    waiting, following = point.moment.waiting, point.moment.next_step
    if waiting is not None and waiting.agreed:
        yield _Limit(days(waiting.agreed), "agreed")
    elif following is not None:
        until = at_most(point.moment.date, following.date)
        if until is not None:
            yield _Limit(until, "agreed")


def _legal(facts: Facts, point: Point) -> Iterator[_Limit]:
    if point.office is None or not point.topic:
        return
    term = facts.settings.legal_term(point.topic, point.office.kind, point.moment.date)
    if term is not None:
        yield _Limit(term.days, "legal", term.key)


def _wait_figures(point: Point, waited: float, held: _Limit, waits: KnownWaits) -> Figures:
    figures = Figures(days=waited, limit=held.limit)
    if held.legal_term:
        figures["legal_term"] = held.legal_term
    if held.variant == "usual":
        figures["waits_known"] = waits.count(step_of(point))
    waiting = point.moment.waiting
    department = (waiting.department if waiting else None) or point.moment.department
    if department is not None:
        figures["departments"] = [department]
    return figures


def standstill(facts: Facts) -> Iterator[Finding]:
    """Rules 5 and 6: no follow-up after an open question; the parent stopped (replaces 5)."""
    for point in facts.points:
        if point.informal:
            continue
        found = _stopped(facts, point) or _no_follow_up(facts, point)
        if found is not None:
            yield found


def _stopped(facts: Facts, point: Point) -> Finding | None:
    quiet = facts.quiet_after(point)
    if point.moment.result is Result.STOPPED:
        return facts.finding(
            Rule.STOPPED, facts.settings.base.stopped, [point], Figures(), uses=("result",)
        )
    if point.moment.result not in OPEN or quiet is None or quiet <= facts.settings.stopped_days:
        return None
    if _is_within_what_was_agreed(point, quiet):
        return None
    return facts.finding(
        Rule.STOPPED,
        facts.settings.base.stopped,
        [point],
        Figures(days=quiet, limit=facts.settings.stopped_days),
        uses=("result", "date", "waiting"),
        variant="quiet",
        category=Category.OWNERSHIP,
    )


def _no_follow_up(facts: Facts, point: Point) -> Finding | None:
    quiet = facts.quiet_after(point)
    if point.moment.result not in OPEN or quiet is None or quiet < facts.settings.quiet_days:
        return None
    agreed = has_follow_up(point) or _is_within_what_was_agreed(point, quiet)
    if agreed or _is_the_parents_turn(point):
        return None
    return facts.finding(
        Rule.NO_FOLLOW_UP,
        facts.settings.base.no_follow_up,
        [point],
        Figures(days=quiet, limit=facts.settings.quiet_days),
        uses=("result", "date", "waiting", "next_step"),
        variant="sentence" if point.moment.next_step is not None else "none_known",
        category=Category.OWNERSHIP,
    )


def has_follow_up(point: Point) -> bool:
    """Whether it is known who takes the next step, or when, or where the parent was sent."""
    following = point.moment.next_step
    agreed = following is not None and bool(
        following.owner or following.department or following.date
    )
    return agreed or point.moment.referred_to is not None


def _is_the_parents_turn(point: Point) -> bool:
    waiting = point.moment.waiting
    return waiting is not None and waiting.waited_for is WaitedFor.YOUNG_PARENT


def _is_within_what_was_agreed(point: Point, quiet: float) -> bool:
    """Whether the silence may have lasted no longer than the wait or next step agreed upon."""
    waiting, following = point.moment.waiting, point.moment.next_step
    if waiting is not None and waiting.agreed and quiet <= days(waiting.agreed):
        return True
    if following is None or following.date is None:
        return False
    until = at_most(point.moment.date, following.date)
    return until is None or quiet <= until
