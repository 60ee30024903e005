"""The plan's tables in Excel: clean in Dutch settings, and never a formula."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from openpyxl import load_workbook

from app.journey import Journey, JourneyKind
from app.language import translator
from app.reports.sheets import (
    ACTION_COLUMNS,
    action_sheets,
    all_sheets,
    bottleneck_sheet,
    csv_file,
    improvement_sheet,
    workbook,
)
from tests.formats.whole import WHOLE, whole_journey
from tests.journey.bottlenecks.making import journey as refused_once
from tests.journey.bottlenecks.making import moment
from tests.strategies import journeys

DUTCH = translator("nl")
NO_HOME = {"rule": "region_binding"}
EVIL = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "'=1",
    "\N{FULLWIDTH EQUALS SIGN}1",
    "\N{FULLWIDTH PLUS SIGN}1",
)


def with_titles(*titles: str) -> Journey:
    made: dict[str, Any] = whole_journey().model_dump()
    made["actions"] = [{"id": f"x{n}", "title": one} for n, one in enumerate(titles)]
    made["improvements"] = [{"id": f"v{n}", "title": one} for n, one in enumerate(titles)]
    return Journey.model_validate(made)


def rows_of(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_every_field_of_an_action_has_a_column() -> None:
    fields = {name.split(".")[0] for name in ACTION_COLUMNS}
    assert fields == set(next(iter(w for k, w in WHOLE.items() if k == "action"))) - {
        "id",
        "source",
        "assumed",
    }


def test_the_csv_has_semicolons_a_mark_and_decimals_with_a_comma() -> None:
    head, row = rows_of(csv_file(action_sheets(whole_journey(), DUTCH)[0], DUTCH))
    told = dict(zip(head, row, strict=True))
    assert (told["Actie"], told["Doel"], told["Klaar op"]) == ("A", "7,5", "2026-03-01")
    assert (told["Stand"], told["Niveau"]) == ("klaar", "netwerk")
    assert told["Metingen"] == "1 februari 2026: 12,25; 1 maart 2026: -3"


@pytest.mark.parametrize("evil", EVIL)
def test_a_text_is_no_formula_in_csv(evil: str) -> None:
    made = with_titles(evil)
    for sheet in (action_sheets(made, DUTCH)[0], improvement_sheet(made, DUTCH)):
        assert rows_of(csv_file(sheet, DUTCH))[1][0] == f"'{evil.strip()}"


def test_a_table_without_rows_still_has_its_columns() -> None:
    sheet = bottleneck_sheet(Journey(id="leeg", kind=JourneyKind.SKETCH, title="Leeg"), DUTCH)
    assert rows_of(csv_file(sheet, DUTCH)) == [list(sheet.columns)]
    cells = load_workbook(io.BytesIO(workbook([sheet]))).worksheets[0].iter_rows(values_only=True)
    assert list(cells) == [sheet.columns]
    assert "Knelpunt" in sheet.columns


def test_what_a_rule_found_is_told_without_a_blank_before_it() -> None:
    sheet = bottleneck_sheet(refused_once(moment(result="refused", refusal=NO_HOME)), DUTCH)
    told = [str(cell) for row in sheet.rows for cell in row]
    assert any("Een regel hield de ouder tegen" in one for one in told)
    assert told == [one.strip() for one in told]


def test_a_text_is_no_formula_in_a_workbook() -> None:
    book = load_workbook(io.BytesIO(workbook(action_sheets(with_titles(*EVIL), DUTCH))))
    cells = [row[0] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert [one.value for one in cells] == [one.strip() for one in EVIL]
    assert {one.data_type for one in cells} == {"s"}


def test_a_workbook_has_real_dates_and_numbers_and_a_sheet_for_each_department() -> None:
    book = load_workbook(io.BytesIO(workbook(action_sheets(whole_journey(), DUTCH))))
    assert book.sheetnames == ["Actieplan", "A (O)"]
    head = [cell.value for cell in book["A (O)"][1]]
    row = [cell.value for cell in book["A (O)"][2]]
    told = dict(zip(head, row, strict=True))
    assert told["Klaar op"].date() == date(2026, 3, 1)
    assert (told["Beginwaarde"], told["Doel"]) == (28, 7.5)


def test_sheets_of_departments_with_the_same_name_stay_apart() -> None:
    made: dict[str, Any] = whole_journey().model_dump()
    name = "Werk/inkomen: [wijk] met een naam die veel te lang is"
    made["departments"] = [{"id": f"d{n}", "title": name, "kind": "care"} for n in range(2)]
    made["actions"] = [{"id": f"x{n}", "title": "X", "department": f"d{n}"} for n in range(2)]
    sheets = action_sheets(Journey.model_validate(made), DUTCH)
    names = load_workbook(io.BytesIO(workbook(sheets))).sheetnames
    assert len(names) == len(set(names)) == 3
    assert all(len(one) <= 31 for one in names)


def test_a_workbook_of_everything_has_each_table_once() -> None:
    made = whole_journey()
    names = [one.title for one in all_sheets(made, DUTCH)]
    assert len(names) == len(set(names))
    assert {"Actieplan", "Verbeterideeën", "Knelpunten"} <= set(names)
    book = load_workbook(io.BytesIO(workbook(all_sheets(made, DUTCH))))
    assert not [one for one in book.sheetnames if "  " in one]


@given(journeys())
def test_the_tables_of_any_journey_can_be_written(made: Journey) -> None:
    sheets = action_sheets(made, DUTCH)
    rows = rows_of(csv_file(sheets[0], DUTCH))
    assert len(rows) == len(made.actions) + 1
    assert len(load_workbook(io.BytesIO(workbook(sheets))).sheetnames) == len(sheets)
