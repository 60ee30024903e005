"""From a case to an action that is done: in a browser, by pointer, keys, or without a script."""

import io
import re

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import NARROW, WIDE, OpenPage
from tests.browser.test_accessibility import faults
from tests.browser.workshop_room import open_room

pytestmark = pytest.mark.browser
VAJEN = "/journeys/vajen"
IDEA = "Eén vast gezicht voor elke jonge ouder"


def cell(page: Page, impact: int, effort: str) -> Locator:
    """A place of the square."""
    return page.locator(f"[data-impact='{impact}'][data-effort='{effort}']")


def add_idea(page: Page, bottleneck: str) -> None:
    """An improvement against a bottleneck."""
    page.goto(f"{VAJEN}/improvements")
    page.get_by_role("link", name="Verbeteridee", exact=True).click()
    page.locator("#field-title").fill(IDEA)
    page.locator("#field-bottlenecks label", has_text=bottleneck).click()
    page.get_by_role("button", name="Voeg toe", exact=True).click()
    expect(page.locator("#status")).to_contain_text("verbeteridee")


def drag(page: Page, chip: Locator, target: Locator) -> None:
    chip.scroll_into_view_if_needed()
    start, end = chip.bounding_box(), target.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 5, start["y"] + start["height"] - 4)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=8)
    page.mouse.up()


def drag_by_finger(page: Page, chip: Locator, target: Locator) -> None:
    """Hold the idea until it comes along, then take it to its place."""
    chip.scroll_into_view_if_needed()
    start, end = chip.bounding_box(), target.bounding_box()
    assert start
    assert end
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, float]) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": start["x"] + 5, "y": start["y"] + start["height"] - 4})
    expect(page.locator(".is-dragged")).to_have_count(1)
    touch("touchMove", {"x": end["x"] + end["width"] / 2, "y": end["y"] + end["height"] / 2})
    touch("touchEnd")


def rank(page: Page) -> Locator:
    """The idea in the ranking."""
    return page.locator(".rank", has_text=IDEA)


def action(page: Page) -> Locator:
    """The action that was made of the idea."""
    return page.locator(".action", has_text=IDEA)


def finish(page: Page) -> None:
    """Say that the action is done."""
    action(page).locator("select[name=status]").select_option("done")
    action(page).get_by_role("button", name=re.compile("^Bewaar")).click()


def measure(page: Page, measurement: str) -> None:
    """Say what the action's indicator is, and what was measured."""
    page.get_by_role("link", name=IDEA, exact=True).first.click()
    page.locator("#field-indicator-title").fill("Contactpersonen")
    page.locator("#field-indicator-baseline").fill("7")
    page.locator("#field-indicator-target").fill("2")
    page.locator("#field-indicator-measurements").fill(measurement)
    page.get_by_role("button", name="Bewaar", exact=True).click()


def test_from_a_finding_to_an_action_that_is_measured_and_done(open_page: OpenPage) -> None:
    room = open_room(open_page)
    owner = open_page()
    owner.goto(VAJEN)
    owner.locator("[id^=decide-back_and_forth]").first.click()
    panel = owner.locator("#panel")
    panel.get_by_role("button", name="Maak er een knelpunt van").click()
    expect(panel).to_be_hidden()
    expect(owner.locator("[id^=decide-back_and_forth]")).to_have_count(0)
    made = owner.locator("#bottlenecks [id^=item-bottleneck]").last.inner_text()
    add_idea(owner, made)

    chip = owner.locator(".chip-card", has_text=IDEA)
    drag(owner, chip, cell(owner, 4, "large"))
    expect(cell(owner, 4, "large")).to_contain_text(IDEA)
    chip.locator("a").focus()
    owner.keyboard.press("Shift+ArrowLeft")
    expect(cell(owner, 4, "medium")).to_contain_text(IDEA)
    expect(chip.locator("a")).to_be_focused()
    drag_by_finger(owner, chip, cell(owner, 4, "small"))
    expect(cell(owner, 4, "small")).to_contain_text(IDEA)
    drag(owner, chip, cell(owner, 4, "medium"))
    expect(cell(owner, 4, "medium")).to_contain_text(IDEA)

    room.leader.reload()
    phone = room.phone()
    room.leader.locator("#subject").select_option("improvement")
    room.leader.get_by_role("button", name="Begin met stemmen").click()
    phone.locator("#vote-form label", has_text=IDEA).click()
    phone.locator("#vote-form button").click()
    expect(room.leader.get_by_text("1 persoon stemde")).to_be_visible()
    room.leader.get_by_role("button", name="Sluit het stemmen").click()
    expect(room.leader.locator(".result > li").first).to_contain_text("1 stem")
    owner.reload()
    expect(rank(owner).locator(".rank__number")).to_contain_text("1 stem")

    rank(owner).locator("select[name=choice]").select_option("now")
    rank(owner).get_by_role("button", name=re.compile("^Bewaar")).click()
    rank(owner).get_by_role("link", name=re.compile("^Maak er een actie van")).click()
    owner.locator("#field-owner").fill("teammanager")
    owner.locator("#field-deadline").fill("2027-03-01")
    owner.get_by_role("button", name="Voeg toe", exact=True).click()
    expect(action(owner)).to_have_count(1)

    finish(owner)
    expect(owner.get_by_role("alert")).to_contain_text("pas klaar als je hebt gemeten")
    measure(owner, "1-3-2027 2 steekproef")
    finish(owner)
    expect(action(owner)).to_contain_text("doel gehaald")
    expect(action(owner)).to_have_class(re.compile("action--done"))

    taken = owner.request.get(f"{VAJEN}/plan.pdf").body()
    assert IDEA in " ".join(
        " ".join(one.extract_text() for one in PdfReader(io.BytesIO(taken)).pages).split()
    )
    book = load_workbook(io.BytesIO(owner.request.get(f"{VAJEN}/plan.xlsx").body()))
    assert IDEA in [cell.value for cell in book.worksheets[0]["A"]]


def test_an_idea_that_somebody_else_moves_moves_on_every_screen(open_page: OpenPage) -> None:
    one, other = open_page(), open_page()
    for page in (one, other):
        page.goto(f"{VAJEN}/improvements")
    chip = "#chip-gesprek-met-vader"
    where = "document.querySelector('#chip-gesprek-met-vader').closest('td').dataset.impact"
    before = int(one.evaluate(where))
    one.locator(chip).focus()
    one.keyboard.press("Shift+ArrowUp")
    expect(other.locator(f"[data-impact='{before + 1}'] {chip}")).to_be_visible()


def test_the_square_works_without_a_script(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    add_idea(page, "Niemand zorgt dat het inkomen doorloopt")
    page.get_by_label(f"Effect: {IDEA}").select_option("3")
    page.get_by_label(f"Moeite: {IDEA}").select_option("small")
    rank(page).get_by_role("button", name=re.compile("^Zet in het vierkant")).click()
    expect(cell(page, 3, "small")).to_contain_text(IDEA)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_pages_of_a_plan_are_accessible_and_fit(
    open_page: OpenPage, size: dict[str, int]
) -> None:
    page = open_page(viewport=size)
    add_idea(page, "Niemand zorgt dat het inkomen doorloopt")
    rank(page).get_by_role("link", name=re.compile("^Maak er een actie van")).click()
    page.get_by_role("button", name="Voeg toe", exact=True).click()
    page.goto(VAJEN)
    finding = page.locator("[id^=decide-]").first.get_attribute("href")
    assert finding
    paths = ("/improvements", "/plan", "/plan/levels/network", "/plan/levels/professional",
             "/breakthrough", "/add/actions", "/add/improvements")  # fmt: skip
    for path in (*(f"{VAJEN}{one}" for one in paths), finding, "/solutions"):
        page.goto(path)
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        assert faults(page) == []
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size["width"], path
