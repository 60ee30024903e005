"""Two administrators who change a rule, a price or a project at once: nobody's work is lost."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from tests.web.pages import Form, form_at


@pytest.fixture
def project(owner: TestClient) -> str:
    """Where the form of a project is."""
    made = owner.post("/projects/new", data={"title": "Uit de opvang", "goal": "Leren"})
    return f"{made.headers['location']}/edit"


CASES = [
    ("/rules", "quiet_days", "15", "16", "stopped_days", "60"),
    ("/rules", "base.long_wait", "51", "52", "base.told_again", "60"),
    ("/prices/of/opvang", "title", "Bed", "Bedje", "note", "Nagevraagd"),
    ("/rules/terms/awb-beslistermijn.1994-01-01", "days", "40", "42", "note", "Nagekeken"),
    ("project", "title", "Uit huis", "Naar huis", "goal", "Beter weten"),
]


def shown_at(owner: TestClient, place: str) -> Form:
    return form_at(owner.get(place), place)


def differences(answer: Response) -> dict[str, tuple[str, str]]:
    """What a page shows of each field that differs: mine and theirs; which is chosen, by a star."""
    found = {}
    for field in re.findall(r'<fieldset class="difference">.*?</fieldset>', answer.text, re.DOTALL):
        (name, *_) = re.findall(r'name="choose\.(.*?)"', field)
        texts = [unescape(one) for one in re.findall(r'difference__text">(.*?)</span>', field)]
        chosen = ["*" if "checked" in one else "" for one in re.findall("<input.*?>", field)]
        found[name] = (texts[0] + chosen[0], texts[1] + chosen[1])
    return found


@pytest.mark.parametrize(("address", "field", "mine", "theirs", "other", "added"), CASES)
def test_who_saves_last_is_shown_both_and_chooses(
    owner: TestClient,
    project: str,
    address: str,
    field: str,
    mine: str,
    theirs: str,
    other: str,
    added: str,
) -> None:
    place = project if address == "project" else address
    shown = shown_at(owner, place)
    by_them = {field.replace(".", "__"): theirs, other.replace(".", "__"): added}
    assert owner.post(place, data=shown.with_values(**by_them)).status_code == 303

    overtaken = owner.post(place, data=shown.with_values(**{field.replace(".", "__"): mine}))
    assert overtaken.status_code == 412
    assert "Iemand anders heeft dit intussen veranderd" in overtaken.text
    told = differences(overtaken)
    assert set(told) == {field, other}
    assert told[field] == (f"{mine}*", theirs)
    assert told[other][1] == f"{added}*"

    again = form_at(overtaken, place)
    assert owner.post(place, data=again.with_values()).status_code == 303
    kept = dict(shown_at(owner, place).fields)
    assert (kept[field], kept[other]) == (mine, added)


def test_the_same_change_twice_is_saved_once(owner: TestClient) -> None:
    shown = shown_at(owner, "/rules").with_values(quiet_days="15")
    assert owner.post("/rules", data=shown).status_code == 303
    assert owner.post("/rules", data=shown).status_code == 303


def test_a_tick_is_no_change_of_the_form_of_a_project(owner: TestClient, project: str) -> None:
    shown = shown_at(owner, project).with_values(title="Uit huis")
    ticks = project.replace("/edit", "/ticks")
    owner.post(ticks, data={"task": "people_agreed", "done": "yes"})
    assert owner.post(project, data=shown).status_code == 303


def test_what_was_refused_keeps_what_was_seen(owner: TestClient) -> None:
    shown = shown_at(owner, "/rules")
    refused = owner.post("/rules", data=shown.with_values(quiet_days="veel"))
    assert refused.status_code == 400
    owner.post("/rules", data=shown.with_values(stopped_days="60"))
    again = form_at(refused, "/rules")
    assert owner.post("/rules", data=again.with_values(quiet_days="15")).status_code == 412


BACK = {
    "/prices/add": "Terug naar de prijzen",
    "/rules/terms/new": "Terug naar de regels",
    "/projects/new": "Terug naar de projecten",
    "/webhooks/add": "Terug naar de webhooks",
}


def test_a_form_leads_back_to_where_it_came_from(owner: TestClient, project: str) -> None:
    lost = [place for place, words in BACK.items() if words not in owner.get(place).text]
    assert lost == []
    assert "Terug naar het project<" in owner.get(project).text
