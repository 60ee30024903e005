"""What comes back over journeys, on its pages; and the rules that an administrator sets."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.access import OWNER
from app.actions.journeys import import_journey
from tests.journey.across.making import REFUSED, journey
from tests.web.pages import form_at

Stored = Callable[..., str]


@pytest.fixture
def stored(app: FastAPI) -> Stored:
    """Puts a journey of these contacts into the workspace."""

    def store(name: str, *contacts: dict[str, Any], **more: Any) -> str:
        made = journey(*contacts, **more).model_copy(update={"id": name, "title": f"Reis {name}"})
        return import_journey(app.state.workspace, person=OWNER, journey=made).id

    return store


@pytest.fixture
def three(owner: TestClient, stored: Stored) -> None:
    """Three lived journeys, in two of which a rule held the parent; and a sketch."""
    stored("een", REFUSED, {"department": "i"}, themes=["wonen"])
    stored("twee", REFUSED, themes=["wonen", "geld"])
    stored("drie", {"department": "i"}, themes=["geld"])
    stored("schets", REFUSED, kind="sketch")


def text_of(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def links(page: str) -> list[str]:
    return [unescape(one) for one in re.findall(r'href="([^"]+)"', page)]


@pytest.mark.usefixtures("three")
def test_the_overview_counts_in_k_of_n_and_says_how_much_that_is(owner: TestClient) -> None:
    page = text_of(owner.get("/overview").text)
    assert "3 klantreizen" in page
    assert "Een regel houdt tegen 2 van 3 : Een regel houdt tegen vermoeden" in page
    assert "Wonen (Almere) 2 van 2" in page
    assert "1 andere klantreis telt nu niet mee" in page
    assert "%" not in page


@pytest.mark.usefixtures("three")
def test_every_figure_leads_to_the_contact_moments_behind_it(owner: TestClient) -> None:
    page = owner.get("/overview").text
    behind = sorted({one for one in links(page) if one.startswith("/overview/behind")})
    kinds = {re.search(r"by=(\w+)", one)[1] for one in behind}  # type: ignore[index]
    assert kinds >= {"category", "rule", "department", "phase", "cell", "hand_over"}
    for address in behind:
        answer = owner.get(address)
        assert answer.status_code == 200, address
        moments = [one for one in links(answer.text) if "#contact-moment-" in one]
        assert moments, address
        for one in moments:
            path, _, anchor = one.partition("#")
            assert f'id="{anchor}"' in owner.get(path).text


@pytest.mark.usefixtures("three")
def test_a_figure_with_nothing_behind_it_says_so(owner: TestClient) -> None:
    page = owner.get("/overview/behind", params={"by": "rule", "key": "long_wait"}).text
    assert "Hier is niets (meer) gevonden." in text_of(page)
    assert owner.get("/overview/behind", params={"by": "mood", "key": "x"}).status_code == 400


@pytest.mark.usefixtures("three")
def test_a_theme_narrows_the_count_and_goes_along_to_what_is_behind(owner: TestClient) -> None:
    page = owner.get("/overview?theme=geld").text
    assert "Een regel houdt tegen 1 van 2" in text_of(page)
    address = next(one for one in links(page) if "by=rule" in one)
    assert "theme=geld" in address
    assert "Reis twee" in owner.get(address).text
    assert "Reis een" not in owner.get(address).text


@pytest.mark.usefixtures("three")
def test_two_groups_are_set_side_by_side(owner: TestClient) -> None:
    assert owner.get("/overview/compare").status_code == 200
    page = text_of(owner.get("/overview/compare?left=theme:wonen&right=journey:drie").text)
    assert "thema wonen : 2 klantreizen" in page
    assert "Een regel houdt tegen thema wonen: 2 van 2 : thema wonen Reis drie: 0 van 1" in page
    assert "Wonen (Almere) thema wonen: 2 van 2 : thema wonen Reis drie: geen contact" in page
    assert "minder dan 20 klantreizen" in page


def test_an_empty_workspace_says_that_there_is_nothing_to_count(owner: TestClient) -> None:
    assert "nog geen klantreizen om te tellen" in owner.get("/overview").text


def test_a_name_with_signs_of_html_stays_text(owner: TestClient, stored: Stored) -> None:
    office = {"id": "w", "title": '<img src=x> "&', "kind": "municipality"}
    other = {"id": "i", "title": "Inkomen", "kind": "municipality"}
    stored("een", REFUSED, {"department": "i"}, departments=[office, other])
    page = owner.get("/overview").text
    assert "&lt;img src=x&gt;" in page
    assert "<img src=x>" not in page


@pytest.mark.usefixtures("three")
def test_a_threshold_changed_by_the_administrator_counts_everywhere_at_once(
    owner: TestClient, stored: Stored
) -> None:
    stored("stil", {"result": "pending", "date": "2025-01-01"}, {"date": "2025-01-11"})
    assert "Geen vervolg" not in owner.get("/overview").text
    form = form_at(owner.get("/rules"), "/rules")
    answer = owner.post("/rules", data=form.with_values(quiet_days="10"))
    assert answer.status_code == 303
    assert "Geen vervolg" in owner.get("/overview").text
    assert "Voor het laatst veranderd" in owner.get("/rules").text
    owner.post("/rules/defaults")
    assert "Geen vervolg" not in owner.get("/overview").text


@pytest.mark.parametrize("value", ["-1", "veel", ""])
def test_a_threshold_that_cannot_be_is_refused_by_its_name(owner: TestClient, value: str) -> None:
    form = form_at(owner.get("/rules"), "/rules")
    answer = owner.post("/rules", data=form.with_values(quiet_days=value, stopped_days="60"))
    assert answer.status_code == 400
    assert 'href="#field-quiet-days"' in answer.text
    assert 'value="60"' in answer.text
    assert 'value="56"' in owner.get("/rules").text


def test_a_legal_term_is_added_changed_and_taken_away_with_its_source(owner: TestClient) -> None:
    new = {
        "key": "nieuw", "title": "Nieuwe termijn", "days": "21", "topics": "huis, wonen",
        "kinds": "municipality", "valid_from": "2026-05-01", "source": "Wet X, artikel 1",
    }  # fmt: skip
    assert owner.post("/rules/terms/new", data=new).status_code == 303
    page = text_of(owner.get("/rules").text)
    assert "Nieuwe termijn 21 dagen · vanaf 1 mei 2026" in page
    assert "Bron: Wet X, artikel 1" in page
    address = "/rules/terms/nieuw.2026-05-01"
    form = form_at(owner.get(address), address)
    assert owner.post(address, data=form.with_values(days="14")).status_code == 303
    assert "Nieuwe termijn 14 dagen" in text_of(owner.get("/rules").text)
    assert owner.post("/rules/terms/new", data=new).status_code == 400
    assert owner.post(f"{address}/remove").status_code == 303
    assert "Nieuwe termijn" not in owner.get("/rules").text
    assert owner.get(address).status_code == 404


@pytest.mark.parametrize("lacking", ["title", "days", "topics", "kinds", "valid_from", "source"])
def test_a_legal_term_without_its_source_or_day_is_refused(owner: TestClient, lacking: str) -> None:
    term = {
        "key": "nieuw", "title": "Nieuw", "days": "21", "topics": "huis",
        "kinds": "municipality", "valid_from": "2026-05-01", "source": "Wet X",
    }  # fmt: skip
    answer = owner.post("/rules/terms/new", data={k: v for k, v in term.items() if k != lacking})
    assert answer.status_code == 400
    assert f'href="#field-{lacking.replace("_", "-")}"' in answer.text


def test_a_phase_or_office_of_any_name_can_be_asked_for(owner: TestClient, stored: Stored) -> None:
    stored("een", REFUSED, phases=[{"id": "p", "title": "Wat nu? & meer / 100%"}])
    page = owner.get("/overview").text
    address = next(one for one in links(page) if "by=phase" in one)
    assert quote("?", safe="") in address
    assert "Wat nu? & meer / 100%" in text_of(owner.get(address).text)
