"""Rules 2, 5 and 6: where nothing happens: long waits, no follow-up, a parent who stopped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.journey.bottlenecks.facts import Facts, Point, at_most
from app.journey.bottlenecks.finding import Figures, Finding, Rule
from app.journey.bottlenecks.settings import RuleSettings
from app.journey.bottlenecks.waits import UsualWaits, known_for, step_of
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

    def is_passed_by(self, waited: float) -> bool:
        """Whether a wait of so many days is too long."""
        return waited > self.limit and waited >= self.shortest


def long_wait(facts: Facts, usual: UsualWaits) -> Iterator[Finding]:
    """Rule 2: the parent waited for an office longer than agreed, lawful or usual."""
    base = facts.settings.base
    for point in facts.points:
        waited = facts.waited_after(point)
        if waited is None:
            continue
        held = _limit(facts, usual, point)
        if not held.is_passed_by(waited):
            continue
        extra = base.long_wait_beyond_twice if waited > 2 * held.limit else 0
        yield facts.finding(
            Rule.LONG_WAIT,
            base.long_wait + extra,
            [point],
            _wait_figures(point, waited, held, usual),
            uses=("waiting",),
            variant=held.variant,
            category=Category.WAITING_PERIOD,
        )


def _limit(facts: Facts, usual: UsualWaits, point: Point) -> _Limit:
    """The shorter of what was agreed and what the law says; else what is usual."""
    found = [*_agreed(point), *_legal(facts, point)]
    if found:
        return min(found, key=lambda one: one.limit)
    return _usual(facts.settings, usual, step_of(point))


def _usual(settings: RuleSettings, usual: UsualWaits, step: str | None) -> _Limit:
    known = usual.get(step) if step is not None else None
    if known is None:
        return _Limit(settings.usual_wait, "sentence")
    return _Limit(known.limit, "usual", shortest=settings.shortest_long_wait)


def waits_by_usual(facts: Facts, usual: UsualWaits | None) -> list[tuple[str, float, bool]]:
    """The waits that only what is usual holds: the step, the days, and whether it is too long."""
    found, known = [], known_for(facts, usual)
    for point in facts.points:
        waited, step = facts.waited_after(point), step_of(point)
        if waited is None or step is None or [*_agreed(point), *_legal(facts, point)]:
            continue
        held = _usual(facts.settings, known, step)
        found.append((step, waited, held.is_passed_by(waited)))
    return found


def is_judged_otherwise(
    waits: Iterable[tuple[str, float, bool]], usual: UsualWaits, settings: RuleSettings
) -> bool:
    """Whether one of these waits would be too long, or no longer so, by what is usual now."""
    return any(
        _usual(settings, usual, step).is_passed_by(days) is not too_long
        for step, days, too_long in waits
    )


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


def _wait_figures(point: Point, waited: float, held: _Limit, usual: UsualWaits) -> Figures:
    figures = Figures(days=waited, limit=held.limit)
    if held.legal_term:
        figures["legal_term"] = held.legal_term
    if held.variant == "usual":
        known = usual[step_of(point) or ""]
        figures["waits_known"] = known.known
        figures["waits_shorter"] = known.shorter_than(waited)
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
