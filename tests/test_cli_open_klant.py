"""The command klantreis on Open Klant: a file of it, and a real server on this machine."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from app.cli import main
from app.formats.journey_file import read_journey
from tests.openklant.fake import TOKEN, as_file, contact

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


class _Handler(BaseHTTPRequestHandler):
    broken_page = 0

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        page = int(parse_qs(parts.query)["page"][0])
        if self.headers["Authorization"] != f"Token {TOKEN}":
            self._send(401, {})
        elif page == type(self).broken_page:
            self._send(403, {})
        else:
            more = f"http://{self.headers['Host']}{parts.path}?page={page + 1}&pageSize=2"
            some = CONTACTS[(page - 1) * 2 : page * 2]
            told = {"count": 5, "next": more if page < 3 else None, "results": some}
            self._send(200, told)

    def _send(self, status: int, told: Any) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quietly."""


@pytest.fixture
def server() -> Iterator[str]:
    """The address of an Open Klant on this machine."""
    _Handler.broken_page = 0
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


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


def test_contacts_are_fetched_page_by_page(capsys: Any, server: str) -> None:
    journey = imported(capsys, server, "--from", "2025-01-01", "--until", "2025-12-31")
    assert journey.contact_moments[0].description.startswith("Dit contact was er 5 keer.")


def test_a_fetch_that_stopped_goes_on_where_it_was(capsys: Any, server: str) -> None:
    _Handler.broken_page = 3
    assert run("import", server, "--as", "open-klant") == 2
    assert "mag de klantcontacten niet lezen" in capsys.readouterr().err
    assert len(list(Path("data/open-klant").iterdir())) == 1
    _Handler.broken_page = 1
    journey = imported(capsys, server)
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
    capsys: Any, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KLANTREIS_OPEN_KLANT_TOKEN", "wrong-token")
    assert run("import", server, "--as", "open-klant") == 2
    told = capsys.readouterr().err
    assert "weigert dit token" in told
    assert "wrong-token" not in told
    monkeypatch.delenv("KLANTREIS_OPEN_KLANT_TOKEN")
    assert run("import", server, "--as", "open-klant") == 2
    assert "Vul het token" in capsys.readouterr().err
