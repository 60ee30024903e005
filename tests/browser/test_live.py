"""What one person changes appears on another's screen by itself."""

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage


def test_a_change_of_one_person_appears_on_the_screen_of_another(open_page: OpenPage) -> None:
    one, other = open_page(), open_page()
    other.goto("/journeys/eline")
    heading = other.get_by_role("heading", name="Nieuwe fase van een collega")
    expect(heading).to_have_count(0)
    one.goto("/journeys/eline/add/phases")
    one.get_by_label("Naam", exact=False).first.fill("Nieuwe fase van een collega")
    one.locator("main form button[type=submit]").last.click()
    expect(heading.first).to_be_visible()


def test_what_somebody_is_typing_stays_when_another_changes_the_journey(
    open_page: OpenPage,
) -> None:
    typing, other = open_page(), open_page()
    typing.goto("/journeys/eline")
    typing.locator("g.card").first.press("Enter")
    field = typing.locator("#panel input[name=title]")
    field.fill("Half getypte ti")
    other.goto("/journeys/eline/add/phases")
    other.get_by_label("Naam", exact=False).first.fill("Fase van een ander")
    other.locator("main form button[type=submit]").last.click()
    expect(typing.locator("#journey").get_by_text("Fase van een ander").first).to_be_attached()
    expect(field).to_have_value("Half getypte ti")
