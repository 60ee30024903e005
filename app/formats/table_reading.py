"""Reads a journey out of one table of contact moments: a CSV file, or a sheet that people made."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from app.formats.bad_file import BadFile
from app.formats.cells import BadCell, Cell, Place, read
from app.formats.columns import Column, put_at
from app.formats.draft import Draft, Reading, Stood
from app.formats.folding import folded
from app.formats.table_headings import (
    KIND,
    MOST_ABOVE,
    MOST_COLUMNS,
    Field,
    fields_above,
    heading_row,
    tells_contact_moments,
)
from app.journey import DepartmentKind, Fault, JourneyKind, Resource
from app.journey.journey import MOST_ITEMS

Row = tuple[int, Sequence[Cell]]
"""A row of a table with its number, or the line that it begins on."""
Read = tuple[int, tuple[dict[str, Any], dict[str, Any]]]
"""The line of a row, and the fields of its contact moment and of its experience."""
Named = Callable[[int, int, str], str]
"""What people call a cell: by its row, its column (from 0) and what stands above the column."""


class TableReader:
    """Makes a journey of the rows of a table; ``draft`` takes remarks of who opened it."""

    def __init__(self, name: str, named: Named = lambda _row, _column, heading: heading) -> None:
        """Read a table out of the file ``name``; cells are called as ``named`` says."""
        self.draft = Draft(name)
        self._name = name
        self._named = named
        self._columns: dict[int, Field] = {}
        self._headings: dict[int, str] = {}
        self._made: dict[Resource, dict[str, str]] = {Resource.PHASE: {}, Resource.DEPARTMENT: {}}

    def read(self, rows: Sequence[Row]) -> Reading:
        """The journey.

        Raises:
            BadFile: there are no contact moments in it, or a cell can't be.
        """
        begin, _ = heading_row([row for _, row in rows[:MOST_ABOVE]])
        self._take_headings(rows, begin)
        several = [(line, self._cells(row)) for line, row in rows[begin + 1 :] if _is_filled(row)]
        if len(several) > MOST_ITEMS:
            fault = Fault(("contact_moments",), "too_many", {"most": MOST_ITEMS})
            raise BadFile(self._name, [(several[MOST_ITEMS][0], fault)])
        several = self._under_their_phases(several)
        self._make_phases_and_departments(several)
        order = {one: place for place, one in enumerate(self._made[Resource.PHASE].values())}
        read = [(line, self._fields(line, cells)) for line, cells in several]
        self._tell_of_moved(read, order)
        read.sort(key=lambda one: _place(one, order))
        for number, (moment, experience) in read:
            self._add(number, moment, experience)
        self.draft.frame["title"] = self._name.rpartition("/")[2][:200] or "?"
        self.draft.remark(1, "kind_chosen_sketch")
        return self.draft.finish(JourneyKind.SKETCH)

    def _tell_of_moved(self, read: Sequence[Read], order: Mapping[str, int]) -> None:
        """What stands behind a later phase goes to its own: a phase is one stretch of a journey."""
        furthest = 0
        for one in read:
            place = _place(one, order)
            if place < furthest:
                title = str(one[1][0].get("title", ""))[:60]
                self.draft.remark(one[0], "table_moved", text=title)
            furthest = max(furthest, place)

    def _take_headings(self, rows: Sequence[Row], begin: int) -> None:
        line, headings = rows[begin] if rows else (1, [])
        found = fields_above(headings[:MOST_COLUMNS])
        if not tells_contact_moments(found):
            seen = ", ".join(filter(None, (_text(cell)[:40] for cell in headings[:20])))
            raise BadFile(self._name, [(line, Fault((), "table_none", {"seen": seen or "–"}))])
        for above, row in rows[:begin]:
            if _is_filled(row):
                told = " ".join(filter(None, map(_text, row)))
                self.draft.remark(above, "table_above", text=told[:60])
        for place, cell in enumerate(headings):
            if place in found:
                self._columns[place] = found[place]
                self._headings[place] = _text(cell)
            elif _text(cell):
                self.draft.remark(line, "table_column", text=_text(cell)[:60])

    def _cells(self, row: Sequence[Cell]) -> dict[int, Cell]:
        return {place: row[place] for place in self._columns if place < len(row)}

    def _under_their_phases(
        self, rows: list[tuple[int, dict[int, Cell]]]
    ) -> list[tuple[int, dict[int, Cell]]]:
        """Rows without a phase get the one above, and a row with nothing but a phase begins one."""
        place = next((p for p, (_, one) in self._columns.items() if one.of is Resource.PHASE), None)
        if place is None:
            return rows
        above, kept = "", []
        for line, cells in rows:
            own = _text(cells.get(place))
            if own and not any(_text(cell) for p, cell in cells.items() if p != place):
                above = own
                continue
            if not own and above:
                self.draft.remark(
                    line, "workbook_above", self._called(line, place), text=above[:60]
                )
            above = own or above
            kept.append((line, cells | {place: above}))
        return kept

    def _make_phases_and_departments(self, rows: Iterable[tuple[int, dict[int, Cell]]]) -> None:
        for line, cells in rows:
            kind = next((cells.get(p) for p, one in self._columns.items() if one[1] is KIND), None)
            for place, (_, column) in self._columns.items():
                text = _text(cells.get(place))
                if column.of not in self._made or not text:
                    continue
                known = self._made[column.of]
                if folded(text) not in known:
                    known[folded(text)] = self._make(column, text, kind, (line, place))
        if not self._made[Resource.PHASE]:
            made = self.draft.add(Resource.PHASE, {"title": "1"}, Stood(1))
            self._made[Resource.PHASE][""] = made

    def _make(self, column: Column, text: str, kind: Cell, where: tuple[int, int]) -> str:
        stood = Stood(where[0], self._called(*where))
        if column.of is Resource.PHASE:
            return self.draft.add(Resource.PHASE, {"title": text}, stood)
        fields = {"title": text, "kind": DepartmentKind.OTHER.value}
        if column.field == "department" and _text(kind):
            fields["kind"] = _kind_of(kind) or fields["kind"]
        return self.draft.add(Resource.DEPARTMENT, fields, stood)

    def _fields(self, line: int, cells: dict[int, Cell]) -> tuple[dict[str, Any], dict[str, Any]]:
        found: dict[Resource, dict[str, Any]] = {kind: {} for kind, _ in self._columns.values()}
        for place, (resource, column) in self._columns.items():
            cell = cells.get(place)
            if column.of in self._made:
                text = _text(cell)
                value: Any = self._made[column.of].get(folded(text)) if text else None
            else:
                where = Place(column, resource, {})
                value = self._value(line, self._called(line, place), where, cell)
            if value is not None:
                put_at(found[resource], column.path, value)
        return found[Resource.CONTACT_MOMENT], found.get(Resource.EXPERIENCE, {})

    def _value(self, line: int, called: str, place: Place, cell: Cell) -> Any:
        try:
            return read(place, cell)
        except BadCell as bad:
            self.draft.fault(line, bad.code, called, **bad.values_told)
            return None

    def _add(self, line: int, moment: dict[str, Any], experience: dict[str, Any]) -> None:
        first = next(iter(self._made[Resource.PHASE].values()))
        number = self.draft.count(Resource.CONTACT_MOMENT)
        made = self.draft.add(Resource.CONTACT_MOMENT, {"phase": first} | moment, Stood(line))
        self._note("contact_moments", number, Resource.CONTACT_MOMENT, line)
        if experience:
            number = self.draft.count(Resource.EXPERIENCE)
            fields = experience | {"contact_moment": made, "id": f"{made[:55]}-{number + 1}"}
            self.draft.add(Resource.EXPERIENCE, fields, Stood(line))
            self._note("experiences", number, Resource.EXPERIENCE, line)

    def _note(self, name: str, number: int, resource: Resource, line: int) -> None:
        for place, (kind, column) in self._columns.items():
            if kind is resource:
                stood = Stood(line, self._called(line, place))
                self.draft.stands((name, number, *column.path), stood)

    def _called(self, line: int, place: int) -> str:
        return self._named(line, place, self._headings[place])


def _place(one: Read, order: Mapping[str, int]) -> int:
    """The place of a row's phase among the phases."""
    return order.get(str(one[1][0].get("phase")), len(order))


def _kind_of(cell: Cell) -> str | None:
    """The kind of a department; ``None`` where the cell can't be read: it is told with its row."""
    try:
        kind: str | None = read(Place(KIND, Resource.DEPARTMENT, {}), cell)
    except BadCell:
        return None
    return kind


def _text(cell: Cell) -> str:
    if isinstance(cell, datetime) and cell.time() == time.min:
        return cell.date().isoformat()
    return "" if cell is None else str(cell).strip()


def _is_filled(row: Sequence[Cell]) -> bool:
    return any(_text(cell) for cell in row)
