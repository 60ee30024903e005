"""Reads a journey out of a workbook (XLSX): one that we wrote, or our template filled in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from openpyxl.utils import get_column_letter

from app.formats.bad_file import BadFile, FileFault
from app.formats.cells import BadCell, Cell, Names, Place, read
from app.formats.columns import COLUMNS, Column, put_at
from app.formats.draft import Draft, Reading, Stood
from app.formats.journey_contents import made_id
from app.formats.losses import column_name
from app.formats.plain_workbook import read_plain
from app.formats.workbook import SHEETS
from app.formats.workbook_opening import Rows, open_workbook
from app.journey import LISTS, DepartmentKind, Fault, JourneyKind, Resource
from app.language import languages, translator

_ABOVE: Final = 10


@dataclass(frozen=True)
class _Row:
    """A row of a sheet: its number, and the value of each column that holds one."""

    number: int
    cells: dict[Column, Cell]


def read_workbook(content: bytes, name: str) -> Reading:
    """The journey in a workbook; sheets and columns that are not ours are remarked upon.

    Raises:
        BadFile: it is no workbook, or a cell can't be; each fault names sheet and cell.
    """
    opened = open_workbook(content, name)
    ours = {title.strip().casefold() for title in opened.sheets} & _ours().keys()
    is_plain = len(ours) < 2 and not ours & _title(Resource.JOURNEY)
    formulas = Fault((), "workbook_formula", {"n": opened.uncounted})
    told = [formulas] if opened.uncounted else []
    try:
        reading = read_plain(opened, name) if is_plain else _Reader(name, opened.sheets).read()
    except BadFile as bad:
        faults = [*((1, one) for one in told), *((one.line, one.fault) for one in bad.found)]
        raise BadFile(name, faults) from bad
    remarks = (FileFault(1, "", one) for one in told)
    return replace(reading, remarks=(*remarks, *reading.remarks))


class _Reader:
    def __init__(self, name: str, sheets: dict[str, Rows]) -> None:
        self._draft = Draft(name)
        self._sheets: dict[Resource, tuple[str, Rows]] = {}
        self._names: dict[Resource, Names] = {}
        self._places: dict[tuple[Resource, Column], int] = {}
        known = _ours()
        ignored = _title_of("help") | _title_of("lists")
        for title, rows in sheets.items():
            resource = known.get(title.strip().casefold())
            if resource is not None and resource not in self._sheets:
                self._sheets[resource] = (title, rows)
            elif title.strip().casefold() not in ignored:
                self._draft.remark(1, "workbook_sheet", text=title[:60])

    def read(self) -> Reading:
        self._frame()
        several = {resource: list(self._table(resource)) for resource in SHEETS}
        self._fill_in(several)
        for resource in SHEETS:
            self._name(resource, several[resource])
        for resource in SHEETS:
            items = [self._item(resource, row) for row in several[resource]]
            if resource is Resource.CONTACT_MOMENT:
                items = self._in_order_of_phases(items)
            for fields, row in items:
                self._add(resource, fields, row)
        return self._draft.finish(JourneyKind.SKETCH)

    def _frame(self) -> None:
        if Resource.JOURNEY not in self._sheets:
            self._draft.frame["title"] = self._draft.file.rpartition("/")[2][:200] or "?"
            self._draft.remark(1, "kind_chosen_sketch")
            return
        title, rows = self._sheets[Resource.JOURNEY]
        known = _headings(Resource.JOURNEY)
        for number, row in enumerate(rows[1:], 2):
            heading = _folded(row[0]) if row else ""
            cell = row[1] if len(row) > 1 else None
            column = known.get(heading)
            if column is None and (heading or cell is not None):
                self._draft.remark(number, "workbook_row", f"{title}!A{number}", text=heading[:60])
            if column is None:
                continue
            stood = Stood(number, f"{title}!B{number} ({str(row[0]).strip()})")
            self._draft.stands(column.path, stood)
            value = self._value(column, cell, Resource.JOURNEY, stood)
            if value is not None:
                put_at(self._draft.frame, column.path, value)
        for field in ("title", "kind"):
            stood = self._draft.place_of((field,)) or Stood(1, title)
            self._draft.stands((field,), stood)
            if field not in self._draft.frame:
                self._draft.fault(stood.line, "missing", stood.name)
        self._draft.frame.setdefault("title", "-")

    def _table(self, resource: Resource) -> Iterator[_Row]:
        title, rows = self._sheets.get(resource, ("", []))
        known = _headings(resource)
        columns: dict[int, Column] = {}
        begin = _heading_row(rows, known)
        for number, row in enumerate(rows[:begin], 1):
            told = " ".join(str(cell) for cell in row if _folded(cell))
            self._draft.remark(number, "workbook_row", f"{title}!A{number}", text=told[:60])
        for place, heading in enumerate(rows[begin] if rows else ()):
            column = known.get(_folded(heading))
            cell = f"{title}!{get_column_letter(place + 1)}{begin + 1}"
            if column is not None and column not in columns.values():
                columns[place] = column
                self._places[resource, column] = place
            elif _folded(heading):
                self._draft.remark(begin + 1, "workbook_column", cell, text=str(heading)[:60])
        for number, row in enumerate(rows[begin + 1 :], begin + 2):
            cells = {column: row[place] for place, column in columns.items() if place < len(row)}
            if any(_folded(cell) for cell in cells.values()):
                yield _Row(number, cells)

    def _fill_in(self, several: dict[Resource, list[_Row]]) -> None:
        """What people leave to be understood, each time told."""
        moments = several[Resource.CONTACT_MOMENT]
        for resource, field in ((Resource.PHASE, "phase"), (Resource.DEPARTMENT, "department")):
            column = next(one for one in COLUMNS[Resource.CONTACT_MOMENT] if one.field == field)
            if resource is Resource.PHASE:
                self._fill_down(moments, column)
            if not several[resource]:
                several[resource] += self._made_of(moments, column, resource)
        kind = next(one for one in COLUMNS[Resource.DEPARTMENT] if one.field == "kind")
        for row in several[Resource.DEPARTMENT]:
            if not _folded(row.cells.get(kind)):
                row.cells[kind] = DepartmentKind.OTHER.value
                stood = self._stood(Resource.DEPARTMENT, kind, row)
                self._draft.remark(row.number, "workbook_kind", stood.name)

    def _fill_down(self, moments: list[_Row], column: Column) -> None:
        """Cells merged over rows hold their word in the first one alone."""
        above: Cell = None
        for row in moments:
            if _folded(row.cells.get(column)):
                above = row.cells[column]
            elif above is not None:
                row.cells[column] = above
                stood = self._stood(Resource.CONTACT_MOMENT, column, row)
                self._draft.remark(row.number, "workbook_above", stood.name, text=str(above)[:60])

    def _made_of(self, moments: list[_Row], column: Column, resource: Resource) -> Iterator[_Row]:
        """The items that contact moments name, where their own sheet was left empty."""
        title = next(one for one in COLUMNS[resource] if one.field == "title")
        known: set[str] = set()
        for row in moments:
            name = row.cells.get(column)
            if _folded(name) and _folded(name) not in known:
                known.add(_folded(name))
                stood = self._stood(Resource.CONTACT_MOMENT, column, row)
                self._draft.remark(row.number, "workbook_made", stood.name, text=str(name)[:60])
                yield _Row(row.number, {title: name})

    def _name(self, resource: Resource, rows: Iterable[_Row]) -> None:
        """Give every item an id, so that cells of other sheets can name it."""
        by_field = {column.field: column for column in COLUMNS[resource]}
        taken = {str(row.cells.get(by_field["id"]) or "") for row in rows}
        named = []
        for row in rows:
            told = str(row.cells.get(by_field["id"]) or "").strip()
            title = str(row.cells.get(by_field["title"]) or "") if "title" in by_field else ""
            wished = told or made_id({"title": title}) or resource.value
            number = row.number
            item_id = wished
            while not told and item_id in taken:
                item_id, number = f"{wished[:50]}-{number}", number + 1
            taken.add(item_id)
            row.cells[by_field["id"]] = item_id
            named.append((item_id, title))
        self._names[resource] = Names(named)

    def _item(self, resource: Resource, row: _Row) -> tuple[dict[str, Any], _Row]:
        fields: dict[str, Any] = {}
        for column, cell in row.cells.items():
            value = self._value(column, cell, resource, self._stood(resource, column, row))
            if value is not None:
                put_at(fields, column.path, value)
        return fields, row

    def _add(self, resource: Resource, fields: dict[str, Any], row: _Row) -> None:
        place = (LISTS[resource], self._draft.count(resource))
        title = self._sheets.get(resource, (resource.value, []))[0]
        self._draft.add(resource, fields, Stood(row.number, f"{title}!A{row.number}"))
        for column in COLUMNS[resource]:
            self._draft.stands((*place, *column.path), self._stood(resource, column, row))

    def _stood(self, resource: Resource, column: Column, row: _Row) -> Stood:
        title = self._sheets.get(resource, (resource.value, []))[0]
        place = self._places.get((resource, column))
        letter = get_column_letter(place + 1) if place is not None else "A"
        heading = column_name(resource, column.field, translator(languages()[0]))
        return Stood(row.number, f"{title}!{letter}{row.number} ({heading})")

    def _value(self, column: Column, cell: Cell, resource: Resource, stood: Stood) -> Any:
        try:
            return read(Place(column, resource, self._names), cell)
        except BadCell as bad:
            self._draft.fault(stood.line, bad.code, stood.name, **bad.values_told)
            return None

    def _in_order_of_phases(
        self, items: list[tuple[dict[str, Any], _Row]]
    ) -> list[tuple[dict[str, Any], _Row]]:
        """People add rows at the end: what belongs to a phase is put with it."""
        places = {one: place for place, one in enumerate(self._draft.ids(Resource.PHASE))}
        return sorted(items, key=lambda one: places.get(str(one[0].get("phase")), len(places)))


def _ours() -> dict[str, Resource]:
    """What our sheets are called."""
    kinds = (Resource.JOURNEY, *SHEETS)
    return {title: resource for resource in kinds for title in _title(resource)}


def _heading_row(rows: Rows, known: dict[str, Column]) -> int:
    """The place of the row with most headings of ours: people write above it."""
    found = [len({_folded(cell) for cell in row} & known.keys()) for row in rows[:_ABOVE]]
    return found.index(max(found)) if found else 0


def _title_of(name: str) -> frozenset[str]:
    return frozenset(translator(one)(f"formats.sheet.{name}").casefold() for one in languages())


def _title(resource: Resource) -> frozenset[str]:
    return _title_of(resource.value)


def _headings(resource: Resource) -> dict[str, Column]:
    """The columns of a sheet by what stands above them, in any language of ours."""
    return {
        _folded(column_name(resource, column.field, translator(language))): column
        for language in reversed(languages())
        for column in COLUMNS[resource]
    } | {column.field: column for column in COLUMNS[resource]}


def _folded(cell: Any) -> str:
    text = "" if cell is None else str(cell)
    return " ".join(text.replace("\u2019", "'").split()).casefold()
