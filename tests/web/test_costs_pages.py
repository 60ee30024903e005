"""What bottlenecks cost, on the page that is laid before whom it concerns; and the prices."""

import pytest
from fastapi.testclient import TestClient

from tests.journey.across.making import REFUSED
from tests.web.pages import form_at
from tests.web.test_across_pages import Stored, stored, text_of

__all__ = ["stored"]
COSTS = "/journeys/een/costs"


@pytest.fixture
def een(stored: Stored) -> str:
    """A journey in which a rule held the parent for a year, and once for an unknown time."""
    return stored("een", REFUSED | {"waiting": {"duration": "1 year"}}, REFUSED, {"title": "Eind"})


@pytest.mark.usefixtures("een")
def test_the_page_has_the_sum_as_a_range_its_sources_and_what_is_unknown(owner: TestClient) -> None:
    page = text_of(owner.get(COSTS).text)
    assert "Samen € 68.000 tot € 83.000" in page
    assert "in dezelfde tijd € 23.000 tot € 52.000" in page
    assert "Verschil € 15.000 tot € 59.000 meer" in page
    assert "Van 1 knelpunt is het bedrag niet bekend." in page
    assert "JOOZ" in page
    assert "Het bedrag is van 1 mei 2017." in page


@pytest.mark.usefixtures("een")
def test_people_choose_another_price_for_a_bottleneck_and_go_back(owner: TestClient) -> None:
    sent = {"bottleneck": "held_by_a_rule.m0", "price": "schulden", "instead": ""}
    assert owner.post(COSTS, data=sent).status_code == 303
    assert "Samen € 14.000 tot € 17.000" in text_of(owner.get(COSTS).text)
    owner.post(COSTS, data=sent | {"price": "usual"})
    assert "Samen € 68.000 tot € 83.000" in text_of(owner.get(COSTS).text)


@pytest.mark.usefixtures("een")
@pytest.mark.parametrize(
    ("changed", "status"), [({"bottleneck": "off_route.m0"}, 404), ({"price": "goud"}, 400)]
)
def test_a_choice_of_what_is_not_there_is_refused(
    owner: TestClient, changed: dict[str, str], status: int
) -> None:
    sent = {"bottleneck": "held_by_a_rule.m0", "price": "schulden", "instead": ""} | changed
    assert owner.post(COSTS, data=sent).status_code == status


def test_the_costs_of_a_journey_that_is_not_there_are_not_found(owner: TestClient) -> None:
    assert owner.get("/journeys/nergens/costs").status_code == 404


@pytest.mark.usefixtures("een")
@pytest.mark.parametrize("amount", ["100.000", "100000", "100.000,00", "100 000"])
def test_a_price_changed_by_the_administrator_counts_at_once(
    owner: TestClient, amount: str
) -> None:
    form = form_at(owner.get("/prices/of/opvang"), "/prices/of/opvang")
    sent = form.with_values(low=amount, high=amount)
    assert owner.post("/prices/of/opvang", data=sent).status_code == 303
    assert "Samen € 90.000 tot € 110.000" in text_of(owner.get(COSTS).text)


def test_a_price_of_a_municipalitys_own_is_added_and_taken_away(owner: TestClient) -> None:
    new = {
        "key": "hotel", "title": "Een kamer in een hotel", "low": "80,50", "per": "day",
        "high": "95",
        "source": "Rekening van de gemeente", "dated": "2026-02-01", "municipality": "Almere",
    }  # fmt: skip
    assert owner.post("/prices/add", data=new).status_code == 303
    page = text_of(owner.get("/prices").text)
    assert "Een kamer in een hotel (Almere)" in page
    assert "Rekening van de gemeente. Het bedrag is van 1 februari 2026." in page
    assert owner.post("/prices/add", data=new).status_code == 400
    assert owner.post("/prices/of/hotel/remove").status_code == 303
    assert "hotel" not in owner.get("/prices").text
    assert owner.get("/prices/of/hotel").status_code == 404


@pytest.mark.parametrize("lacking", ["title", "per", "source", "dated"])
def test_a_price_without_its_source_or_date_is_refused(owner: TestClient, lacking: str) -> None:
    new = {"key": "x", "title": "X", "per": "day", "source": "Y", "dated": "2026-02-01"}
    answer = owner.post("/prices/add", data={k: v for k, v in new.items() if k != lacking})
    assert answer.status_code == 400
    assert f'href="#field-{lacking}"' in answer.text


def test_an_amount_that_is_none_is_refused_by_its_field(owner: TestClient) -> None:
    form = form_at(owner.get("/prices/of/opvang"), "/prices/of/opvang")
    for amounts in ({"low": "veel"}, {"low": "-5"}, {"low": "9", "high": "8"}):
        answer = owner.post("/prices/of/opvang", data=form.with_values(**amounts))
        assert answer.status_code == 400
        assert 'href="#field-low"' in answer.text or 'href="#field-high"' in answer.text


YEAR = REFUSED | {"waiting": {"duration": "1 year"}}


def test_the_costs_of_a_project_are_added_up_and_lead_to_each_journey(
    owner: TestClient, stored: Stored
) -> None:
    for name in ("een", "twee"):
        stored(name, YEAR, {"title": "Eind"})
    stored("leeg", {"title": "Alleen dit"})
    stored("schets", YEAR, kind="sketch")
    stored("buiten", YEAR)
    sent = {"title": "Jong", "journeys": ["een", "twee", "leeg", "schets"]}
    project = owner.post("/projects/new", data=sent).headers["location"].rpartition("/")[2]
    answer = owner.get(f"/costs?project={project}").text
    page = text_of(answer)
    assert "Jong, 3 klantreizen" in page
    assert "Samen € 140.000 tot € 170.000" in page
    assert "Van 2 van de 3 klantreizen is een bedrag bekend." in page
    assert 'href="/journeys/een/costs"' in answer
    assert "buiten" not in page
    assert "JOOZ" in page


def test_a_parent_of_whom_two_journeys_tell_counts_once_unless_asked_otherwise(
    owner: TestClient, stored: Stored
) -> None:
    case = {"name": "Noor", "situation": "Zwanger en zonder huis"}
    stored("een", YEAR, {"title": "Eind"}, case=case)
    stored("twee", REFUSED | {"waiting": {"duration": "6 months"}}, {"title": "Eind"}, case=case)
    answer = owner.get("/costs").text
    page = text_of(answer)
    assert "Samen € 68.000 tot € 83.000" in page
    assert "Reis een telt, en Reis twee niet nog eens" in page
    assert "/costs?apart=true" in answer
    apart = text_of(owner.get("/costs?apart=true").text)
    assert "een ouder kan dus twee keer tellen" in apart
    assert "Samen € 100.000 tot € 120.000" in apart


def test_the_costs_of_a_theme_are_added_up(owner: TestClient, stored: Stored) -> None:
    stored("een", YEAR, {"title": "Eind"}, themes=["wonen"])
    stored("twee", YEAR, {"title": "Eind"}, themes=["geld"])
    assert "Samen € 68.000 tot € 83.000" in text_of(owner.get("/costs?theme=wonen").text)
    assert "Samen € 140.000 tot € 170.000" in text_of(owner.get("/costs").text)
    assert "/costs?theme=wonen" in owner.get("/overview?theme=wonen").text


def test_too_many_journeys_are_not_added_up(
    owner: TestClient, stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.web.costs.together.MOST", 1)
    stored("een", YEAR, {"title": "Eind"})
    stored("twee", YEAR, {"title": "Eind"})
    page = text_of(owner.get("/costs").text)
    assert "te veel klantreizen" in page
    assert "€" not in page


def test_the_costs_of_a_project_that_is_not_there_are_not_found(owner: TestClient) -> None:
    assert owner.get("/costs?project=nergens").status_code == 404
