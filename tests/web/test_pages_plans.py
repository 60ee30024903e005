"""A plan laid over the map of a lived journey: chosen from a list, kept in the address."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.web.test_pages_views import cards, chosen

Given = Callable[..., dict[str, Any]]


@pytest.fixture
def plan(given: Given, here: str, moment: dict[str, Any]) -> str:
    """A sketch with what happened and something that did not."""
    made = given("journeys", kind="sketch", title="How we thought it went")
    at = f"journeys/{made['id']}"
    given(f"{at}/phases", id="begin", title="Begin")
    given(f"{at}/contact-moments", id="eerste", phase="begin", title="First talk")
    given(f"{at}/contact-moments", id="warm", phase="begin", title="Handed over in person")
    return str(made["id"])


def test_nothing_is_laid_over_at_first(owner: TestClient, here: str, plan: str) -> None:
    page = owner.get(f"/{here}").text
    assert f'<option value="{plan}">How we thought it went</option>' in page
    assert "warm" not in cards(page)


def test_a_chosen_plan_is_drawn_over_the_map_and_in_its_files(
    owner: TestClient, here: str, plan: str
) -> None:
    page = owner.get(f"/{here}", params={"over": plan}).text
    assert chosen(page) == ["whole", "light", plan]
    assert cards(page) == {"eerste", "warm"}
    links = re.findall(rf'href="(/{here}/map\.[^"]+)"', page)
    assert len(links) > 5
    assert all(f"over={plan}" in one for one in links), links


def test_a_sketch_has_nothing_to_lay_over_it(owner: TestClient, plan: str) -> None:
    assert 'name="over"' not in owner.get(f"/journeys/{plan}").text


@pytest.mark.parametrize("wrong", ["nowhere", "../x", "itself"])
def test_a_plan_that_is_not_there_is_said(
    owner: TestClient, here: str, journey: dict[str, Any], plan: str, wrong: str
) -> None:
    over = journey["id"] if wrong == "itself" else wrong
    answer = owner.get(f"/{here}", params={"over": over})
    assert answer.status_code == 200
    assert "Die weergave is er niet meer." in answer.text
    assert cards(answer.text) == {"eerste"}


def test_the_one_it_is_held_against_comes_first(
    owner: TestClient, api: TestClient, given: Given, here: str, plan: str
) -> None:
    other = given("journeys", kind="sketch", title="A later sketch")["id"]
    both = rf'<option value="({plan}|{other})">'
    assert re.findall(both, owner.get(f"/{here}").text) == [other, plan]
    etag = api.get(here).headers["etag"]
    changed = api.patch(here, json={"basedOn": plan}, headers={"If-Match": etag})
    assert changed.status_code == 200, changed.text
    assert re.findall(both, owner.get(f"/{here}").text) == [plan, other]


def test_a_template_is_no_plan(owner: TestClient, given: Given, here: str, plan: str) -> None:
    template = given("journeys", kind="sketch", title="Empty map", template=True)["id"]
    assert template not in owner.get(f"/{here}").text
