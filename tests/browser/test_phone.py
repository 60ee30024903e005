"""The page of a journey on a telephone: short cards, folded lists, the narrow map."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, OpenPage
from tests.browser.test_accessibility import faults

pytestmark = pytest.mark.browser
PHONE = NARROW["width"]
CLIPPED = """() => [
    ...document.querySelectorAll("main :is(a, button, summary, p, h1, h2, h3, select)"),
].filter((one) => {
    const box = one.getBoundingClientRect();
    const isHidden = !one.checkVisibility() || one.closest(".visually-hidden, .map__frame");
    return !isHidden && box.width > 1 && (box.right > innerWidth + 1 || box.left < -1);
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    page = open_page(viewport=NARROW, reduced_motion="reduce")
    page.goto("/journeys/vajen")
    return page


def test_fourteen_contact_moments_fit_in_a_third_of_the_screens_they_took(phone: Page) -> None:
    expect(phone.locator("[data-moment]")).to_have_count(14)
    assert phone.evaluate("document.documentElement.scrollHeight") < 7_500


def test_a_card_says_what_with_whom_and_how_it_felt_and_the_rest_at_a_touch(phone: Page) -> None:
    card = phone.locator("#contact-moment-loket-helpt")
    expect(card.locator(".moment__title")).to_be_visible()
    expect(card.locator(".col-whom")).to_contain_text("Loket jonge moeders")
    expect(card.locator(".voice .face")).to_be_visible()
    expect(card.get_by_text("zeer positief")).to_be_visible()
    quote, change = card.locator("blockquote"), card.get_by_role("link", name="Aanpassen")
    expect(quote).to_be_hidden()
    expect(change).to_be_hidden()
    card.locator("summary").click()
    expect(quote).to_be_visible()
    expect(change).to_be_visible()
    expect(phone.locator("#contact-moment-heimwee blockquote").first).to_be_hidden()


def test_phases_and_lists_fold(phone: Page) -> None:
    phase = phone.locator("#phase-zwanger")
    phase.locator(".phase__fold > summary").click()
    expect(phase.locator("[data-moment]").first).to_be_hidden()
    departments = phone.locator("#departments .item-list")
    expect(departments).to_be_hidden()
    phone.locator("#fold-departments > summary").click()
    expect(departments).to_be_visible()


def test_what_is_unfolded_stays_so_when_somebody_else_changes_the_journey(
    phone: Page, open_page: OpenPage
) -> None:
    phone.locator("#more-loket-helpt > summary").click()
    other = open_page()
    other.goto("/journeys/vajen/add/phases")
    other.get_by_label("Naam", exact=False).first.fill("Fase van een ander")
    other.locator("main form button[type=submit]").last.click()
    expect(phone.get_by_role("heading", name="Fase van een ander")).to_be_visible()
    expect(phone.locator("#contact-moment-loket-helpt blockquote")).to_be_visible()


def test_a_telephone_gets_the_narrow_map_and_can_choose_another(phone: Page) -> None:
    frame = phone.locator("#map-frame")
    expect(frame).to_have_attribute("data-kind", "phone")
    assert frame.evaluate("one => one.scrollWidth") <= PHONE
    expect(phone).to_have_url(re.compile(r"/journeys/vajen$"))
    expect(phone.locator("#view-kind")).to_be_hidden()
    phone.locator("#fold-views > summary").click()
    phone.locator("#view-kind").select_option("whole")
    phone.locator("#view-show").click()
    expect(frame).to_have_attribute("data-kind", "whole")
    expect(phone).to_have_url(re.compile(r"view=whole"))
    phone.reload()
    expect(frame).to_have_attribute("data-kind", "whole")


@pytest.mark.parametrize("width", [320, PHONE])
@pytest.mark.parametrize("locale", ["nl", "en"])
def test_nothing_is_clipped(open_page: OpenPage, width: int, locale: str) -> None:
    page = open_page(viewport={"width": width, "height": 740}, locale=locale)
    for path in ("/journeys/ishana", "/journeys/lege-kaart"):
        page.goto(path)
        page.evaluate(
            "document.querySelectorAll('.fold, .menu').forEach((one) => { one.open = true; })"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate(CLIPPED) == [], path


def test_axe_finds_nothing_with_everything_unfolded(phone: Page) -> None:
    expect(phone.locator("#map-frame")).to_have_attribute("data-kind", "phone")
    assert faults(phone) == []
    phone.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
    expect(phone.locator("#found .found").first).to_be_visible()
    assert faults(phone) == []
