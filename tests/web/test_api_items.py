from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import Given

ANY = {"If-Match": "*"}
ITEMS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "problems": ({"title": "Debts"}, {"outcome": "partly_solved"}),
    "phases": ({"title": "Later"}, {"description": "What follows"}),
    "departments": ({"title": "Debt relief", "kind": "municipality"}, {"organisation": "Almere"}),
    "contact-moments": (
        {"phase": "begin", "title": "Letter", "assumed": ["referredTo"]},
        {"waiting": {"duration": "6 weeks", "waitedFor": "department"}},
    ),
    "experiences": ({"contactMoment": "eerste", "score": -2}, {"emotions": ["angry", "alone"]}),
    "bottlenecks": (
        {"category": "transfer", "title": "Sent to and fro", "contactMoments": ["eerste"]},
        {"ownerDepartment": "wijkteam"},
    ),
    "annotations": (
        {"aboutResource": "contact-moment", "about": "eerste", "kind": "question", "text": "Why?"},
        {"resolved": True, "voice": "Noor"},
    ),
    "improvements": ({"title": "One desk", "impact": 4, "effort": "small"}, {"choice": "now"}),
    "actions": (
        {"title": "Open one desk", "department": "wijkteam", "deadline": "2026-03-01"},
        {"indicator": {"title": "Days", "baseline": 28.0, "measureOn": "2026-06-01"}},
    ),
    "decisions": (
        {"finding": "long_wait.eerste", "verdict": "confirmed"},
        {"verdict": "rejected", "reason": "It was agreed"},
    ),
}
COLLECTIONS = pytest.mark.parametrize("collection", list(ITEMS))


@COLLECTIONS
def test_an_item_is_made_read_changed_and_removed(
    api: TestClient, here: str, moment: dict[str, Any], collection: str
) -> None:
    fields, more = ITEMS[collection]
    made = api.post(f"{here}/{collection}", json=fields)
    assert made.status_code == 201, made.text
    address = made.headers["location"].removeprefix("/api/v1/")
    assert made.headers["etag"] == f'"{made.json()["version"]}"'
    assert api.get(address).json() == made.json()
    assert {name: made.json()[name] for name in fields} == fields

    changed = api.patch(address, json=more, headers={"If-Match": made.headers["etag"]})
    assert changed.status_code == 200, changed.text
    assert changed.json()["version"] > made.json()["version"]
    known = changed.json()
    for name, value in more.items():
        assert known[name] == value or value.items() <= known[name].items()

    gone = api.delete(address, headers={"If-Match": changed.headers["etag"]})
    assert gone.status_code == 204
    assert api.get(address).status_code == 404
    assert api.patch(address, json=more, headers=ANY).status_code == 404
    assert api.delete(address, headers=ANY).status_code == 404


@COLLECTIONS
def test_an_item_of_a_journey_that_is_not_there_is_not_found(
    api: TestClient, collection: str
) -> None:
    fields, _ = ITEMS[collection]
    assert api.get(f"journeys/nowhere/{collection}").status_code == 404
    assert api.post(f"journeys/nowhere/{collection}", json=fields).status_code == 404
    assert api.get(f"journeys/nowhere/{collection}/x").status_code == 404


def test_an_item_of_another_journey_is_not_found(
    api: TestClient, given: Given, moment: dict[str, Any]
) -> None:
    other = given("journeys", kind="lived", title="Another")
    address = f"journeys/{other['id']}/contact-moments/{moment['id']}"
    assert api.get(address).status_code == 404
    assert api.patch(address, json={"title": "X"}, headers=ANY).status_code == 404


def test_items_are_moved_by_the_one_they_go_behind(
    api: TestClient, given: Given, here: str
) -> None:
    for name in "abc":
        given(f"{here}/phases", id=name, title=name)
    assert api.patch(f"{here}/phases/c", json={"after": None}, headers=ANY).status_code == 200
    assert api.patch(f"{here}/phases/a", json={"after": "b"}, headers=ANY).status_code == 200
    given(f"{here}/phases", id="d", title="d", after="c")
    listed = api.get(f"{here}/phases").json()
    assert [(one["id"], one["position"]) for one in listed] == [
        ("c", 1),
        ("d", 2),
        ("b", 3),
        ("a", 4),
    ]


def test_the_position_of_a_contact_moment_counts_within_its_phase(
    api: TestClient, given: Given, here: str, moment: dict[str, Any]
) -> None:
    given(f"{here}/phases", id="later", title="Later")
    for title in ("Second", "Third"):
        given(f"{here}/contact-moments", phase="later", title=title)
    listed = api.get(f"{here}/contact-moments").json()
    assert [(one["phase"], one["position"]) for one in listed] == [
        ("begin", 1),
        ("later", 1),
        ("later", 2),
    ]


def test_a_stale_change_of_an_item_loses_nothing(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    address, seen = f"{here}/contact-moments/eerste", {"If-Match": f'"{moment["version"]}"'}
    assert api.patch(address, json={"title": "Mine"}, headers=seen).status_code == 200
    answer = api.patch(address, json={"title": "Yours"}, headers=seen)
    assert answer.status_code == 412
    assert answer.json()["yours"]["title"] == "Yours"
    assert answer.json()["current"]["title"] == "Mine"
    assert api.delete(address, headers=seen).status_code == 412
    assert api.get(address).json()["title"] == "Mine"


def test_a_phase_in_use_goes_once_another_takes_its_contact_moments(
    api: TestClient, given: Given, here: str, moment: dict[str, Any]
) -> None:
    given(f"{here}/phases", id="later", title="Later")
    refused = api.delete(f"{here}/phases/begin", headers=ANY)
    assert refused.status_code == 409
    assert refused.json()["invalidParams"][0]["code"] == "in_use"
    moved = api.delete(f"{here}/phases/begin", params={"moveTo": "later"}, headers=ANY)
    assert moved.status_code == 204
    assert api.get(f"{here}/contact-moments/eerste").json()["phase"] == "later"


def test_a_department_in_use_goes_once_it_may_be_detached(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    assert moment["department"] == "wijkteam"
    assert api.delete(f"{here}/departments/wijkteam", headers=ANY).status_code == 409
    answer = api.delete(f"{here}/departments/wijkteam", params={"detach": True}, headers=ANY)
    assert answer.status_code == 204
    assert api.get(f"{here}/contact-moments/eerste").json()["department"] is None


def test_an_id_that_is_taken_is_a_conflict(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    answer = api.post(f"{here}/phases", json={"id": "begin", "title": "Again"})
    assert answer.status_code == 409
    assert answer.json()["invalidParams"][0] | {"reason": ""} == {
        "name": "id",
        "code": "duplicate_id",
        "reason": "",
    }


def test_a_department_that_is_not_there_is_named(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    body = {"waiting": {"department": "nowhere"}, "department": "nobody"}
    answer = api.patch(f"{here}/contact-moments/eerste", json=body, headers=ANY)
    assert answer.status_code == 400
    names = [one["name"] for one in answer.json()["invalidParams"]]
    assert names == ["department", "waiting.department"]


def test_an_operation_sent_three_times_is_done_once_and_answered_alike(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    body, named = {"contactMoment": "eerste", "score": 2}, {"Idempotency-Key": "rate_1"}
    answers = [api.post(f"{here}/experiences", json=body, headers=named) for _ in range(3)]
    assert [one.status_code for one in answers] == [201, 201, 201]
    assert answers[0].json() == answers[1].json() == answers[2].json()
    assert [one.headers.get("Idempotency-Replayed") for one in answers] == [None, "true", "true"]
    assert len(api.get(f"{here}/experiences").json()) == 1


def test_a_removal_sent_again_is_answered_alike(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    named = ANY | {"Idempotency-Key": "away"}
    for _ in range(2):
        answer = api.delete(f"{here}/contact-moments/eerste", headers=named)
        assert answer.status_code == 204
    assert answer.headers["Idempotency-Replayed"] == "true"


def test_an_item_that_has_not_changed_is_not_sent_again(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    for address in (f"{here}/contact-moments", f"{here}/contact-moments/eerste"):
        etag = api.get(address).headers["etag"]
        assert api.get(address, headers={"If-None-Match": etag}).status_code == 304
        assert api.get(address, headers={"If-None-Match": '"999"'}).status_code == 200
