from typing import Any

from fastapi.testclient import TestClient

from tests.web.conftest import Given


def test_every_change_stands_in_the_log_in_order(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    named = {"If-Match": "*", "Idempotency-Key": "rename"}
    api.patch(f"{here}/contact-moments/eerste", json={"title": "Other"}, headers=named)
    events = api.get(f"{here}/events").json()
    assert [one["sequence"] for one in events] == list(range(1, len(events) + 1))
    last = events[-1]
    assert last["event"] == "contact-moment.changed"
    assert (last["resource"], last["resourceId"]) == ("contact-moment", "eerste")
    assert last["operationId"] == "rename"
    assert last["at"].endswith("Z")
    assert last["before"]["item"]["title"] == "First talk"
    assert last["now"]["item"]["title"] == "Other"


def test_the_log_is_read_on_from_a_number(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    events = api.get(f"{here}/events").json()
    assert len(events) > 2
    assert api.get(f"{here}/events", params={"after": 2}).json() == events[2:]
    assert api.get(f"{here}/events", params={"after": 1, "limit": 1}).json() == events[1:2]


def test_a_number_that_can_not_be_is_refused_by_name(api: TestClient, here: str) -> None:
    for wrong in ("-1", "x", "99999999999999999999"):
        answer = api.get(f"{here}/events", params={"after": wrong})
        assert answer.status_code == 400
        assert answer.json()["invalidParams"][0]["name"] == "after"


def test_the_last_operation_is_undone_and_done_again(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    address = f"{here}/contact-moments/eerste"
    back = api.post(f"{here}/undos")
    assert back.status_code == 200
    assert (back.json()["resource"], back.json()["resourceId"]) == ("contact-moment", "eerste")
    assert api.get(address).status_code == 404
    assert api.post(f"{here}/redos").status_code == 200
    assert api.get(address).json()["title"] == moment["title"]


def test_an_undo_sent_twice_turns_back_one_operation(
    api: TestClient, given: Given, here: str
) -> None:
    given(f"{here}/phases", id="a", title="A")
    given(f"{here}/phases", id="b", title="B")
    named = {"Idempotency-Key": "back"}
    for _ in range(2):
        assert api.post(f"{here}/undos", headers=named).status_code == 200
    assert [one["id"] for one in api.get(f"{here}/phases").json()] == ["a"]


def test_nothing_to_do_again_is_a_conflict(api: TestClient, here: str) -> None:
    answer = api.post(f"{here}/redos")
    assert answer.status_code == 409
    assert answer.json()["invalidParams"][0]["code"] == "undo_nothing"
