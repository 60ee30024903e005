"""The way through Klantreis: what the front page and a journey's page lead to is there."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient


def _links(page: str, label: str) -> Iterator[str]:
    """The pages that a navigation leads to; files and forms that open in place are left out."""
    inside = re.search(rf'<nav [^>]*aria-label="{re.escape(label)}">(.*?)</nav>', page, re.DOTALL)
    assert inside is not None, label
    for link in re.findall(r"<a [^>]*>", inside.group(1)):
        if " download" not in link:
            yield re.findall(r'href="([^"]*)"', link)[0]


def _title(page: str) -> str:
    return str(re.findall(r"<title>(.*?)</title>", page, re.DOTALL)[0])


@pytest.mark.parametrize("label", ["Hoofdmenu", "Afspraken en instellingen"])
def test_the_head_and_foot_of_a_page_lead_to_pages_with_titles_of_their_own(
    owner: TestClient, label: str
) -> None:
    answers = [owner.get(link) for link in _links(owner.get("/").text, label)]
    assert len(answers) >= 5
    assert {one.status_code for one in answers} == {200}
    assert len({_title(one.text) for one in answers}) == len(answers)


def test_a_journey_leads_to_every_step_of_the_method_by_pages_that_name_it(
    owner: TestClient, journey: dict[str, Any]
) -> None:
    page = owner.get(f"/journeys/{journey['id']}").text
    links = list(_links(page, "Wat kun je doen met deze klantreis?"))
    assert len(links) == 11
    for link in links:
        answer = owner.get(link)
        assert answer.status_code == 200, link
        assert "/new?like=" in link or "Noor" in _title(answer.text) or link.endswith("/frame")


def test_the_menu_says_which_page_is_open(owner: TestClient) -> None:
    page = owner.get("/solutions").text
    assert '<a href="/solutions" aria-current="page">' in page
    assert page.count('aria-current="page"') == 1


def test_somebody_without_a_login_sees_no_way_in(outsider: TestClient) -> None:
    page = outsider.get("/").text
    assert "Je bent nog niet ingelogd" in page
    assert "<nav" not in page
