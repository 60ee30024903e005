"""What somebody took back is at no address of the server: every one is asked, whatever it gives."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.web.conftest import Given
from tests.web.test_security import routes_of
from tests.web.test_voices_pages import say

SECRET = "Ik sliep drie weken in het fietsenhok."
PICTURES = (".pdf", ".png")
"""Drawn from what the others tell; looked at in the browser's whole round."""


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One database is enough: withdrawing is tried on both elsewhere."""
    return sqlite_url


@pytest.fixture
def journey(given: Given) -> dict[str, Any]:
    """An empty sketch."""
    return given("journeys", kind="sketch", title="The sketch")


def texts_of(content: bytes) -> Iterator[bytes]:
    """What an answer holds: of a workbook or slides, each of its parts."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield from (packed.read(name) for name in packed.namelist())


def holding(app: FastAPI, owner: TestClient, api: TestClient, journey_id: str) -> set[str]:
    """The addresses about a journey, or about none, that give the words."""
    found = set()
    for method, path in sorted(routes_of(app)):
        address = re.sub(r"\{journey_?[iI]d\}", journey_id, path)
        if method != "GET" or "{" in address or address.endswith(PICTURES):
            continue
        client = api if address.startswith("/api/") else owner
        answer = client.get(address)
        assert answer.status_code < 500, address
        if any(SECRET.encode() in one for one in texts_of(answer.content)):
            found.add(address)
    return found


def test_what_is_taken_back_is_at_no_address(
    app: FastAPI,
    owner: TestClient,
    api: TestClient,
    giver: TestClient,
    given: Given,
    link: str,
    journey: dict[str, Any],
) -> None:
    say(giver, link, "sentence.eerste", SECRET, sure=SECRET)
    together = f"/journeys/{journey['id']}/together"
    made = owner.post(f"{together}/combined", data={"title": "Compleet", "operation": "made"})
    combined = made.headers["location"].split("/")[2]
    taken = {"all": "experience", "operation": "taken"}
    owner.post(f"/journeys/{combined}/together/taken", data=taken)
    copied = {"category": "transfer", "title": "Gezegd", "description": f"Iemand: {SECRET}"}
    given(f"journeys/{combined}/bottlenecks", **copied)
    assert len(holding(app, owner, api, combined)) > 5
    assert giver.post(f"{link}/withdraw").status_code == 200
    assert holding(app, owner, api, combined) == set()
