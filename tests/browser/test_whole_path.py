"""The main job in a browser: from the login link to a map of one's own, without a reload."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.access.tokens import owner_key
from tests.browser.conftest import NARROW, SECRET, OpenPage

pytestmark = pytest.mark.browser


def save(page: Page) -> None:
    page.locator("#panel").get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.locator("#panel")).to_be_hidden()


def add(page: Page) -> None:
    page.locator("#panel").get_by_role("button", name="Voeg toe", exact=True).click()
    expect(page.locator("#panel")).to_be_hidden()


def make_journey(page: Page, title: str) -> None:
    page.goto("/new")
    page.get_by_text("beleefd", exact=True).click()
    page.get_by_label("Naam van de klantreis").fill(title)
    page.get_by_role("button", name="Verder naar de kaart").click()
    page.get_by_text("Helemaal leeg").click()
    page.get_by_role("button", name="Maak de klantreis").click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    page.wait_for_load_state("load")


def test_a_journey_is_made_and_filled_from_the_map_without_a_reload(
    owner: Page, tmp_path: Path
) -> None:
    make_journey(owner, "Klantreis van Noor")
    owner.evaluate("window.notReloaded = true")
    owner.locator("#first-phase").click()
    owner.get_by_role("textbox", name="Naam van de fase").fill("Zwanger")
    add(owner)
    owner.locator("#add-department").click()
    owner.get_by_role("textbox", name="Naam").fill("Wijkteam")
    owner.get_by_role("combobox", name="Wat voor afdeling").select_option("municipality")
    add(owner)
    owner.locator("#add-moment").click()
    panel = owner.locator("#panel")
    panel.get_by_role("textbox", name="Wat gebeurde er?").fill("Eerste gesprek bij het wijkteam")
    panel.get_by_role("combobox", name="Met wie was het contact?").select_option(label="Wijkteam")
    panel.get_by_label("zeer negatief").check()
    panel.get_by_role("button", name="boos").click()
    add(owner)
    made = owner.locator("#map-frame .card")
    expect(made).to_have_count(1)
    expect(made).to_contain_text("boos")
    expect(owner.locator("#status")).to_contain_text("Bewaard: contactmoment toegevoegd.")
    made.click()
    panel.get_by_role("textbox", name="Wat gebeurde er?").fill("Een goed gesprek")
    panel.get_by_label("zeer positief").check()
    save(owner)
    expect(owner.locator("#map-frame .card")).to_contain_text("Een goed gesprek")
    expect(owner.locator("#map-frame .card")).to_be_focused()
    owner.locator("#undo").click()
    expect(owner.locator("#map-frame .card")).to_contain_text("Eerste gesprek")
    owner.locator("#redo").click()
    expect(owner.locator("#map-frame .card")).to_contain_text("Een goed gesprek")
    assert owner.evaluate("window.notReloaded")
    owner.locator("#downloads summary").click()
    with owner.expect_download() as download:
        owner.get_by_role("link", name="Kaart als SVG").click()
    download.value.save_as(tmp_path / "map.svg")
    assert "Een goed gesprek"[:7] in (tmp_path / "map.svg").read_text("utf-8")


def test_the_keyboard_alone_adds_moves_and_undoes(owner: Page) -> None:
    owner.goto("/journeys/vajen")
    owner.locator("#add-moment").focus()
    owner.keyboard.press("Enter")
    expect(owner.locator("#field-title")).to_be_focused()
    owner.keyboard.type("Met het toetsenbord")
    owner.keyboard.press("Enter")
    expect(owner.locator("#panel")).to_be_hidden()
    expect(owner.locator("#add-moment")).to_be_focused()
    added = owner.locator("#map-frame .card", has_text="toetsenbord")
    expect(added).to_have_count(1)
    added.focus()
    expect(owner.locator("[data-moment]").last).to_contain_text("Met het toetsenbord")
    owner.keyboard.press("Shift+ArrowLeft")
    expect(owner.locator("[data-moment]").last).not_to_contain_text("Met het toetsenbord")
    expect(added).to_be_focused()
    owner.keyboard.press("Control+z")
    expect(owner.locator("[data-moment]").last).to_contain_text("Met het toetsenbord")
    added.focus()
    owner.keyboard.press("Shift+ArrowDown")
    expect(owner.locator("#status")).to_contain_text("verplaatst")
    owner.keyboard.press(" ")
    expect(owner.locator("#field-title")).to_have_value("Met het toetsenbord")
    owner.keyboard.press("Escape")
    expect(owner.locator("#panel")).to_be_hidden()
    expect(added).to_be_focused()


def test_a_card_is_dragged_to_another_place_and_department(owner: Page) -> None:
    owner.goto("/journeys/vajen")
    dragged = owner.locator("#map-frame .card[data-id=heimwee]")
    dragged.scroll_into_view_if_needed()
    target = owner.locator("#map-frame .card[data-id=loket-helpt]").bounding_box()
    box = dragged.bounding_box()
    assert box is not None
    assert target is not None
    owner.mouse.move(box["x"] + box["width"] / 2, box["y"] + 15)
    owner.mouse.down()
    owner.mouse.move(target["x"] + target["width"] / 2 + 10, target["y"] + 15, steps=5)
    owner.mouse.up()
    expect(owner.locator("#status")).to_contain_text("verplaatst")
    order = owner.locator("#phase-eigen-stad [data-moment]").evaluate_all(
        "rows => rows.map((row) => row.dataset.moment)"
    )
    assert order[:2] == ["loket-helpt", "heimwee"]
    expect(owner.locator("#contact-moment-heimwee .col-whom")).to_contain_text("Loket")
    expect(owner.locator("#panel")).to_be_hidden()
    expect(dragged).to_be_focused()


def test_phases_departments_and_bottlenecks_of_the_picture_open_their_forms(owner: Page) -> None:
    owner.goto("/journeys/vajen")
    headings = {
        "phase": "Fase:",
        "department": "Afdeling:",
        "bottleneck": "Knelpunt:",
        "experience": "Ervaring:",
    }
    for resource, heading in headings.items():
        shape = owner.locator(f"#map-frame [role=button][data-resource={resource}]").first
        shape.focus()
        owner.keyboard.press("Enter")
        expect(owner.locator("#panel-title")).to_contain_text(heading)
        owner.keyboard.press("Escape")
        expect(owner.locator("#panel")).to_be_hidden()


def test_what_was_typed_stays_when_it_is_refused_and_the_summary_has_the_focus(owner: Page) -> None:
    owner.goto("/journeys/vajen")
    owner.locator("#add-moment").click()
    owner.locator("#field-experience-quote").fill("Ik wist het niet meer")
    owner.locator("#panel").get_by_role("button", name="Voeg toe", exact=True).click()
    expect(owner.locator(".error-summary")).to_be_focused()
    expect(owner.locator("#field-experience-quote")).to_have_value("Ik wist het niet meer")
    owner.locator(".error-summary a").click()
    expect(owner.locator("#field-title")).to_be_focused()
    expect(owner.locator("#saved")).to_contain_text("Nog niet bewaard")


def test_nothing_is_called_saved_while_the_server_is_out_of_reach(
    owner: Page, complaints: list[str]
) -> None:
    owner.goto("/journeys/vajen")
    owner.locator("#edit-contact-moment-heimwee").click()
    owner.locator("#field-title").fill("Niet te bewaren")
    owner.route("**/contact-moments/heimwee", lambda route: route.abort())
    owner.locator("#panel").get_by_role("button", name="Bewaar", exact=True).click()
    expect(owner.locator("#panel-state")).to_contain_text("Niet bewaard: er is geen verbinding")
    expect(owner.locator("#field-title")).to_have_value("Niet te bewaren")
    assert all("ERR_FAILED" in one for one in complaints)
    complaints.clear()
    owner.unroute("**/contact-moments/heimwee")
    save(owner)
    expect(owner.locator("#contact-moment-heimwee")).to_contain_text("Niet te bewaren")


def test_two_people_at_one_contact_moment_choose_between_both_texts(open_page: OpenPage) -> None:
    first, second = open_page(), open_page()
    for page in (first, second):
        page.goto("/journeys/vajen")
        page.locator("#edit-contact-moment-heimwee").click()
    first.locator("#field-title").fill("Van de een")
    save(first)
    second.locator("#field-title").fill("Van de ander")
    second.locator("#panel").get_by_role("button", name="Bewaar", exact=True).click()
    expect(second.locator(".differences")).to_be_focused()
    expect(second.locator(".differences")).to_contain_text("Van de een")
    expect(second.locator(".differences")).to_contain_text("Van de ander")
    second.get_by_label("Wat er nu bewaard staat").check()
    save(second)
    expect(second.locator("#contact-moment-heimwee")).to_contain_text("Van de een")


def test_closing_a_form_with_something_typed_asks_first(owner: Page) -> None:
    owner.goto("/journeys/vajen")
    owner.locator("#add-moment").click()
    owner.locator("#field-title").fill("Bijna kwijt")
    owner.once("dialog", lambda dialog: dialog.dismiss())
    owner.keyboard.press("Escape")
    expect(owner.locator("#field-title")).to_have_value("Bijna kwijt")
    owner.once("dialog", lambda dialog: dialog.accept())
    owner.keyboard.press("Escape")
    expect(owner.locator("#panel")).to_be_hidden()


def test_removing_a_phase_asks_where_its_contact_moments_go(owner: Page) -> None:
    owner.goto("/journeys/vajen")
    before = owner.locator("[data-moment]").count()
    owner.locator("#item-phase-zwanger").click()
    owner.locator("#panel").get_by_role("link", name="Verwijderen").click()
    expect(owner.locator("#panel")).to_contain_text("gaan naar een andere fase")
    owner.locator("#panel").get_by_role("button", name="Ja, verwijder").click()
    expect(owner.locator("#panel")).to_be_hidden()
    expect(owner.locator("#phase-zwanger")).to_have_count(0)
    expect(owner.locator("[data-moment]")).to_have_count(before)


def test_the_same_work_is_done_without_a_script(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    make_journey(page, "Zonder script")
    page.locator("#first-phase").click()
    page.get_by_role("textbox", name="Naam van de fase").fill("Zwanger")
    page.get_by_role("button", name="Voeg toe", exact=True).click()
    page.locator("#add-moment").click()
    page.get_by_role("textbox", name="Wat gebeurde er?").fill("Eerste gesprek")
    page.get_by_role("button", name="Voeg toe", exact=True).click()
    expect(page.locator("#status")).to_contain_text("Bewaard")
    expect(page.locator("#map-frame .card")).to_contain_text("Eerste gesprek")
    page.locator("#undo").click()
    expect(page.locator("#map-frame .card")).to_have_count(0)


def test_english_is_a_click_away_and_stays(owner: Page) -> None:
    owner.goto("/journeys/vajen")
    owner.get_by_role("button", name="English").click()
    expect(owner.get_by_role("link", name="Purpose and frame").first).to_be_visible()
    expect(owner).to_have_url(re.compile("/journeys/vajen$"))
    owner.goto("/")
    expect(owner.get_by_role("heading", level=1)).to_have_text("Journeys")
    owner.goto("/new")  # what was typed stays, at step 1 and from step 2
    owner.locator("#field-title").fill("Van opvang naar huis")
    owner.get_by_role("button", name="Nederlands").click()
    expect(owner.get_by_role("heading", level=1)).to_have_text("Nieuwe klantreis")
    expect(owner.locator("#field-title")).to_have_value("Van opvang naar huis")
    owner.get_by_role("button", name="Verder").click()
    expect(owner).to_have_url(re.compile("/new/map$"))
    owner.get_by_role("button", name="English").click()
    expect(owner.locator("#field-title")).to_have_value("Van opvang naar huis")


def test_what_was_typed_outlasts_a_session_that_ended(owner: Page) -> None:
    owner.goto("/journeys/vajen/add/phases")
    owner.locator("#field-title").fill("Na de opvang")
    other = owner.context.new_page()
    other.goto("/")
    other.get_by_role("button", name="Uitloggen").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Je bent nog niet ingelogd")
    owner.get_by_role("button", name="Voeg toe", exact=True).click()
    expect(owner.get_by_role("heading", level=1)).to_have_text("Je bent nog niet ingelogd")
    expect(owner.get_by_text("Wat je invulde, staat nog in dit venster.")).to_be_visible()
    other.goto(f"/login?token={owner_key(SECRET)}")
    owner.goto("/journeys/vajen/add/phases")
    expect(owner.locator("#field-title")).to_have_value("Na de opvang")
    owner.get_by_role("button", name="Voeg toe", exact=True).click()
    expect(owner.locator("#status")).to_contain_text("Bewaard")
    owner.goto("/journeys/vajen/add/phases")
    expect(owner.locator("#field-title")).to_have_value("")


def test_on_a_phone_the_text_comes_first_and_nothing_sticks_out(open_page: OpenPage) -> None:
    page = open_page(viewport=NARROW)
    for path in ("/", "/new", "/import", "/journeys/ishana", "/journeys/ishana/add/bottlenecks"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], path
    page.goto("/journeys/ishana")
    table, picture = (page.locator(one).bounding_box() for one in ("#table", "#map"))
    assert table is not None
    assert picture is not None
    assert table["y"] < picture["y"]


def test_somebody_without_the_link_reads_how_to_get_in(open_page: OpenPage) -> None:
    page = open_page(logged_in=False)
    page.goto("/journeys/vajen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Je bent nog niet ingelogd")
    expect(page.get_by_text("Vajen")).to_have_count(0)
