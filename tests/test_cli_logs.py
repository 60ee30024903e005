"""The command klantreis on event logs."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.formats.journey_file import read_journey
from tests.eventlogs.logs import CSV, event, trace, xes

XES = xes(trace("1", event("Melding", "2024-01-01T10:00:00Z"), event("Besluit", "2024-03-01")))


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder with a workspace of its own, and two logs in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KLANTREIS_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("KLANTREIS_LANGUAGE", "nl")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    monkeypatch.delenv("KLANTREIS_DATABASE_URL", raising=False)
    Path("tmp").mkdir()
    Path("log.csv").write_text(CSV, "utf-8")
    Path("log.xes").write_text(XES, "utf-8")


def run(*arguments: str) -> int:
    """The exit code of a command."""
    try:
        return main(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)


def imported(capsys: Any, *arguments: str) -> Any:
    """The journey that an import stored."""
    assert run("import", *arguments) == 0
    name = capsys.readouterr().out.strip().rstrip(".").rpartition(" ")[2]
    assert run("export", name) == 0
    return read_journey(capsys.readouterr().out, name="x")


def test_a_log_is_summed_up_and_nothing_is_stored(capsys: Any) -> None:
    assert run("summary", "log.csv") == 0
    told = capsys.readouterr().out
    assert "log.csv: 2 gevallen, 7 gebeurtenissen." in told
    assert "1. Melding: 2 van de 2 gevallen; KCC" in told
    assert not Path("data").exists()
    assert list(Path("tmp").iterdir()) == []


def test_a_summary_is_given_as_json_for_another_program(capsys: Any) -> None:
    assert run("summary", "log.xes", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["cases"], found["events"]) == (1, 2)


def test_the_usual_journey_of_a_log_is_stored(capsys: Any) -> None:
    journey = imported(capsys, "log.xes")
    assert journey.title == "Gebruikelijke reis: log"
    assert [one.title for one in journey.contact_moments] == ["Melding", "Besluit"]


def test_the_journey_of_one_case_is_stored(capsys: Any) -> None:
    journey = imported(capsys, "log.csv", "--as", "event-csv", "--case", "2")
    assert len(journey.contact_moments) == 4
    assert run("import", "log.csv", "--as", "event-csv", "--case", "9") == 2
    assert "Er is geen geval ‘9’" in capsys.readouterr().err


def test_a_mapping_is_said_once_and_remembered(capsys: Any) -> None:
    Path("own.csv").write_text("a;b;c\n1;Melding;2024-01-01\n1;Besluit;2024-01-09\n", "utf-8")
    assert run("import", "own.csv", "--as", "event-csv") == 2
    assert "--map case=KOLOM" in capsys.readouterr().err
    how = "case=a,activity=b,time=c"
    first = imported(capsys, "own.csv", "--as", "event-csv", "--map", how)
    again = imported(capsys, "own.csv", "--as", "event-csv")
    assert [one.title for one in first.contact_moments] == ["Melding", "Besluit"]
    assert again.contact_moments == first.contact_moments


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("case=Zaak", "log.csv:1: case: Er is geen kolom ‘Zaak’"),
        ("zaak=Zaaknummer", "‘zaak’ ken ik niet"),
        ("Zaaknummer", "is geen keuze van een kolom"),
        ("dates=raar", "‘raar’ ken ik niet"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(capsys: Any, how: str, told: str) -> None:
    assert run("import", "log.csv", "--as", "event-csv", "--map", how) == 2
    assert told in capsys.readouterr().err


def test_dates_that_can_be_read_in_two_ways_are_asked(capsys: Any) -> None:
    Path("log.csv").write_text("case;activity;datum\n1;a;01-02-2024\n1;b;03-04-2024\n", "utf-8")
    assert run("summary", "log.csv") == 2
    assert "day_first, month_first" in capsys.readouterr().err
    assert run("summary", "log.csv", "--map", "dates=day_first") == 0


def test_a_column_with_people_is_warned_about(capsys: Any) -> None:
    assert run("summary", "log.csv", "--map", "department=Medewerker") == 0
    assert "lijkt namen van mensen te bevatten" in capsys.readouterr().err


def test_a_step_that_seems_to_name_a_person_is_warned_about(capsys: Any) -> None:
    Path("log.csv").write_text(CSV.replace("Gesprek", "Gesprek met mevrouw De Vries"), "utf-8")
    assert run("summary", "log.csv") == 0
    assert "Let op: in de naam van 1 stap of afdeling" in capsys.readouterr().err


def test_what_is_no_log_is_told_with_file_and_line(capsys: Any) -> None:
    Path("log.xes").write_text("<log>\n<trace>", "utf-8")
    assert run("import", "log.xes") == 2
    assert "log.xes:2: Deze XML is niet te lezen" in capsys.readouterr().err
    assert run("import", "log.csv", "--as", "xes") == 2
    assert run("import", "nowhere.xes") == 2
    assert list(Path("tmp").iterdir()) == []


def test_a_log_comes_from_standard_input_too(capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(XES.encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert run("summary", "-") == 0
    assert "standaardinvoer: 1 geval" in capsys.readouterr().out


def test_interrupting_leaves_nothing_behind(capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        assert list(Path("tmp").iterdir())
        raise KeyboardInterrupt

    monkeypatch.setattr("app.cli.logs.usual_journey", interrupted)
    assert run("import", "log.xes") == 130
    assert "Er is niets bewaard" in capsys.readouterr().err
    assert list(Path("tmp").iterdir()) == []
    assert run("export", "x") == 2
    assert "De werkplek is leeg" in capsys.readouterr().err
