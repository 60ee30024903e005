"""CSV as systems write it: encoding and separator found strictly, rows read with limits."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

from app.eventlogs.dates import WRITTEN, forms_of
from app.eventlogs.files import CHUNK, Opened, opened
from app.formats.bad_file import BadFile
from app.journey import Fault

DELIMITERS: Final = ";,\t|"
ENCODINGS: Final = ("utf-8", "cp1252", "utf-16-le", "utf-16-be")
MOST_COLUMNS: Final = 1_000
LONGEST_LINE: Final = 1_000_000
LONGEST_CELL: Final = 131_072
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TRIED: Final = 200
_ABOVE: Final = 50
Row = tuple[int, list[str]]
"""A row with the line that it begins on."""


def encoding_of(file: Path, head: bytes, name: str) -> str:
    """The encoding of a table: by its mark, else UTF-8 if all of it is, else Windows' cp1252.

    Raises:
        BadFile: it is none of these.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if b"\x00" in head:
        places = [place % 2 for place, byte in enumerate(head[:CHUNK]) if byte == 0]
        if len(set(places)) > 1 or len(places) * 4 < len(head):
            raise BadFile(name, [(1, Fault((), "log_none"))])
        return "utf-16-le" if places[0] == 1 else "utf-16-be"
    for encoding in ("utf-8", "cp1252"):
        if _bad_line(file, name, encoding) is None:
            return encoding
    raise BadFile(name, [(_bad_line(file, name, "cp1252") or 1, Fault((), "log_encoding"))])


def _bad_line(file: Path, name: str, encoding: str) -> int | None:
    """The line of the first byte that can't be in this encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with opened(file, name) as stream:
        while chunk := stream.read(CHUNK * 4):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                return line + error.object[: error.start].count(b"\n")
            line += chunk.count(b"\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return line
    return None


def delimiter_of(file: Path, name: str, encoding: str) -> str:
    """What parts the cells: the sign that gives most rows the same number of cells, and most."""
    lines = []
    with opened(file, name) as stream:
        for line in _lines(stream, name, encoding):
            lines.append(line)
            if len(lines) == _TRIED:
                break
    if lines and lines[0].startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0].strip()[4]
    scores = {sign: _score(lines, sign) for sign in DELIMITERS}
    best = max(scores, key=lambda sign: scores[sign])
    return best if scores[best][1] > 1 else ","


def _score(lines: list[str], sign: str) -> tuple[float, int]:
    """How many rows have as many cells as most have, and how many cells that is."""
    try:
        rows = [row for row in csv.reader(lines[:-1] or lines, delimiter=sign) if row]
    except csv.Error:
        return (0.0, 0)
    if not rows:
        return (0.0, 0)
    width, times = Counter(map(len, rows)).most_common(1)[0]
    return (round(times / len(rows), 1), width) if width > 1 else (0.0, 0)


def rows(stream: Opened, name: str, encoding: str, sign: str) -> Iterator[Row]:
    """The rows with the line that each begins on, the heading first; empty rows are passed over.

    Raises:
        BadFile: a line or cell is too long, there are too many columns, or quotes don't match.
    """
    csv.field_size_limit(LONGEST_CELL)
    table = csv.reader(_lines(stream, name, encoding), delimiter=sign, strict=True)
    line, first = 1, True
    try:
        for row in table:
            is_sign = first and len(row) == 2 and row[0] == "sep=" and not row[1]
            if len(row) > MOST_COLUMNS:
                raise BadFile(name, [(line, Fault((), "log_columns", {"most": MOST_COLUMNS}))])
            if any(row) and not is_sign and row != [f"sep={sign}"]:
                yield line, row
                first = False
            line = table.line_num + 1
    except csv.Error as error:
        raise BadFile(name, [(line, Fault((), "table_broken"))]) from error


def beneath_its_title(table: Iterator[Row]) -> tuple[list[Row], Iterator[Row]]:
    """What stands above the heading of a table (a title, a period), and the table from there.

    The heading is the first row with more than half of its cells filled that most rows have.
    """
    first = list(islice(table, _ABOVE))
    width = Counter(len(row) for _, row in first).most_common(1)[0][0] if first else 0
    filled = [sum(bool(cell.strip()) for cell in row) for _, row in first]
    begin = next((place for place, n in enumerate(filled) if n * 2 > width and n > 1), 0)
    return first[:begin], chain(first[begin:], table)


def with_heading(table: Iterator[Row]) -> tuple[list[Row], Row, Iterator[Row], bool]:
    """What stands above a table, its heading, its rows, and whether it has a heading at all.

    It has none where a cell of the first row is a date, and so are those below it; its columns are
    nameless then.
    """
    above, rest = beneath_its_title(table)
    heading = next(rest, (1, []))
    first = list(islice(rest, _ABOVE))
    rest = chain(first, rest)
    for place, cell in enumerate(heading[1]):
        below = [row[place] for _, row in first if place < len(row) and row[place].strip()]
        if below and WRITTEN & set(forms_of([cell])) and WRITTEN & set(forms_of(below)):
            nameless = (heading[0], [""] * len(heading[1]))
            return above, nameless, chain([heading], rest), False
    return above, heading, rest, True


def _lines(stream: Opened, name: str, encoding: str) -> Iterator[str]:
    text = io.TextIOWrapper(io.BufferedReader(stream, CHUNK * 4), encoding=encoding, newline="")
    number = 0
    while True:
        number += 1
        try:
            line = text.readline(LONGEST_LINE + 1)
        except UnicodeDecodeError as error:
            bad = Fault((), "log_other_encoding", {"encoding": encoding})
            raise BadFile(name, [(number, bad)]) from error
        if not line:
            return
        if number == 1:
            line = line.removeprefix("\ufeff")
        if len(line) > LONGEST_LINE:
            raise BadFile(name, [(number, Fault((), "log_line", {"most": LONGEST_LINE}))])
        if "\x00" in line:
            raise BadFile(name, [(number, Fault((), "text_characters"))])
        yield line
