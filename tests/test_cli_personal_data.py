"""What the commands say of a file that may hold personal data."""

from pathlib import Path

import pytest

from app.cli import main

STORY = """\
klantreis: 1
id: verhaal
kind: lived
title: Een verhaal
phases:
  - id: start
    title: Start
contact_moments:
  - id: gesprek
    phase: start
    title: Gesprek
    experiences:
      - quote: Sander belde nooit terug op 06-12345678.
"""


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KLANTREIS_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("KLANTREIS_LANGUAGE", "nl")
    monkeypatch.delenv("KLANTREIS_DATABASE_URL", raising=False)
    Path("verhaal.yaml").write_text(STORY, "utf-8")


@pytest.mark.parametrize("command", ["check", "import"])
def test_a_file_is_taken_and_its_personal_data_named_with_line_and_field(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "verhaal.yaml"]) == 0
    said = capsys.readouterr().err
    place = "verhaal.yaml:13: contact_moments[0].experiences[0].quote"
    assert f"{place}: Dit lijkt op een naam: ‘Sander’." in said
    assert "‘06-12345678’" in said
    assert "1 plek lijkt" in said


def test_a_plain_file_gives_no_warning(capsys: pytest.CaptureFixture[str]) -> None:
    plain = STORY.replace("Sander belde nooit terug op 06-12345678.", "Niemand belde terug.")
    Path("verhaal.yaml").write_text(plain, "utf-8")
    assert main(["check", "verhaal.yaml"]) == 0
    assert capsys.readouterr().err == ""
