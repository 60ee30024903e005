"""The live stream as a client gets it from a real server."""

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

from app.access import TokenKind, mint_token
from app.main import create_app
from app.settings import Settings


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[httpx.Client]:
    """The owner's client of a real server on a fresh database with one journey, ``noor``."""
    url = f"sqlite:///{tmp_path / 'klantreis.db'}"
    application = create_app(
        Settings(data_dir=tmp_path, database_url=url, secret_key="secret"), examples=None
    )
    with application.state.workspace.database.writing() as session:
        token = mint_token(session, kind=TokenKind.API, name="test")
        session.commit()
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    base = f"http://127.0.0.1:{listening.getsockname()[1]}/api/v1"
    with httpx.Client(
        base_url=base, headers={"Authorization": f"Bearer {token}"}, timeout=20
    ) as client:
        yield client
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture
def journey(owner: httpx.Client) -> str:
    """The address of a journey."""
    made = owner.post("/journeys", json={"kind": "lived", "title": "Noor"})
    assert made.status_code == 201
    return f"/journeys/{made.json()['id']}"


def add_phase(owner: httpx.Client, journey: str, title: str) -> None:
    """Change the journey."""
    assert owner.post(f"{journey}/phases", json={"title": title}).status_code == 201


def heard(lines: Iterator[str]) -> dict[str, str]:
    """The next event of a stream: its fields."""
    fields: dict[str, str] = {}
    for line in lines:
        if not line and "event" in fields:
            return fields
        name, _, value = line.partition(": ")
        fields[name] = value
    raise AssertionError("the stream ended")


STREAM = {"Accept": "text/event-stream"}


def test_a_change_is_told_with_its_number_and_what_it_is_about(
    owner: httpx.Client, journey: str
) -> None:
    with owner.stream("GET", f"{journey}/events", headers=STREAM) as stream:
        assert stream.headers["content-type"] == "text/event-stream; charset=utf-8"
        lines = stream.iter_lines()
        assert heard(lines)["event"] == "ready"
        add_phase(owner, journey, "Start")
        told = heard(lines)
    data = json.loads(told["data"])
    assert told["event"] == "phase.created"
    assert int(told["id"]) == data["sequence"]
    assert {"resource", "resourceId", "operationId", "at"} <= data.keys()


def test_a_stream_resumes_behind_the_last_event_that_was_seen(
    owner: httpx.Client, journey: str
) -> None:
    for title in ("Een", "Twee", "Drie"):
        add_phase(owner, journey, title)
    events = owner.get(f"{journey}/events").json()
    seen = events[-2]["sequence"]
    headers = STREAM | {"Last-Event-ID": str(seen)}
    with owner.stream("GET", f"{journey}/events", headers=headers) as stream:
        lines = stream.iter_lines()
        heard(lines)
        assert heard(lines)["id"] == str(events[-1]["sequence"])


def test_nobody_listens_without_a_key(owner: httpx.Client, journey: str) -> None:
    answer = httpx.get(str(owner.base_url.join(f".{journey}/events")), headers=STREAM)
    assert answer.status_code == 401


def test_a_journey_that_is_not_there_has_no_stream(owner: httpx.Client, journey: str) -> None:
    assert owner.get("/journeys/nergens/events", headers=STREAM).status_code == 404
