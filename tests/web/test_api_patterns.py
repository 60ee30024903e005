"""What comes back over journeys, and the rules in force, by the API."""

import pytest
from fastapi.testclient import TestClient

from tests.journey.across.making import REFUSED
from tests.web.test_across_pages import Stored, stored

__all__ = ["stored"]


@pytest.fixture
def three(stored: Stored) -> None:
    """Two lived journeys, in one of which a rule held the parent; and a sketch."""
    stored("een", REFUSED, {"department": "i"}, themes=["wonen"])
    stored("twee", {"department": "i"}, themes=["geld"])
    stored("schets", REFUSED, kind="sketch")


@pytest.mark.usefixtures("three")
def test_patterns_are_told_as_k_of_n(api: TestClient) -> None:
    told = api.get("patterns").json()
    assert (told["journeys"], told["waiting"]) == (2, 0)
    [rule] = [one for one in told["rule"] if one["key"] == "held_by_a_rule"]
    assert rule == {
        "key": "held_by_a_rule", "name": "held_by_a_rule", "journeys": 1, "outOf": 2, "times": 1,
        "weight": "signal", "percent": None,
    }  # fmt: skip
    assert told["handOvers"][0]["second"] == "Inkomen"


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("asked", "journeys"),
    [("all=true", 3), ("kind=sketch", 1), ("theme=wonen", 1), ("theme=niets", 0)],
)
def test_patterns_of_some_journeys_are_asked_for(
    api: TestClient, asked: str, journeys: int
) -> None:
    assert api.get(f"patterns?{asked}").json()["journeys"] == journeys


def test_a_kind_that_is_none_is_refused(api: TestClient) -> None:
    assert api.get("patterns?kind=dream").status_code == 400


def test_the_rules_in_force_are_told_with_their_legal_terms(
    api: TestClient, owner: TestClient
) -> None:
    told = api.get("rules").json()
    assert told["quietDays"] == 14
    assert all(one["source"] and one["validFrom"] for one in told["legalTerms"])
