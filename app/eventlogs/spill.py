"""The events of a log on disk, case by case: SQLite sorts them, so that memory doesn't have to."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

AT_ONCE: Final = 5_000
CACHE_KB: Final = 16_000
_COLUMNS: Final = """at INTEGER, until INTEGER, ahead INTEGER, activity INTEGER,
    department INTEGER, channel INTEGER, topic INTEGER, transition_ INTEGER, instance TEXT,
    phase INTEGER"""
_TABLES: Final = f"""
CREATE TABLE told (case_id TEXT, {_COLUMNS});
CREATE TABLE renamed (old TEXT PRIMARY KEY, new TEXT) WITHOUT ROWID;
CREATE TABLE word (kind TEXT, number INTEGER, text TEXT, PRIMARY KEY (kind, number));
"""
_SORTED: Final = """
CREATE TABLE event (case_id TEXT, place INTEGER, {columns},
    PRIMARY KEY (case_id, place)) WITHOUT ROWID;
INSERT INTO event SELECT {case}, told.rowid, at, until, ahead, activity, department, channel, topic,
    transition_, instance, phase FROM told {join} ORDER BY 1, 2;
DROP TABLE told;
"""


class Kept(NamedTuple):
    """One event as it is kept; words by their number, ``None`` where unknown."""

    case: str
    at: int | None
    until: int | None
    ahead: int | None
    activity: int
    department: int | None
    channel: int | None
    topic: int | None
    transition: int | None
    instance: str
    phase: int | None


class Words:
    """The different words of one kind, each with a number."""

    def __init__(self, most: int) -> None:
        """None yet, and never more than ``most``."""
        self.most = most
        self.numbers: dict[str, int] = {}

    def number(self, text: str) -> int | None:
        """The number of a word; ``None`` where there are too many already."""
        found = self.numbers.get(text)
        if found is None and len(self.numbers) < self.most:
            found = self.numbers[text] = len(self.numbers)
        return found


class Spill:
    """A database on disk with the events of one log."""

    def __init__(self, file: Path) -> None:
        """Open it; it is made where it isn't there."""
        self.file = file
        self.database = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", f"cache_size=-{CACHE_KB}"):
            self.database.execute(f"PRAGMA {pragma}")
        self.database.execute("PRAGMA temp_store=FILE")

    def fill(self, events: Iterable[Kept]) -> int:
        """Keep these events; how many there were."""
        self.database.executescript(_TABLES)
        count = 0
        batch: list[Kept] = []
        self.database.execute("BEGIN")
        for event in events:
            batch.append(event)
            if len(batch) == AT_ONCE:
                count += self._keep(batch)
        count += self._keep(batch)
        self.database.execute("COMMIT")
        return count

    def rename(self, old: str, new: str) -> None:
        """A case that was told under one name has another."""
        self.database.execute("INSERT OR REPLACE INTO renamed VALUES (?, ?)", (old, new))

    def sort(self) -> None:
        """Put the events in the order of their cases, and in each as they stood in the file."""
        some = self.database.execute("SELECT 1 FROM renamed LIMIT 1").fetchone()
        join = "LEFT JOIN renamed ON renamed.old = told.case_id" if some else ""
        named = "coalesce(renamed.new, told.case_id)" if some else "case_id"
        mark = self._free_mark()
        begin, rest = f"substr({named}, 1, 1)", f"substr({named}, 2)"
        case = f"CASE {begin} WHEN char(1) THEN '{mark}' || {rest} ELSE {named} END"
        self.database.executescript(_SORTED.format(columns=_COLUMNS, case=case, join=join))

    def _free_mark(self) -> str:
        """What cases without a name are called before their number: no name begins so."""
        mark = "#"
        begins = (
            "SELECT 1 FROM (SELECT case_id AS id FROM told UNION ALL SELECT new FROM renamed) "
            "WHERE id GLOB ? LIMIT 1"
        )
        while self.database.execute(begins, (f"{mark}[0-9]*",)).fetchone():
            mark += "#"
        return mark

    def keep_words(self, kind: str, words: Words) -> None:
        """Keep the words of one kind."""
        told = ((kind, number, text) for text, number in words.numbers.items())
        self.database.executemany("INSERT INTO word VALUES (?, ?, ?)", told)

    def words(self, kind: str) -> list[str]:
        """The words of one kind, by their number."""
        query = "SELECT text FROM word WHERE kind = ? ORDER BY number"
        return [text for (text,) in self.database.execute(query, (kind,))]

    def cases(self) -> Iterator[tuple[str, Iterator[Kept]]]:
        """The cases one after another, each with its events as they stood in the file."""
        rows = map(Kept._make, self.database.execute(f"{_EVENTS} ORDER BY case_id, place"))
        return groupby(rows, key=lambda one: one.case)

    def case(self, case_id: str, most: int) -> list[Kept]:
        """The events of one case, at most so many."""
        query = f"{_EVENTS} WHERE case_id = ? ORDER BY place LIMIT ?"
        return [Kept._make(row) for row in self.database.execute(query, (case_id, most))]

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def _keep(self, batch: list[Kept]) -> int:
        marks = "INSERT INTO told VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        self.database.executemany(marks, batch)
        count = len(batch)
        batch.clear()
        return count


_EVENTS: Final = (
    "SELECT case_id, at, until, ahead, activity, department, channel, topic, transition_, "
    "instance, phase FROM event"
)


@contextmanager
def spilled(file: Path) -> Iterator[Spill]:
    """A spill that is closed in the end."""
    spill = Spill(file)
    try:
        yield spill
    finally:
        spill.close()
