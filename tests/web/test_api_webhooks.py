"""Webhooks through the API: what a script does that sets one up, watches it and takes it away."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from app.settings import Settings
from tests.web.conftest import Given
from tests.webhook_receiver import Receiver, receiving

HOOKS = "webhooks"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One kind of database is enough here: what is tried stands before it."""
    return sqlite_url


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The receiver stands on this machine."""
    return replace(settings, webhooks_private=True)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as one:
        yield one


def test_a_script_adds_tries_watches_pauses_and_removes_one(
    api: TestClient, receiver: Receiver, given: Given, here: str
) -> None:
    made = api.post(HOOKS, json={"title": "Zaaksysteem", "address": receiver.address})
    assert made.status_code == 201, made.text
    hook = f"{HOOKS}/{made.json()['id']}"
    assert made.headers["location"] == f"/api/v1/{hook}"
    assert made.json() == api.get(hook).json()
    assert [one["address"] for one in api.get(HOOKS).json()] == [receiver.address]
    assert "secret" not in api.get(HOOKS).text

    tried = api.post(f"{hook}/tests").json()
    assert (tried["journey"], tried["delivered"], tried["status"]) == (None, True, 204)
    assert receiver.arrived.get(timeout=20).is_signed_by(made.json()["secret"])

    assert api.post(f"{hook}/pauses").json()["state"] == "paused"
    given(f"{here}/phases", id="begin", title="Begin")
    assert api.post(f"{hook}/starts").json()["state"] == "active"
    message = receiver.arrived.get(timeout=20)
    assert message.told["data"]["events"][0]["resourceId"] == "begin"

    one = api.get(f"{hook}/deliveries", params={"pageSize": 1})
    assert len(one.json()) == 1
    assert int(one.headers["total-count"]) >= 1
    assert api.delete(hook).status_code == 204
    assert [api.get(hook).status_code, api.delete(hook).status_code] == [404, 404]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"address": "https://a.example"}, "title"),
        ({"title": "W", "address": "a.example"}, "address"),
        ({"title": "W", "address": "https://a.example", "secret": "x"}, "secret"),
    ],
)
def test_what_is_wrong_with_one_names_its_field(
    api: TestClient, sent: dict[str, str], field: str
) -> None:
    answer = api.post(HOOKS, json=sent)
    assert answer.status_code == 400
    assert [one["name"] for one in answer.json()["invalidParams"]] == [field]


@pytest.mark.parametrize("what", ["", "/deliveries"])
def test_one_that_is_not_there_is_not_found(api: TestClient, what: str) -> None:
    assert api.get(f"{HOOKS}/nothing{what}").status_code == 404
