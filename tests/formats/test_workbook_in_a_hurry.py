"""The template as people in a hurry fill it in: what is clear is taken, and each time told."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from app.formats.bad_file import BadFile
from app.formats.draft import Reading
from app.formats.workbook import template
from app.formats.workbook_reading import read_workbook
from app.language import translator

Change = Callable[[Workbook], None]
FIRST = {"Fase": "Aanvraag", "Contactmoment": "Bellen", "Afdeling of organisatie": "KCC"}


def put(book: Workbook, title: str, number: int, **values: Any) -> None:
    sheet = book[title]
    places = {str(cell.value): place for place, cell in enumerate(sheet[1], 1)}
    for heading, value in values.items():
        sheet.cell(number, places[heading], value)


def filled(*changes: Change, **first: Any) -> Reading:
    book = load_workbook(BytesIO(template(translator("nl"))))
    put(book, "Contactmomenten", 2, **(FIRST | first))
    for change in changes:
        change(book)
    stream = BytesIO()
    book.save(stream)
    return read_workbook(stream.getvalue(), "reis.xlsx")


def told(reading: Reading) -> list[tuple[int, str]]:
    return [(one.line, one.fault.code) for one in reading.remarks]


def refused(*changes: Change, **first: Any) -> list[tuple[str, str]]:
    with pytest.raises(BadFile) as bad:
        filled(*changes, **first)
    return [(one.name, one.fault.code) for one in bad.value.found]


def test_phases_and_departments_without_a_sheet_of_their_own_are_made_and_told() -> None:
    reading = filled()
    assert [one.title for one in reading.journey.phases] == ["Aanvraag"]
    assert [one.title for one in reading.journey.departments] == ["KCC"]
    assert sorted(code for _, code in told(reading)) == [
        "workbook_kind",
        "workbook_made",
        "workbook_made",
    ]


def test_a_name_that_lacks_on_a_sheet_that_was_filled_in_is_refused_with_its_cell() -> None:
    found = refused(lambda book: put(book, "Afdelingen", 2, **{"Afdeling of organisatie": "Jeugd"}))
    cell = "Contactmomenten!C2 (Afdeling of organisatie)"
    assert (cell, "cell_names_none") in found


def test_a_phase_in_the_first_of_merged_cells_counts_below_and_is_told() -> None:
    reading = filled(lambda book: put(book, "Contactmomenten", 3, Contactmoment="Brief"))
    phases = {one.phase for one in reading.journey.contact_moments}
    assert len(phases) == 1
    assert (3, "workbook_above") in told(reading)


def test_a_row_above_the_headings_hides_nothing_and_is_told() -> None:
    def above(book: Workbook) -> None:
        book["Contactmomenten"].insert_rows(1)
        book["Contactmomenten"]["A1"] = "Ingevuld door de werkgroep"

    reading = filled(above)
    assert [one.title for one in reading.journey.contact_moments] == ["Bellen"]
    assert (1, "workbook_row") in told(reading)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (datetime(2024, 2, 13, 9, 15), "2024-02-13"),  # noqa: DTZ001
        (45335, "2024-02-13"),
        ("13 februari 2024", "2024-02-13"),
        ("feb. 2024", "2024-02"),
        ("mrt 2024", "2024-03"),
        ("13 March 2024", "2024-03-13"),
        (2024, "2024"),
    ],
)
def test_a_date_may_be_a_cell_a_number_or_words(cell: Any, day: str) -> None:
    assert str(filled(Datum=cell).journey.contact_moments[0].date) == day


@pytest.mark.parametrize("cell", ["13-2-24", "32 maart 2024", "13 floreal 2024", "gisteren"])
def test_a_date_that_is_not_certain_is_refused_with_its_cell(cell: str) -> None:
    assert [name for name, _ in refused(Datum=cell)] == ["Contactmomenten!E2 (Datum)"]


@pytest.mark.parametrize(
    ("cell", "duration"),
    [
        ("3 wkn", "3 weeks"),
        ("3weken", "3 weeks"),
        ("een week", "1 weeks"),
        ("Eén maand", "1 months"),
        ("45 min.", "45 minutes"),
        ("2 years", "2 years"),
    ],
)
def test_a_duration_is_read_as_people_write_it(cell: str, duration: str) -> None:
    waiting = filled(**{"Wachttijd erna": cell}).journey.contact_moments[0].waiting
    assert waiting is not None
    assert str(waiting.duration).rstrip("s") == duration.rstrip("s")


@pytest.mark.parametrize("cell", ["ongeveer 3 weken", "3", "2-3 weken", "2,5 maand"])
def test_a_duration_that_is_none_is_refused_in_the_language_of_the_reader(cell: str) -> None:
    found = refused(**{"Wachttijd erna": cell})
    assert ("Contactmomenten!T2 (Wachttijd erna)", "cell_duration") in found
    assert "6 weken" in translator("nl")("faults.cell_duration", text=cell)


def test_an_error_of_the_spreadsheet_is_no_title() -> None:
    found = refused(Contactmoment="#REF!")
    assert ("Contactmomenten!B2 (Contactmoment)", "cell_error") in found
