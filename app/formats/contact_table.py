"""The contact moments of a journey as a table (CSV) that a Dutch Excel opens by itself.

Semicolons between the cells, UTF-8 with a byte order mark. A text that a spreadsheet would take
for a formula gets an apostrophe before it, which is taken off again on reading.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from app.formats.bad_file import BadFile
from app.formats.cells import BadCell, Names, Place, read, written
from app.formats.columns import COLUMNS, Column, put_at, value_at
from app.formats.draft import Draft, Reading, Stood
from app.formats.folding import folded
from app.formats.losses import Field, Writing, column_name, losses
from app.formats.yaml_tree import text_of
from app.journey import DepartmentKind, Fault, Item, Journey, JourneyKind, Resource
from app.journey.journey import MOST_ITEMS
from app.language import Translator, languages, translator

_FEELING: Final = tuple(
    column
    for column in COLUMNS[Resource.EXPERIENCE]
    if column.field in ("score", "emotions", "quote", "need")
)
_MOMENT: Final = tuple(
    column
    for column in COLUMNS[Resource.CONTACT_MOMENT]
    if not (column.technical and column.sort == "present")
)
_KIND: Final = next(one for one in COLUMNS[Resource.DEPARTMENT] if one.field == "kind")
_TABLE: Final[tuple[tuple[Resource, Column], ...]] = (
    *((Resource.CONTACT_MOMENT, column) for column in _MOMENT),
    *((Resource.EXPERIENCE, column) for column in _FEELING),
    (Resource.DEPARTMENT, _KIND),
)
CARRIED: Final[frozenset[Field]] = frozenset(
    {
        *((Resource.CONTACT_MOMENT, column.field) for column in _MOMENT),
        (Resource.PHASE, "title"),
        (Resource.DEPARTMENT, "title"),
        (Resource.DEPARTMENT, "kind"),
    }
)
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_HIDDEN: Final = re.compile(r"'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 131_072


def write_contact_table(journey: Journey, t: Translator) -> Writing:
    """The contact moments with the young parent's experience, and what is not in the table."""
    names = {
        Resource.PHASE: Names((one.id, one.title) for one in journey.phases),
        Resource.DEPARTMENT: Names(_apart(journey)),
    }
    stream = io.StringIO()
    table = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    table.writerow([_heading(resource, column, t) for resource, column in _TABLE])
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
            for resource, column in _TABLE
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


def _heading(resource: Resource, column: Column, t: Translator) -> str:
    if resource is Resource.DEPARTMENT:
        return t("formats.kind_of_department")
    return column_name(resource, column.field, t)


def _shown(cell: Any) -> str:
    if cell is None or isinstance(cell, int):
        return "" if cell is None else str(cell)
    text = str(cell)
    return f"'{text}" if _FORMULA.match(text) else text


def _as_written(cell: str) -> str:
    return cell[1:] if _HIDDEN.match(cell) else cell


def read_contact_table(content: bytes, name: str) -> Reading:
    """A journey made of a table of contact moments; other columns are remarked upon.

    Phases and departments are made of the names in the table. Semicolons, commas or tabs part
    the cells: whichever the heading has most of.

    Raises:
        BadFile: it is no such table, or a cell can't be; each fault names row and column.
    """
    text = text_of(content, name)
    return _Reader(name).read(_rows(text, name))


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the line that each begins on."""
    heading = text.partition("\n")[0]
    sign = max(";,\t", key=heading.count)
    csv.field_size_limit(LONGEST_CELL)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    line = 1
    try:
        for row in table:
            yield line, row
            line = table.line_num + 1
    except csv.Error as error:
        raise BadFile(name, [(line, Fault((), "table_broken"))]) from error


class _Reader:
    def __init__(self, name: str) -> None:
        self._draft = Draft(name)
        self._name = name
        self._columns: dict[int, tuple[Resource, Column]] = {}
        self._headings: dict[int, str] = {}
        self._made: dict[Resource, dict[str, str]] = {Resource.PHASE: {}, Resource.DEPARTMENT: {}}

    def read(self, rows: Iterator[tuple[int, list[str]]]) -> Reading:
        line, heading = next(rows, (1, []))
        self._take_heading(line, heading)
        several = [(line, self._cells(row)) for line, row in rows if any(row)]
        if len(several) > MOST_ITEMS:
            fault = Fault(("contact_moments",), "too_many", {"most": MOST_ITEMS})
            raise BadFile(self._name, [(several[MOST_ITEMS][0], fault)])
        self._make_phases_and_departments(several)
        order = {one: place for place, one in enumerate(self._made[Resource.PHASE].values())}
        read = [(line, self._fields(line, cells)) for line, cells in several]
        read.sort(key=lambda one: order.get(str(one[1][0].get("phase")), len(order)))
        for number, (moment, experience) in read:
            self._add(number, moment, experience)
        self._draft.frame["title"] = self._name.rpartition("/")[2][:200] or "?"
        self._draft.remark(1, "kind_chosen_sketch")
        return self._draft.finish(JourneyKind.SKETCH)

    def _take_heading(self, line: int, heading: list[str]) -> None:
        known = _known_headings()
        for place, cell in enumerate(heading[:MOST_COLUMNS]):
            found = known.get(folded(cell))
            if found is not None and found not in self._columns.values():
                self._columns[place] = found
                self._headings[place] = cell.strip()
            elif cell.strip():
                self._draft.remark(line, "table_column", text=cell[:60])
        if "title" not in [column.field for _, column in self._columns.values()]:
            raise BadFile(self._name, [(line, Fault((), "table_none"))])

    def _cells(self, row: list[str]) -> dict[int, str]:
        return {place: _as_written(row[place]) for place in self._columns if place < len(row)}

    def _make_phases_and_departments(self, rows: Iterable[tuple[int, dict[int, str]]]) -> None:
        for line, cells in rows:
            kind = next((cells.get(p) for p, one in self._columns.items() if one[1] is _KIND), "")
            for place, (_, column) in self._columns.items():
                text = cells.get(place, "").strip()
                if column.of not in self._made or not text:
                    continue
                known = self._made[column.of]
                if folded(text) not in known:
                    known[folded(text)] = self._make(column, text, kind or "", line, place)
        if not self._made[Resource.PHASE]:
            made = self._draft.add(Resource.PHASE, {"title": "1"}, Stood(1))
            self._made[Resource.PHASE][""] = made

    def _make(self, column: Column, text: str, kind: str, line: int, place: int) -> str:
        stood = Stood(line, self._headings[place])
        if column.of is Resource.PHASE:
            return self._draft.add(Resource.PHASE, {"title": text}, stood)
        fields = {"title": text, "kind": DepartmentKind.OTHER.value}
        if column.field == "department" and kind.strip():
            told = self._value(line, "", Place(_KIND, Resource.DEPARTMENT, {}), kind)
            fields["kind"] = told or fields["kind"]
        return self._draft.add(Resource.DEPARTMENT, fields, stood)

    def _fields(self, line: int, cells: dict[int, str]) -> tuple[dict[str, Any], dict[str, Any]]:
        found: dict[Resource, dict[str, Any]] = {kind: {} for kind, _ in _TABLE}
        for place, (resource, column) in self._columns.items():
            cell = cells.get(place, "")
            if column.of in self._made:
                value: Any = self._made[column.of].get(folded(cell)) if cell.strip() else None
            else:
                where = Place(column, resource, {})
                value = self._value(line, self._headings[place], where, cell)
            if value is not None:
                put_at(found[resource], column.path, value)
        return found[Resource.CONTACT_MOMENT], found[Resource.EXPERIENCE]

    def _value(self, line: int, heading: str, place: Place, cell: str) -> Any:
        try:
            return read(place, cell)
        except BadCell as bad:
            self._draft.fault(line, bad.code, heading, **bad.values_told)
            return None

    def _add(self, line: int, moment: dict[str, Any], experience: dict[str, Any]) -> None:
        first = next(iter(self._made[Resource.PHASE].values()))
        number = self._draft.count(Resource.CONTACT_MOMENT)
        made = self._draft.add(Resource.CONTACT_MOMENT, {"phase": first} | moment, Stood(line))
        self._note("contact_moments", number, Resource.CONTACT_MOMENT, line)
        if experience:
            number = self._draft.count(Resource.EXPERIENCE)
            fields = experience | {"contact_moment": made, "id": f"{made[:55]}-{number + 1}"}
            self._draft.add(Resource.EXPERIENCE, fields, Stood(line))
            self._note("experiences", number, Resource.EXPERIENCE, line)

    def _note(self, name: str, number: int, resource: Resource, line: int) -> None:
        for place, (kind, column) in self._columns.items():
            if kind is resource:
                stood = Stood(line, self._headings[place])
                self._draft.stands((name, number, *column.path), stood)


def _known_headings() -> dict[str, tuple[Resource, Column]]:
    return {
        folded(_heading(resource, column, translator(language))): (resource, column)
        for language in reversed(languages())
        for resource, column in _TABLE
    } | {column.field: (resource, column) for resource, column in reversed(_TABLE)}
