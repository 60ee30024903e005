"""The overview over journeys, costs, rules and projects in a real browser: by keyboard, without a
script, on a phone, and with nothing for axe to find."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, WIDE, OpenPage
from tests.browser.test_accessibility import faults

pytestmark = pytest.mark.browser
PAGES = [
    "/overview",
    "/overview?theme=wonen&kind=all",
    "/overview/behind?by=rule&key=truth_went_badly",
    "/overview/compare?left=theme:wonen&right=theme:inkomen",
    "/rules",
    "/rules/terms/awb-beslistermijn.1994-01-01",
    "/prices",
    "/prices/add",
    "/journeys/ishana/costs",
    "/projects",
    "/projects/new",
]


def is_wider_than_the_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_and_no_page_is_wider_than_the_screen(
    open_page: OpenPage, size: dict[str, int]
) -> None:
    page = open_page(viewport=size)
    for path in PAGES:
        page.goto(path)
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        page.locator("main details").evaluate_all(
            "all => all.forEach((one) => { one.open = true })"
        )
        assert faults(page) == []
        assert not is_wider_than_the_screen(page), path


def test_from_a_figure_to_the_contact_moment_by_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/overview")
    figure = page.get_by_role("link", name=re.compile("van [0-9]+.*Slecht moment van de waarheid"))
    figure.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Regel: Slecht moment van de waarheid"
    )
    behind = page.locator(".behind-list a").first
    title = (behind.text_content() or "").split(". ", 1)[1]
    behind.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/journeys/**#contact-moment-*")
    expect(page.locator(":target")).to_contain_text(title)


def test_an_arrow_of_the_chain_leads_to_its_hand_overs(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/overview")
    arrow = page.locator(".chain-picture a").first
    told = arrow.get_attribute("aria-label") or ""
    arrow.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(told.split(":")[0])


def test_a_first_timer_makes_a_project_and_is_led_on_without_a_script(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/projects")
    page.get_by_role("link", name="Nieuw project").first.click()
    page.get_by_label("Naam van het project").fill("Uit de opvang")
    page.get_by_label("Klantreis van Ishana en haar zoon").check()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uit de opvang")
    expect(page.locator(".next-task__what")).to_have_text(
        "Spreek af wie er meedoet, en wie later mag beslissen"
    )
    page.locator("#task-people_agreed").get_by_role("button").click()
    expect(page.locator(".next-task__what")).to_have_text("Maak een schets")
