"""The table of contact moments: opened by a spreadsheet, harmless there, and read back."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.bad_file import BadFile
from app.formats.contact_table import read_contact_table, write_contact_table
from app.formats.draft import Reading
from app.formats.journey_file import read_journey
from app.journey import Journey, JourneyKind, Resource
from app.language import languages, translator
from tests.strategies import journeys, texts

DUTCH = translator("nl")
EXAMPLES = sorted((Path(__file__).parents[2] / "journeys").glob("*.yaml"))
TABLE = """\
Fase;Contactmoment;Afdeling of organisatie;Kanaal;Datum;Waardering;Gevoelens;Kleur
Begin;Bellen;Wijkteam;telefoon;3-2025;-2;boos, bang;rood
Later;"Een brief; dik";Wonen;brief;14-3-2025;;;
begin;Nog eens;wijkteam;;;1;;
"""


def told(journey: Journey) -> list[Any]:
    """What a table says of a journey, with names for the ids of others."""
    phases = {one.id: one.title for one in journey.phases}
    departments = {one.id: one.title for one in journey.departments}
    found = []
    for moment in journey.contact_moments:
        values = moment.model_dump(mode="json", exclude_defaults=True)
        values["phase"] = phases[moment.phase]
        for part in (values, values.get("waiting", {}), values.get("next_step", {})):
            for name in {"department", "referred_to"} & set(part):
                part[name] = departments[part[name]]
        for name in ("waiting", "next_step", "refusal"):
            if not values.get(name):
                values.pop(name, None)
        lived = journey.lived_experience(moment.id)
        names = ("score", "emotions", "quote", "need")
        felt = [getattr(lived, name) for name in names] if lived else [None, (), "", ""]
        found.append((values, felt))
    return found


def told_apart(journey: Journey) -> Journey:
    """The journey with names that a table can tell apart."""
    for resource in (Resource.PHASE, Resource.DEPARTMENT):
        items = [
            one.model_copy(update={"title": f"{number} {one.title}"[:200].strip()})
            for number, one in enumerate(journey.items(resource))
        ]
        journey = journey.with_items(resource, items)
    return journey


@given(journeys())
@settings(max_examples=40)
def test_the_contact_moments_come_back(journey: Journey) -> None:
    journey = told_apart(journey)
    content = write_contact_table(journey, DUTCH).content
    assert told(read_contact_table(content, "x.csv").journey) == told(journey)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_comes_back_as_far_as_a_table_goes(file: Path, language: str) -> None:
    journey = told_apart(read_journey(file.read_bytes(), name=file.name))
    content = write_contact_table(journey, translator(language)).content
    assert told(read_contact_table(content, "x.csv").journey) == told(journey)


@given(st.sampled_from("=+-@\t'＝").flatmap(lambda sign: texts(100).map(lambda rest: sign + rest)))
def test_no_cell_is_a_formula_and_every_text_comes_back(text: str) -> None:
    moment = {"id": "m", "phase": "p", "title": "M", "description": text}
    whole = {"id": "x", "kind": "lived", "title": "T", "phases": [{"id": "p", "title": "P"}]}
    journey = Journey.model_validate(whole | {"contact_moments": [moment]}, by_name=True)
    content = write_contact_table(journey, DUTCH).content
    cells = [
        cell
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
        for cell in row
    ]
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r＝＋－＠")] == []
    read = read_contact_table(content, "x.csv").journey
    assert read.contact_moments[0].description == journey.contact_moments[0].description


def test_departments_of_one_name_are_told_apart_by_their_organisation() -> None:
    file = next(one for one in EXAMPLES if one.stem == "vajen")
    journey = read_journey(file.read_bytes(), name="x")
    titles = [one.title for one in journey.departments]
    assert len(set(titles)) < len(titles)
    read = read_contact_table(write_contact_table(journey, DUTCH).content, "x.csv").journey
    named = {one.title for one in read.departments}
    used = {one.department for one in journey.contact_moments if one.department}
    assert len(named) >= len(used)


def test_a_dutch_spreadsheet_opens_it_by_itself() -> None:
    journey = read_journey(EXAMPLES[0].read_bytes(), name="x")
    content = write_contact_table(journey, DUTCH).content
    assert content.startswith(
        b"\xef\xbb\xbfFase;Contactmoment;Afdeling of organisatie;Kanaal;Datum;"
    )
    assert content.count(b"\r\n") >= len(journey.contact_moments)


def test_a_table_that_somebody_made_is_a_sketch() -> None:
    reading = read_contact_table(TABLE.encode(), "map/mijn reis.csv")
    journey = reading.journey
    assert (journey.title, journey.kind) == ("mijn reis.csv", JourneyKind.SKETCH)
    assert [one.title for one in journey.phases] == ["Begin", "Later"]
    assert [(one.title, one.department, one.date) for one in journey.contact_moments] == [
        ("Bellen", "wijkteam", "2025-03"),
        ("Nog eens", "wijkteam", None),
        ("Een brief; dik", "wonen", "2025-03-14"),
    ]
    assert [(one.score, one.emotions) for one in journey.experiences] == [
        (-2, ("boos, bang",)),
        (1, ()),
    ]
    assert [(one.line, one.fault.code) for one in reading.remarks] == [
        (1, "table_column"),
        (1, "kind_chosen_sketch"),
        (4, "table_moved"),
    ]


@pytest.mark.parametrize("sign", [",", "\t"])
def test_commas_and_tabs_part_cells_as_well(sign: str) -> None:
    table = (
        TABLE.replace("boos, bang", "boos").replace("Een brief; dik", "Brief").replace(";", sign)
    )
    assert len(read_contact_table(table.encode(), "x").journey.contact_moments) == 3


@pytest.mark.parametrize(
    ("table", "faults"),
    [
        ("", [(1, "", "table_none")]),
        ("Naam;Datum\nA;2025", [(1, "", "table_none")]),
        (TABLE.replace("3-2025", "31-2-2025", 1), [(2, "Datum", "date_impossible")]),
        (TABLE.replace("telefoon", "postduif"), [(2, "Kanaal", "cell_choice")]),
        (TABLE.replace(";-2;", ";5;"), [(2, "Waardering", "too_large")]),
        (TABLE.replace("Nog eens", ""), [(4, "Contactmoment", "missing")]),
        (TABLE + 'Later;"Open', [(5, "", "table_broken")]),
        (TABLE + "Later;" + "x" * 140_000, [(5, "", "table_broken")]),
        ("Contactmoment\n" + "a\n" * 10_001, [(10_002, "contact_moments", "too_many")]),
    ],
)
def test_a_cell_that_cannot_be_is_named_by_row_and_column(
    table: str, faults: list[tuple[int, str, str]]
) -> None:
    with pytest.raises(BadFile) as refused:
        read_contact_table(table.encode(), "x.csv")
    assert [(one.line, one.name, one.fault.code) for one in refused.value.found] == faults


def result(content: bytes) -> Reading | BadFile:
    """What the reader makes of it; any other error is a fault of the reader."""
    try:
        return read_contact_table(content, "x.csv")
    except BadFile as bad:
        return bad


_CELLS = texts(60) | st.sampled_from(TABLE.replace("\n", ";").split(";"))


@given(st.lists(st.lists(_CELLS, max_size=9).map(";".join), max_size=5))
def test_whatever_stands_in_a_table_is_read_or_refused(rows: list[str]) -> None:
    found = result("\n".join([TABLE.partition("\n")[0], *rows]).encode())
    said = found.found if isinstance(found, BadFile) else found.remarks
    assert [DUTCH.fault(one.fault) for one in said]


@given(st.binary(max_size=100))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for whole in (content, TABLE.encode() + content, TABLE.encode("utf-16") + content):
        found = result(whole)
        assert found.found if isinstance(found, BadFile) else found.journey.title
