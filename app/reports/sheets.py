"""The plan's tables for Excel in Dutch settings: workbooks, and CSV with semicolons.

A text is never a formula: in a workbook it is told to be text, in CSV it gets an apostrophe.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.exports.account import account
from app.exports.tables import Told
from app.exports.trouble import bottlenecks as bottlenecks_told
from app.formats.amounts import amount_written
from app.formats.losses import column_name
from app.journey import Action, Improvement, Journey, Resource
from app.journey.bottlenecks import Finding
from app.journey.plan import Measurement
from app.journey.planning.sharing_out import called, shares
from app.language import Translator
from app.language.wording import Wording

Cell = str | float | int | date | None
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_NOT_IN_A_TITLE: Final = re.compile(r"[\[\]:*?/\\']")
LONGEST_TITLE: Final = 31
_HEAD: Final = PatternFill("solid", start_color="FF154273")
_WHITE: Final = Font(bold=True, color="FFFFFFFF")
_TOP: Final = Alignment(wrap_text=True, vertical="top")
_DATE: Final = "dd-mm-yyyy"
WIDE, NARROW = 44, 18


@dataclass(frozen=True)
class Sheet:
    """A table: its name, what stands above the columns, and its rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


ACTION_COLUMNS: Final = (
    "title",
    "description",
    "bottleneck",
    "improvement",
    "owner",
    "department",
    "helping",
    "term",
    "deadline",
    "status",
    "indicator.title",
    "indicator.unit",
    "indicator.baseline",
    "indicator.target",
    "indicator.measure_on",
    "indicator.measurements",
    "level",
    "level_since",
    "proof",
)
IMPROVEMENT_COLUMNS: Final = (
    "title",
    "description",
    "bottlenecks",
    "impact",
    "effort",
    "choice",
    "owner",
    "safety",
    "solved",
)


def action_sheets(journey: Journey, t: Translator, department: str = "") -> list[Sheet]:
    """All actions, and a sheet for each department; one sheet where a department is named."""
    found = [
        _actions(called(share.department), share.own + share.helping, journey, t)
        for share in shares(journey)
        if share.department is not None and department in ("", share.department.id)
    ]
    if department:
        return found[:1] or [_actions(t("plan.page.title"), (), journey, t)]
    return [_actions(t("plan.page.title"), journey.actions, journey, t), *found]


def improvement_sheet(journey: Journey, t: Translator) -> Sheet:
    """All improvements."""
    return Sheet(
        t("plan.square.title"),
        tuple(column_name(Resource.IMPROVEMENT, one, t) for one in IMPROVEMENT_COLUMNS),
        tuple(_improvement(one, journey, t) for one in journey.improvements),
    )


def bottleneck_sheet(
    journey: Journey, t: Translator, found: Sequence[Finding] | None = None
) -> Sheet:
    """All bottlenecks: marked by people, and found by rules (``found``: in this workspace)."""
    return _as_told(bottlenecks_told(journey, t, Wording(t), found))


def all_sheets(
    journey: Journey, t: Translator, found: Sequence[Finding] | None = None
) -> list[Sheet]:
    """Every table of a journey: contact moments by phase, voices, bottlenecks, and the plan's."""
    without_plan = journey.model_copy(update={"improvements": (), "actions": ()})
    told = [_as_told(one) for one in account(without_plan, t, found).sections]
    return [*told, improvement_sheet(journey, t), *action_sheets(journey, t)]


def _as_told(told: Told) -> Sheet:
    return Sheet(told.title, told.columns, tuple(tuple(row) for row in told.rows))


def csv_file(sheet: Sheet, t: Translator) -> bytes:
    """A table as CSV that opens clean: semicolons, UTF-8 with a mark, no formulas."""
    stream = io.StringIO()
    table = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    table.writerow(sheet.columns)
    mark = t("formats.decimal_mark")
    table.writerows([_in_csv(cell, mark) for cell in row] for row in sheet.rows)
    return stream.getvalue().encode("utf-8-sig")


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Tables as a workbook, a sheet each."""
    book = Workbook()
    book.remove(book.worksheets[0])
    taken: set[str] = set()
    for sheet in sheets:
        _fill(book.create_sheet(_title(sheet.title, taken)), sheet)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _actions(title: str, actions: Sequence[Action], journey: Journey, t: Translator) -> Sheet:
    return Sheet(
        title,
        tuple(column_name(Resource.ACTION, one, t) for one in ACTION_COLUMNS),
        tuple(_action(one, journey, t) for one in actions),
    )


def _action(one: Action, journey: Journey, t: Translator) -> tuple[Cell, ...]:
    say, found = Wording(t), one.indicator
    mark = t("formats.decimal_mark")
    measured = found.measurements if found else ()
    return (
        one.title,
        one.description,
        _name(journey, Resource.BOTTLENECK, one.bottleneck),
        _name(journey, Resource.IMPROVEMENT, one.improvement),
        one.owner,
        _name(journey, Resource.DEPARTMENT, one.department),
        "; ".join(_name(journey, Resource.DEPARTMENT, name) for name in one.helping),
        say.term(one.term) if one.term else "",
        _day(one.deadline),
        say.term(one.status),
        found.title if found else "",
        found.unit if found else "",
        found.baseline if found else None,
        found.target if found else None,
        _day(found.measure_on) if found else None,
        "; ".join(
            f"{say.date(each.date)}: {amount_written(each.value, mark)}" for each in measured
        ),
        say.term(one.level),
        _day(one.level_since),
        one.proof,
    )


def _told(measured: Measurement, say: Wording, mark: str) -> str:
    return f"{say.date(measured.date)}: {amount_written(measured.value, mark)}"


def _improvement(one: Improvement, journey: Journey, t: Translator) -> tuple[Cell, ...]:
    say = Wording(t)
    return (
        one.title,
        one.description,
        "; ".join(_name(journey, Resource.BOTTLENECK, name) for name in one.bottlenecks),
        one.impact,
        say.term(one.effort) if one.effort else "",
        say.term(one.choice) if one.choice else "",
        one.owner,
        say.yes_no(one.safety),
        one.solved,
    )


def _name(journey: Journey, resource: Resource, item_id: str | None) -> str:
    if resource is Resource.DEPARTMENT and (department := journey.department(item_id)):
        return called(department)
    return str(getattr(journey.find(resource, item_id), "title", ""))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _in_csv(cell: Cell, mark: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float | int):
        return amount_written(cell, mark)
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _title(title: str, taken: set[str]) -> str:
    """A sheet's name as Excel allows it, each once."""
    plain = " ".join(_NOT_IN_A_TITLE.sub(" ", title).split()) or "-"
    chosen, number = plain[:LONGEST_TITLE], 2
    while chosen.casefold() in taken:
        end = f" {number}"
        chosen, number = plain[: LONGEST_TITLE - len(end)] + end, number + 1
    taken.add(chosen.casefold())
    return chosen


def _fill(sheet: Worksheet, table: Sheet) -> None:
    sheet.freeze_panes = "B2"
    for place, name in enumerate(table.columns, 1):
        cell = sheet.cell(1, place)
        cell.value, cell.font, cell.fill, cell.alignment = name, _WHITE, _HEAD, _TOP
        texts = [row[place - 1] for row in table.rows]
        long = any(isinstance(one, str) and len(one) > WIDE for one in texts)
        sheet.column_dimensions[get_column_letter(place)].width = WIDE if long else NARROW
    for row, cells in enumerate(table.rows, 2):
        for place, value in enumerate(cells, 1):
            _put(sheet, row, place, value)
    last = f"{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    sheet.auto_filter.ref = f"A1:{last}"


def _put(sheet: Worksheet, row: int, place: int, value: Cell) -> None:
    cell = sheet.cell(row, place)
    cell.alignment = _TOP
    if value in (None, ""):
        return
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with = is no formula
    elif isinstance(value, date):
        cell.number_format = _DATE
