"""What the rules found, on the page of a journey."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.web.pages import form_at

Given = Callable[..., dict[str, Any]]


@pytest.fixture
def site(here: str, given: Given, moment: dict[str, Any]) -> str:
    """A journey in which a rule held the parent back, on an assumption."""
    given(
        f"{here}/contact-moments",
        id="nee",
        phase="begin",
        title="Aanvraag afgewezen",
        department="wijkteam",
        result="refused",
        refusal={"reason": "Geen woonverleden", "rule": "region_binding"},
        assumed=True,
    )
    return f"/{here}"


def section(text: str) -> str:
    found = re.search(r'<section class="list list--found.*?</section>', text, re.DOTALL)
    assert found
    return unescape(found[0])


def test_a_finding_is_told_with_how_serious_why_and_where(owner: TestClient, site: str) -> None:
    found = section(owner.get(site).text)
    assert "Een regel hield de ouder tegen: regiobinding." in found
    assert 'class="severity severity--' in found
    assert re.search(r"<strong>(ernstig|let op|licht)</strong>", found)
    assert "Ernst " in found
    assert "De ouder krijgt nee door een regel" in found
    assert 'href="#contact-moment-nee"' in found


def test_what_is_unknown_is_said(owner: TestClient, site: str) -> None:
    found = section(owner.get(site).text)
    assert "Of er ander aanbod was, is niet bekend." in found
    assert "Van 2 van de 2 contactmomenten is niet bekend wanneer het was." in found
    assert "met wie het was" not in found
    assert "aanname" in found


def test_a_finding_is_taken_over_as_a_bottleneck_by_the_form(
    owner: TestClient, api: TestClient, site: str, here: str
) -> None:
    found = section(owner.get(site).text)
    link = re.search(r'id="take-over-held_by_a_rule-nee" href="([^"]+)"', found)
    assert link
    form = form_at(owner.get(link[1]), "/add/bottlenecks")
    assert owner.post(form.action, data=form.with_values()).status_code == 303
    made = api.get(f"{here}/bottlenecks").json()
    assert [one["title"] for one in made] == ["Een regel houdt tegen"]
    kept = made[0]
    assert kept["category"] == "region_binding"
    assert kept["contactMoments"] == ["nee"]
    assert kept["source"] == "system"
    assert "Lijkt op wat jullie al aanwezen:" in section(owner.get(site).text)


def test_a_finding_on_several_contact_moments_fills_them_all_in(
    owner: TestClient, site: str
) -> None:
    query = "contact_moments=nee&contact_moments=eerste"
    form = form_at(owner.get(f"{site}/add/bottlenecks?{query}"), "/add/bottlenecks")
    ticked = {value for name, value in form.fields if name == "contact_moments"}
    assert ticked == {"nee", "eerste"}


def test_nothing_found_is_not_said_to_be_all_well(
    owner: TestClient, journey: dict[str, Any]
) -> None:
    found = section(owner.get(f"/journeys/{journey['id']}").text)
    assert "De regels vonden niets. Dat wil niet zeggen dat alles goed ging." in found


def test_nothing_can_be_rejected_or_merged_yet(owner: TestClient, site: str) -> None:
    assert "<form" not in section(owner.get(site).text)


def test_only_the_first_ten_are_listed_until_all_are_asked_for(
    owner: TestClient, given: Given, site: str, here: str
) -> None:
    for n in range(12):
        given(f"{here}/contact-moments", id=f"nee-{n}", phase="begin", title="Nee",
              department="wijkteam", result="refused",
              refusal={"reason": "Nee", "rule": "age_limit"})  # fmt: skip
    found = section(owner.get(site).text)
    assert found.count('<li class="found"') == 10
    link = re.search(r'href="([^"]+found=all)#found"', found)
    assert link
    assert section(owner.get(link[1]).text).count('<li class="found"') > 12
