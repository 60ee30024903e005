"""A journey of very many contact moments: folded phases, the map in parts, a page of fair size."""

import re

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.access import OWNER
from app.actions.journeys import import_journey
from app.web.pages.map_view import LONG
from bench.rules import journey_of
from tests.diagram import examples

PART = {"Klantreis-Part": "yes"}
MOST_BYTES = 1_000_000


def stored(app: FastAPI, count: int) -> str:
    journey = examples.long(count)
    import_journey(app.state.workspace, person=OWNER, journey=journey)
    return f"/journeys/{journey.id}"


@pytest.fixture
def long(app: FastAPI, owner: TestClient) -> str:
    """A journey just too long to be shown in one piece."""
    return stored(app, LONG + 1)


def rows(text: str) -> list[str]:
    return re.findall(r'<tr role="row" id="contact-moment-([^"]+)"', text)


def test_a_journey_that_is_not_long_has_all_its_phases_open(
    app: FastAPI, owner: TestClient
) -> None:
    text = owner.get(stored(app, LONG)).text
    assert len(rows(text)) == LONG
    assert 'data-load="/' not in text


def test_a_long_journey_begins_with_its_phases_folded_and_an_overview(
    owner: TestClient, long: str
) -> None:
    text = owner.get(long).text
    assert rows(text) == []
    assert text.count('data-load="/') == 13
    assert '<option value="overview" selected' in text


def test_a_link_unfolds_a_phase_without_a_script_and_leaves_the_others(
    owner: TestClient, long: str
) -> None:
    link = re.search(rf'href="({long}\?open=f2)#phase-f2"', owner.get(long).text)
    assert link
    text = owner.get(link[1]).text
    assert rows(text) == ["m11", "m12", "m13", "m14", "m15"]
    assert f'href="{long}?open=f2&amp;open=f3#phase-f3"' in text


def test_a_script_gets_the_contact_moments_of_one_phase(owner: TestClient, long: str) -> None:
    address = f"{long}/phases/f2/contact-moments"
    answer = owner.get(address, headers=PART)
    assert rows(answer.text) == ["m11", "m12", "m13", "m14", "m15"]
    assert '<svg class="journey-map' not in answer.text
    without = owner.get(address)
    assert without.status_code == 303
    assert without.headers["location"] == f"{long}?open=f2#phase-f2"


def test_a_phase_of_very_many_contact_moments_is_folded_in_parts(
    app: FastAPI, owner: TestClient
) -> None:
    journey = journey_of(150)
    import_journey(app.state.workspace, person=OWNER, journey=journey)
    path = f"/journeys/{journey.id}"
    text = owner.get(path).text
    assert rows(text) == []
    assert "Stap 61 tot en met 120" in text
    link = re.search(rf'href="({path}\?open=p~1)#phase-p"', text)
    assert link
    assert rows(owner.get(link[1]).text) == [f"m{n}" for n in range(60, 120)]
    address = f"{path}/phases/p/contact-moments?part=2"
    assert rows(owner.get(address, headers=PART).text) == [f"m{n}" for n in range(120, 150)]
    assert owner.get(f"{path}/phases/p/contact-moments?part=3").status_code == 404


def test_the_contact_moments_of_a_phase_that_is_not_there_are_not_found(
    owner: TestClient, outsider: TestClient, long: str
) -> None:
    assert owner.get(f"{long}/phases/gone/contact-moments").status_code == 404
    assert outsider.get(f"{long}/phases/f2/contact-moments").status_code == 401


def test_the_map_in_parts_goes_on_and_stops_at_its_ends(owner: TestClient, long: str) -> None:
    first = owner.get(f"{long}?view=whole").text
    assert "Deel 1 van " in first
    assert 'id="map-earlier"' not in first
    assert f'href="{long}?view=whole&amp;theme=light&amp;page=2#map"' in first
    last = owner.get(f"{long}?view=whole&page=999").text
    assert 'id="map-later"' not in last
    assert 'id="map-earlier"' in last


def test_a_thousand_contact_moments_make_a_page_of_fair_size(
    app: FastAPI, owner: TestClient
) -> None:
    answer = owner.get(stored(app, 1_000))
    assert answer.status_code == 200
    assert "1000" in answer.text
    assert len(answer.content) < MOST_BYTES
