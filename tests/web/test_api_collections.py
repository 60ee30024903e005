"""Pages, order, filters and fields of what is listed; without them, all as it always was."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.journey import ITEM_TYPES
from app.web.api.collections import FILTERS, fields_in
from tests.web.conftest import Given


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One kind of database is enough here: what is tried stands before it."""
    return sqlite_url


@pytest.fixture
def departments(given: Given, here: str) -> str:
    """The address of seven departments."""
    for number in range(7):
        kind = "municipality" if number % 2 else "care"
        given(f"{here}/departments", id=f"d{number}", title=f"Team {9 - number}", kind=kind)
    return f"{here}/departments"


def ids(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [one["id"] for one in answer.json()]


def test_without_a_page_everything_comes_and_nothing_is_said_of_pages(
    api: TestClient, departments: str
) -> None:
    answer = api.get(departments)
    assert ids(answer) == [f"d{number}" for number in range(7)]
    assert "link" not in answer.headers
    assert "total-count" not in answer.headers


def test_every_page_is_found_by_following_the_links(api: TestClient, departments: str) -> None:
    found: list[str] = []
    answer = api.get(departments, params={"pageSize": 3, "sort": "title"})
    assert answer.headers["total-count"] == "7"
    for _ in range(3):
        found += ids(answer)
        if "next" in answer.links:
            answer = api.get(f"http://testserver{answer.links['next']['url']}")
    assert found == [f"d{number}" for number in reversed(range(7))]
    assert set(answer.links) == {"first", "prev", "last"}
    assert "sort=title&page=3" in answer.links["last"]["url"]
    beyond = api.get(departments, params={"page": 9, "pageSize": 3})
    assert ids(beyond) == []
    assert "page=3" in beyond.links["prev"]["url"]


def test_filters_narrow_a_list_and_several_values_widen_it(
    api: TestClient, departments: str
) -> None:
    assert ids(api.get(departments, params={"kind": "municipality"})) == ["d1", "d3", "d5"]
    assert ids(api.get(departments, params={"title": "TEAM 7"})) == ["d2"]
    both = api.get(departments, params={"title": ["7", "9"], "kind": "care"})
    assert ids(both) == ["d0", "d2"]
    paged = api.get(departments, params={"kind": "care", "pageSize": 1})
    assert paged.headers["total-count"] == "4"


def test_what_is_not_known_is_found_by_an_empty_filter_and_sorted_last(
    api: TestClient, given: Given, here: str, moment: dict[str, Any]
) -> None:
    assert moment["channel"] is None
    given(f"{here}/contact-moments", id="b", phase="begin", title="B", channel="email")
    address = f"{here}/contact-moments"
    assert ids(api.get(address, params={"channel": ""})) == ["eerste"]
    for sort in ("channel", "-channel"):
        assert ids(api.get(address, params={"sort": sort})) == ["b", "eerste"]
    assert ids(api.get(address, params={"phase": "begin", "department": "wijkteam"})) == ["eerste"]


def test_only_the_fields_that_were_asked_for_come_and_always_the_id(
    api: TestClient, departments: str
) -> None:
    answer = api.get(departments, params={"fields": "title,version", "page": 1})
    assert all(set(one) == {"id", "title", "version"} for one in answer.json())


def test_journeys_are_paged_and_filtered_as_well(api: TestClient, given: Given) -> None:
    for number in range(3):
        given("journeys", kind="lived", title=f"Journey {number}", themes=["housing"])
    given("journeys", kind="sketch", title="A sketch", template=True)
    assert len(ids(api.get("journeys"))) == 4
    assert len(ids(api.get("journeys", params={"kind": "lived"}))) == 3
    assert len(ids(api.get("journeys", params={"theme": "hous"}))) == 3
    assert len(ids(api.get("journeys", params={"template": "true"}))) == 1
    answer = api.get("journeys", params={"sort": "-title", "fields": "title", "pageSize": 1})
    assert [one["title"] for one in answer.json()] == ["Journey 2"]


@pytest.mark.parametrize(
    ("query", "name", "nearest"),
    [
        ({"knd": "lived"}, "knd", "kind"),
        ({"page_size": "3"}, "page_size", "pageSize"),
        ({"sort": "titel"}, "sort", "title"),
        ({"fields": "title,verzion"}, "fields", "version"),
        ({"zzz": "1"}, "zzz", ""),
        ({"page": "0"}, "page", ""),
        ({"pageSize": "501"}, "pageSize", ""),
        ({"fields": "a b"}, "fields", ""),
    ],
)
def test_a_key_that_is_not_there_is_refused_with_the_nearest_one(
    api: TestClient, query: dict[str, str], name: str, nearest: str
) -> None:
    answer = api.get("journeys", params=query)
    assert answer.status_code == 400
    (wrong,) = answer.json()["invalidParams"]
    assert wrong["name"] == name
    assert nearest in wrong["reason"]


def test_every_collection_is_filtered_by_fields_that_it_has() -> None:
    assert set(FILTERS) == set(ITEM_TYPES)
    for resource, names in FILTERS.items():
        assert set(names) <= set(fields_in(resource)), resource


def test_the_document_has_the_filters_of_each_collection(outsider: TestClient) -> None:
    paths = outsider.get("/api/v1/openapi.json").json()["paths"]
    for path, filters in (
        ("journeys", {"kind", "template", "theme", "title"}),
        ("journeys/{journeyId}/contact-moments", {"channel", "department", "phase"}),
    ):
        operation = paths[f"/{path}"]["get"]
        names = {one["name"] for one in operation["parameters"]}
        assert names >= filters | {"page", "pageSize", "sort", "fields"}
        assert set(operation["responses"]["200"]["headers"]) >= {"Link", "Total-Count"}


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("webhooks?pagesize=1", "pageSize"),
        ("patterns?groep=x", "group"),
        ("journeys/{id}?field=title", ""),
        ("journeys/{id}/events?limits=1", "limit"),
        ("journeys/{id}/share-links?pag=1", "page"),
        ("journeys/{id}/exports/yaml?leaveout=plan", "leaveOut"),
    ],
)
def test_no_operation_passes_over_a_key_that_it_does_not_have(
    api: TestClient, journey: dict[str, Any], address: str, nearest: str
) -> None:
    answer = api.get(address.format(id=journey["id"]), headers={"Accept-Language": "en"})
    assert answer.status_code == 400, answer.text
    (told,) = answer.json()["invalidParams"]
    assert told["name"] == address.partition("?")[2].partition("=")[0]
    assert nearest in told["reason"]


def test_every_operation_takes_the_language_and_the_document_takes_anything(
    api: TestClient, here: str
) -> None:
    assert api.get(f"{here}?lang=en").status_code == 200
    assert api.get("openapi.json?at=1").status_code == 200


def test_a_filter_that_is_too_long_is_refused(api: TestClient, departments: str) -> None:
    assert api.get(departments, params={"title": "x" * 200}).status_code == 200
    answer = api.get(departments, params={"title": "x" * 201})
    assert answer.status_code == 400
    assert answer.json()["invalidParams"][0]["name"] == "title"


def test_links_to_look_come_in_pages(api: TestClient, here: str) -> None:
    for number in range(3):
        made = api.post(f"{here}/share-links", json={"title": f"Link {number}"})
        assert made.status_code == 201, made.text
    answer = api.get(f"{here}/share-links", params={"page": 2, "pageSize": 2})
    assert len(answer.json()) == 1
    assert answer.headers["total-count"] == "3"
    assert set(answer.links) == {"first", "prev", "last"}
