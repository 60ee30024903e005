"""Tables that people made without our template: by what stands above their columns."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from app.formats import table_headings
from app.formats.bad_file import BadFile
from app.formats.contact_table import read_contact_table
from app.formats.table_headings import fields_above, heading
from app.formats.workbook_reading import read_workbook
from app.language import translator

WORDS = tomllib.loads(
    Path(table_headings.__file__).with_name("heading_words.toml").read_text("utf-8")
)
OWN: list[tuple[Any, ...]] = [
    ("Klantreis jonge moeders",),
    ("sessie van", date(2025, 3, 14)),
    (
        "Fase",
        "Stap",
        "Met wie?",
        "Hoe (kanaal)",
        "Wanneer",
        "Gevoel",
        "Toelichting",
        "Wie belt terug",
    ),
    (
        "Zwanger",
        "Melden",
        "Wijkteam",
        "Bellen",
        date(2025, 1, 2),
        "bang",
        "lang in de wacht",
        "Bo",
    ),
    (None, "Gesprek", "Wijkteam", "langsgaan", "2-2025", "opgelucht; blij", None, None),
    ("Na de geboorte",),
    (None, "Huis zoeken", "Wonen", "mail", None, None, None, None),
]
MOMENTS = [
    ("zwanger", "Melden", "wijkteam", "telephone", "2025-01-02", "lang in de wacht"),
    ("zwanger", "Gesprek", "wijkteam", "face_to_face", "2025-02", ""),
    ("na-de-geboorte", "Huis zoeken", "wonen", "email", None, ""),
]


def workbook(**sheets: Iterable[tuple[Any, ...]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_csv(rows: Iterable[tuple[Any, ...]], sign: str = ";") -> str:
    def shown(cell: Any) -> str:
        text = f"{cell:%d-%m-%Y}" if isinstance(cell, date) else str(cell or "")
        return f'"{text}"' if sign in text else text

    return "".join(sign.join(map(shown, row)) + "\r\n" for row in rows)


def told(journey: Any) -> list[tuple[Any, ...]]:
    return [
        (one.phase, one.title, one.department, one.channel, one.date, one.description)
        for one in journey.contact_moments
    ]


def test_a_workbook_of_one_s_own_is_read_by_its_headings() -> None:
    content = workbook(Voorblad=[("Gemeente X",)], Blad1=OWN, Leeg=[])
    reading = read_workbook(content, "map/reis.xlsx")
    assert told(reading.journey) == MOMENTS
    assert [one.emotions for one in reading.journey.experiences] == [
        ("bang",),
        ("opgelucht", "blij"),
    ]
    assert [(one.line, one.name, one.fault.code) for one in reading.remarks] == [
        (1, "", "workbook_sheet"),
        (1, "Blad1", "workbook_plain"),
        (1, "", "table_above"),
        (1, "", "kind_chosen_sketch"),
        (2, "", "table_above"),
        (3, "", "table_column"),
        (5, "Blad1!A5 (Fase)", "workbook_above"),
        (7, "Blad1!A7 (Fase)", "workbook_above"),
    ]


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_table_of_one_s_own_is_read_however_it_was_saved(sign: str, encoding: str) -> None:
    rows = [*OWN[:-1], (None, "Huis zoeken", "Wonen", "mail", None, None, "één; twee, drie", None)]
    reading = read_contact_table(as_csv(rows, sign).encode(encoding), "x.csv")
    assert told(reading.journey) == [*MOMENTS[:-1], (*MOMENTS[-1][:-1], "één; twee, drie")]
    said = [one.fault.code for one in reading.remarks]
    assert ("table_windows" in said) == (encoding == "cp1252")


def test_a_line_that_tells_the_separator_is_no_row() -> None:
    assert told(read_contact_table(f"sep=;\n{as_csv(OWN)}".encode(), "x").journey) == MOMENTS


def test_a_workbook_without_such_headings_is_refused_with_what_its_sheets_have() -> None:
    with pytest.raises(BadFile) as refused:
        read_workbook(workbook(Blad1=[("Naam", "Cijfer"), ("A", 1)], Blad2=[("Kleur",)]), "x")
    found = [(one.name, one.fault.code, one.fault.values) for one in refused.value.found]
    assert found == [
        ("", "workbook_no_journey", {}),
        ("Blad1", "workbook_headings", {"seen": "Naam, Cijfer"}),
        ("Blad2", "workbook_headings", {"seen": "Kleur"}),
    ]
    assert all(translator("nl").fault(one.fault) for one in refused.value.found)


def test_a_cell_that_cannot_be_is_named_by_its_sheet() -> None:
    with pytest.raises(BadFile) as refused:
        read_workbook(workbook(Blad1=[("Stap", "Kanaal"), ("Melden", "postduif")]), "x")
    [fault] = refused.value.found
    assert (fault.name, fault.fault.code) == ("Blad1!B2 (Kanaal)", "cell_choice")


def test_our_sheets_are_read_though_the_first_is_gone() -> None:
    content = workbook(
        Afdelingen=[("Afdeling of organisatie", "Soort"), ("Wonen", "gemeente")],
        Contactmomenten=[("Fase", "Contactmoment", "Afdeling of organisatie"), ("A", "B", "Wonen")],
    )
    reading = read_workbook(content, "reis.xlsx")
    assert (reading.journey.title, len(reading.journey.contact_moments)) == ("reis.xlsx", 1)
    assert "kind_chosen_sketch" in [one.fault.code for one in reading.remarks]


def test_no_heading_stands_for_two_fields_and_ours_go_first() -> None:
    words = [word for fields in WORDS.values() for several in fields.values() for word in several]
    assert [word for word, times in Counter(words).items() if times > 1] == []
    known = {fields_above([word])[0][1].field for word in words}
    assert known == {field for fields in WORDS.values() for field in fields}
    own = [heading(*field, translator("nl")) for field in table_headings.TABLE]
    assert list(fields_above(own).values()) == list(table_headings.TABLE)


def test_of_two_headings_for_one_field_the_surer_one_is_taken() -> None:
    fields = fields_above(["Wat", "Contactmoment", "Stap"])
    assert [(place, column.field) for place, (_, column) in fields.items()] == [(1, "title")]


def test_a_log_of_many_cases_is_not_taken_for_a_journey() -> None:
    table = (
        b"Zaaknummer;Activiteit;Datum;Afdeling\n1;Melding;1-2-2025;KCC\n2;Melding;2-2-2025;KCC\n"
    )
    with pytest.raises(BadFile) as refused:
        read_contact_table(table, "log.csv")
    [fault] = refused.value.found
    assert "Gegevens uit een ander systeem" in translator("nl").fault(fault.fault)


def test_a_map_that_lies_on_its_side_is_read_and_its_cells_keep_their_names() -> None:
    upright = [(*row, *[None] * (8 - len(row))) for row in OWN]
    reading = read_workbook(workbook(Kaart=zip(*upright, strict=True)), "x.xlsx")
    assert told(reading.journey) == MOMENTS
    assert [(one.line, one.name) for one in reading.remarks][-3:] == [
        (1, "Kaart!C"),
        (1, "Kaart!E1 (Fase)"),
        (1, "Kaart!G1 (Fase)"),
    ]
    wrong = [("Stap", "Melden"), ("Kanaal", "postduif")]
    with pytest.raises(BadFile) as refused:
        read_workbook(workbook(Kaart=wrong), "x.xlsx")
    [fault] = refused.value.found
    assert (fault.line, fault.name) == (2, "Kaart!B2 (Kanaal)")


def test_a_formula_that_was_never_worked_out_is_told_and_a_hidden_sheet_is_no_source() -> None:
    book = Workbook()
    shown, hidden = book.worksheets[0], book.create_sheet("Verborgen")
    for row in [("Stap", "Afdeling"), ("Melden", "=B3"), ("Intake", "Wonen")]:
        shown.append(row)
    hidden.append(("Stap", "Afdeling", "Kanaal"))
    hidden.sheet_state = "hidden"
    stream = BytesIO()
    book.save(stream)
    reading = read_workbook(stream.getvalue(), "x.xlsx")
    assert [one.title for one in reading.journey.contact_moments] == ["Melden", "Intake"]
    said = [(one.fault.code, one.fault.values) for one in reading.remarks]
    assert said[0] == ("workbook_formula", {"n": 1})
    assert ("workbook_sheet", {"text": "Verborgen"}) in said
