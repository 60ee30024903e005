"""The contact moments of a journey as a table (CSV) that a Dutch Excel opens by itself.

Semicolons between the cells, UTF-8 with a byte order mark. A text that a spreadsheet would take
for a formula gets an apostrophe before it, which is taken off again on reading.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from app.formats.bad_file import BadFile
from app.formats.cells import Cell, Names, Place, written
from app.formats.columns import value_at
from app.formats.draft import Reading
from app.formats.folding import folded
from app.formats.losses import Field, Writing, losses
from app.formats.table_headings import MOMENT, MOST_ABOVE, TABLE, heading, heading_row
from app.formats.table_reading import TableReader
from app.formats.yaml_tree import MOST_BYTES, text_of
from app.journey import Fault, Item, Journey, Resource
from app.language import Translator

CARRIED: Final[frozenset[Field]] = frozenset(
    {
        *((Resource.CONTACT_MOMENT, column.field) for column in MOMENT),
        (Resource.PHASE, "title"),
        (Resource.DEPARTMENT, "title"),
        (Resource.DEPARTMENT, "kind"),
    }
)
_HIDDEN: Final = re.compile(r"'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
LONGEST_CELL: Final = 131_072


def write_contact_table(journey: Journey, t: Translator) -> Writing:
    """The contact moments with the young parent's experience, and what is not in the table."""
    names = {
        Resource.PHASE: Names((one.id, one.title) for one in journey.phases),
        Resource.DEPARTMENT: Names(_apart(journey)),
    }
    stream = io.StringIO()
    table = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    table.writerow([heading(resource, column, t) for resource, column in TABLE])
    shown = set()
    for moment in journey.contact_moments:
        lived = journey.lived_experience(moment.id)
        if lived is not None:
            shown.add(lived.id)
        documents = {
            Resource.CONTACT_MOMENT: _document(moment),
            Resource.EXPERIENCE: _document(lived),
            Resource.DEPARTMENT: _document(journey.department(moment.department)),
        }
        cells = (
            written(Place(column, resource, names), value_at(documents[resource], column.path), t)
            for resource, column in TABLE
        )
        table.writerow([_shown(cell) for cell in cells])
    content = stream.getvalue().encode("utf-8-sig")
    return Writing(content, losses(journey, CARRIED, shown))


def _apart(journey: Journey) -> Iterator[tuple[str, str]]:
    """The departments by name, and by their organisation too where several have one name."""
    times = Counter(folded(one.title) for one in journey.departments)
    for one in journey.departments:
        is_clear = times[folded(one.title)] == 1 or not one.organisation
        yield one.id, one.title if is_clear else f"{one.title} ({one.organisation})"


def _document(item: Item | None) -> dict[str, Any]:
    return item.model_dump(mode="json", exclude_defaults=True) if item else {}


def _shown(cell: Any) -> str:
    if cell is None or isinstance(cell, int):
        return "" if cell is None else str(cell)
    text = str(cell)
    return f"'{text}" if _FORMULA.match(text) else text


def _as_written(cell: str) -> str:
    return cell[1:] if _HIDDEN.match(cell) else cell


def read_contact_table(content: bytes, name: str) -> Reading:
    """A journey made of a table of contact moments; other columns are remarked upon.

    Phases and departments are made of the names in the table. Semicolons, commas, tabs or bars part
    the cells: whichever makes most headings of the first rows.

    Raises:
        BadFile: it is no such table, or a cell can't be; each fault names row and column.
    """
    text, is_windows = _decoded(content, name)
    reader = TableReader(name)
    if is_windows:
        reader.draft.remark(1, "table_windows")
    return reader.read(list(_rows(text, name)))


def _decoded(content: bytes, name: str) -> tuple[str, bool]:
    """The text of a table, and whether it was taken for that of an older Windows program.

    Raises:
        BadFile: it is no text.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return text_of(content.decode("utf-16").encode(), name), False
        except UnicodeError as error:
            raise BadFile(name, [(1, Fault((), "file_encoding"))]) from error
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        is_text = not re.search(rb"[\x00-\x08\x0e-\x1f\x81\x8d\x8f\x90\x9d]", content)
        if is_text and len(content) <= MOST_BYTES:
            return text_of(content.decode("cp1252").encode(), name), True
    return text_of(content, name), False


def _rows(text: str, name: str) -> Iterator[tuple[int, list[Cell]]]:
    """The rows with the line that each begins on."""
    first = text.split("\n", MOST_ABOVE)[:MOST_ABOVE]
    is_named = re.fullmatch(r'"?sep=(.)"?', first[0].strip())
    sign = is_named[1] if is_named else max(";,\t|", key=lambda one: _score(first, one))
    csv.field_size_limit(LONGEST_CELL)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    line = 1
    try:
        for row in table:
            if not (is_named and line == 1):
                yield line, [_as_written(cell) for cell in row]
            line = table.line_num + 1
    except csv.Error as error:
        raise BadFile(name, [(line, Fault((), "table_broken"))]) from error


def _score(lines: list[str], sign: str) -> tuple[int, int]:
    """How many headings a sign makes of the first lines, and how often it stands there."""
    rows = [line.replace('"', "").split(sign) for line in lines]
    return len(heading_row(rows)[1]), max(line.count(sign) for line in lines)
