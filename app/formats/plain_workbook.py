"""A workbook that people made without our template: the one sheet with a table of contacts."""

from collections.abc import Sequence
from typing import Final

from openpyxl.utils import get_column_letter

from app.formats.bad_file import BadFile
from app.formats.cells import Cell
from app.formats.draft import Reading
from app.formats.table_headings import MOST_ABOVE, heading_row, tells_contact_moments
from app.formats.table_reading import TableReader
from app.journey import Fault

_MOST_NAMED: Final = 10


def read_plain(sheets: dict[str, list[tuple[Cell, ...]]], name: str) -> Reading:
    """The journey in the sheet whose headings tell most of contact moments; others are told.

    Raises:
        BadFile: no sheet has such headings (each is named with what it has), or a cell can't be.
    """
    found = {title: heading_row(rows[:MOST_ABOVE])[1] for title, rows in sheets.items()}
    telling = [title for title, fields in found.items() if tells_contact_moments(fields)]
    if not telling:
        seen = [(title, rows) for title, rows in sheets.items() if any(rows)]
        faults = [(1, _seen(title, rows)) for title, rows in seen[:_MOST_NAMED]]
        raise BadFile(name, [(1, Fault((), "workbook_no_journey")), *faults])
    best = max(telling, key=lambda title: len(found[title]))
    reader = TableReader(name, lambda row, column, text: _cell(best, row, column, text))
    for title, rows in sheets.items():
        if title != best and any(rows):
            reader.draft.remark(1, "workbook_sheet", text=title[:60])
    reader.draft.remark(1, "workbook_plain", best, text=best[:60])
    return reader.read(list(enumerate(sheets[best], 1)))


def _seen(title: str, rows: Sequence[tuple[Cell, ...]]) -> Fault:
    """The fault of a sheet: the headings that it seems to have."""
    first = max(rows[:MOST_ABOVE], key=lambda row: sum(cell is not None for cell in row))
    texts = [str(cell).strip()[:40] for cell in first[:20] if cell not in (None, "")]
    return Fault((title[:60],), "workbook_headings", {"seen": ", ".join(texts)})


def _cell(sheet: str, row: int, column: int, text: str) -> str:
    return f"{sheet}!{get_column_letter(column + 1)}{row} ({text})"
