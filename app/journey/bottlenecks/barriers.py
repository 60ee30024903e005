"""Rules 10 and 11: held back by a rule, and a referral that led nowhere."""

from collections.abc import Iterator

from app.journey.bottlenecks.facts import Facts, Point, at_least
from app.journey.bottlenecks.finding import Figures, Finding, Rule
from app.journey.terms import Category, DepartmentKind, Result


def held_by_a_rule(facts: Facts) -> Iterator[Finding]:
    """Rule 10: refused by a known rule; heavier where it is known that no other way was offered."""
    base = facts.settings.base
    variants = {True: "with_alternative", False: "without_alternative", None: "sentence"}
    for point in facts.points:
        refusal = point.moment.refusal
        if point.moment.result is not Result.REFUSED or refusal is None or refusal.rule is None:
            continue
        offered = refusal.alternative_offered
        figures = Figures(category=refusal.rule.value)
        if offered is not None:
            figures["alternative_offered"] = offered
        yield facts.finding(
            Rule.HELD_BY_A_RULE,
            base.held_by_a_rule + (base.held_without_alternative if offered is False else 0),
            [point],
            figures,
            uses=("result", "refusal"),
            variant=variants[offered],
            category=refusal.rule,
        )


def lost_referral(facts: Facts) -> Iterator[Finding]:
    """Rule 11: referred to an office that doesn't appear, or certainly not within the term."""
    next_at: dict[str, Point] = {}
    unnamed: Point | None = None
    found: list[Finding] = []
    for point in reversed(facts.points):
        if _is_referral(facts, point):
            finding = _lost(facts, point, next_at, unnamed)
            found += [finding] if finding is not None else []
        if point.office is not None:
            next_at[point.office.id] = point
        elif not point.informal:
            unnamed = point
    yield from reversed(found)


def _is_referral(facts: Facts, point: Point) -> bool:
    """Sent on by a known office to another known one."""
    target = facts.journey.department(point.moment.referred_to)
    if target is None or target.kind is DepartmentKind.INFORMAL_NETWORK:
        return False
    return point.office is not None and point.office.id != target.id


def _lost(
    facts: Facts, point: Point, next_at: dict[str, Point], unnamed: Point | None
) -> Finding | None:
    target = point.moment.referred_to or ""
    arrived = next_at.get(target)
    if unnamed is not None and (arrived is None or unnamed.place < arrived.place):
        return None  # the contact that names no office may have been this one
    passed = _passed(facts, point, arrived)
    if passed is None or passed <= facts.settings.referral_days:
        return None
    figures = Figures(days=passed, limit=facts.settings.referral_days)
    figures["departments"] = [*([point.office.id] if point.office else []), target]
    return facts.finding(
        Rule.LOST_REFERRAL,
        facts.settings.base.lost_referral,
        [point],
        figures,
        uses=("referred_to", "date"),
        variant="sentence" if arrived is None else "late",
        category=Category.TRANSFER,
    )


def _passed(facts: Facts, point: Point, arrived: Point | None) -> int | None:
    """The fewest days until the contact, or until the last day of which the journey tells."""
    if arrived is not None:
        return at_least(point.moment.date, arrived.moment.date)
    known = [at_least(point.moment.date, facts.last_date)]
    if facts.today is not None:
        known.append(at_least(point.moment.date, facts.today.isoformat()))
    return max((one for one in known if one is not None), default=None)
