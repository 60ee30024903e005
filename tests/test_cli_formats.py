"""The command klantreis with other formats, and with everything in one file."""

import io
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.formats.journey_file import read_journey, write_journey
from app.formats.known import FORMATS
from tests.formats.whole import whole_journey


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder with a workspace of its own, and a journey file in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KLANTREIS_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("KLANTREIS_LANGUAGE", "nl")
    monkeypatch.delenv("KLANTREIS_DATABASE_URL", raising=False)
    Path("alles.yaml").write_text(write_journey(whole_journey()), "utf-8")


def run(*arguments: str) -> int:
    """The exit code of a command."""
    try:
        return main(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.mark.parametrize("form", [one for one in FORMATS if one != "yaml"])
def test_a_journey_goes_out_and_in_by_every_format(form: str, capsys: Any) -> None:
    suffix = FORMATS[form].suffixes[0]
    assert run("import", "alles.yaml") == 0
    assert run("export", "alles", "-o", f"uit{suffix}") == 0
    assert Path(f"uit{suffix}").stat().st_size > 100
    assert run("import", f"uit{suffix}") == 0
    assert run("export", "alles", "--format", form, "-o", "map/") == 0
    assert Path("map", f"alles{suffix}").read_bytes()
    assert capsys.readouterr().out.count("Ingelezen") == 2


def test_a_workbook_loses_nothing_between_two_workspaces(monkeypatch: pytest.MonkeyPatch) -> None:
    run("import", "alles.yaml")
    run("export", "alles", "-o", "alles.xlsx")
    monkeypatch.setenv("KLANTREIS_DATA_DIR", "elders")
    run("import", "alles.xlsx")
    run("export", "alles", "-o", "terug.yaml")
    assert read_journey(Path("terug.yaml").read_bytes(), name="x") == whole_journey()


def test_what_is_lost_and_what_is_not_taken_is_told(capsys: Any) -> None:
    run("import", "alles.yaml")
    run("export", "alles", "-o", "alles.mmd")
    assert "Soort knelpunt; Knelpunt; Beschrijving; Bij contactmomenten" in capsys.readouterr().err
    Path("x.mmd").write_text("journey\n section A\n Bellen: 9: Ik\n", "utf-8")
    assert run("import", "x.mmd") == 0
    said = capsys.readouterr()
    assert "x.mmd:3: Een waardering is een heel getal" in said.err
    assert "Ingelezen" in said.out


def test_a_file_is_recognised_by_what_is_in_it(capsys: Any) -> None:
    Path("reis.txt").write_text(
        "journey\n  title Op pad\n  section A\n    Bellen: 3: Ik\n", "utf-8"
    )
    assert run("import", "reis.txt") == 0
    assert "‘Op pad’" in capsys.readouterr().out


def test_a_file_with_a_fault_is_not_stored(capsys: Any) -> None:
    Path("x.csv").write_text("Contactmoment;Kanaal\nBellen;postduif\n", "utf-8")
    assert run("import", "x.csv") == 2
    assert capsys.readouterr().err.startswith("x.csv:2: Kanaal: ‘postduif’ staat niet in de lijst")
    run("export", "niets")
    assert "De werkplek is leeg" in capsys.readouterr().err


def test_everything_is_kept_in_a_file_that_only_its_owner_reads(capsys: Any) -> None:
    run("import", "alles.yaml")
    assert run("backup", "alles.zip") == 0
    assert stat.S_IMODE(Path("alles.zip").stat().st_mode) == 0o600
    assert "1 klantreis" in capsys.readouterr().err
    assert [one.name for one in Path().iterdir() if "alles.zip" in one.name] == ["alles.zip"]


def test_everything_comes_back_elsewhere(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    run("import", "alles.yaml")
    run("backup", "alles.zip")
    monkeypatch.setenv("KLANTREIS_DATA_DIR", "elders")
    assert run("restore", "alles.zip") == 0
    assert run("export", "alles", "-o", "terug.yaml") == 0
    assert Path("terug.yaml").read_text("utf-8") == Path("alles.yaml").read_text("utf-8")
    assert run("restore", "alles.zip") == 2
    assert "niet leeg" in capsys.readouterr().err
    assert run("restore", "--replace", "alles.zip") == 0


def test_a_backup_goes_through_standard_output_and_input(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: Any
) -> None:
    run("import", "alles.yaml")
    capsysbinary.readouterr()
    assert run("backup", "-") == 0
    content = capsysbinary.readouterr().out
    monkeypatch.setenv("KLANTREIS_DATA_DIR", "elders")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert run("restore", "-") == 0


def test_a_damaged_backup_changes_nothing(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    run("import", "alles.yaml")
    run("backup", "alles.zip")
    whole = Path("alles.zip").read_bytes()
    Path("stuk.zip").write_bytes(whole[:-100])
    assert run("restore", "--replace", "stuk.zip") == 2
    assert "stuk.zip: Dit is geen back-up" in capsys.readouterr().err
    assert run("export", "alles", "-o", "terug.yaml") == 0
    assert Path("terug.yaml").read_text("utf-8") == Path("alles.yaml").read_text("utf-8")
