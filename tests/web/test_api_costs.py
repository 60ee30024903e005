"""What bottlenecks cost, by the API."""

import pytest
from fastapi.testclient import TestClient

from tests.web.test_across_pages import Stored, stored
from tests.web.test_costs_pages import YEAR

__all__ = ["stored"]


def test_the_costs_of_a_journey_are_told_with_what_is_unknown(
    api: TestClient, stored: Stored
) -> None:
    stored(
        "een", YEAR, {"title": "Eind"}, bottlenecks=[{"id": "b", "title": "Los", "category": "law"}]
    )
    told = api.get("journeys/een/costs").json()
    assert told["sum"] == {"low": 68_000, "high": 83_000}
    [line] = told["lines"]
    assert (line["bottleneck"], line["price"]) == ("held_by_a_rule.m0", "opvang")
    assert (line["days"]["least"], line["cost"]) == (365.25, told["sum"])
    assert told["unpriced"] == ["stopped.m0", "b"]
    assert api.get("journeys/niets/costs").status_code == 404


def test_the_sum_counts_each_person_once_and_names_whom(api: TestClient, stored: Stored) -> None:
    case = {"name": "Noor", "situation": "Zwanger"}
    stored("een", YEAR, {"title": "Eind"}, case=case, themes=["wonen"])
    stored("twee", YEAR, {"title": "Eind"}, case=case, themes=["wonen"])
    stored("leeg", {"title": "Alleen dit"})
    told = api.get("costs").json()
    assert (told["journeys"], told["known"], told["sum"]["low"]) == (2, 1, 68_000)
    [shared] = told["samePerson"]
    assert {shared["counts"], *shared["beside"]} == {"een", "twee"}
    apart = api.get("costs?theme=wonen&apart=true").json()
    assert (apart["journeys"], apart["sum"]["low"], apart["samePerson"]) == (2, 140_000, [])


def test_too_many_journeys_are_refused_by_the_field_to_choose_fewer(
    api: TestClient, stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.web.api.costs.MOST", 1)
    for name in ("een", "twee"):
        stored(name, YEAR)
    answer = api.get("costs")
    assert answer.status_code == 400
    assert answer.json()["invalidParams"][0]["name"] == "theme"


def test_the_prices_are_told_with_their_sources(api: TestClient) -> None:
    [shelter] = [one for one in api.get("prices").json() if one["key"] == "opvang"]
    assert shelter["source"]
    assert shelter["dated"] < "2100"
    assert "region_binding" in shelter["categories"]
