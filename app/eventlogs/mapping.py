"""Which column of a log is what: suggested by its headings, chosen by a person, remembered."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

from pydantic import BaseModel, ConfigDict

from app.eventlogs.dates import DateForm
from app.eventlogs.words import HEADINGS, PEOPLE, plain_heading
from app.formats.channel_words import known_channels
from app.formats.folding import folded
from app.journey import Channel

ROLES: Final = (
    "case",
    "activity",
    "time",
    "clock",
    "end",
    "department",
    "channel",
    "topic",
    "transition",
    "instance",
    "phase",
)
"""The parts of an event, as ``Told`` has them."""

NEEDED: Final = ("case", "activity")


class Mapping(BaseModel):
    """For every part of an event the column that holds it (empty: none), and how to read it.

    ``clock`` is a column with the time of day, where ``time`` holds the date alone; ``end`` one
    with the moment that the step ended, where ``time`` is its beginning. ``dates`` is the order in
    which dates are written. ``phase`` is a column that divides the steps into phases. ``channels``
    says what words for a channel mean that we don't know. ``encoding`` and ``delimiter`` are of a
    CSV file; empty: as they were found.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    case: str = ""
    activity: str = ""
    time: str = ""
    clock: str = ""
    end: str = ""
    department: str = ""
    channel: str = ""
    topic: str = ""
    transition: str = ""
    instance: str = ""
    phase: str = ""
    dates: DateForm | None = None
    encoding: str = ""
    delimiter: str = ""
    channels: dict[str, Channel] = {}

    def column(self, role: str) -> str:
        """The column of a part of an event."""
        found: str = getattr(self, role)
        return found

    def channel_of(self, word: str) -> Channel | None:
        """The channel that a word of the log means; ``None`` where nobody told."""
        return self.channels.get(folded(word)) or known_channels().get(folded(word))


def suggested(columns: Sequence[str]) -> Mapping:
    """The mapping that the headings tell; what they don't tell stays empty."""
    free = dict.fromkeys(columns)
    found: dict[str, str] = {}
    for role in (
        "case",
        "time",
        "department",
        "channel",
        "transition",
        "instance",
        "activity",
        "phase",
    ):
        column = _column_for(role, free)
        if column:
            found[role] = column
            del free[column]
    found |= _begin_and_end(found.get("time", ""), columns)
    topic = _column_for("topic", free)
    if topic:
        found["topic"] = topic
    return Mapping.model_validate(found)


def _begin_and_end(time: str, columns: Iterable[str]) -> dict[str, str]:
    """Where a log has columns for beginning and end: ``time`` is the beginning.

    Beside a column that is surely the beginning, the moment of an event is its end.
    """
    known = list(columns)
    sure, begin, end = (_column_for(one, known) for one in ("surely_begin", "begin", "end"))
    if sure and time:
        return {"time": sure, "end": time}
    if time or not (begin or end):
        return {}
    return {"time": begin or end, "end": end if begin else ""}


def _column_for(role: str, columns: Iterable[str]) -> str:
    by_heading: dict[str, str] = {}
    for column in columns:
        by_heading.setdefault(plain_heading(column), column)
    return next((by_heading[one] for one in HEADINGS[role] if one in by_heading), "")


def clock_column(columns: Iterable[str], time: str) -> str:
    """The column with the time of day that goes with a column of dates, by its heading."""
    return _column_for("clock", [one for one in columns if one != time])


def names_a_person(column: str) -> bool:
    """Whether a heading says that the column holds people."""
    return plain_heading(column) in PEOPLE


def shape_of(kind: str, columns: Iterable[str]) -> str:
    """The same for all files with these columns: what a mapping is remembered under."""
    told = "\x1f".join([kind, *sorted(columns)])
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:32]
