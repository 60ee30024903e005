"""Around the map: a remark that waits, a match by hand, a warning while somebody types."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, OpenPage

pytestmark = pytest.mark.browser
REMARK = "Zo ging het bij mij niet."
PAGES = ("/journeys/vajen/together", "/journeys/vajen/annotations", "/journeys/vajen/personal-data")


def expert(owner: Page, open_page: OpenPage) -> Page:
    """An expert by experience on a phone, come in by the link that the owner made."""
    owner.goto("/journeys/vajen/annotations")
    owner.get_by_role("button", name="Maak een link").click()
    link = owner.get_by_role("link", name="/join/").get_attribute("href")
    assert link
    page = open_page(logged_in=False, viewport=NARROW)
    page.goto(link)
    page.get_by_role("button", name="Doe mee").first.click()
    return page


def say(page: Page) -> None:
    """Make a remark on the first contact moment, on the phone."""
    page.locator("#add-annotation > summary").click()
    form = page.locator("#add-annotation-form")
    form.locator("select").select_option(value="contact-moment/heimwee")
    form.get_by_label("Dit klopt niet").check()
    form.locator("textarea").fill(REMARK)
    form.get_by_role("button", name="Plaats je opmerking").click()
    expect(page.locator("#room")).to_contain_text("Wacht op de gespreksleider")


def test_a_remark_is_seen_by_others_once_a_facilitator_shows_it(
    owner: Page, open_page: OpenPage
) -> None:
    phone, other = expert(owner, open_page), open_page()
    say(phone)
    other.goto("/journeys/vajen")
    expect(other.locator("#journey")).not_to_contain_text(REMARK)
    owner.goto("/journeys/vajen/annotations")
    waiting = owner.locator(".together-part--waiting")
    expect(waiting).to_contain_text(REMARK)
    waiting.get_by_role("button", name="Laat zien").click()
    expect(owner.locator("#status")).to_have_text("De opmerking staat nu in de klantreis.")
    expect(owner.locator(".remark")).to_contain_text(["Wonen in een andere gemeente"])
    owner.get_by_role("button", name="Afgehandeld").first.click()
    expect(owner.get_by_role("heading", name="Er staat niets open.")).to_be_visible()


def test_personal_data_is_warned_of_while_it_is_typed(owner: Page) -> None:
    owner.goto("/journeys/vajen")
    owner.locator("#add-moment").click()
    field = owner.locator("#panel textarea").first
    field.fill("Vajen belt haar begeleider Sander op 06-12345678.")
    note = owner.locator(".field-warning:visible")
    expect(note).to_contain_text("‘Sander’")
    expect(note).to_contain_text("‘06-12345678’")
    expect(note).not_to_contain_text("Vajen")
    field.fill("Ze belt haar begeleider.")
    expect(owner.locator(".field-warning:visible")).to_have_count(0)


def test_a_sketch_is_matched_and_combined_by_hand(owner: Page) -> None:
    owner.goto("/journeys/vajen/together")
    expect(owner.get_by_role("heading", name="Naast welke schets")).to_be_visible()
    owner.get_by_label("Schets of gewenste klantreis").select_option(index=0)
    owner.get_by_role("button", name="Leg ernaast").click()
    expect(owner.locator("#status")).to_have_text("De klantreis ligt nu naast de schets.")
    pair = owner.locator(".pair").first
    pair.get_by_text("Waarom dit voorstel").click()
    expect(pair.locator("details li").first).to_be_visible()
    pair.get_by_label("Hetzelfde").check()
    owner.get_by_role("button", name="Bewaar wat je koos").click()
    expect(owner.get_by_text("1 contactmoment is hetzelfde")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [360, 1440])
def test_the_pages_have_no_faults_of_accessibility(
    open_page: OpenPage, path: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(path)
    found = Axe().run(page)
    assert found.response["violations"] == []
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
