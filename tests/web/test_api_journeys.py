from typing import Any

from fastapi.testclient import TestClient

FRAME = {"kind": "lived", "title": "The journey of Noor"}


def test_a_new_journey_is_answered_with_its_address_and_its_tag(api: TestClient) -> None:
    answer = api.post("journeys", json=FRAME | {"targetGroup": {"ageFrom": 16, "ageTo": 27}})
    assert answer.status_code == 201
    assert answer.headers["location"] == f"/api/v1/journeys/{answer.json()['id']}"
    assert answer.headers["etag"] == '"1-1"'
    assert answer.json()["targetGroup"] == {"description": "", "ageFrom": 16, "ageTo": 27}


def test_a_journey_is_listed_with_what_it_holds(
    api: TestClient, moment: dict[str, Any], journey: dict[str, Any]
) -> None:
    [listed] = api.get("journeys").json()
    assert listed["id"] == journey["id"]
    assert listed["counts"]["contactMoments"] == 1
    assert listed["counts"]["bottlenecks"] == 0


def test_a_whole_journey_holds_every_item_with_version_and_position(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    whole = api.get(here).json()
    assert [one["id"] for one in whole["phases"]] == ["begin"]
    assert whole["contactMoments"][0]["version"] == moment["version"]
    assert whole["contactMoments"][0]["position"] == 1
    assert whole["experiences"] == []


def test_the_tag_of_a_journey_changes_with_its_items_but_its_version_does_not(
    api: TestClient, here: str
) -> None:
    before = api.get(here)
    assert api.get(here, headers={"If-None-Match": before.headers["etag"]}).status_code == 304
    assert api.post(f"{here}/phases", json={"title": "Begin"}).status_code == 201
    after = api.get(here, headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.json()["version"] == before.json()["version"]
    changed = api.patch(here, json={"title": "X"}, headers={"If-Match": before.headers["etag"]})
    assert changed.status_code == 200


def test_a_change_replaces_the_fields_that_were_sent_and_no_others(
    api: TestClient, here: str
) -> None:
    changed = api.patch(here, json={"purpose": "See it"}, headers={"If-Match": '"1-1"'})
    assert changed.status_code == 200
    assert (changed.json()["title"], changed.json()["purpose"]) == (FRAME["title"], "See it")
    assert changed.headers["etag"] == '"2-2"'


def test_a_change_without_if_match_is_refused(api: TestClient, here: str) -> None:
    answer = api.patch(here, json={"title": "Other"})
    assert answer.status_code == 428
    assert api.get(here).json()["title"] == FRAME["title"]


def test_a_stale_change_is_answered_with_both_versions(api: TestClient, here: str) -> None:
    seen = {"If-Match": '"1"'}
    assert api.patch(here, json={"title": "First"}, headers=seen).status_code == 200
    answer = api.patch(here, json={"title": "Second"}, headers=seen)
    assert answer.status_code == 412
    assert answer.json()["yours"] == {"title": "Second"}
    assert answer.json()["current"]["title"] == "First"
    assert answer.json()["currentVersion"] == 2
    assert api.get(here).json()["title"] == "First"


def test_a_removed_journey_is_gone_until_it_is_restored(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    assert api.delete(here).status_code == 428
    assert api.delete(here, headers={"If-Match": "*"}).status_code == 204
    assert api.get(here).status_code == 404
    assert api.get("journeys").json() == []
    assert api.post(f"{here}/restorations").status_code == 200
    assert api.get(f"{here}/contact-moments").json()[0]["id"] == moment["id"]


def test_a_journey_can_begin_with_the_items_of_another(
    api: TestClient, journey: dict[str, Any], moment: dict[str, Any]
) -> None:
    answer = api.post("journeys", json=FRAME | {"like": journey["id"]})
    assert answer.status_code == 201
    assert answer.json()["id"] != journey["id"]
    copied = api.get(f"journeys/{answer.json()['id']}").json()
    assert [one["title"] for one in copied["contactMoments"]] == [moment["title"]]


def test_a_journey_like_one_that_is_not_there_names_the_field(api: TestClient) -> None:
    answer = api.post("journeys", json=FRAME | {"like": "nowhere"})
    assert answer.status_code == 400
    assert answer.json()["invalidParams"][0]["name"] == "like"


def test_a_journey_file_that_was_taken_away_is_read_in_again(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    taken = api.get(here, headers={"Accept": "application/yaml"})
    assert taken.headers["content-type"].startswith("application/yaml")
    assert "First talk" in taken.text
    answer = api.post(
        "journeys", content=taken.content, headers={"Content-Type": "application/yaml"}
    )
    assert answer.status_code == 201
    again = api.get(f"journeys/{answer.json()['id']}").json()
    assert [one["id"] for one in again["contactMoments"]] == [moment["id"]]


def test_a_wrong_journey_file_is_refused_with_line_and_field(api: TestClient) -> None:
    file = "klantreis: 1\nkind: lived\ntitle: X\nphases:\n  - id: a\n    titel: A\n"
    answer = api.post("journeys", content=file, headers={"Content-Type": "application/yaml"})
    assert answer.status_code == 400
    found = {(one["line"], one["name"]) for one in answer.json()["invalidParams"]}
    assert (6, "phases[0].titel") in found
    assert api.get("journeys").json() == []


def test_the_same_request_sent_again_makes_one_journey(api: TestClient) -> None:
    named = {"Idempotency-Key": "make-noor"}
    first = api.post("journeys", json=FRAME, headers=named)
    again = api.post("journeys", json=FRAME, headers=named)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(api.get("journeys").json()) == 1


def test_another_request_under_the_same_name_is_refused(api: TestClient) -> None:
    named = {"Idempotency-Key": "make-noor"}
    assert api.post("journeys", json=FRAME, headers=named).status_code == 201
    answer = api.post("journeys", json=FRAME | {"title": "Other"}, headers=named)
    assert answer.status_code == 409
    assert answer.json()["type"].endswith("operation-reused")
