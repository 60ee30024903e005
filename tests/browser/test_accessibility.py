"""axe finds nothing on any page, in both widths and both languages, with forms open and refused."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, WIDE, OpenPage

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}}
PAGES = [
    "/",
    "/?removed=vajen",
    "/new",
    "/import",
    "/journeys/ishana",
    "/journeys/vajen?done=created&what=phase",
    "/journeys/lege-kaart",
    "/journeys/vajen/frame",
    "/journeys/vajen/add/contact-moments",
    "/journeys/vajen/contact-moments/heimwee",
    "/journeys/vajen/contact-moments/heimwee/remove",
    "/journeys/vajen/phases/zwanger/remove",
    "/journeys/vajen/add/bottlenecks",
    "/journeys/vajen/add/experiences",
    "/journeys/vajen/remove",
    "/journeys/nobody",
    "/reading",
    "/reading/open-klant",
    "/look",
    "/kept",
    "/join",
    "/journeys/vajen/workshops",
    "/journeys/vajen/questionnaires",
    "/journeys/vajen/together",
    "/journeys/schets-gebruikelijke-route/together",
    "/journeys/vajen/annotations",
    "/journeys/vajen/add/annotations",
    "/webhooks",
    "/journeys/vajen/personal-data",
    "/journeys/vajen/share",
]
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


def faults(page: Page) -> list[str]:
    """What axe finds: the rule, and where."""
    found: list[dict[str, Any]] = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{page.url} {one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for one in found
        for node in one["nodes"]
    ]


@SIZES
def test_axe_finds_nothing_on_any_page(open_page: OpenPage, size: dict[str, int]) -> None:
    page = open_page(viewport=size)
    for path in PAGES:
        page.goto(path)
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        assert faults(page) == []


@SIZES
def test_axe_finds_nothing_in_an_open_form_and_in_a_refused_one(
    open_page: OpenPage, size: dict[str, int]
) -> None:
    page = open_page(viewport=size, reduced_motion="reduce")
    page.goto("/journeys/vajen")
    page.locator("#add-moment").click()
    expect(page.locator("#field-title")).to_be_focused()
    page.locator("#panel details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert faults(page) == []
    page.locator("#panel").get_by_role("button", name="Voeg toe", exact=True).click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert faults(page) == []


def test_axe_finds_nothing_in_a_stale_form(open_page: OpenPage) -> None:
    first, second = (open_page(reduced_motion="reduce") for _ in range(2))
    for page in (first, second):
        page.goto("/journeys/vajen/phases/zwanger")
    for page, title in ((first, "Van de een"), (second, "Van de ander")):
        page.get_by_role("textbox", name="Naam van de fase").fill(title)
        page.get_by_role("button", name="Bewaar").click()
    expect(second.locator(".differences")).to_be_visible()
    assert faults(second) == []


def test_axe_finds_nothing_without_a_login_and_in_english(open_page: OpenPage) -> None:
    outsider = open_page(logged_in=False, locale="en")
    outsider.goto("/")
    expect(outsider.get_by_role("heading", level=1)).to_have_text("You are not logged in yet")
    assert faults(outsider) == []
    owner = open_page(locale="en")
    owner.goto("/journeys/ishana")
    assert faults(owner) == []


def test_axe_finds_a_planted_fault(owner: Page) -> None:
    owner.goto("/import")
    assert faults(owner) == []
    owner.evaluate("document.querySelector('label[for=file]').remove()")
    assert any(" label: " in fault for fault in faults(owner))


def test_a_blocked_style_or_script_is_a_complaint(owner: Page, complaints: list[str]) -> None:
    owner.goto("/")
    owner.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p>')")
    expect(owner.get_by_text("x", exact=True)).to_be_visible()
    assert any("Content Security Policy" in one for one in complaints)
    complaints.clear()
