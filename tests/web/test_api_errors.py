import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.actions import journeys as actions
from app.diagram.faults import DrawingError, DrawingTimeout
from app.storage.failures import StorageBusy, StorageFull
from tests.web.conftest import Visit

JSON = {"Content-Type": "application/json"}


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One kind of database is enough here: what is tried stands before it."""
    return sqlite_url


def names(answer: Any) -> list[str]:
    assert answer.status_code == 400, answer.text
    return [one["name"] for one in answer.json()["invalidParams"]]


def test_every_problem_says_what_it_is(api: TestClient) -> None:
    answer = api.post("journeys", json={"kind": "sad"})
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"] == "urn:problem-type:klantreis:invalid-input"
    assert problem["status"] == answer.status_code == 400
    assert problem["instance"] == "/api/v1/journeys"
    assert problem["title"]
    assert problem["detail"]
    found = {one["name"]: one["code"] for one in problem["invalidParams"]}
    assert found == {"kind": "not_one_of", "title": "missing"}


@pytest.mark.parametrize(
    ("wish", "language", "reason"),
    [
        ("en-GB,nl;q=0.8", "en", "Fill this in."),
        ("nl;q=0.5, fr, en;q=0.7", "en", "Fill this in."),
        ("en;q=0, *;q=x", "nl", "Vul dit in."),
        ("fr", "nl", "Vul dit in."),
    ],
)
def test_a_problem_is_told_in_the_language_of_the_reader(
    api: TestClient, wish: str, language: str, reason: str
) -> None:
    answer = api.post("journeys", json={"kind": "lived"}, headers={"Accept-Language": wish})
    assert answer.headers["content-language"] == language
    assert answer.json()["invalidParams"][0]["reason"] == reason


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"unknown": 1}, "unknown"),
        ({"known_to_department": True}, "known_to_department"),
        ({"waiting": {"waited_for": "department"}}, "waiting.waited_for"),
        ({"title": "x" * 201}, "title"),
        ({"title": 5}, "title"),
        ({"title": None}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"knownToDepartment": "yes"}, "knownToDepartment"),
        ({"date": "2025-02-30"}, "date"),
        ({"waiting": {"duration": "six weeks"}}, "waiting.duration"),
        ({"channel": "smoke"}, "channel"),
        ({"department": "nowhere"}, "department"),
        ({"referredTo": "nowhere"}, "referredTo"),
        ({"assumed": ["nothing"]}, "assumed"),
        ({"after": "nowhere"}, "after"),
        ({"id": "other"}, "id"),
        ({"refusal": {"reason": "No"}}, "refusal"),
    ],
)
def test_what_can_not_be_is_refused_by_its_name(
    api: TestClient, here: str, moment: dict[str, Any], body: dict[str, Any], named: str
) -> None:
    address = f"{here}/contact-moments/eerste"
    answer = api.patch(address, json=body, headers={"If-Match": "*"})
    assert names(answer) == [named]
    assert api.get(address).json() == moment


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"", "body"),
        (b"{", "body"),
        (b"\xff\xfe", "body"),
        (b"[" * 100_000, "body"),
        (b"[]", "body"),
        (b"null", "body"),
        (b'{"title": NaN}', "title"),
        (b'{"title": 1e999}', "title"),
        (b'{"title": ' + b"9" * 5_000 + b"}", "title"),
        (b'{"title": "\\ud800"}', "title"),
        (b'{"title": "a", "title": "b"}', "title"),
        (b'{"title": "a", "n": {"x": 1, "x": 2}}', "n.x"),
        (b'{"title": "' + b"x" * 10_000_000 + b'"}', "title"),
        (b'{"title": "a", "x": ' + b"[" * 30 + b"]" * 30 + b"}", "x" + "[0]" * 20),
        (b'{"title": "a", "x": [' + b"1," * 20_000 + b"1]}", "x"),
    ],
    ids=lambda value: value[:20].decode("latin-1") if isinstance(value, bytes) else value[:5],
)
def test_what_is_no_json_or_too_much_of_it_is_refused(
    api: TestClient, here: str, content: bytes, named: str
) -> None:
    answer = api.post(f"{here}/phases", content=content, headers=JSON)
    assert named in names(answer)
    assert api.get(f"{here}/phases").json() == []


def test_no_more_faults_are_told_than_somebody_reads(api: TestClient, here: str) -> None:
    answer = api.post(f"{here}/phases", json={f"x{n}": n for n in range(1_000)})
    assert len(names(answer)) == 100


def test_a_body_in_another_media_type_is_refused(api: TestClient, here: str) -> None:
    for media_type in ("text/plain", "application/x-www-form-urlencoded", "application/yaml"):
        answer = api.post(
            f"{here}/phases", content=b'{"title": "A"}', headers={"Content-Type": media_type}
        )
        assert answer.status_code == 415
        assert answer.json()["expected"] == ["application/json"]


def test_a_body_that_is_too_large_is_ended_while_it_is_read(api: TestClient, here: str) -> None:
    def endless() -> Iterator[bytes]:
        yield b'{"title": "'
        for _ in range(130):
            yield b"x" * 100_000

    for content in (endless(), b"x" * 13_000_000):
        answer = api.post(f"{here}/phases", content=content, headers=JSON)
        assert answer.status_code == 413
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["api-version"] == "1.0.0"


@pytest.mark.parametrize("key", ["", "a b", "x" * 65, "é".encode()])
def test_an_operation_name_that_can_not_be_is_refused(api: TestClient, key: str | bytes) -> None:
    answer = api.post("journeys", json={}, headers={"Idempotency-Key": key})
    assert names(answer) == ["Idempotency-Key"]


@pytest.mark.parametrize("tag", ['"7"', "nonsense", 'W/"x"', '"1", "2"', "9" * 5_000])
def test_a_tag_that_is_not_the_items_is_stale(
    api: TestClient, here: str, moment: dict[str, Any], tag: str
) -> None:
    address = f"{here}/contact-moments/eerste"
    assert api.patch(address, json={}, headers={"If-Match": tag}).status_code == 412


def test_a_tag_is_taken_bare_and_weak_as_well(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    address, version = f"{here}/contact-moments/eerste", moment["version"]
    for tag in (f"{version}", f'W/"{version}"', f'"{version}"'):
        assert api.patch(address, json={}, headers={"If-Match": tag}).status_code == 200


@pytest.mark.parametrize("path", ["nothing", "journeys/", "journeys/x/phases/", "journeys/A%00"])
def test_an_address_that_is_not_there_is_not_found(api: TestClient, path: str) -> None:
    answer = api.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["api-version"] == "1.0.0"


def test_a_method_that_an_address_lacks_is_answered_with_those_it_has(
    api: TestClient, here: str
) -> None:
    answer = api.put(here, json={})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "DELETE, GET, PATCH"


def test_a_word_in_an_address_is_not_taken_for_an_id(
    api: TestClient, journey: dict[str, Any]
) -> None:
    address = f"journeys/{journey['id']}/workshops/w/participants/admissions"
    answer = api.get(address)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


def test_a_whole_number_with_a_decimal_point_is_an_integer(
    api: TestClient, here: str, moment: dict[str, Any]
) -> None:
    body = {"contactMoment": moment["id"], "score": 2.0}
    answer = api.post(f"{here}/experiences", json=body)
    assert answer.status_code == 201, answer.text
    assert answer.json()["score"] == 2
    assert names(api.post(f"{here}/experiences", json=body | {"score": 1.5})) == ["score"]


@pytest.mark.parametrize(
    ("error", "status", "key"),
    [
        (StorageBusy("locked"), 503, "storage-busy"),
        (StorageFull("secret path"), 503, "storage-full"),
        (DrawingTimeout("slow"), 503, "not-drawn"),
        (DrawingError("broken"), 500, "not-drawn"),
    ],
)
def test_a_failure_of_a_room_below_is_answered_without_its_details(
    api: TestClient, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, key: str
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise error

    monkeypatch.setattr(actions, "list_journeys", fail)
    answer = api.get("journeys")
    assert answer.status_code == status
    assert answer.json()["type"].endswith(key)
    assert str(error) not in answer.text


def test_what_nobody_foresaw_is_answered_without_its_details(
    visit: Visit, owner_token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise RuntimeError("the secret")

    monkeypatch.setattr(actions, "list_journeys", fail)
    headers = {"Authorization": f"Bearer {owner_token}"}
    client = visit(headers=headers, raise_server_exceptions=False)
    answer = client.get("/api/v1/journeys")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["api-version"] == "1.0.0"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "secret" not in answer.text


def test_every_problem_has_its_sentences_in_both_languages() -> None:
    import tomllib

    folder = Path("app/language")
    texts = [
        tomllib.loads((folder / language / "api.toml").read_text("utf-8"))
        for language in ("nl", "en")
    ]
    shapes = [
        {(table, key) for table in ("faults",) for key in one[table]}
        | {(key, *sorted(one["api"]["problems"][key])) for key in one["api"]["problems"]}
        for one in texts
    ]
    assert shapes[0] == shapes[1]
    assert json.dumps(texts[0]) != json.dumps(texts[1])
