"""The events of a log, whichever of the two formats it has, as a mapping reads them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.eventlogs.csv_table import delimiter_of, encoding_of, rows, with_heading
from app.eventlogs.files import first_bytes, is_xml, opened
from app.eventlogs.mapping import ROLES, Mapping
from app.eventlogs.told import Remarks, Told
from app.eventlogs.words import SUMS
from app.eventlogs.xes import CLASSIFIER, Head, Trace, XesEvent, read_events
from app.formats.bad_file import BadFile
from app.formats.folding import folded
from app.journey import Fault

OF_TRACE: Final = "case:"
NAME: Final = "concept:name"
NAMELESS: Final = "\x01"
"""Before the number of a trace that has no name, or none yet: no sign that XML may have."""
_READ: Final = ROLES[1:]

Progress = Callable[[int], None]
Renamed = Callable[[str, str], None]
"""Hears that a case that was told under one name turned out to have another."""


@dataclass(frozen=True)
class LogFile:
    """A log on disk: what it is called, and what kind of file it is.

    ``kind`` is ``xes`` or ``csv``; ``encoding`` and ``delimiter`` are those of a table.
    """

    path: Path
    name: str
    kind: str
    encoding: str = ""
    delimiter: str = ""

    def told(
        self, mapping: Mapping, remarks: Remarks, progress: Progress, renamed: Renamed
    ) -> Iterator[Told]:
        """Every event that has a case and an activity, in the order of the file.

        Raises:
            BadFile: the file can't be read any further, or lacks a column of the mapping.
        """
        if self.kind == "xes":
            return _of_xes(self, mapping, remarks, progress, renamed)
        return _of_table(self, mapping, remarks, progress)


def recognised(path: Path, name: str, kind: str = "") -> LogFile:
    """What kind of log a file is, by what is in it; ``kind`` insists on one.

    Raises:
        BadFile: it is none.
    """
    head = first_bytes(path, name)
    found = "xes" if is_xml(head) else "csv"
    if kind and kind != found:
        raise BadFile(name, [(1, Fault((), "log_kind", {"found": found, "asked": kind}))])
    if found == "xes":
        return LogFile(path, name, "xes")
    encoding = encoding_of(path, head, name)
    return LogFile(path, name, "csv", encoding, delimiter_of(path, name, encoding))


def _of_table(
    file: LogFile, mapping: Mapping, remarks: Remarks, progress: Progress
) -> Iterator[Told]:
    encoding = mapping.encoding or file.encoding
    sign = mapping.delimiter or file.delimiter
    with opened(file.path, file.name) as stream:
        raw = rows(stream, file.name, encoding, sign)
        above, (line, heading), table, is_headed = with_heading(raw)
        for at, row in above:
            remarks.add(at, "log_above", text=" ".join(filter(None, row))[:60])
        if not is_headed:
            remarks.add(line, "log_headless")
        places = _places(file, mapping, unique(heading), line)
        case_at, activity_at = places[0], places[1]
        width = len(heading)
        for line, row in table:
            if not line & 1023:
                progress(stream.position)
            if _is_sum(row, places):
                remarks.add(line, "log_sum", text=" ".join(filter(None, row))[:60])
                continue
            if len(row) != width:
                remarks.add(line, "log_cells", cells=len(row), columns=width)
                row.extend([""] * (width - len(row)))
            case, activity = row[case_at].strip(), row[activity_at].strip()
            if not case or not activity:
                remarks.add(line, "log_no_case" if not case else "log_no_activity")
                continue
            yield Told(line, case, activity, *(row[at] if at >= 0 else "" for at in places[2:]))


def _is_sum(row: list[str], places: list[int]) -> bool:
    """Whether a row holds a sum: it says so, and has no step or no time."""
    if folded(row[0]).partition(":")[0] not in SUMS:
        return False
    case, activity, time = (row[at].strip() if 0 <= at < len(row) else "" for at in places[:3])
    return not (case and activity and time)


def _places(file: LogFile, mapping: Mapping, columns: list[str], line: int) -> list[int]:
    places = []
    faults = []
    for role in ROLES:
        column = mapping.column(role)
        if column and column not in columns:
            faults.append((line, Fault((role,), "log_no_column", {"column": column[:60]})))
        if role in ("case", "activity") and not column:
            faults.append((line, Fault((role,), "log_column_needed")))
        places.append(columns.index(column) if column in columns else -1)
    if faults:
        raise BadFile(file.name, faults)
    return places


def unique(heading: list[str]) -> list[str]:
    """The names of columns: each of its own, those without a name by their number."""
    names: list[str] = []
    seen: set[str] = set()
    for number, cell in enumerate(heading, start=1):
        name = cell.strip()[:200] or f"#{number}"
        while name in seen:
            name = f"{name[:190]} ({number})"
        seen.add(name)
        names.append(name)
    return names


def _of_xes(
    file: LogFile, mapping: Mapping, remarks: Remarks, progress: Progress, renamed: Renamed
) -> Iterator[Told]:
    if not mapping.activity:
        raise BadFile(file.name, [(1, Fault(("activity",), "log_column_needed"))])
    head = Head()
    case_key = mapping.case.removeprefix(OF_TRACE) if mapping.case else NAME
    of_event = bool(mapping.case) and not mapping.case.startswith(OF_TRACE)

    def over(trace: Trace) -> None:
        name = trace.values.get(case_key, "")
        if trace.told_nameless and name:
            renamed(f"{NAMELESS}{trace.number}", name)

    with opened(file.path, file.name) as stream:
        count = 0
        for event in read_events(stream, file.name, head, over):
            count += 1
            if not count & 1023:
                progress(stream.position)
            case = event.values.get(mapping.case, "") if of_event else _case(event, case_key)
            activity = xes_value(event, mapping.activity, head)
            if not case or not activity:
                remarks.add(event.line, "log_no_case" if not case else "log_no_activity")
                continue
            parts = (xes_value(event, mapping.column(role), head) for role in _READ[1:])
            yield Told(event.line, case, activity, *parts)
    if head.nested:
        remarks.add(0, "log_nested", n=head.nested)


def _case(event: XesEvent, key: str) -> str:
    if event.trace is None:
        return ""
    if name := event.trace.values.get(key):
        return name
    event.trace.told_nameless = True
    return f"{NAMELESS}{event.trace.number}"


def xes_value(event: XesEvent, column: str, head: Head) -> str:
    """What an event tells in a column: of its own, of its trace, or by a classifier."""
    if not column:
        return ""
    if column.startswith(OF_TRACE):
        return event.trace.values.get(column[len(OF_TRACE) :], "") if event.trace else ""
    if column.startswith(CLASSIFIER):
        keys = head.classifiers.get(column[len(CLASSIFIER) :], ())
        return " · ".join(filter(None, (event.values.get(key, "") for key in keys)))
    return event.values.get(column, "")
