"""The command klantreis on Open Klant: a file of it, and a real server on this machine."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.formats.journey_file import read_journey
from tests.openklant.fake import TOKEN, as_file, contact
from tests.openklant.server import RealServer

CONTACTS = [contact(n, kanaal="Zuil") for n in range(5)]


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder with a workspace of its own, and a file of contacts in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KLANTREIS_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("KLANTREIS_LANGUAGE", "nl")
    monkeypatch.setenv("KLANTREIS_OPEN_KLANT_TOKEN", TOKEN)
    monkeypatch.delenv("KLANTREIS_DATABASE_URL", raising=False)
    Path("contacten.json").write_bytes(as_file(CONTACTS))


@pytest.fixture
def server() -> Iterator[RealServer]:
    """An Open Klant on this machine."""
    with RealServer(CONTACTS) as running:
        yield running


def run(*arguments: str) -> int:
    """The exit code of a command."""
    try:
        return main(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)


def imported(capsys: Any, *arguments: str) -> Any:
    """The journey that an import stored."""
    assert run("import", *arguments, "--as", "open-klant") == 0
    name = capsys.readouterr().out.strip().rstrip(".").rpartition(" ")[2]
    assert run("export", name) == 0
    return read_journey(capsys.readouterr().out, name="x")


def test_a_file_of_contacts_becomes_a_sketch(capsys: Any) -> None:
    journey = imported(capsys, "contacten.json")
    assert [one.title for one in journey.contact_moments] == ["Vraag over bijstand"]
    assert "Opgeteld uit 5 klantcontacten." in journey.summary


def test_contacts_are_fetched_page_by_page(capsys: Any, server: RealServer) -> None:
    journey = imported(capsys, server.address, "--from", "2025-01-01", "--until", "2025-12-31")
    assert journey.contact_moments[0].description.startswith("Dit contact was er 5 keer.")


def test_a_fetch_that_stopped_goes_on_where_it_was(capsys: Any, server: RealServer) -> None:
    server.broken_page = 3
    assert run("import", server.address, "--as", "open-klant") == 2
    assert "mag de klantcontacten niet lezen" in capsys.readouterr().err
    assert len(list(Path("data/open-klant").iterdir())) == 1
    server.broken_page = 1
    journey = imported(capsys, server.address)
    assert "Opgeteld uit 5 klantcontacten." in journey.summary
    assert list(Path("data/open-klant").iterdir()) == []


def test_a_word_for_a_channel_is_said_once_and_remembered(capsys: Any) -> None:
    first = imported(capsys, "contacten.json", "--map", "Zuil=website")
    again = imported(capsys, "contacten.json")
    assert first.contact_moments[0].channel == "website"
    assert again.contact_moments[0].channel == "website"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["contacten.json", "--from", "1-2-2025"], "--from"),
        (["contacten.json", "--from", "2025-02-01", "--until", "2025-01-01"], "later dan"),
        (["contacten.json", "--from", "2030-01-01"], "geen klantcontacten"),
        (["contacten.json", "--map", "Zuil=duif"], "duif"),
        (["nergens.json"], "het bestaat niet"),
        (["http://klant.example.nl"], "https://"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_stored(
    capsys: Any, arguments: list[str], told: str
) -> None:
    assert run("import", *arguments, "--as", "open-klant") == 2
    assert told in capsys.readouterr().err
    assert run("export", "x") == 2
    assert "De werkplek is leeg" in capsys.readouterr().err


def test_a_token_is_needed_and_told_nowhere(
    capsys: Any, server: RealServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KLANTREIS_OPEN_KLANT_TOKEN", "wrong-token")
    assert run("import", server.address, "--as", "open-klant") == 2
    told = capsys.readouterr().err
    assert "weigert dit token" in told
    assert "wrong-token" not in told
    monkeypatch.delenv("KLANTREIS_OPEN_KLANT_TOKEN")
    assert run("import", server.address, "--as", "open-klant") == 2
    assert "Vul het token" in capsys.readouterr().err
