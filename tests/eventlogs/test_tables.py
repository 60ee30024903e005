"""CSV logs: encoding, separator, headings and dates are found, or asked."""

from pathlib import Path

import pytest

from app.eventlogs.dates import DateForm
from app.eventlogs.looking import look_at
from app.eventlogs.mapping import Mapping
from app.formats.bad_file import BadFile
from tests.eventlogs.logs import CSV, read


def looked(folder: Path, content: str | bytes, **said: str) -> Mapping:
    file = folder / "log.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return look_at(file, "log.csv", "", Mapping.model_validate(said)).suggested


def test_the_headings_tell_which_column_is_what(tmp_path: Path) -> None:
    mapping = looked(tmp_path, CSV)
    assert (mapping.case, mapping.activity, mapping.time) == ("Zaaknummer", "Activiteit", "Datum")
    assert (mapping.department, mapping.channel) == ("Afdeling", "Kanaal")
    assert "Medewerker" not in mapping.model_dump().values()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_table_is_read_in_the_encoding_that_it_has(tmp_path: Path, encoding: str) -> None:
    log = read(tmp_path, CSV.replace("Gesprek", "Café").encode(encoding))
    assert log.step("Café").cases == 2
    found = log.look.file.encoding
    assert found == {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_the_cells_is_found(tmp_path: Path, sign: str) -> None:
    log = read(tmp_path, CSV.replace(";", sign))
    assert log.look.file.delimiter == sign
    assert log.summary.cases == 2


def test_a_first_line_that_names_the_sign_is_followed(tmp_path: Path) -> None:
    assert read(tmp_path, f"sep=;\n{CSV}").summary.events == 7


def test_a_byte_in_another_encoding_far_down_the_file_changes_what_is_read(tmp_path: Path) -> None:
    text = CSV + "3;Melding;01-02-2024 09:00;KCC;Telefoon;Piet\n" * 30_000
    log = read(tmp_path, text.encode() + "4;Café;01-02-2024;KCC;Brief;P\n".encode("cp1252"))
    assert log.look.file.encoding == "cp1252"
    assert log.step("Café").cases == 1


@pytest.mark.parametrize(
    ("dates", "forms"),
    [
        (("2024-01-02T10:00:00Z", "2024-12-31T10:00:00+01:00"), [DateForm.YEAR_FIRST]),
        (("20240102", "20241231"), [DateForm.YEAR_FIRST]),
        (("13-01-2024", "01-02-2024"), [DateForm.DAY_FIRST]),
        (("01/13/2024 2:05 PM", "01/02/2024 1:00 AM"), [DateForm.MONTH_FIRST]),
        (("3 mrt 2024", "31 december 2024"), [DateForm.DAY_FIRST]),
        (("Mar 3, 2024", "December 31, 2024"), [DateForm.DAY_FIRST]),
        (("1704189600", "1704199600"), [DateForm.SECONDS]),
        (("1704189600000", "1704199600000"), [DateForm.MILLISECONDS]),
        (("45293.5", "45300"), [DateForm.EXCEL]),
        (("30-12-2010:11.02", "31-12-2010:10.06"), [DateForm.DAY_FIRST]),
        (("01-02-2024", "03-04-2024"), [DateForm.DAY_FIRST, DateForm.MONTH_FIRST]),
        (("gisteren", "morgen"), []),
    ],
)
def test_the_form_of_the_dates_is_found_or_left_open(
    tmp_path: Path, dates: tuple[str, str], forms: list[DateForm]
) -> None:
    first, second = dates
    file = tmp_path / "log.csv"
    file.write_text(f"case;activity;timestamp\n1;a;{first}\n1;b;{second}\n", "utf-8")
    look = look_at(file, "log.csv")
    assert list(look.date_forms) == forms
    assert look.suggested.dates == (forms[0] if len(forms) == 1 else None)


def test_dates_that_can_be_read_in_two_ways_are_never_guessed(tmp_path: Path) -> None:
    text = "case;activity;datum\n1;a;01-02-2024\n1;b;03-04-2024\n"
    with pytest.raises(BadFile) as refused:
        read(tmp_path, text)
    assert [one.fault.code for one in refused.value.found] == ["log_dates_needed"]
    assert read(tmp_path, text, dates="day_first").summary.first == "2024-02-01"
    assert read(tmp_path, text, dates="month_first").summary.first == "2024-01-02"


def test_date_and_time_of_day_may_stand_in_two_columns(tmp_path: Path) -> None:
    log = read(tmp_path, "case;activity;Datum;Tijd\n1;b;13-02-2024;12:30\n1;a;13-02-2024;09:15\n")
    assert log.mapping.clock == "Tijd"
    assert log.summary.variants[0].steps == (0, 1)
    assert log.summary.steps[0].title == "a"
    wait = log.step("a").wait
    assert wait is not None
    assert wait.median == pytest.approx(3.25 / 24, abs=1e-3)


def test_a_row_that_is_not_taken_is_told_with_its_line(tmp_path: Path) -> None:
    rows = ";Los;02-02-2024;KCC;;\n4;;02-02-2024;KCC;;\n5;Stap;32-02-2024;KCC;;\n6;Kort\n"
    log = read(tmp_path, CSV + rows)
    told = {(one.line, one.code) for one in log.summary.remarks}
    assert told >= {
        (9, "log_no_case"),
        (10, "log_no_activity"),
        (11, "log_time"),
        (12, "log_cells"),
    }
    assert log.summary.events == 9
    assert log.summary.moments_unknown == 2


def test_what_is_left_out_is_counted_to_the_last_one(tmp_path: Path) -> None:
    log = read(tmp_path, CSV + ";Los;02-02-2024;KCC;;\n" * 1_000)
    assert log.summary.remark_counts["log_no_case"] == 1_000
    assert sum(one.code == "log_no_case" for one in log.summary.remarks) == 20


def test_a_cell_in_quotes_may_hold_lines_and_signs(tmp_path: Path) -> None:
    log = read(tmp_path, 'case;activity\n1;"Brief; \n""spoed"""\n2;Brief\n')
    assert {one.title for one in log.summary.steps} == {'Brief; "spoed"', "Brief"}


def test_columns_of_one_name_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("case;case;;activity\n1;2;3;a\n", "utf-8")
    assert look_at(file, "log.csv").names == ["case", "case (2)", "#3", "activity"]


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text(CSV, "utf-8")
    look = look_at(file, "log.csv")
    wrong = look.suggested.model_copy(update={"case": "Zaak"})
    with pytest.raises(BadFile) as refused:
        list(look.file.told(wrong, *[lambda *_: None] * 3))  # type: ignore[arg-type]
    assert [(one.name, one.fault.code) for one in refused.value.found] == [
        ("case", "log_no_column")
    ]


@pytest.mark.parametrize(
    ("heading", "time", "end"),
    [
        ("activity;case;start;end;org:role", "start", "end"),
        ("Activity;Case ID;Start Timestamp;Complete Timestamp;Resource",
         "Start Timestamp", "Complete Timestamp"),
        ("concept:name;case:concept:name;start_timestamp;time:timestamp;x",
         "start_timestamp", "time:timestamp"),
        ("activity;case;Complete Timestamp;x;y", "Complete Timestamp", ""),
        ("activity;case;Datum;Einddatum;y", "Datum", ""),
    ],
)  # fmt: skip
def test_columns_for_beginning_and_end_are_told_apart(
    tmp_path: Path, heading: str, time: str, end: str
) -> None:
    mapping = looked(tmp_path, f"{heading}\na;1;16.01.2017 13:29;16.01.2017 13:40;FI12\n")
    assert (mapping.time, mapping.end) == (time, end)


def test_a_step_with_an_end_lasts_and_the_wait_begins_there(tmp_path: Path) -> None:
    log = read(
        tmp_path,
        "activity;case;start;end\n"
        "a;1;16.01.2017 10:00;18.01.2017 10:00\n"
        "b;1;21.01.2017 10:00;20.01.2017 10:00\n",
    )
    wait = log.step("a").wait
    assert wait is not None
    assert wait.median == 3
    assert log.case("1").contact_moments[0].duration == "2 days"
    assert log.summary.remark_counts == {"log_end": 1}
