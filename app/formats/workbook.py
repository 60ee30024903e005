"""A journey as a workbook (XLSX): a sheet for each kind of item, with lists to choose from.

The workbook of an empty journey is the template that people fill in. It is read back without
loss; ``app.formats.workbook_reading`` reads it.
"""

import re
from io import BytesIO
from math import ceil
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from app.formats.cells import Names, Place, choices, written
from app.formats.columns import COLUMNS, Column, closed_lists, value_at
from app.formats.losses import Writing, column_name
from app.journey import LISTS, Journey, JourneyKind, Resource, new_id
from app.language import Translator

SHEETS: Final = (
    Resource.PHASE,
    Resource.DEPARTMENT,
    Resource.CONTACT_MOMENT,
    Resource.EXPERIENCE,
    Resource.BOTTLENECK,
    Resource.PROBLEM,
    Resource.ANNOTATION,
    Resource.DECISION,
    Resource.IMPROVEMENT,
    Resource.ACTION,
)
"""The sheets behind the journey's own, in the order of the method."""

ROWS_TO_FILL: Final = 1_000
"""How many rows have lists to choose from."""

SCORES: Final = ("-2", "-1", "0", "1", "2")
_HEAD: Final = PatternFill("solid", start_color="FF154273")
_FONT: Final = "Calibri"
_WHITE: Final = Font(name=_FONT, bold=True, color="FFFFFFFF")
_BOLD: Final = Font(name=_FONT, bold=True)
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")
_FIXED: Final = re.compile(rb'(<row [^>]*?) customHeight="1"')
_LINE: Final = 15
"""The height of a line, in points."""
_HIGHEST: Final = 409
_ON_PAPER: Final = 170
"""So many signs of a sheet's columns are printed beside each other."""
_WIDE: Final = frozenset(
    {"title", "description", "quote", "need", "note", "reason", "why", "result_note", "text"}
)


def write_workbook(journey: Journey, t: Translator) -> Writing:
    """The journey as a workbook; nothing is lost."""
    book = Workbook()
    names = {
        kind: Names((one.id, str(getattr(one, "title", ""))) for one in journey.items(kind))
        for kind in LISTS
    }
    _explain(book.worksheets[0], t)
    _frame(book.create_sheet(t("formats.sheet.journey")), journey, t)
    for resource in SHEETS:
        _items(book.create_sheet(t(f"formats.sheet.{resource}")), resource, journey, names, t)
    _lists(book.create_sheet(t("formats.sheet.lists")), t)
    for resource in (Resource.JOURNEY, *SHEETS):
        _offer_choices(book[t(f"formats.sheet.{resource}")], resource, t)
    book.active = 1
    for sheet in book.worksheets:
        _fit_on_paper(sheet)
    stream = BytesIO()
    book.save(stream)
    return Writing(_free_to_grow(stream.getvalue()))


def template(t: Translator) -> bytes:
    """The workbook to fill in."""
    empty = Journey(id=new_id(), kind=JourneyKind.SKETCH, title=t("formats.template_title"))
    return write_workbook(empty, t).content


def _fit_on_paper(sheet: Worksheet) -> None:
    """Rows as high as their texts; printed with the columns' names on every sheet of paper."""
    shown = [one for one in sheet.column_dimensions.values() if not one.hidden]
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = max(1, round(sum(one.width for one in shown) / _ON_PAPER))
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        lines = max(_lines(sheet, *one) for one in enumerate(row, 1))
        if lines > 1:
            sheet.row_dimensions[number].height = min(lines * _LINE, _HIGHEST)


def _lines(sheet: Worksheet, column: int, value: Any) -> int:
    """About how many lines a text takes in its column."""
    dimension = sheet.column_dimensions[get_column_letter(column)]
    if dimension.hidden or not isinstance(value, str):
        return 1
    return sum(max(1, ceil(len(one) / dimension.width)) for one in value.split("\n"))


def _free_to_grow(content: bytes) -> bytes:
    """The workbook with heights that hold until somebody types more.

    Without heights LibreOffice lets texts of several lines run over each other; with those that
    openpyxl writes, a row would never grow again.
    """
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as made, ZipFile(stream, "w", ZIP_DEFLATED) as ours:
        for entry in made.infolist():
            inside = made.read(entry)
            if entry.filename.startswith("xl/worksheets/"):
                inside = _FIXED.sub(rb"\1", inside)
            ours.writestr(entry, inside)
    return stream.getvalue()


def _explain(sheet: Worksheet, t: Translator) -> None:
    sheet.title = t("formats.sheet.help")
    sheet.column_dimensions["A"].width = 100
    for number, line in enumerate(t("formats.help").strip().split("\n"), 1):
        cell = _put(sheet, number, 1, line)
        cell.alignment = _WRAPPED
        if number == 1:
            cell.font = Font(name=_FONT, bold=True, size=14)


def _frame(sheet: Worksheet, journey: Journey, t: Translator) -> None:
    document = journey.frame.model_dump(mode="json", exclude_defaults=True) | {"id": journey.id}
    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 80
    _head(sheet, [t("formats.sheet.field"), t("formats.sheet.value")])
    for row, column in enumerate(COLUMNS[Resource.JOURNEY], 2):
        name = _put(sheet, row, 1, column_name(Resource.JOURNEY, column.field, t))
        name.font, name.alignment = _BOLD, _WRAPPED
        value = value_at(document, column.path)
        if column.sort == "present" and value:
            value = None
        cell = _put(sheet, row, 2, written(Place(column, Resource.JOURNEY, {}), value, t))
        cell.alignment = _WRAPPED
        sheet.row_dimensions[row].hidden = column.technical


def _items(
    sheet: Worksheet,
    resource: Resource,
    journey: Journey,
    names: dict[Resource, Names],
    t: Translator,
) -> None:
    columns = COLUMNS[resource]
    _head(sheet, [column_name(resource, column.field, t) for column in columns])
    is_moment = resource is Resource.CONTACT_MOMENT
    sheet.freeze_panes = "C2" if is_moment else "B2"
    sheet.print_title_cols = "A:B" if is_moment else "A:A"
    for place, column in enumerate(columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = 40 if column.path[-1] in _WIDE else 22
        dimension.hidden = column.technical
        if column.sort in ("date", "duration"):
            dimension.number_format = "@"
    for row, item in enumerate(journey.items(resource), 2):
        document = item.model_dump(mode="json", exclude_defaults=True)
        for place, column in enumerate(columns, 1):
            value = _value(document, column)
            cell = _put(sheet, row, place, written(Place(column, resource, names), value, t))
            cell.alignment = _WRAPPED


def _value(document: dict[str, Any], column: Column) -> Any:
    """The value of a column; a part's hidden mark is set only where the part is empty."""
    value = value_at(document, column.path)
    return None if column.sort == "present" and column.technical and value else value


def _head(sheet: Worksheet, names: list[str]) -> None:
    for place, name in enumerate(names, 1):
        cell = _put(sheet, 1, place, name)
        cell.font, cell.fill = _WHITE, _HEAD
        cell.alignment = _WRAPPED


def _put(sheet: Worksheet, row: int, column: int, value: Any) -> Cell | MergedCell:
    cell = sheet.cell(row, column)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with = is no formula
        cell.number_format = "@"
    return cell


def _lists(sheet: Worksheet, t: Translator) -> None:
    """The closed lists, a column each, on a sheet that nobody needs to see."""
    sheet.sheet_state = "hidden"
    for place, name in enumerate(closed_lists(), 1):
        for row, word in enumerate(choices(name, t), 1):
            _put(sheet, row, place, word)


def _offer_choices(sheet: Worksheet, resource: Resource, t: Translator) -> None:
    for place, column in enumerate(COLUMNS[resource], 1):
        source = None if column.technical else _source(column, t)
        if source is None:
            continue
        offered = DataValidation(type="list", formula1=source, allow_blank=True)
        offered.showErrorMessage = column.sort not in ("one", "many")
        letter = get_column_letter(place)
        is_frame = resource is Resource.JOURNEY
        cells = f"B{place + 1}" if is_frame else f"{letter}2:{letter}{ROWS_TO_FILL}"
        sheet.add_data_validation(offered)
        offered.add(cells)


def _source(column: Column, t: Translator) -> str | None:
    """Where a list to choose from stands."""
    if column.sort == "term":
        place = list(closed_lists()).index(column.terms) + 1
        letter, last = get_column_letter(place), len(choices(column.terms, t))
        return f"'{t('formats.sheet.lists')}'!${letter}$1:${letter}${last}"
    fields = [one.field for one in COLUMNS[column.of]] if column.of else []
    if column.sort == "one" and "title" in fields:
        place = fields.index("title") + 1
        letter = get_column_letter(place)
        return f"'{t(f'formats.sheet.{column.of}')}'!${letter}$2:${letter}${ROWS_TO_FILL}"
    if column.sort in ("yes_no", "present"):
        return f'"{t("formats.yes")},{t("formats.no")}"'
    if column.field == "score":
        return f'"{",".join(SCORES)}"'
    return None
