"""Tables as the systems of the world export them: titles above, sums below, dates of every kind."""

import gzip
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from app.eventlogs.dates import DateForm, read_moment
from app.eventlogs.looking import look_at
from app.eventlogs.usual import usual_journey
from app.formats.bad_file import BadFile
from app.language import translator
from tests.eventlogs.logs import event, read, trace, xes

EXPORT = """\
Export zaaksysteem;;;
Periode: 01-01-2024 t/m 31-12-2024;;;

Zaaknummer;Activiteit;Datum;Afdeling
1;Melding;13-02-2024;KCC
1;Gesprek;14-02-2024;Jeugd
2;Melding;15-02-2024;KCC
Totaal: 2;3;;
"""
PHASED = """\
Zaaknummer;Fase;Taak;Datum start;Datum gereed
1;Intake;Aanvraag;01-02-2024;05-02-2024
1;Onderzoek;Gesprek;10-02-2024;11-02-2024
1;Intake;Aanvulling;13-02-2024;14-02-2024
1;Besluit;Brief;25-02-2024;26-02-2024
2;Intake;Aanvraag;01-02-2024;05-02-2024
2;Onderzoek;Gesprek;10-02-2024;11-02-2024
2;Besluit;Brief;25-02-2024;26-02-2024
"""


def test_a_title_above_the_heading_and_a_sum_below_are_passed_over_and_told(tmp_path: Path) -> None:
    summary = read(tmp_path, EXPORT).summary
    assert (summary.cases, summary.events) == (2, 3)
    told = [(one.line, one.code) for one in summary.remarks]
    assert told == [(1, "log_above"), (2, "log_above"), (8, "log_sum")]


def test_a_title_without_signs_above_the_heading_does_not_hide_the_sign(tmp_path: Path) -> None:
    log = read(tmp_path, EXPORT.replace(";;;", ""))
    assert log.look.file.delimiter == ";"
    assert log.summary.cases == 2


def test_a_heading_shorter_than_its_rows_stays_the_heading(tmp_path: Path) -> None:
    log = read(tmp_path, "case;activity;datum\n1;a;13-02-2024;\n1;b;14-02-2024;\n")
    assert log.summary.events == 2
    assert log.mapping.time == "datum"


def test_a_case_that_is_called_as_a_sum_but_has_a_step_and_a_time_counts(tmp_path: Path) -> None:
    log = read(tmp_path, "case;activity;datum\nTotaal;a;13-02-2024\n1;b;14-02-2024\n")
    assert log.summary.cases == 2


@pytest.mark.parametrize(
    ("text", "form", "utc"),
    [
        ("2010/12/30 11:02:00.000", "year_first", "2010-12-30T11:02"),
        ("2011-01-06T15:02:00.000+0100", "year_first", "2011-01-06T14:02"),
        ("2024-03-31 03:30:00 CEST", "year_first", "2024-03-31T01:30"),
        ("2024-07-01 12:00 Europe/Amsterdam", "year_first", "2024-07-01T10:00"),
        ("2024-01-01T12:00:00+01:00[Europe/Amsterdam]", "year_first", "2024-01-01T11:00"),
        ("13 februari 2024 om 09:15 uur", "day_first", "2024-02-13T09:15"),
        ("wo 14 feb. 2024 9u30", "day_first", "2024-02-14T09:30"),
        ("29-02-2024 24:00", "day_first", "2024-03-01T00:00"),
        ("2024-12-31T24:00:00.000", "year_first", "2025-01-01T00:00"),
    ],
)
def test_dates_of_every_kind_are_read(text: str, form: str, utc: str) -> None:
    found = read_moment(text, DateForm(form))
    expected = read_moment(f"{utc}+00:00", DateForm.YEAR_FIRST)
    assert found is not None
    assert expected is not None
    assert found.at == expected.at


def test_no_hour_comes_behind_midnight() -> None:
    assert read_moment("13-02-2024 24:01", DateForm.DAY_FIRST) is None


@pytest.mark.parametrize("text", ["2024-01-01 12:00 Nergens/Stad", "2024-01-01 12:00 ../x"])
def test_a_time_zone_that_is_none_is_no_date(text: str) -> None:
    assert read_moment(text, DateForm.YEAR_FIRST) is None


@pytest.mark.parametrize("text", ["9:15", "09.15 uur", "9u15", "09:15:00", "0,385416667"])
def test_a_time_of_day_in_a_column_of_its_own_is_read_as_people_write_it(
    tmp_path: Path, text: str
) -> None:
    log = read(tmp_path, f"case;activity;Datum;Tijd\n1;a;13-02-2024;{text}\n1;b;13-02-2024;9:45\n")
    assert log.mapping.clock == "Tijd"
    wait = log.step("a").wait
    assert wait is not None
    assert wait.median == pytest.approx(0.5 / 24, abs=1e-3)


def test_a_day_number_and_a_part_of_a_day_are_one_moment(tmp_path: Path) -> None:
    log = read(tmp_path, "case;activity;Datum;Tijd\n1;a;45335;0,25\n1;b;45335;0,5\n")
    wait = log.step("a").wait
    assert wait is not None
    assert wait.median == pytest.approx(0.25)


def test_a_clock_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    rows = "1;a;13-02-2024;9:15\n1;b;13-02-2024;25:99\n"
    log = read(tmp_path, f"case;activity;Datum;Tijd\n{rows}", clock="Tijd")
    assert [(one.line, one.code) for one in log.summary.remarks] == [(3, "log_time")]


def test_the_only_column_with_dates_is_suggested_whatever_it_is_called(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("case;activity;Op\n1;a;13-02-2024\n1;b;14-02-2024\n", "utf-8")
    assert look_at(file, "log.csv").suggested.time == "Op"
    file.write_text("case;activity;Op;Tot\n1;a;13-02-2024;14-02-2024\n", "utf-8")
    assert look_at(file, "log.csv").suggested.time == ""


def test_a_log_without_times_is_told_to_know_no_waits(tmp_path: Path) -> None:
    summary = read(tmp_path, "case;activity\n1;a\n1;b\n").summary
    assert [one.code for one in summary.remarks] == ["log_no_time"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Datum start", "time"),
        ("Change Date+Time", "time"),
        ("EventDateTime", "time"),
        ("Statusdatum", "time"),
        ("Assignment Group", "department"),
        ("ORG_UNIT", "department"),
        ("Contactvorm", "channel"),
        ("subprocess", "phase"),
        ("Fase", "phase"),
    ],
)
def test_headings_of_other_systems_are_known(tmp_path: Path, heading: str, role: str) -> None:
    file = tmp_path / "log.csv"
    file.write_text(f"case;activity;{heading}\n1;a;13-02-2024\n", "utf-8")
    assert look_at(file, "log.csv").suggested.column(role) == heading


def test_a_dutch_name_of_a_step_goes_before_its_code(tmp_path: Path) -> None:
    log = read(
        tmp_path,
        xes(trace("1", event("01_HOOFD_010", "2024-01-01T10:00:00", activityNameNL="aanvraag"))),
        "log.xes",
    )
    assert [one.title for one in log.summary.steps] == ["aanvraag"]


def test_cases_without_a_name_are_called_by_a_number_that_no_name_has(tmp_path: Path) -> None:
    nameless = f"<trace>{event('a')}{event('b')}</trace>"
    log = read(tmp_path, xes(nameless, trace("#7", event("a"))), "log.xes")
    named = {one.case for one in log.summary.picks}
    assert named <= {"##1", "#7"}
    assert "##1" in named
    assert len(log.case("##1").contact_moments) == 2


def test_a_column_with_phases_gives_the_usual_journey_its_phases(tmp_path: Path) -> None:
    log = read(tmp_path, PHASED)
    journey = usual_journey(log.summary, translator("nl"))
    told = {
        phase.title: [one.title for one in journey.in_phase(phase.id)] for phase in journey.phases
    }
    assert list(told) == ["Intake", "Onderzoek", "Besluit"]
    assert told == {
        "Intake": ["Aanvraag", "Aanvulling"],
        "Onderzoek": ["Gesprek"],
        "Besluit": ["Brief"],
    }


def test_in_the_journey_of_a_case_a_phase_that_comes_back_is_another_one(tmp_path: Path) -> None:
    journey = read(tmp_path, PHASED).case("1")
    assert [one.title for one in journey.phases] == ["Intake", "Onderzoek", "Intake (2)", "Besluit"]
    days = [one.date for one in journey.contact_moments]
    assert days == sorted(days, key=str)


def test_a_column_with_far_too_many_phases_divides_nothing(tmp_path: Path) -> None:
    rows = "".join(f"1;s{number};f{number};{number + 1:02}-01-2024\n" for number in range(20))
    log = read(tmp_path, f"case;activity;Fase;datum\n{rows}")
    assert len(usual_journey(log.summary, translator("nl")).phases) == 1
    assert [one.title for one in log.case("1").phases] == ["januari 2024"]


def archive(**files: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name.replace("__", "."), content)
    return stream.getvalue()


PLAIN = b"case;activity;datum\n1;a;13-02-2024\n1;b;14-02-2024\n"


@pytest.mark.parametrize(
    "content",
    [
        archive(log__csv=PLAIN),
        archive(log__csv__gz=gzip.compress(PLAIN)),
        gzip.compress(PLAIN),
        archive(log__xes=xes(trace("1", event("a"), event("b"))).encode()),
    ],
    ids=["zip", "gz in a zip", "gz", "xes in a zip"],
)
def test_a_packed_log_is_unpacked_whatever_it_is_called(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content, "log.bin").summary.events == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (archive(a__csv=PLAIN, b__csv=PLAIN), "log_packed"),
        (archive(a__zip=archive(b__csv=PLAIN)), "log_packed"),
        (archive(a__csv=b"a;b\n" * 9_000_000), "log_bomb"),
        (archive(log__csv=PLAIN)[:-30], "log_packed"),
        (archive(**{"[Content_Types]__xml": b"", "xl/workbook__xml": b""}), "log_workbook"),
        (archive(**{"tables/journey__jsonl": b"[]", "archive__json": b"{}"}), "log_backup"),
        (b'{"events": [], "objects": []}', "log_json"),
        (b' [{"case": 1}]', "log_json"),
        (b"<log><object-types/><events><event id='1'/></events></log>", "log_empty"),
    ],
)
def test_what_we_do_not_read_is_called_by_its_name(
    tmp_path: Path, content: bytes, code: str
) -> None:
    with pytest.raises(BadFile) as refused:
        read(tmp_path, content)
    assert [one.fault.code for one in refused.value.found] == [code]


def test_a_table_without_headings_keeps_its_first_row(tmp_path: Path) -> None:
    table = "1;Melding;13-02-2024\n1;Gesprek;14-02-2024\n2;Melding;15-02-2024\n"
    log = read(tmp_path, table, case="#1", activity="#2")
    assert log.look.names == ["#1", "#2", "#3"]
    assert log.look.shape == ""
    assert (log.mapping.time, log.summary.events) == ("#3", 3)
    assert "log_headless" in [one.code for one in log.summary.remarks]
