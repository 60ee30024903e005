"""Open Klant in the browser: asked, fetched, words explained, a sketch made."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.settings import Settings
from tests.openklant.fake import TOKEN, as_file, contact
from tests.openklant.server import RealServer
from tests.web.conftest import Visit

CONTACTS = [contact(n, kanaal="Zuil") for n in range(5)]
ASK = "/reading/open-klant"


@pytest.fixture
def server() -> Iterator[RealServer]:
    """An Open Klant on this machine."""
    with RealServer(CONTACTS) as running:
        yield running


@pytest.fixture
def data(settings: Settings) -> Path:
    return settings.data_dir


def finished(owner: TestClient, address: str) -> str:
    """The page once fetching has ended."""
    for _ in range(400):
        answer = owner.get(address)
        if "refresh" not in answer.headers:
            return answer.text
        time.sleep(0.05)
    raise AssertionError("fetching took too long")


def everything_on_disk(folder: Path) -> str:
    found = (one for one in folder.rglob("*") if one.is_file())
    return "".join(one.read_bytes().decode("utf-8", "replace") for one in found)


def test_contacts_are_fetched_explained_and_made_into_a_sketch(
    owner: TestClient, server: RealServer, data: Path
) -> None:
    form = {"address": server.address, "token": TOKEN, "first": "2025-01-01"}
    address = owner.post(ASK, data=form).headers["location"]
    page = finished(owner, address)
    assert "Opgeteld uit 5 klantcontacten." in page
    assert 'name="channel.Zuil"' in page
    assert TOKEN not in everything_on_disk(data)
    words = {"channel.Zuil": "counter", "department.Werk en inkomen": "Inkomen"}
    stored = owner.post(address, data=words).headers["location"]
    assert stored.startswith("/journeys/")
    assert owner.get(address).status_code == 404
    kept = owner.get(f"/api/v1{stored}").json()
    assert kept["title"] == "Contacten uit Open Klant: 127.0.0.1"
    again = owner.post(ASK, data=form).headers["location"]
    page = finished(owner, again)
    assert '<option value="counter" selected>' in page
    assert 'value="Inkomen"' in page


def test_a_file_is_read_the_same_way(owner: TestClient) -> None:
    files = {"file": ("contacten.json", as_file(CONTACTS))}
    address = owner.post(ASK, files=files).headers["location"]
    assert "Vraag over bijstand" in owner.get(address).text


def test_a_fetch_that_was_refused_goes_on_where_it_was(
    owner: TestClient, server: RealServer
) -> None:
    server.broken_page = 3
    form = {"address": server.address, "token": TOKEN}
    address = owner.post(ASK, data=form).headers["location"]
    assert "mag de klantcontacten niet lezen" in finished(owner, address)
    server.broken_page = 0
    address = owner.post(ASK, data=form).headers["location"]
    assert "Opgeteld uit 5 klantcontacten." in finished(owner, address)
    assert server.asked == [1, 2, 3, 3]


def test_a_fetch_can_be_stopped_and_leaves_nothing_half_done(
    owner: TestClient, server: RealServer, data: Path
) -> None:
    server.stuck.clear()
    address = owner.post(ASK, data={"address": server.address, "token": TOKEN}).headers["location"]
    waiting = owner.get(address)
    assert waiting.headers["refresh"] == "2"
    owner.post(f"{address}/remove")
    assert owner.get(address).status_code == 404
    assert list((data / "open-klant-fetches").iterdir()) == []


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"address": "http://klant.example.nl", "token": "x"}, "begint met https://"),
        ({"address": "https://klant.example.nl", "token": ""}, "Vul het token"),
        ({"address": "", "token": "x"}, "begint met https://"),
        ({"address": "https://k.nl", "token": "x", "first": "gisteren"}, "Vanaf"),
        ({"address": "https://k.nl", "token": "x", "first": "2025-02-02", "last": "2025-01-01"},
         "later dan de laatste"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told(
    owner: TestClient, form: dict[str, str], sentence: str
) -> None:
    answer = owner.post(ASK, data=form)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert 'value="x"' not in answer.text


def test_a_file_that_is_none_is_refused(owner: TestClient) -> None:
    answer = owner.post(ASK, files={"file": ("x.json", b"[")})
    assert answer.status_code == 400


def test_nobody_without_a_login_fetches_anything(
    visit: Visit, server: RealServer, data: Path
) -> None:
    answer = visit().post(ASK, data={"address": server.address, "token": TOKEN})
    assert answer.status_code == 401
    assert server.asked == []
    assert not (data / "open-klant-fetches").exists()
