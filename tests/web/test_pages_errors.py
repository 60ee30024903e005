"""What a person reads when something can't be: plain words, the right status, no insides."""

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.requests import Request

from app.storage.database import Database
from app.storage.failures import StorageBusy, StorageFull
from app.web.pages.errors import KNOWN, error_page
from tests.web.pages import form_at


def asked(language: str) -> Request:
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": "/",
            "query_string": b"",
            "headers": [(b"accept-language", language.encode())],
        }
    )


@pytest.mark.parametrize("status", sorted(KNOWN))
def test_every_error_has_a_page_in_both_languages(status: int) -> None:
    pages = [error_page(asked(language), status) for language in ("nl", "en")]
    assert [page.status_code for page in pages] == [status, status]
    dutch, english = (bytes(page.body).decode() for page in pages)
    assert '<html lang="nl"' in dutch
    assert '<html lang="en"' in english
    assert dutch.split("<h1")[1].split("</h1>")[0] != english.split("<h1")[1].split("</h1>")[0]


def test_an_error_that_has_no_page_of_its_own_gets_the_nearest() -> None:
    assert "Dit klopt niet" in bytes(error_page(asked("nl"), 418).body).decode()
    assert "bij ons" in bytes(error_page(asked("nl"), 502).body).decode()


def test_details_are_shown_as_text() -> None:
    page = bytes(error_page(asked("nl"), 400, details=("<b>Veld</b>",)).body).decode()
    assert "&lt;b&gt;Veld&lt;/b&gt;" in page


def test_a_page_that_is_not_there_says_so(owner: TestClient) -> None:
    answer = owner.get("/dragons")
    assert answer.status_code == 404
    assert "Dit is er niet" in answer.text


def test_a_button_s_address_is_no_page(owner: TestClient, here: str) -> None:
    answer = owner.get(f"/{here}/undo")
    assert answer.status_code == 405
    assert "Dit kan hier niet" in answer.text


@pytest.mark.parametrize("failure", [StorageBusy, StorageFull])
def test_a_database_that_fails_is_never_called_saved(
    app: FastAPI, owner: TestClient, api: TestClient, here: str,
    monkeypatch: pytest.MonkeyPatch, failure: type[Exception],
) -> None:  # fmt: skip
    form = form_at(owner.get(f"/{here}/add/phases"), "/add/phases")
    before: Any = api.get(here).json()

    def fails(_self: Database) -> None:
        raise failure("no")

    with monkeypatch.context() as patched:
        patched.setattr(Database, "writing", fails)
        answer = owner.post(form.action, data=form.with_values(title="Zwanger"))
        assert answer.status_code in (503, 507)
        assert "Bewaard" not in answer.text
        assert "Er is niets bewaard." in answer.text
    assert api.get(here).json() == before


def test_a_title_of_ten_million_letters_is_refused_at_its_field(
    owner: TestClient, api: TestClient, here: str
) -> None:
    form = form_at(owner.get(f"/{here}/add/phases"), "/add/phases")
    answer = owner.post(form.action, data=form.with_values(title="x" * 10_000_000))
    assert answer.status_code == 400
    assert '<a href="#field-title">' in answer.text
    assert api.get(here).json()["phases"] == []
