"""Files in and out by the API, and links to look."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.exports.known import EXPORTS
from app.formats.journey_file import read_journey
from tests.web.conftest import Given

MERMAID = b"journey\n title De reis\n section Begin\n Intake: 3: Wijkteam\n Wachten: 9: Ik\n"


def test_every_export_of_the_list_can_be_fetched(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    listed = api.get(f"{here}/exports").json()
    assert [one["format"] for one in listed] == list(EXPORTS)
    for one in listed:
        answer = api.get(f"{here}/exports/{one['format']}")
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].split(";")[0] == one["mediaType"]
        assert answer.content
    assert {one["format"] for one in listed if one["leftOut"]} <= {"csv", "mermaid", "cjml"}


def test_what_is_to_stay_behind_is_not_in_the_export(
    api: TestClient, given: Given, here: str, moment: dict[str, Any]
) -> None:
    given(f"{here}/experiences", contactMoment=moment["id"], score=-2, quote="Niemand luisterde")
    assert "Niemand luisterde" in api.get(f"{here}/exports/yaml").text
    bare = api.get(f"{here}/exports/yaml", params={"leaveOut": ["voices", "plan"]})
    assert "Niemand luisterde" not in bare.text
    assert read_journey(bare.content, name="x").contact_moments


def test_a_format_that_is_none_is_named(api: TestClient, here: str, moment: dict[str, Any]) -> None:
    answer = api.get(f"{here}/exports/docx")
    assert answer.status_code == 400
    assert answer.json()["invalidParams"][0]["name"] == "format"


def test_a_preview_tells_what_is_in_a_file_and_stores_nothing(api: TestClient) -> None:
    answer = api.post("imports", content=MERMAID, params={"name": "x.mmd", "preview": "true"})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["format"], found["stored"]) == ("mermaid", False)
    assert [one["contactMoments"] for one in found["journeys"]] == [2]
    assert [one["line"] for one in found["remarks"]] == [1, 5]
    assert api.get("journeys").json() == []


@pytest.mark.parametrize(
    ("params", "headers"),
    [
        ({"name": "x.mmd"}, {}),
        ({"format": "mermaid"}, {}),
        ({}, {"Content-Type": "text/vnd.mermaid"}),
        ({}, {"Content-Type": "application/octet-stream"}),
    ],
)
def test_a_file_is_read_in(
    api: TestClient, params: dict[str, str], headers: dict[str, str]
) -> None:
    found = api.post("imports", content=MERMAID, params=params, headers=headers).json()
    assert found["stored"]
    [stored] = api.get("journeys").json()
    assert stored["id"] == found["journeys"][0]["id"]


@pytest.mark.parametrize(
    ("content", "name"),
    [(MERMAID, "x.mmd"), (b"klantreis: 1\nkind: lived\ntitle: De reis\n", "x.yaml")],
)
def test_a_file_that_is_sent_again_under_its_name_is_read_in_once(
    api: TestClient, content: bytes, name: str
) -> None:
    headers = {"Idempotency-Key": "nightly-1"}
    first = api.post("imports", content=content, params={"name": name}, headers=headers)
    again = api.post("imports", content=content, params={"name": name}, headers=headers)
    assert first.status_code == 200, first.text
    assert again.json() == first.json()
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert len(api.get("journeys").json()) == 1
    other = content.replace(b"De reis", b"De weg")
    assert other != content
    refused = api.post("imports", content=other, params={"name": name}, headers=headers)
    assert refused.status_code == 409


def test_the_faults_of_a_file_are_told_by_line(api: TestClient) -> None:
    answer = api.post("imports", content=b"klantreis: 1\ntitel: x\n", params={"name": "x.yaml"})
    assert answer.status_code == 400
    assert answer.json()["type"].endswith("bad-file")
    assert 2 in {one["line"] for one in answer.json()["invalidParams"]}
    assert api.get("journeys").json() == []


def test_a_format_that_can_not_be_read_is_refused(api: TestClient) -> None:
    answer = api.post("imports", content=MERMAID, params={"format": "pptx"})
    assert answer.status_code == 400
    assert answer.json()["invalidParams"][0]["name"] == "format"


def test_a_link_is_made_shown_once_and_revoked(
    api: TestClient, outsider: TestClient, here: str, moment: dict[str, Any]
) -> None:
    made = api.post(f"{here}/share-links", json={"title": "De raad", "shows": ["plan"], "days": 7})
    assert made.status_code == 201, made.text
    address, link_id = made.json()["address"], made.json()["id"]
    assert outsider.get(address).status_code == 200
    [listed] = api.get(f"{here}/share-links").json()
    assert (listed["title"], listed["shows"]) == ("De raad", ["plan"])
    assert listed["usedAt"]
    assert "address" not in listed
    assert outsider.delete(f"/api/v1/{here}/share-links/{link_id}").status_code == 401
    assert api.delete(f"{here}/share-links/{link_id}").status_code == 204
    assert outsider.get(address).status_code == 404
    assert api.get(f"{here}/share-links").json()[0]["revokedAt"]
    assert api.delete(f"{here}/share-links/nothing").status_code == 404


def test_a_link_of_another_journey_is_not_there(
    api: TestClient, given: Given, here: str, moment: dict[str, Any]
) -> None:
    other = given("journeys", kind="lived", title="Another")
    made = api.post(f"{here}/share-links", json={"title": "De raad"}).json()
    answer = api.delete(f"journeys/{other['id']}/share-links/{made['id']}")
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "body", [{}, {"title": ""}, {"title": "x", "days": "7"}, {"title": "x", "shows": "plan"}]
)
def test_a_link_that_can_not_be_is_refused(
    api: TestClient, here: str, moment: dict[str, Any], body: dict[str, Any]
) -> None:
    assert api.post(f"{here}/share-links", json=body).status_code == 400
    assert api.get(f"{here}/share-links").json() == []
