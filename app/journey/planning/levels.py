"""Who can take away what blocks an action, and when it is time to pass it on."""

from datetime import date, timedelta
from typing import Final

from app.journey.bottlenecks.finding import Rule
from app.journey.bottlenecks.overview import Entry
from app.journey.journey import Journey
from app.journey.plan import Action
from app.journey.terms import Category, Level

DAYS_AT: Final[dict[Level, int]] = {
    Level.PROFESSIONAL: 14,
    Level.ORGANISATION: 42,
    Level.NETWORK: 91,
}
"""So long an action waits at a level before it goes up: two weeks, six weeks, three months."""

BETWEEN_OFFICES: Final = frozenset({Rule.BACK_AND_FORTH, Rule.TOLD_AGAIN, Rule.LOST_REFERRAL})
NATIONAL: Final = frozenset(
    {Category.LAW, Category.AGE_LIMIT, Category.WAITING_PERIOD, Category.CONFLICTING_RULES}
)
"""Rules of the country; the other rules that hold people are made between municipalities."""


def next_level(level: Level) -> Level | None:
    """The level above; ``None`` where there is none."""
    levels = list(Level)
    place = levels.index(level) + 1
    return levels[place] if place < len(levels) else None


def first_level(entry: Entry) -> Level:
    """Where an action against a bottleneck begins."""
    rules = {rule for one in entry.findings for rule in one.rules}
    categories = {one.category for one in entry.findings if one.category is not None}
    if entry.bottleneck is not None:
        categories.add(entry.bottleneck.category)
    if Rule.HELD_BY_A_RULE in rules or Category.LAW in categories:
        return Level.NATIONAL if categories & NATIONAL else Level.NETWORK
    return Level.ORGANISATION if rules & BETWEEN_OFFICES else Level.PROFESSIONAL


def passed_on_from(action: Action) -> date | None:
    """The day from which an action may go up; ``None`` where it can't, or it isn't known."""
    days = DAYS_AT.get(action.level)
    if days is None or action.level_since is None or not action.is_running:
        return None
    return date.fromisoformat(action.level_since) + timedelta(days=days)


def is_ready(action: Action, today: date) -> bool:
    """Whether an action has waited long enough at its level to be passed on."""
    when = passed_on_from(action)
    return when is not None and when <= today


def at_level(journey: Journey, level: Level) -> list[Action]:
    """The actions at a level that are still running."""
    return [one for one in journey.actions if one.level is level and one.is_running]
