"""One pass over the cases of a spill: what is counted while they come by, and what is kept."""

import hashlib
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice, pairwise
from typing import Final

from app.eventlogs.cases import DAY, Step, days_to, steps_of
from app.eventlogs.spill import AT_ONCE, Spill
from app.formats.bad_file import BadFile
from app.journey import Fault

MOST_IN_CASE: Final = 100_000
MOST_PAIRS: Final = 200_000
BACK_WITHIN: Final = 90.0
CHANNEL_WITHIN: Final = 14.0
_TABLES: Final = """
CREATE TABLE variant (key BLOB PRIMARY KEY, steps BLOB, length INTEGER, cases INTEGER,
    example TEXT) WITHOUT ROWID;
CREATE TABLE gap (before INTEGER, after INTEGER, days REAL);
CREATE TABLE course (case_id TEXT, steps INTEGER, days REAL);
"""
_VARIANT: Final = (
    "INSERT INTO variant VALUES (?, ?, ?, 1, ?) ON CONFLICT (key) DO UPDATE SET cases = cases + 1"
)
Pair = tuple[int, int]


class Tally:
    """What was counted of all cases; courses, waits and variants are kept in the spill."""

    def __init__(self, spill: Spill, name: str, transitions: Sequence[str]) -> None:
        """Nothing yet."""
        spill.database.executescript(_TABLES)
        self.cases = 0
        self.moments_unknown = 0
        self.first: tuple[int, int] | None = None
        self.last: tuple[int, int] | None = None
        self.departments: Counter[Pair] = Counter()
        self.channels: Counter[Pair] = Counter()
        self.topics: Counter[Pair] = Counter()
        self.phases: Counter[Pair] = Counter()
        self.shuttles: Counter[Pair] = Counter()
        self.cases_with_shuttles = 0
        self.channel_changes = 0
        self._spill = spill
        self._name = name
        self._transitions = transitions
        self._gaps: list[tuple[int, int, float | None]] = []
        self._courses: list[tuple[str, int, float | None]] = []
        self._variants: list[tuple[bytes, bytes, int, str]] = []

    def take_all(self, tell: Callable[[], None]) -> None:
        """Count every case."""
        self._spill.database.execute("BEGIN")
        for case_id, events in self._spill.cases():
            told = list(islice(events, MOST_IN_CASE + 1))
            if len(told) > MOST_IN_CASE:
                fault = Fault(("case",), "log_long_case", {"most": MOST_IN_CASE})
                raise BadFile(self._name, [(0, fault)])
            self._take(case_id, steps_of(told, self._transitions))
            if len(self._gaps) >= AT_ONCE or len(self._variants) >= AT_ONCE:
                self._write()
                tell()
        self._write()
        self._spill.database.execute("COMMIT")

    def _take(self, case_id: str, steps: list[Step]) -> None:
        self.cases += 1
        for step in steps:
            self._count(step)
        known = [step.at for step in steps if step.at is not None]
        ends = [step.until for step in steps if step.until is not None]
        days = (max(ends) - min(known)) / DAY if len(known) > 1 else None
        self._courses.append((case_id, len(steps), days))
        for one, following in pairwise(steps):
            self._gaps.append((one.activity, following.activity, days_to(one, following)))
        path = array("I", [step.activity for step in steps]).tobytes()
        key = hashlib.blake2b(path, digest_size=16).digest()
        self._variants.append((key, path, len(steps), case_id))
        shuttles = shuttles_in(steps)
        self.shuttles.update(shuttles)
        self.cases_with_shuttles += bool(shuttles)
        self.channel_changes += _changes_channel(steps)

    def _count(self, step: Step) -> None:
        if step.at is None:
            self.moments_unknown += 1
        else:
            local = step.at + (step.ahead or 0) * 60_000
            if self.first is None or step.at < self.first[0]:
                self.first = (step.at, local)
            if self.last is None or step.at > self.last[0]:
                self.last = (step.at, local)
        for counter, word in (
            (self.departments, step.department),
            (self.channels, step.channel),
            (self.topics, step.topic),
            (self.phases, step.phase),
        ):
            if word is not None:
                pair = (step.activity, word)
                if pair in counter or len(counter) < MOST_PAIRS:
                    counter[pair] += 1

    def _write(self) -> None:
        database = self._spill.database
        database.executemany("INSERT INTO gap VALUES (?, ?, ?)", self._gaps)
        database.executemany("INSERT INTO course VALUES (?, ?, ?)", self._courses)
        database.executemany(_VARIANT, self._variants)
        for one in (self._gaps, self._courses, self._variants):
            one.clear()


def shuttles_in(steps: Sequence[Step]) -> set[Pair]:
    """The pairs of departments between which a case went there and back, from whichever side.

    An unknown department is no department: it breaks a there-and-back, and is never part of one.
    """
    found: set[Pair] = set()
    visits: list[tuple[int, Step, Step]] = []
    for step in steps:
        if step.department is None:
            visits.clear()
            continue
        if visits and visits[-1][0] == step.department:
            visits[-1] = (step.department, visits[-1][1], step)
            continue
        visits.append((step.department, step, step))
        if len(visits) > 2 and visits[-3][0] == step.department:
            days = days_to(visits[-3][2], step)
            if days is not None and days <= BACK_WITHIN:
                found.add(_sorted(step.department, visits[-2][0]))
    return found


def _sorted(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _changes_channel(steps: Sequence[Step]) -> bool:
    for one, following in pairwise(steps):
        if one.channel is None or following.channel is None or one.channel == following.channel:
            continue
        days = days_to(one, following)
        if days is not None and days <= CHANNEL_WITHIN:
            return True
    return False
