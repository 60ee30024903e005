"""From the events of a case to its steps: in order of time, each begun and ended once."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.eventlogs.spill import Kept

DAY: Final = 86_400_000
BEGUN: Final = "start"
DONE: Final = "complete"
BEFORE_DONE: Final = frozenset(
    {"schedule", "assign", "reassign", "suspend", "resume", "withdraw", "pi_abort"}
)
STANDARD: Final = BEFORE_DONE | {
    BEGUN,
    DONE,
    "unknown",
    "ate_abort",
    "autoskip",
    "manualskip",
}
"""The transitions of XES; any other word is how a system calls what was done."""


@dataclass(slots=True)
class Step:
    """One step of a case: from ``at`` until ``until`` (milliseconds since 1970; maybe unknown)."""

    activity: int
    at: int | None
    until: int | None
    ahead: int | None
    department: int | None
    channel: int | None
    topic: int | None
    phase: int | None = None


def steps_of(events: Iterable[Kept], transitions: Sequence[str]) -> list[Step]:
    """The steps of a case in order; a start and its completion are one step.

    An event without a time stays behind the one that it follows in the file.
    """
    ordered = _in_order(events)
    has_steps = any(not _is_between(one, transitions) for one in ordered)
    steps: list[Step] = []
    begun: dict[tuple[int, str], deque[Step]] = {}
    for one in ordered:
        if has_steps and _is_between(one, transitions):
            continue
        word = "" if one.transition is None else transitions[one.transition]
        same = (one.activity, one.instance)
        if word == DONE and begun.get(same):
            first = begun[same].popleft()
            first.until = one.until
            first.department = first.department if one.department is None else one.department
            continue
        words = (one.department, one.channel, one.topic, one.phase)
        step = Step(one.activity, one.at, one.until, one.ahead, *words)
        steps.append(step)
        if word == BEGUN:
            begun.setdefault(same, deque()).append(step)
    return steps


def _is_between(one: Kept, transitions: Sequence[str]) -> bool:
    return one.transition is not None and transitions[one.transition] in BEFORE_DONE


def _in_order(events: Iterable[Kept]) -> list[Kept]:
    known: list[tuple[int, int, Kept]] = []
    latest = -(1 << 62)
    for place, one in enumerate(events):
        if one.at is not None:
            latest = one.at
        known.append((latest, place, one))
    known.sort(key=lambda one: one[:2])
    return [one for _, _, one in known]


def days_to(earlier: Step, later: Step) -> float | None:
    """Days between the end of a step and the beginning of a later one; ``None``: unknown."""
    end = earlier.until if earlier.until is not None else earlier.at
    if end is None or later.at is None:
        return None
    return max(0, later.at - end) / DAY
