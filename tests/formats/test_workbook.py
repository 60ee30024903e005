"""The workbook: nothing is lost, a template to fill in, and every fault at its cell."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from app.formats.bad_file import BadFile
from app.formats.cells import joined, split
from app.formats.columns import COLUMNS
from app.formats.draft import Reading
from app.formats.journey_file import read_journey
from app.formats.losses import column_name, leaves
from app.formats.workbook import template, write_workbook
from app.formats.workbook_reading import read_workbook
from app.journey import Journey, JourneyKind, Resource
from app.language import languages, translator
from tests.formats.whole import WHOLE, whole_journey
from tests.strategies import journeys, titles

DUTCH = translator("nl")
EXAMPLES = sorted((Path(__file__).parents[2] / "journeys").glob("*.yaml"))


def again(journey: Journey, language: str = "nl") -> Journey:
    writing = write_workbook(journey, translator(language))
    assert writing.losses == ()
    reading = read_workbook(writing.content, "x.xlsx")
    assert reading.remarks == ()
    return reading.journey


def filled(change: Callable[[Workbook], None], content: bytes | None = None) -> bytes:
    """A workbook that somebody changed in their own program."""
    book = load_workbook(io.BytesIO(content or write_workbook(whole_journey(), DUTCH).content))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_cell(sheet: str, cell: str, value: Any) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return change


def faults_of(content: bytes) -> list[tuple[int, str, str]]:
    with pytest.raises(BadFile) as refused:
        read_workbook(content, "x.xlsx")
    return [(one.line, one.name, one.fault.code) for one in refused.value.found]


@given(journeys())
@settings(max_examples=40)
def test_a_workbook_loses_nothing(journey: Journey) -> None:
    assert again(journey) == journey


@pytest.mark.parametrize("language", languages())
def test_one_of_everything_comes_back_in_every_language(language: str) -> None:
    assert again(whole_journey(), language) == whole_journey()


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_comes_back(file: Path) -> None:
    journey = read_journey(file.read_bytes(), name=file.name)
    assert again(journey) == journey


def test_every_field_has_a_column() -> None:
    for resource, document in WHOLE.items():
        fields = {column.field for column in COLUMNS[resource]} | {"id"}
        assert set(leaves(document)) <= fields


@pytest.mark.parametrize("language", languages())
def test_no_two_columns_of_a_sheet_are_called_the_same(language: str) -> None:
    for resource, columns in COLUMNS.items():
        names = [column_name(resource, one.field, translator(language)) for one in columns]
        assert len(set(names)) == len(names)


@given(st.lists(titles(60) | st.just("") | st.just("[]"), max_size=4))
def test_words_in_one_cell_come_apart_again(words: list[str]) -> None:
    clean = [" ".join(one.split()) for one in words]
    assert split(joined(clean)) == clean


def test_a_text_that_begins_like_a_formula_is_a_text() -> None:
    journey = Journey(id="x", kind=JourneyKind.LIVED, title="=1+1", goal='=HYPERLINK("x")')
    book = load_workbook(io.BytesIO(write_workbook(journey, DUTCH).content))
    assert book["Klantreis"]["B2"].data_type == "s"
    assert again(journey) == journey


def test_the_template_has_lists_to_choose_from_and_an_explanation() -> None:
    book = load_workbook(io.BytesIO(template(DUTCH)))
    assert book.sheetnames == [
        "Uitleg", "Klantreis", "Fasen", "Afdelingen", "Contactmomenten", "Ervaringen", "Knelpunten",
        "Problemen", "Aantekeningen", "Besluiten", "Verbeterideeën", "Acties", "Keuzes",
    ]  # fmt: skip
    assert book["Keuzes"].sheet_state == "hidden"
    offered = [len(sheet.data_validations.dataValidation) for sheet in book.worksheets]
    assert offered == [0, 3, 1, 2, 16, 4, 3, 2, 4, 2, 4, 7, 0]
    assert str(book["Uitleg"]["A1"].value).startswith("Zo vul je")


def fill_in(book: Workbook) -> None:
    book["Klantreis"]["B2"] = "Reis van Noor"
    book["Klantreis"]["B3"] = "Beleefd"
    for row in (("Begin",), ("Later",)):
        book["Fasen"].append(row)
    book["Afdelingen"].append(("Wijkteam", "gemeente"))
    book["Contactmomenten"].append(("later", "Brief", None, "BRIEF", "14-3-2025"))
    book["Contactmomenten"].append((" Begin ", "Bellen", "wijkteam", "telefoon", 2024))
    book["Ervaringen"].append(("Bellen", -1, "boos; bang"))


def test_the_template_filled_in_by_a_facilitator_is_a_journey() -> None:
    reading = read_workbook(filled(fill_in, template(DUTCH)), "x.xlsx")
    journey = reading.journey
    assert reading.remarks == ()
    assert (journey.title, journey.kind) == ("Reis van Noor", JourneyKind.LIVED)
    assert [
        (one.title, one.phase, one.date, one.department) for one in journey.contact_moments
    ] == [
        ("Bellen", "begin", "2024", "wijkteam"),
        ("Brief", "later", "2025-03-14", None),
    ]
    assert [(one.contact_moment, one.score, one.emotions) for one in journey.experiences] == [
        ("bellen", -1, ("boos", "bang"))
    ]


def test_a_sheet_and_a_column_of_somebody_else_are_told() -> None:
    def change(book: Workbook) -> None:
        book.create_sheet("Notities")["A1"] = "Bel Anne"
        book["Fasen"]["H1"] = "Kleur"
        book["Klantreis"]["A40"] = "Lievelingskleur"

    reading = read_workbook(filled(change), "x.xlsx")
    assert reading.journey == whole_journey()
    assert [(one.line, one.name, one.fault.code) for one in reading.remarks] == [
        (1, "", "workbook_sheet"),
        (1, "Fasen!H1", "workbook_column"),
        (40, "Klantreis!A40", "workbook_row"),
    ]


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "fault"),
    [
        ("Contactmomenten", "E2", "31-2-2025",
         (2, "Contactmomenten!E2 (Datum)", "date_impossible")),
        ("Contactmomenten", "E2", "gisteren", (2, "Contactmomenten!E2 (Datum)", "date_shape")),
        ("Contactmomenten", "D2", "postduif", (2, "Contactmomenten!D2 (Kanaal)", "cell_choice")),
        ("Contactmomenten", "A2", "Nergens", (2, "Contactmomenten!A2 (Fase)", "cell_names_none")),
        ("Contactmomenten", "A2", None, (2, "Contactmomenten!A2 (Fase)", "missing")),
        ("Contactmomenten", "B2", "x" * 201, (2, "Contactmomenten!B2 (Contactmoment)", "too_long")),
        ("Contactmomenten", "I2", "lang", (2, "Contactmomenten!I2 (Duur)", "cell_duration")),
        ("Ervaringen", "B2", 3, (2, "Ervaringen!B2 (Waardering)", "too_large")),
        ("Ervaringen", "B2", "goed", (2, "Ervaringen!B2 (Waardering)", "not_a_number")),
        ("Ervaringen", "B2", 1.5, (2, "Ervaringen!B2 (Waardering)", "not_a_number")),
        ("Klantreis", "B3", "raar", (3, "Klantreis!B3 (Soort klantreis)", "cell_choice")),
        ("Klantreis", "B7", -1, (7, "Klantreis!B7 (Leeftijd vanaf)", "too_small")),
        ("Klantreis", "B21", "misschien", (21, "Klantreis!B21 (Sjabloon)", "cell_yes_no")),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_is_named(
    sheet: str, cell: str, value: Any, fault: tuple[int, str, str]
) -> None:
    assert fault in faults_of(filled(with_cell(sheet, cell, value)))


def test_two_phases_of_one_name_cannot_be_told_apart_in_a_cell() -> None:
    def change(book: Workbook) -> None:
        book["Fasen"].append(("F",))

    assert (2, "Contactmomenten!A2 (Fase)", "cell_names_several") in faults_of(filled(change))


def packed(**entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return stream.getvalue()


def replaced(entry: str, content: bytes) -> bytes:
    """A workbook with other content in one of its parts."""
    stream = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(write_workbook(whole_journey(), DUTCH).content))
    with source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        assert entry in source.namelist()
        for name in source.namelist():
            made.writestr(name, content if name == entry else source.read(name))
    return stream.getvalue()


BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;">]><sst><si><t>&c;</t></si></sst>"""


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "workbook_none"),
        (b"klantreis: 1", "workbook_none"),
        (packed(a=b"b"), "workbook_none"),
        (packed(a=b"0" * 70_000_000), "workbook_bomb"),
        (b"0" * 5_000_001, "file_too_big"),
        (replaced("xl/styles.xml", BOMB), "workbook_none"),
        (replaced("xl/worksheets/sheet2.xml", BOMB), "workbook_none"),
        (replaced("xl/worksheets/sheet2.xml", b"<worksheet"), "workbook_none"),
        (replaced("xl/workbook.xml", b""), "workbook_none"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, code: str) -> None:
    assert [one[2] for one in faults_of(content)] == [code]


def test_a_workbook_without_our_sheets_is_refused() -> None:
    stream = io.BytesIO()
    Workbook().save(stream)
    assert faults_of(stream.getvalue()) == [(1, "", "workbook_no_journey")]


def result(content: bytes) -> Reading | BadFile:
    """What the reader makes of it; any other error is a fault of the reader."""
    try:
        return read_workbook(content, "x.xlsx")
    except BadFile as bad:
        return bad


def test_a_workbook_cut_short_or_damaged_anywhere_is_refused_or_read() -> None:
    whole = write_workbook(whole_journey(), DUTCH).content
    refused = 0
    for place in range(0, len(whole), 97):
        other = bytearray(whole)
        other[place] ^= 0xFF
        for content in (whole[:place], bytes(other)):
            refused += isinstance(result(content), BadFile)
    assert refused > 50


def test_a_cell_far_away_is_not_looked_for() -> None:
    def change(book: Workbook) -> None:
        book["Contactmomenten"]["XFD1048576"] = "ver weg"

    assert read_workbook(filled(change), "x.xlsx").journey == whole_journey()


def test_the_columns_are_those_of_the_heart() -> None:
    assert set(COLUMNS) == {*Resource}


def test_rows_are_as_high_as_their_texts_and_free_to_grow() -> None:
    """LibreOffice lets texts run over each other without; a fixed height would never grow."""
    moment = whole_journey().contact_moments[0].model_copy(update={"description": "woord " * 100})
    journey = whole_journey()
    others = [one for one in journey.contact_moments if one.id != moment.id]
    content = write_workbook(
        journey.with_items(Resource.CONTACT_MOMENT, [moment, *others]), DUTCH
    ).content
    height = load_workbook(io.BytesIO(content))["Contactmomenten"].row_dimensions[2].height
    assert height is not None
    assert height >= 15 * 600 / 40
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheets = [book.read(one) for one in book.namelist() if one.startswith("xl/worksheets/")]
    assert len(sheets) > 5
    assert not any(b"customHeight" in one for one in sheets)


def test_sheets_are_printed_with_the_names_of_their_columns() -> None:
    for sheet in load_workbook(io.BytesIO(template(DUTCH))).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth in range(1, 7)
        assert sheet.print_title_rows == "$1:$1"
