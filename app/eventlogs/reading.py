"""Reads a log into a spill: every event weighed, every word numbered, nothing held in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from app.eventlogs.cases import STANDARD
from app.eventlogs.dates import Moment, read_clock, read_moment
from app.eventlogs.mapping import Mapping
from app.eventlogs.sources import LogFile
from app.eventlogs.spill import Kept, Spill, Words, spilled
from app.eventlogs.summary import Summary
from app.eventlogs.summing import summed
from app.eventlogs.told import Remarks, Told
from app.eventlogs.words import is_unknown
from app.formats.bad_file import BadFile
from app.formats.folding import folded
from app.journey import Fault
from app.journey.texts import NOT_TEXT

MOST_ACTIVITIES: Final = 5_000
MOST_DEPARTMENTS: Final = 5_000
MOST_CHANNELS: Final = 1_000
MOST_EVENTS: Final = 50_000_000
LONGEST_WORD: Final = 200
_KINDS: Final = {
    "activity": MOST_ACTIVITIES,
    "department": MOST_DEPARTMENTS,
    "channel": MOST_CHANNELS,
    "topic": MOST_DEPARTMENTS,
    "transition": MOST_CHANNELS,
    "phase": MOST_CHANNELS,
}
_MILLISECOND: Final = timedelta(milliseconds=1)
_PLACEHOLDER: Final = Moment(0, 0)
"""The first second of 1970: what systems write where they have no time."""


@dataclass
class Progress:
    """How far reading is: bytes of so many, the events so far, and what is done now."""

    total: int
    read: int = 0
    events: int = 0
    stage: str = "reading"


Tell = Callable[[Progress], None]
"""Hears of progress now and then; what it raises ends the reading."""


def read_log(file: LogFile, mapping: Mapping, spill_to: Path, tell: Tell) -> Summary:
    """Read a log into a new database ``spill_to``, and add it up.

    The database is not there where this fails; with it, ``summing`` finds any case again.

    Raises:
        BadFile: the log can't be read, or the mapping doesn't fit it.
    """
    progress = Progress(file.path.stat().st_size)
    spill_to.unlink(missing_ok=True)
    try:
        with spilled(spill_to) as spill:
            remarks = Remarks()
            if not mapping.time:
                remarks.add(0, "log_no_time")
            taking = _Taking(file, mapping, remarks, progress, tell)
            if not spill.fill(taking.events(spill)):
                raise BadFile(file.name, [(1, Fault((), "log_no_events")), *_first(remarks)])
            for kind, words in taking.words.items():
                spill.keep_words(kind, words)
            progress.stage, progress.read = "sorting", progress.total
            tell(progress)
            spill.sort()
            progress.stage = "adding"
            tell(progress)
            return summed(spill, file.name, mapping, remarks, lambda: tell(progress))
    except BaseException:
        spill_to.unlink(missing_ok=True)
        raise


def _first(remarks: Remarks) -> list[tuple[int, Fault]]:
    return [(one.line, one.fault) for one in remarks.kept]


def _at(day: Moment, clock: str) -> Moment | None:
    """The moment of a day at a time of day; ``None`` where that is none."""
    since = read_clock(clock)
    return day._replace(at=day.at + since // _MILLISECOND) if since is not None else None


class _Taking:
    """Takes the events of a log one by one."""

    def __init__(
        self, file: LogFile, mapping: Mapping, remarks: Remarks, progress: Progress, tell: Tell
    ) -> None:
        self.words = {kind: Words(most) for kind, most in _KINDS.items()}
        self._file = file
        self._mapping = mapping
        self._remarks = remarks
        self._progress = progress
        self._tell = tell
        self._numbers: dict[str, dict[str, int | None]] = {kind: {} for kind in _KINDS}

    def events(self, spill: Spill) -> Iterator[Kept]:
        """Every event as it is kept."""
        told = self._file.told(self._mapping, self._remarks, self._read_to, spill.rename)
        for count, one in enumerate(told, start=1):
            self._progress.events = count
            if count > MOST_EVENTS:
                fault = Fault((), "log_too_many", {"most": MOST_EVENTS})
                raise BadFile(self._file.name, [(one.line, fault)])
            yield self._kept(one)

    def _read_to(self, position: int) -> None:
        self._progress.read = min(position, self._progress.total)
        self._tell(self._progress)

    def _kept(self, one: Told) -> Kept:
        moment = self._moment(one, one.time, "time") if one.time else None
        activity = self._number("activity", one.activity, one.line)
        if activity is None:
            raise TypeError(one.activity)  # an activity is never unknown
        return Kept(
            one.case[:LONGEST_WORD],
            moment.at if moment else None,
            self._until(one, moment),
            moment.ahead if moment else None,
            activity,
            self._number("department", one.department, one.line),
            self._number("channel", one.channel, one.line),
            self._number("topic", one.topic, one.line),
            self._number("transition", one.transition, one.line),
            one.instance[:LONGEST_WORD],
            self._number("phase", one.phase, one.line),
        )

    def _until(self, one: Told, begun: Moment | None) -> int | None:
        """When the step ended: that of its column, or its only moment."""
        if begun is None or not one.end or is_unknown(one.end.strip()):
            return begun.at if begun else None
        ended = self._moment(one, one.end, "end")
        if ended is not None and ended.at < begun.at:
            self._remarks.add(one.line, "log_end", self._mapping.end, text=one.end.strip()[:60])
            return begun.at
        return ended.at if ended else begun.at

    def _moment(self, one: Told, told: str, role: str) -> Moment | None:
        form = self._mapping.dates
        if form is None:
            raise BadFile(self._file.name, [(0, Fault(("dates",), "log_dates_needed"))])
        clock = one.clock.strip() if role == "time" else ""
        text = f"{told.strip()} {clock}".strip()
        found = read_moment(told, form)
        if clock and found is not None and not is_unknown(clock):
            found = _at(found, clock)
        if found == _PLACEHOLDER or (found is None and not is_unknown(told.strip())):
            column = self._mapping.column(role)
            self._remarks.add(one.line, "log_time", column, text=text.strip()[:60])
            return None
        return found

    def _number(self, kind: str, text: str, line: int) -> int | None:
        if not text:
            return None
        known = self._numbers[kind]
        if text in known:
            number = known[text]
            if number is None and kind in ("department", "channel"):
                self._remarks.counts["log_unknown_word"] += 1
            return number
        number = self._new_number(kind, text, line)
        if len(known) < 4 * _KINDS[kind]:
            known[text] = number
        return number

    def _new_number(self, kind: str, text: str, line: int) -> int | None:
        plain = " ".join(NOT_TEXT.sub(" ", text).split())[:LONGEST_WORD]
        if kind == "transition":
            plain = folded(plain) if folded(plain) in STANDARD else ""
            return self.words[kind].number(plain)
        if kind == "activity" and not plain:
            plain = "?"
        if kind != "activity" and is_unknown(plain):
            if kind in ("department", "channel"):
                self._remarks.add(line, "log_unknown_word", text=plain[:60])
            return None
        number = self.words[kind].number(plain)
        if number is None:
            column = self._mapping.column(kind)
            most = {"most": _KINDS[kind], "column": column[:60]}
            raise BadFile(self._file.name, [(line, Fault((kind,), "log_many_words", most))])
        return number
