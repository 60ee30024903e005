"""The pages of webhooks: add one, see what came of it, try, pause and remove it."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from app.settings import Settings
from tests.web.conftest import Given
from tests.webhook_receiver import Receiver, receiving


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


def added(owner: TestClient, address: str) -> str:
    answer = owner.post("/webhooks/add", data={"title": "Zaaksysteem", "address": address})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_what_is_wrong_with_an_address_is_told_beside_it(owner: TestClient) -> None:
    answer = owner.post("/webhooks/add", data={"title": "W", "address": "zaken.example"})
    assert answer.status_code == 400
    assert "Schrijf een heel webadres" in answer.text
    assert "zaken.example" in answer.text


def test_one_that_was_added_hears_of_a_change_and_the_page_shows_it(
    owner: TestClient, receiver: Receiver, given: Given, here: str
) -> None:
    page = added(owner, receiver.address)
    given(f"{here}/phases", id="begin", title="Begin")
    message = receiver.arrived.get(timeout=20)
    assert message.told["data"]["events"][0]["resourceId"] == "begin"
    secret = re.search(r"whsec_[^<]+", owner.get(page).text)
    assert secret
    assert message.is_signed_by(html.unescape(secret[0]))


def test_a_test_is_sent_and_shown(owner: TestClient, receiver: Receiver) -> None:
    receiver.answers = [500]
    page = added(owner, receiver.address)
    assert owner.post(f"{page}/test").status_code == 303
    assert receiver.got[0].told["type"] == "test"
    text = owner.get(page).text
    assert "Niet aangenomen (antwoord 500)" in text
    assert "proefbericht" in text
    assert "Niet aangenomen" in owner.get("/webhooks").text


def test_it_is_paused_started_and_removed(owner: TestClient, receiver: Receiver) -> None:
    page = added(owner, receiver.address)
    for deed, state in (("pause", "Gepauzeerd"), ("start", "Aan")):
        assert owner.post(f"{page}/{deed}").status_code == 303
        assert f'<span class="tag">{state}</span>' in owner.get(page).text
    assert owner.post(f"{page}/remove").headers["location"] == "/webhooks"
    assert owner.get(page).status_code == 404
    assert "Er zijn nog geen webhooks" in owner.get("/webhooks").text
