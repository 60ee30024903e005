"""What is due: deadlines, measurements, passing on, and the voices again after a year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.journey.journey import Journey
from app.journey.plan import Action
from app.journey.planning.levels import passed_on_from

LEAP_DAY: Final = (2, 29)


class Reason(StrEnum):
    """Why somebody is reminded."""

    DEADLINE = "deadline"
    MEASURE = "measure"
    PASS_ON = "pass_on"  # noqa: S105 -- no password
    VOICES = "voices"


@dataclass(frozen=True)
class Reminder:
    """Something that is due on a day; ``action`` is ``None`` where the whole journey is meant."""

    day: date
    reason: Reason
    action: Action | None = None

    @property
    def key(self) -> str:
        """A name that stays the same, so that a calendar moves it rather than adding another."""
        return f"{self.reason.value}-{self.action.id if self.action else 'journey'}"


def reminders(journey: Journey) -> list[Reminder]:
    """Everything that is due, the earliest first; what is done or stopped reminds nobody."""
    found = [one for action in journey.actions for one in _of(action)]
    voices = ask_again(journey)
    if voices is not None:
        found.append(Reminder(voices, Reason.VOICES))
    return sorted(found, key=lambda one: (one.day, one.key))


def ask_again(journey: Journey) -> date | None:
    """When to ask young parents again: a year after the first action should have been done."""
    days = [one.deadline for one in journey.actions if one.deadline]
    if not days:
        return None
    first = date.fromisoformat(min(days))
    if (first.month, first.day) == LEAP_DAY:
        return date(first.year + 1, 3, 1)
    return first.replace(year=first.year + 1)


def _of(action: Action) -> Iterator[Reminder]:
    if action.is_running:
        if action.deadline is not None:
            yield Reminder(date.fromisoformat(action.deadline), Reason.DEADLINE, action)
        when = passed_on_from(action)
        if when is not None:
            yield Reminder(when, Reason.PASS_ON, action)
    measured = _to_measure(action)
    if measured is not None:
        yield Reminder(measured, Reason.MEASURE, action)


def _to_measure(action: Action) -> date | None:
    """The day to measure on, unless that was done, or the action stopped."""
    indicator = action.indicator
    if indicator is None or indicator.measure_on is None or action.status.value == "stopped":
        return None
    newest = indicator.newest
    if newest is not None and newest.date >= indicator.measure_on:
        return None
    return date.fromisoformat(indicator.measure_on)
