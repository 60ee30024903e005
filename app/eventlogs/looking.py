"""A first look at a log: what kind of file it is, its columns, and what is to be asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app.eventlogs.csv_table import rows, with_heading
from app.eventlogs.dates import WRITTEN, DateForm, best_forms, forms_of, read_clock
from app.eventlogs.files import opened
from app.eventlogs.mapping import ROLES, Mapping, clock_column, shape_of, suggested
from app.eventlogs.sources import OF_TRACE, LogFile, recognised, unique, xes_value
from app.eventlogs.words import is_unknown
from app.eventlogs.xes import CLASSIFIER, Head, read_events
from app.formats.bad_file import BadFile
from app.formats.folding import folded
from app.journey import Fault

LOOKED_AT: Final = 20_000
MOST_COLUMNS: Final = 300
SAMPLES: Final = 3
LONGEST_SAMPLE: Final = 60
MOST_WORDS: Final = 60
_DATES_TRIED: Final = 200


@dataclass(frozen=True)
class Column:
    """A column of a log, the first different things that it holds, and whether all are looked at.

    ``different`` is how many different values were seen, as far as they were counted.
    """

    name: str
    samples: tuple[str, ...]
    different: int


@dataclass(frozen=True)
class Look:
    """What the beginning of a log shows.

    ``date_forms`` are those that the dates of the suggested column fit: with several a person has
    to say which; with none it holds no dates. ``unknown_channels`` are words that no channel of
    ours is called.
    """

    file: LogFile
    columns: tuple[Column, ...]
    suggested: Mapping
    date_forms: tuple[DateForm, ...]
    unknown_channels: tuple[str, ...]
    seen: int

    @property
    def has_no_headings(self) -> bool:
        """Whether the columns have no names but their numbers."""
        return all(one.name.startswith("#") for one in self.columns)

    @property
    def shape(self) -> str:
        """What a mapping for files like this is remembered under; empty where nothing tells."""
        if self.has_no_headings:
            return ""
        return shape_of(self.file.kind, (one.name for one in self.columns))

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [one.name for one in self.columns]


def look_at(path: Path, name: str, kind: str = "", mapping: Mapping | None = None) -> Look:
    """Look at the beginning of a log; ``mapping`` is one chosen already, as far as it goes.

    Raises:
        BadFile: it is no log that can be read.
    """
    file = recognised(path, name, kind)
    if mapping is not None and file.kind == "csv":
        file = replace(
            file,
            encoding=mapping.encoding or file.encoding,
            delimiter=mapping.delimiter or file.delimiter,
        )
    values: dict[str, dict[str, None]] = {}
    seen = 0
    for row in _rows(file):
        seen += 1
        for column, value in row.items():
            _note(values, column, value)
    if not values:
        raise BadFile(name, [(1, Fault((), "log_empty" if file.kind == "xes" else "log_none"))])
    return _look(file, values, seen, mapping)


def look_as_before(path: Path, name: str, remembered: Mapping, said: Mapping | None = None) -> Look:
    """Look with a mapping that was used for such a file before, and what is ``said`` over it.

    Dates are read as before only where the file's own dates allow it: files of one system differ.
    """
    kept = remembered.model_dump(exclude_unset=True, exclude={"dates"})
    over = said.model_dump(exclude_unset=True) if said else {}
    look = look_at(path, name, "", Mapping.model_validate({**kept, **over}))
    if look.suggested.dates is None and remembered.dates in look.date_forms:
        mapping = look.suggested.model_copy(update={"dates": remembered.dates})
        look = replace(look, suggested=mapping)
    return look


def _note(values: dict[str, dict[str, None]], column: str, value: str) -> None:
    if column not in values and len(values) >= MOST_COLUMNS:
        return
    kept = values.setdefault(column, {})
    if value and len(kept) < LOOKED_AT:
        kept[value[:200]] = None


def _look(
    file: LogFile, values: dict[str, dict[str, None]], seen: int, chosen: Mapping | None
) -> Look:
    columns = [
        Column(name, tuple(one[:LONGEST_SAMPLE] for one in list(kept)[:SAMPLES]), len(kept))
        for name, kept in values.items()
    ]
    mapping = suggested(list(values))
    if file.kind == "xes" and not mapping.case:
        mapping = mapping.model_copy(update={"case": f"{OF_TRACE}concept:name"})
    if not mapping.time and (dated := _only_dates(mapping, values)):
        mapping = mapping.model_copy(update={"time": dated})
    if chosen is not None:
        mapping = mapping.model_copy(update=_said(chosen, values))
    mapping = _with_clock(mapping, values)
    forms = tuple(best_forms(list(values.get(mapping.time, {}))))
    if mapping.dates is None and len(forms) == 1:
        mapping = mapping.model_copy(update={"dates": forms[0]})
    words = [one for one in values.get(mapping.channel, {}) if not is_unknown(one)]
    unknown = tuple(dict.fromkeys(folded(one) for one in words if not mapping.channel_of(one)))
    return Look(file, tuple(columns), mapping, forms, unknown[:MOST_WORDS], seen)


def _only_dates(mapping: Mapping, values: dict[str, dict[str, None]]) -> str:
    """The one column that holds dates and nothing else, where no heading told it; else empty."""
    taken = {mapping.column(role) for role in ROLES}
    found = [
        name
        for name, kept in values.items()
        if name not in taken and set(forms_of(list(kept)[:_DATES_TRIED])) & WRITTEN
        if not any(one.isdigit() for one in kept)
    ]
    return found[0] if len(found) == 1 else ""


def _said(chosen: Mapping, values: dict[str, dict[str, None]]) -> dict[str, object]:
    """What a mapping says, without the columns that this file doesn't have."""
    said = {name: getattr(chosen, name) for name in chosen.model_fields_set}
    return {
        name: value
        for name, value in said.items()
        if name in ("dates", "encoding", "delimiter", "channels") or not value or value in values
    }


def _with_clock(mapping: Mapping, values: dict[str, dict[str, None]]) -> Mapping:
    """With the column of the time of day, where the dates have none of their own."""
    dates = list(values.get(mapping.time, {}))[:50]
    clock = clock_column(values, mapping.time) if mapping.time and not mapping.clock else ""
    if not clock or any(":" in one or "T" in one for one in dates):
        return mapping
    times = list(values[clock])[:50]
    if times and all(read_clock(one) is not None for one in times):
        return mapping.model_copy(update={"clock": clock})
    return mapping


def _rows(file: LogFile) -> Iterator[dict[str, str]]:
    """The first events, every column by its name."""
    with opened(file.path, file.name) as stream:
        if file.kind == "xes":
            head = Head()
            for number, event in enumerate(read_events(stream, file.name, head)):
                if number == LOOKED_AT:
                    return
                yield (
                    dict(event.values)
                    | {
                        f"{OF_TRACE}{key}": value
                        for key, value in (event.trace.values if event.trace else {}).items()
                    }
                    | {
                        f"{CLASSIFIER}{name}": xes_value(event, f"{CLASSIFIER}{name}", head)
                        for name, keys in head.classifiers.items()
                        if len(keys) > 1 or "concept:name" not in keys
                    }
                )
            return
        raw = rows(stream, file.name, file.encoding, file.delimiter)
        _, (_, heading), table, _ = with_heading(raw)
        columns = unique(heading)
        yield dict.fromkeys(columns, "")
        for number, (_, row) in enumerate(table):
            if number == LOOKED_AT:
                return
            yield dict(zip(columns, (cell.strip() for cell in row), strict=False))
