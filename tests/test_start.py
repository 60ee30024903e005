"""start.py: what it runs, in which order, and what it remembers; pip itself is not run here."""

import sys
from pathlib import Path

import pytest

import start

REQUIREMENTS = sorted({name for names in start.STAGES.values() for name in names})


class HandedOver(Exception):
    """Stands in for exec, which doesn't come back."""


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A project folder without .venv; commands are noted instead of run."""
    for name in REQUIREMENTS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("something==1.0 --hash=sha256:0\n", encoding="utf-8")
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    commands: list[str] = []

    def note(*command: str) -> None:
        commands.append(" ".join(command[1:]))
        start.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        start.PYTHON.touch()

    def hand_over(program: Path, *arguments: str) -> None:
        commands.append(" ".join([program.name, *arguments]))
        raise HandedOver

    monkeypatch.setattr(start, "run", note)
    monkeypatch.setattr(start, "compile_code", lambda: commands.append("python compiled"))
    monkeypatch.setattr(start, "has_pip", start.PYTHON.exists)
    monkeypatch.setattr(start, "hand_over", hand_over)
    monkeypatch.setattr(start.os, "cpu_count", lambda: 3)
    return commands


def test_the_first_set_up_makes_an_environment_and_checks_every_hash(ran: list[str]) -> None:
    assert start.main(["setup"]) == 0
    assert [command.split()[1] for command in ran] == ["venv", "pip", "pip", "compiled"]
    assert "--require-hashes" in ran[1]
    assert "--no-deps --no-build-isolation --editable" in ran[2]


def test_a_second_set_up_runs_nothing(ran: list[str]) -> None:
    start.main(["setup"])
    ran.clear()
    assert start.main(["setup"]) == 0
    assert ran == []


@pytest.mark.parametrize("changed", start.STAGES["app"])
def test_a_changed_requirement_is_installed_into_the_same_environment(
    ran: list[str], changed: str
) -> None:
    start.main(["setup"])
    ran.clear()
    (start.ROOT / changed).write_text("something==2.0 --hash=sha256:0\n", encoding="utf-8")
    start.main(["setup"])
    assert [command.split()[1] for command in ran] == ["pip", "pip", "compiled"]


def test_an_interrupted_set_up_goes_on_at_the_next_call(
    ran: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*arguments: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(start, "pip", interrupt)
        assert start.main(["setup"]) == 130
    assert "run the same command again" in capsys.readouterr().err.lower()
    ran.clear()
    assert start.main(["setup"]) == 0
    assert [command.split()[1] for command in ran] == ["pip", "pip", "compiled"]


@pytest.mark.parametrize(
    ("arguments", "handed_over"),
    [
        ([], "klantreis serve"),
        (["--port", "9000"], "klantreis serve --port 9000"),
        (["serve", "--host", "0.0.0.0"], "klantreis serve --host 0.0.0.0"),
        (["test", "-k", "journey"], "python -m pytest -n 3 -k journey"),
        (["test", "-n0"], "python -m pytest -n0"),
        (["test", "--pdb"], "python -m pytest --pdb"),
        (["bench", "map", "--json", "out.json"], "python -m bench map --json out.json"),
    ],
)
def test_what_follows_the_command_is_passed_on(
    ran: list[str], arguments: list[str], handed_over: str
) -> None:
    with pytest.raises(HandedOver):
        start.main(arguments)
    assert ran[-1] == handed_over


def test_the_tests_get_their_packages_and_a_browser(ran: list[str]) -> None:
    with pytest.raises(HandedOver):
        start.main(["test"])
    assert any("requirements/test.txt" in command for command in ran)
    assert "-m tests.chromium" in ran


def test_an_unknown_command_is_refused(ran: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["tset"]) == 2
    assert "'tset'" in capsys.readouterr().err
    assert ran == []


def test_an_older_python_gets_a_plain_message(
    ran: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert start.main([]) == 1
    assert "3.11 or newer" in capsys.readouterr().err
    assert ran == []


def test_what_a_failing_step_said_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        start.run(sys.executable, "-c", "print('no room left'); raise SystemExit(3)")

    monkeypatch.setattr(start, "set_up_app", fail)
    monkeypatch.setattr(start, "fingerprint", lambda stage: "of nothing that was made")
    assert start.main(["setup"]) == 1
    assert "no room left" in capsys.readouterr().err
