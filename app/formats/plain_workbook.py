"""A workbook that people made without our template: the one sheet with a table of contacts.

The table may lie on its side, as maps on a wall do: a column for each contact moment.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from openpyxl.utils import get_column_letter

from app.formats.bad_file import BadFile, FileFault
from app.formats.cells import Cell
from app.formats.draft import Reading
from app.formats.table_headings import (
    MOST_ABOVE,
    MOST_COLUMNS,
    heading_row,
    tells_contact_moments,
)
from app.formats.table_reading import TableReader
from app.formats.workbook_opening import OpenedWorkbook
from app.journey import Fault

_MOST_NAMED: Final = 10
_FEWEST_ON_ITS_SIDE: Final = 2
Rows = Sequence[tuple[Cell, ...]]


@dataclass(frozen=True)
class _Table:
    """A sheet as a table: as it stands, or laid on its side; how many headings it has."""

    sheet: str
    rows: Rows
    is_turned: bool
    headings: int

    def cell(self, row: int, column: int, text: str) -> str:
        """What people call the cell of a row (from 1) and a column (from 0)."""
        at = (column + 1, row - 1) if self.is_turned else (row, column)
        return f"{self.sheet}!{get_column_letter(at[1] + 1)}{at[0]} ({text})"


def read_plain(opened: OpenedWorkbook, name: str) -> Reading:
    """The journey in the sheet whose headings tell most of contact moments; others are told.

    What its makers hid is not looked for.

    Raises:
        BadFile: no sheet has such headings (each is named with what it has), or a cell can't be.
    """
    sheets = opened.sheets
    shown = {title: rows for title, rows in sheets.items() if title not in opened.hidden}
    found = [one for title, rows in (shown or sheets).items() for one in _tables(title, rows)]
    if not found:
        seen = [(title, rows) for title, rows in sheets.items() if any(rows)]
        faults = [(1, _seen(title, rows)) for title, rows in seen[:_MOST_NAMED]]
        raise BadFile(name, [(1, Fault((), "workbook_no_journey")), *faults])
    best = max(found, key=lambda one: one.headings)
    reader = TableReader(name, best.cell)
    for title, rows in sheets.items():
        if title != best.sheet and any(rows):
            reader.draft.remark(1, "workbook_sheet", text=title[:60])
    reader.draft.remark(1, "workbook_plain", best.sheet, text=best.sheet[:60])
    numbered = list(enumerate(best.rows, 1))
    if not best.is_turned:
        return reader.read(numbered)
    try:
        reading = reader.read(numbered)
    except BadFile as bad:
        raise BadFile(name, [(one.line, one.fault) for one in _turned(bad.found, best)]) from bad
    return Reading(reading.journey, tuple(_turned(reading.remarks, best)))


def _tables(title: str, rows: Rows) -> Iterable[_Table]:
    """The ways in which a sheet tells contact moments: upright where both ways do as well."""
    turned = list(zip_longest(*rows)) if len(rows) <= MOST_COLUMNS else []
    for lines, is_turned in ((rows, False), (turned, True)):
        fields = heading_row(lines[:MOST_ABOVE])[1]
        enough = len(fields) >= _FEWEST_ON_ITS_SIDE or not is_turned
        if tells_contact_moments(fields) and enough:
            yield _Table(title, lines, is_turned, len(fields))


def _turned(said: Iterable[FileFault], table: _Table) -> Iterable[FileFault]:
    """What is said of a row of a table on its side is said of a column of the sheet."""
    for one in said:
        letter = get_column_letter(one.line)
        place = one.name if "!" in one.name or one.line == 1 else f"{table.sheet}!{letter}"
        digits = "".join(filter(str.isdigit, place.partition(" (")[0].rpartition("!")[2]))
        fault = Fault((place,) if place else (), one.fault.code, one.fault.values)
        yield FileFault(int(digits or 1), place, fault)


def _seen(title: str, rows: Rows) -> Fault:
    """The fault of a sheet: the headings that it seems to have."""
    first = max(rows[:MOST_ABOVE], key=lambda row: sum(cell is not None for cell in row))
    texts = [str(cell).strip()[:40] for cell in first[:20] if cell not in (None, "")]
    return Fault((title[:60],), "workbook_headings", {"seen": ", ".join(texts)})
