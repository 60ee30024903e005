"""Who gets in where: every route of the application, tried by somebody who is not logged in."""

import re
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient

from tests.web.conftest import Visit

OPEN = {
    ("GET", "/healthz"),
    ("GET", "/api/v1/openapi.json"),
    ("GET", "/login"),
    ("POST", "/logout"),
}
"""What answers without a login; beside it only ``/static`` and the choice of a language."""
OPEN |= {
    ("GET", "/join"),
    ("POST", "/join"),
    ("GET", "/join/{code}"),
    ("POST", "/join/{code}"),
    ("GET", "/api/v1/workshop-codes/{code}"),
    ("POST", "/api/v1/workshop-codes/{code}/participants"),
}
"""What the code of a workshop opens: wrong ones are counted, and all answered alike."""
OPEN |= {("GET", "/workshops/offline"), ("GET", "/workshops/worker.js")}
"""What a phone keeps to open a workshop without a connection: the same for everybody."""
OPEN |= {("POST", "/personal-data")}
"""Looks at a text that came along, and at nothing that is kept."""
OPEN |= {
    ("GET", "/answer/{code}"),
    ("POST", "/answer/{code}"),
    ("GET", "/answer/{code}/go-on"),
    ("GET", "/answer/{code}/key/{token}"),
    ("POST", "/answer/{code}/close"),
    ("GET", "/answer/{code}/q/{key}"),
    ("POST", "/answer/{code}/q/{key}"),
    ("POST", "/answer/{code}/leave-out"),
    ("POST", "/answer/{code}/send"),
    ("GET", "/answer/{code}/mine"),
    ("GET", "/answer/{code}/withdraw"),
    ("POST", "/answer/{code}/withdraw"),
}
"""What the code of a questionnaire opens, and the key of a giver: nothing is told without them."""
OPEN |= {("GET", "/share/{key}"), ("GET", "/share/{key}/events"), ("GET", "/embed/{key}")}
"""What the key of a link shows: what its maker chose, to look at."""
OPEN_PAGES = {("POST", "/language"), ("GET", "/language")}
SECRET_WORDS = ("The journey of Noor", "First talk", "Wijkteam")


def routes_of(app: FastAPI) -> set[tuple[str, str]]:
    return {
        (method, route.path_format)
        for route in iter_route_contexts(app.routes)
        for method in (route.methods or ())
        if route.path_format is not None
    }


def filled(path: str, journey: dict[str, Any]) -> str:
    for name, value in {
        "journeyId": journey["id"],
        "journey_id": journey["id"],
        "itemId": "eerste",
        "item_id": "eerste",
        "format": "svg",
        "face": "regular",
        "collection": "contact-moments",
        "resource": "contact-moments",
        "kind": "contact-moments",
        "code": "aaaaaaaa",
        "phase_id": "begin",
        "reading_id": "0123456789abcdef",
        "fetch_id": "0123456789abcdef",
        "sequence": "1",
        "term": "nieuw.2026-05-01",
        "project_id": "nothing",
        "finding": "long_wait.eerste",
        "level": "network",
        "number": "0",
        "link_id": "nothing",
        "linkId": "nothing",
        "webhookId": "nothing",
    }.items():
        path = path.replace(f"{{{name}}}", value)
    path = re.sub(r"\{(workshop|participant|contribution|operation|question|voting|photo|moment"
                  r"|questionnaire|answers)(_id|Id)\}", "nothing", path)  # fmt: skip
    assert "{" not in path, f"this test knows no value for {path}"
    return path


def test_nobody_gets_in_without_a_login(
    app: FastAPI, outsider: TestClient, journey: dict[str, Any], moment: dict[str, Any]
) -> None:
    closed = routes_of(app) - OPEN - OPEN_PAGES
    assert len(closed) > 30
    for method, path in sorted(closed):
        answer = outsider.request(method, filled(path, journey))
        assert answer.status_code == 401, (method, path, answer.status_code)
        assert not any(word in answer.text for word in SECRET_WORDS), (method, path)


def test_what_is_open_tells_nothing_of_journeys(
    app: FastAPI, outsider: TestClient, moment: dict[str, Any]
) -> None:
    assert routes_of(app) >= OPEN
    for method, path in OPEN:
        answer = outsider.request(method, path.replace("{code}", "aaaaaaaa"))
        assert not any(word in answer.text for word in SECRET_WORDS), (method, path)


def test_a_journey_and_one_that_is_not_there_look_the_same_to_an_outsider(
    outsider: TestClient, journey: dict[str, Any]
) -> None:
    there = outsider.get(f"/api/v1/journeys/{journey['id']}")
    nowhere = outsider.get("/api/v1/journeys/nowhere")
    assert there.status_code == nowhere.status_code == 401
    assert there.headers["www-authenticate"] == "Bearer"
    assert there.json() | {"instance": ""} == nowhere.json() | {"instance": ""}


@pytest.mark.parametrize(
    "value", ["Bearer wrong", "Bearer ", "Bearer", "Basic b3duZXI6", "", "Bearer \x7f"]
)
def test_a_token_that_is_not_ours_opens_nothing(outsider: TestClient, value: str) -> None:
    answer = outsider.get("/api/v1/journeys", headers={"Authorization": value})
    assert answer.status_code == 401


def test_the_word_before_a_token_may_be_written_in_any_case(
    outsider: TestClient, owner_token: str
) -> None:
    for scheme in ("Bearer", "bearer", "BEARER"):
        headers = {"Authorization": f"{scheme} {owner_token}"}
        assert outsider.get("/api/v1/journeys", headers=headers).status_code == 200


def test_the_session_of_a_browser_is_no_token(owner: TestClient) -> None:
    session = owner.cookies["klantreis_session"]
    assert owner.get("/api/v1/journeys").status_code == 200
    answer = owner.get("/api/v1/journeys", headers={"Authorization": f"Bearer {session}"})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
def test_a_form_of_another_site_changes_nothing(owner: TestClient, headers: dict[str, str]) -> None:
    body = {"kind": "lived", "title": "Planted"}
    answer = owner.post("/api/v1/journeys", json=body, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["type"].endswith("another-site")
    assert owner.get("/api/v1/journeys").json() == []
    assert owner.post("/api/v1/journeys", json=body).status_code == 201


def test_every_answer_has_the_headers_that_keep_it_safe(
    owner: TestClient, outsider: TestClient
) -> None:
    answers = [
        owner.get("/api/v1/journeys"),
        owner.get("/api/v1/nothing"),
        outsider.get("/"),
        outsider.get("/nothing"),
    ]
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
        assert "strict-transport-security" not in answer.headers


def test_behind_tls_browsers_are_told_to_stay_there(visit: Visit) -> None:
    answer = visit(base_url="https://klantreis.example").get("/healthz")
    assert "max-age" in answer.headers["strict-transport-security"]
