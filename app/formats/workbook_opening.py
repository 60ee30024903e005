"""Opens a workbook (XLSX) with limits: the values in its sheets, whatever made it."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from app.formats.bad_file import BadFile
from app.formats.cells import Cell
from app.journey import Fault
from app.journey.journey import MOST_ITEMS

MOST_BYTES: Final = 5_000_000
MOST_UNPACKED: Final = 60_000_000
MOST_ENTRIES: Final = 500
MOST_ROWS: Final = MOST_ITEMS + 1
MOST_COLUMNS: Final = 200
MOST_SHEETS: Final = 50
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    SyntaxError,
    UserWarning,
    InvalidFileException,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What openpyxl raises on a damaged or hostile file: it checks little itself.

A ``SyntaxError`` is that of either XML library which it may use.
"""
_UNCOUNTED: Final = re.compile(
    rb"<(?:\w+:)?f\b[^>]{0,200}(?:/>|>[^<]{0,9000}</(?:\w+:)?f>)"
    rb"(?:<(?:\w+:)?v\s?/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
"""A cell with a formula and no outcome: a program wrote it that doesn't calculate."""

Rows = list[tuple[Cell, ...]]


@dataclass(frozen=True)
class OpenedWorkbook:
    """The rows of the sheets by their titles, and which of these are hidden.

    ``uncounted`` is how many formulas were never worked out: their cells are empty.
    """

    sheets: dict[str, Rows]
    hidden: frozenset[str]
    uncounted: int


def open_workbook(content: bytes, name: str) -> OpenedWorkbook:
    """What stands in a workbook.

    Raises:
        BadFile: it is none, or too big.
    """
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise BadFile(name, [(1, Fault((), "file_too_big", {"most": most}))])
    try:
        uncounted = _uncounted(content, name)
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheets = book.worksheets[:MOST_SHEETS]
        hidden = frozenset(one.title for one in sheets if one.sheet_state != "visible")
        return OpenedWorkbook({one.title: list(_rows(one)) for one in sheets}, hidden, uncounted)
    except _DAMAGED as error:
        raise BadFile(name, [(1, Fault((), "workbook_none"))]) from error


def _uncounted(content: bytes, name: str) -> int:
    """How many formulas have no outcome; refuses a bomb first."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        entries = packed.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED:
            raise BadFile(name, [(1, Fault((), "workbook_bomb"))])
        sheets = [one for one in entries if one.filename.startswith("xl/worksheets/")]
        return sum(len(_UNCOUNTED.findall(packed.read(one))) for one in sheets[:MOST_SHEETS])


def _rows(sheet: Any) -> Iterator[tuple[Cell, ...]]:
    """The rows, without the empty ones behind the last."""
    found = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
    empty = 0
    for row in found:
        if any(cell not in (None, "") for cell in row):
            yield from [()] * empty
            empty = 0
            yield row
        else:
            empty += 1
