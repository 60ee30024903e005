"""What a member of a workshop hears on a real server: ids, never words, and nothing once gone."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from app.actions.joining import GUESSES
from tests.live.test_stream_served import STREAM, heard, owner

__all__ = ["owner"]


@pytest.fixture
def workshop(owner: httpx.Client) -> dict[str, Any]:
    """An open workshop on a journey with a phase ``start``."""
    GUESSES.forget()
    made = owner.post("/journeys", json={"kind": "sketch", "title": "Noor"}).json()
    here = f"/journeys/{made['id']}"
    assert owner.post(f"{here}/phases", json={"id": "start", "title": "S"}).status_code == 201
    found: dict[str, Any] = owner.post(f"{here}/workshops", json={}).json()
    return found


def place(workshop: dict[str, Any]) -> str:
    """The workshop's address."""
    return f"/journeys/{workshop['journeyId']}/workshops/{workshop['id']}"


def enter(owner: httpx.Client, workshop: dict[str, Any], **fields: str) -> httpx.Client:
    """Somebody's own client, with their own key."""
    address = f"/workshop-codes/{workshop['code']}/participants"
    joined = httpx.post(f"{str(owner.base_url).rstrip('/')}{address}", json=fields).json()
    client = httpx.Client(
        base_url=owner.base_url,
        headers={"Authorization": f"Bearer {joined['token']}"},
        timeout=20,
    )
    client.headers["X-Me"] = joined["me"]["participant"]["id"]
    return client


def contribution(title: str) -> dict[str, Any]:
    return {"resource": "contact-moment", "item": {"phase": "start", "title": title}}


def names(lines: Iterator[str], until: str) -> list[dict[str, str]]:
    """The events up to and with the one of that name."""
    found = []
    while not found or found[-1]["event"] != until:
        found.append(heard(lines))
    return found


def test_what_one_adds_the_other_hears_of_without_its_words(
    owner: httpx.Client, workshop: dict[str, Any]
) -> None:
    with enter(owner, workshop) as one, enter(owner, workshop) as two:
        with two.stream("GET", f"{place(workshop)}/events", headers=STREAM) as stream:
            lines = stream.iter_lines()
            heard(lines)
            made = one.post(f"{place(workshop)}/contributions", json=contribution("Een woord"))
            assert made.status_code == 201, made.text
            told = names(lines, "contact-moment.created")[-1]
        assert "Een woord" not in str(told)
        assert json.loads(told["data"])["resourceId"] == made.json()["itemId"]


def test_the_open_stream_of_who_is_sent_away_ends_before_the_next_change(
    owner: httpx.Client, workshop: dict[str, Any]
) -> None:
    with enter(owner, workshop) as one:
        me = one.headers["X-Me"]
        with one.stream("GET", f"{place(workshop)}/events", headers=STREAM) as stream:
            lines = stream.iter_lines()
            heard(lines)
            address = f"{place(workshop)}/participants/{me}"
            assert owner.patch(address, json={"state": "removed"}).status_code == 200
            here = f"/journeys/{workshop['journeyId']}"
            assert owner.post(f"{here}/phases", json={"title": "Geheim"}).status_code == 201
            assert heard(lines)["event"] == "gone"
            assert [line for line in lines if line.startswith("event: ")] == []
        assert one.get(f"{place(workshop)}/events", headers=STREAM).status_code == 404
        assert one.get(f"{place(workshop)}/contents").status_code == 404


def test_an_observer_hears_the_map_and_not_who_writes_or_comes(
    owner: httpx.Client, workshop: dict[str, Any]
) -> None:
    with (
        enter(owner, workshop, role="observer") as observer,
        observer.stream("GET", f"{place(workshop)}/events", headers=STREAM) as stream,
    ):
        lines = stream.iter_lines()
        heard(lines)
        settings = {"settings": {"hidden": True}}
        assert owner.patch(place(workshop), json=settings).status_code == 200
        with enter(owner, workshop) as writer:
            address = f"{place(workshop)}/contributions"
            assert writer.post(address, json=contribution("X")).status_code == 201
        assert owner.post(f"{place(workshop)}/revelations").status_code == 200
        told = [one["event"] for one in names(lines, "contact-moment.created")]
    assert told == ["workshop.changed", "contact-moment.created"]


def test_who_waits_in_the_lobby_hears_that_they_are_let_in_and_nothing_of_the_map(
    owner: httpx.Client, workshop: dict[str, Any]
) -> None:
    settings = {"settings": {"lobby": True}}
    assert owner.patch(place(workshop), json=settings).status_code == 200
    with (
        enter(owner, workshop) as one,
        one.stream("GET", f"{place(workshop)}/events", headers=STREAM) as stream,
    ):
        lines = stream.iter_lines()
        heard(lines)
        here = f"/journeys/{workshop['journeyId']}"
        assert owner.post(f"{here}/phases", json={"title": "Geheim"}).status_code == 201
        address = f"{place(workshop)}/participants/{one.headers['X-Me']}"
        assert owner.patch(address, json={"state": "present"}).status_code == 200
        assert heard(lines)["event"] == "participant.changed"
