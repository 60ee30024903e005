"""What docs/api.md shows is what the API does: its commands run, its parts are looked at."""

import json
import re
import shlex
import time
from pathlib import Path
from typing import Any, Final

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.access.webhooks import signature, webhook_secret
from tests.web.conftest import Given, Visit

DOCUMENT: Final = Path(__file__).resolve().parents[2] / "docs" / "api.md"
BLOCK: Final = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SERVER: Final = "http://127.0.0.1:8000"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One kind of database is enough here: what is tried stands before it."""
    return sqlite_url


def blocks(language: str) -> list[str]:
    """The blocks of the document in one language."""
    found = BLOCK.findall(DOCUMENT.read_text("utf-8"))
    return [text for name, text in found if name == language]


def commands() -> list[list[str]]:
    """Every call of curl, as a shell takes it apart."""
    lines = [one for text in blocks("sh") for one in text.replace("\\\n", " ").splitlines()]
    return [shlex.split(one) for one in lines if one.startswith("curl ")]


def called(client: TestClient, command: list[str], token: str) -> Any:
    """What the API answers to a call of curl; no option that isn't known here is passed over."""
    method, headers, data, in_query, address = "GET", {}, list[str](), False, ""
    rest = iter(command[1:])
    for word in rest:
        if word == "-X":
            method = next(rest)
        elif word == "-H":
            name, _, value = next(rest).partition(": ")
            headers[name] = value.replace("$TOKEN", token)
        elif word == "-d":
            data.append(next(rest))
        elif word == "-G":
            in_query = True
        else:
            assert word.startswith(SERVER), word
            address = word.removeprefix(SERVER)
    if in_query:
        return client.get(f"{address}?{'&'.join(data)}", headers=headers)
    return client.request(method, address, content="&".join(data) or None, headers=headers)


def test_every_command_of_the_document_does_what_it_says(
    visit: Visit, given: Given, owner_token: str
) -> None:
    noor = given("journeys", kind="lived", title="Noor")["id"]
    given(f"journeys/{noor}/phases", id="begin", title="Begin")
    moment = given(f"journeys/{noor}/contact-moments", id="k3m8", phase="begin", title="A talk")
    client, ran = visit(), 0
    for command in commands():
        words = [
            one.replace("/noor", f"/{noor}").replace('"7"', f'"{moment["version"]}"')
            for one in command
        ]
        answer = called(client, words, owner_token)
        assert answer.status_code in (200, 201), (command, answer.text)
        ran += 1
    assert ran >= 4
    titles = [
        one["title"]
        for one in client.get(
            f"/api/v1/journeys/{noor}/contact-moments",
            headers={"Authorization": f"Bearer {owner_token}"},
        ).json()
    ]
    assert titles == ["First talk", "First real talk"]


def test_the_programs_of_the_document_run_and_do_what_they_say(
    app: FastAPI,
    owner_token: str,
    api: TestClient,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """From nothing to bottlenecks; files in and out; a link; the signature of a webhook."""

    def client(base_url: str, headers: dict[str, str]) -> TestClient:
        assert base_url.startswith(SERVER)
        address = base_url.replace(SERVER, "http://testserver")
        return TestClient(app, base_url=address, headers=headers)

    monkeypatch.setattr("httpx.Client", client)
    monkeypatch.chdir(tmp_path)
    known: dict[str, Any] = {"TOKEN": owner_token}
    programs = blocks("python")
    assert len(programs) == 3
    for program in programs:
        exec(compile(program, str(DOCUMENT), "exec"), known)
    said = capsys.readouterr().out
    assert "stopped" in said
    assert "/share/" in said
    assert (tmp_path / "sara.pptx").read_bytes().startswith(b"PK")
    titles = {one["title"] for one in api.get("journeys").json()}
    assert titles == {"Sara looks for a home", "From the desk"}
    moment = int(time.time())
    for age, ours in ((0, True), (400, False)):
        headers = {
            "webhook-id": "m",
            "webhook-timestamp": str(moment - age),
            "webhook-signature": signature("a key", "w", "m", moment - age, b"{}"),
        }
        assert known["is_ours"](webhook_secret("a key", "w"), headers, b"{}") is ours
        assert not known["is_ours"](webhook_secret("a key", "w"), headers, b"{ }")


def test_the_problem_in_the_document_is_the_one_that_is_answered(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    shown = next(one for one in map(json.loads, blocks("json")) if "invalidParams" in one)
    body = {"phase": "begin", "title": "A", "waiting": {"duration": "soon"}}
    answer = api.post(
        f"{here}/contact-moments", json=body, headers={"Accept-Language": "en"}
    ).json()
    assert moment
    assert answer | {"instance": ""} == shown | {"instance": ""}


def test_the_message_of_a_webhook_in_the_document_has_the_parts_of_a_real_one() -> None:
    from app.actions.webhook_delivery import message_of
    from app.storage.tables import EventRow

    shown = next(one for one in map(json.loads, blocks("json")) if "data" in one)
    event = EventRow(
        journey_id="noor",
        sequence=12,
        operation_id="first-talk",
        person="owner",
        resource="contact-moment",
        resource_id="k3m8",
        verb="changed",
    )
    told = json.loads(message_of("noor", [event]).body)
    moment = shown["timestamp"]
    told["timestamp"] = told["data"]["events"][0]["at"] = moment
    assert told == shown
