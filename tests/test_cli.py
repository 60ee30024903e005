"""The command klantreis: what it writes, says and answers."""

import io
import json
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from app.access import TokenKind, person_of_token
from app.cli import MODULES, main
from app.formats.journey_file import read_journey
from app.language import languages
from app.settings import Settings
from app.storage.database import Database

NOOR = """\
klantreis: 1
id: noor
kind: lived
title: Noor
phases:
  - id: start
    title: Start
contact_moments:
  - id: gesprek
    phase: start
    title: Gesprek
    channel: letter
bottlenecks:
  - id: brief
    category: channel_mismatch
    title: Alleen per brief
    description: Niemand belde.
    contact_moments: [gesprek]
"""


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder with one good and one bad file, and a workspace of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KLANTREIS_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("KLANTREIS_LANGUAGE", "nl")
    for name in ("KLANTREIS_DATABASE_URL", "KLANTREIS_PORT", "KLANTREIS_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    Path("noor.yaml").write_text(NOOR, "utf-8")
    Path("fout.yaml").write_text(NOOR.replace("letter", "postduif"), "utf-8")


def run(*arguments: str) -> int:
    """The exit code of a command."""
    try:
        return main(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)


class Input(io.TextIOWrapper):
    """Standard input with these bytes in it."""

    def __init__(self, content: str) -> None:
        super().__init__(io.BytesIO(content.encode()))


@pytest.mark.parametrize("command", sorted(MODULES))
@pytest.mark.parametrize("language", languages())
def test_every_command_explains_itself(
    command: str, language: str, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setenv("KLANTREIS_LANGUAGE", language)
    assert run(command, "--help") == 0
    assert f"klantreis {command}" in capsys.readouterr().out


def test_help_loads_neither_the_heart_nor_the_web() -> None:
    script = (
        "import sys; from app.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print({'pydantic', 'fastapi', 'sqlalchemy', 'yaml'} & set(sys.modules), file=sys.stderr)"
    )
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert (done.stderr.strip(), "check" in done.stdout) == ("set()", True)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("teken",),
        ("render",),
        ("render", "noor.yaml", "--format", "gif"),
        ("render", "noor.yaml", "-o", "noor.gif"),
        ("render", "noor.yaml", "--paper", "a9"),
        ("render", "noor.yaml", "--paper", "a4"),
        ("render", "weg.yaml"),
        ("render", "fout.yaml"),
        ("render", "noor.yaml", "-o", "weg/noor.svg"),
        ("render", "noor.yaml", "fout.yaml", "-o", "-"),
        ("check",),
        ("check", "weg.yaml"),
        ("check", "."),
        ("import", "fout.yaml"),
        ("import", "noor.yaml", "--into", "mysql://host/db"),
        ("import", "noor.yaml", "--into", "sqlite:////dev/null/x.db"),
        ("import", "noor.yaml", "--into", "postgresql://u:p@127.0.0.1:1/db"),
        ("export", "weg"),
        ("bottlenecks", "fout.yaml"),
        ("serve", "--port", "http"),
        ("serve", "--host", "192.0.2.1"),
        ("restore", "nergens.zip"),
        ("restore", "noor.yaml"),
        ("backup", "nergens/alles.zip"),
    ],
    ids=" ".join,
)
def test_bad_input_ends_with_a_sentence_and_exit_code_2(
    arguments: tuple[str, ...], capsys: Any
) -> None:
    code = run(*arguments)
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert said.err.strip()
    assert "Traceback" not in said.err


def test_messages_follow_the_language_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.delenv("KLANTREIS_LANGUAGE")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    run("check", "noor.yaml")
    assert capsys.readouterr().out == "noor.yaml: all right\n"


@pytest.mark.parametrize("named", ["C.UTF-8", "de_DE", ""])
def test_messages_are_dutch_where_the_terminal_has_another_language(
    named: str, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    for name in ("KLANTREIS_LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", named)
    run("check", "noor.yaml")
    assert capsys.readouterr().out == "noor.yaml: in orde\n"


def test_check_tells_file_line_and_field_of_every_problem(capsys: Any) -> None:
    Path("twee.yaml").write_text(NOOR.replace("letter", "x").replace("lived", "y"), "utf-8")
    assert run("check", "noor.yaml", "twee.yaml") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "noor.yaml: in orde"
    assert [line.partition(" Kies uit")[0] for line in lines[1:]] == [
        "twee.yaml:3: kind:",
        "twee.yaml:12: contact_moments[0].channel:",
    ]


def test_check_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(sys, "stdin", Input(NOOR))
    assert run("check", "-") == 0
    assert capsys.readouterr().out == "standaardinvoer: in orde\n"


def test_render_draws_beside_the_file() -> None:
    assert run("render", "noor.yaml") == 0
    assert Path("noor.svg").read_bytes().startswith(b"<?xml")


def test_render_takes_the_format_from_the_name_of_the_picture() -> None:
    assert run("render", "noor.yaml", "-o", "kaart.dot") == 0
    assert "graph" in Path("kaart.dot").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "begin"),
    [("k.svg", b"<?xml"), ("k.pdf", b"%PDF"), ("k.png", b"\x89PNG"), ("k.PNG", b"\x89PNG")],
)
def test_render_makes_the_picture_that_the_name_asks_for(name: str, begin: bytes) -> None:
    assert run("render", "noor.yaml", "-o", name) == 0
    assert Path(name).read_bytes().startswith(begin)


def test_render_draws_a_pdf_on_the_paper_that_was_asked_for() -> None:
    for paper in ("a4", "a1"):
        assert run("render", "noor.yaml", "-o", f"{paper}.pdf", "--paper", paper) == 0
    assert Path("a4.pdf").read_bytes() != Path("a1.pdf").read_bytes()


def test_render_writes_several_pictures_into_a_folder_that_it_makes() -> None:
    Path("nog.yaml").write_text(NOOR, "utf-8")
    assert run("render", "noor.yaml", "nog.yaml", "-o", "kaarten", "--format", "dot") == 0
    assert sorted(file.name for file in Path("kaarten").iterdir()) == ["nog.dot", "noor.dot"]


def test_render_draws_from_standard_input_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: Any
) -> None:
    monkeypatch.setattr(sys, "stdin", Input(NOOR))
    assert run("render", "-", "-o", "-", "--format", "dot") == 0
    assert b"graph" in capfdbinary.readouterr().out


def test_render_draws_nothing_where_one_of_the_files_is_wrong() -> None:
    before = sorted(Path().iterdir())
    assert run("render", "noor.yaml", "fout.yaml", "-o", ".") == 2
    assert sorted(Path().iterdir()) == before


def test_render_does_not_let_two_pictures_share_a_name(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "noor.yaml").write_text(NOOR, "utf-8")
    assert run("render", "noor.yaml", "map/noor.yaml", "-o", "kaarten") == 2


def test_bottlenecks_tells_what_people_marked_and_why(capsys: Any) -> None:
    assert run("bottlenecks", "noor.yaml") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Noor: 1 knelpunt",
        "- Alleen per brief (kanaal past niet)",
        "  waarom: Niemand belde.",
        "  bij: Gesprek",
        "  eigenaar: nog niemand",
    ]


def test_bottlenecks_come_as_json_too(capsys: Any) -> None:
    assert run("bottlenecks", "noor.yaml", "noor.yaml", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    marked = [one["bottlenecks"][0] for one in found]
    assert [one["contactMoments"] for one in marked] == [
        [{"id": "gesprek", "title": "Gesprek"}]
    ] * 2


def test_what_was_imported_is_exported_the_same(capsys: Any) -> None:
    assert run("import", "noor.yaml") == 0
    assert run("export", "noor", "-o", "terug.yaml") == 0
    again = read_journey(Path("terug.yaml").read_bytes(), name="x")
    assert again == read_journey(NOOR, name="x")


def test_a_sketch_can_be_laid_over_a_lived_journey() -> None:
    sketch = NOOR.replace("kind: lived", "kind: sketch").replace("title: Noor", "title: Het plan")
    Path("plan.yaml").write_text(sketch.replace("gesprek", "brief-eerst"), "utf-8")
    assert run("render", "noor.yaml", "--over", "plan.yaml", "-o", "samen.svg") == 0
    assert "naast: Het plan" in Path("samen.svg").read_text("utf-8")


def test_a_plan_that_is_no_journey_file_draws_nothing(capsys: Any) -> None:
    assert run("render", "noor.yaml", "--over", "fout.yaml", "-o", "samen.svg") == 2
    assert "fout.yaml" in capsys.readouterr().err
    assert not Path("samen.svg").exists()


def test_an_import_never_overwrites_a_journey(capsys: Any) -> None:
    assert run("import", "noor.yaml") == 0
    assert capsys.readouterr().err == ""
    assert run("import", "noor.yaml") == 0
    assert "noor was al gebruikt" in capsys.readouterr().err


def test_an_import_goes_into_the_database_that_was_asked_for(tmp_path: Path) -> None:
    assert run("import", "noor.yaml", "--into", f"sqlite:///{tmp_path}/andere.db") == 0
    assert run("export", "noor") == 2


def test_an_export_that_lacks_one_journey_writes_none() -> None:
    assert run("import", "noor.yaml") == 0
    assert run("export", "noor", "weg", "-o", "uit") == 2
    assert not Path("uit").exists()


def test_a_token_opens_the_workspace_and_is_printed_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    assert run("token", "--name", "koppeling") == 0
    token = capsys.readouterr().out.strip()
    database = Database(Settings.load({"KLANTREIS_DATA_DIR": "data"}).database_url)
    with database.reading() as session:
        person = person_of_token(session, token, TokenKind.API)
    database.close()
    assert person is not None


def test_a_token_is_listed_by_what_opens_nothing_and_revoked(capsys: Any) -> None:
    assert run("token", "--name", "koppeling") == 0
    token = capsys.readouterr().out.strip()
    assert run("token", "--list") == 0
    listed = capsys.readouterr().out
    assert "koppeling" in listed
    assert token not in listed
    assert run("token", "--revoke", listed.split()[0]) == 0
    database = Database(Settings.load({"KLANTREIS_DATA_DIR": "data"}).database_url)
    with database.reading() as session:
        assert person_of_token(session, token, TokenKind.API) is None
    database.close()
    capsys.readouterr()
    assert run("token", "--list") == 0
    assert "ingetrokken" in capsys.readouterr().out


def test_a_token_that_is_not_there_cannot_be_revoked(capsys: Any) -> None:
    assert run("token", "--revoke", "000000000000") == 2
    assert "klantreis token --list" in capsys.readouterr().err


def test_a_refused_database_does_not_tell_its_password(capsys: Any) -> None:
    run("import", "noor.yaml", "--into", "postgresql://u:wachtwoord@127.0.0.1:1/db")
    assert "wachtwoord" not in capsys.readouterr().err


def test_a_port_that_is_in_use_is_told(capsys: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert run("serve", "--port", str(taken.getsockname()[1])) == 2
    assert "de poort is al in gebruik" in capsys.readouterr().err


def test_serve_prints_the_owners_link_and_answers(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app.cli", "serve", "--port", "0"]
    root = Path(__file__).parent.parent
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as server:
        limit = threading.Timer(60, server.kill)
        limit.start()
        try:
            assert server.stdout is not None
            ready, link = server.stdout.readline(), server.stdout.readline().strip()
            with urlopen(link.replace("/login", "/healthz"), timeout=30) as answer:
                health = answer.status
        finally:
            limit.cancel()
            server.terminate()
    assert (ready.startswith("Klantreis draait."), health) == (True, 200)
    assert "/login?token=" in link
