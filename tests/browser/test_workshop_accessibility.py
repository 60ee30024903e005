"""axe finds nothing in any state of a workshop, on a phone and on a wide screen; nothing is cut."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, WIDE, OpenPage
from tests.browser.test_accessibility import faults
from tests.browser.workshop_room import JOURNEY, add_moment, face, open_room

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


def fits(page: Page) -> bool:
    """Whether nothing hangs over the side of the screen."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return wide


def check(page: Page) -> None:
    assert faults(page) == []
    assert fits(page), page.url


@SIZES
def test_the_pages_that_let_people_in_are_accessible(
    open_page: OpenPage, size: dict[str, int]
) -> None:
    room = open_room(open_page)
    phone = open_page(logged_in=False, viewport=size)
    phone.goto("/join")
    check(phone)
    phone.get_by_label("Code").fill("nonsense!")
    phone.get_by_role("button", name="Verder").click()
    expect(phone.get_by_role("alert")).to_be_visible()
    check(phone)
    phone.goto(f"/join/{room.code}")
    phone.locator("details summary").click()
    check(phone)


@SIZES
def test_a_room_is_accessible_while_people_work_wait_and_vote(
    open_page: OpenPage, size: dict[str, int], complaints: list[str]
) -> None:
    room = open_room(open_page)
    phone, leader = room.phone(viewport=size, reduced_motion="reduce"), room.leader
    check(phone)
    sent = re.compile("/ratings$")
    phone.route(sent, lambda route: route.abort())
    face(phone, -1).click()
    expect(phone.locator("#waiting")).to_be_visible()
    phone.locator("#add-here > summary").click()
    phone.locator("#more-heimwee summary").click()
    check(phone)
    phone.unroute(sent)
    leader.get_by_role("button", name="Zet stil").click()
    expect(phone.locator("#room")).to_contain_text("De workshop staat stil")
    phone.evaluate("dispatchEvent(new Event('online'))")
    expect(phone.locator("#all-saved")).to_contain_text("1 ding is niet bewaard")
    check(phone)
    leader.get_by_role("button", name="Ga verder").click()
    leader.get_by_role("button", name="Stel de vraag").click()
    leader.get_by_role("button", name="Begin met stemmen").click()
    expect(phone.locator("#vote-form")).to_be_visible()
    check(phone)
    leader.get_by_role("button", name="Sluit het stemmen").click()
    expect(phone.locator(".result")).to_be_visible()
    check(phone)
    complaints[:] = [one for one in complaints if "net::ERR_" not in one]


@SIZES
def test_leading_showing_and_the_record_are_accessible(
    open_page: OpenPage, size: dict[str, int]
) -> None:
    room = open_room(open_page)
    room.setting("moderated")
    phone = room.phone(name="Noor")
    add_moment(phone, "Wacht op een ja")
    leader = open_page(viewport=size, reduced_motion="reduce")
    leader.goto(f"{JOURNEY}/workshops")
    check(leader)
    leader.goto(room.leader.url)
    expect(leader.locator(".lead-list--held > li")).to_have_count(1)
    leader.locator(".person summary").click()
    leader.locator("#settings > summary").click()
    check(leader)
    leader.get_by_role("button", name="Stel de vraag").click()
    leader.get_by_role("button", name="Start de tijd").click()
    leader.get_by_role("button", name="Toon de code op het grote scherm").click()
    leader.get_by_role("button", name="Maak een foto").click()
    expect(leader.locator("#said")).to_contain_text("verslag")
    check(leader)
    leader.goto(f"{JOURNEY}/present")
    expect(leader.locator(".present-code")).to_be_visible()
    check(leader)
    leader.goto(f"{room.leader.url}/record")
    check(leader)


@SIZES
def test_what_people_add_and_answer_and_the_page_without_a_connection_are_accessible(
    open_page: OpenPage, size: dict[str, int]
) -> None:
    room = open_room(open_page)
    phone, leader = room.phone(viewport=size, reduced_motion="reduce"), room.leader
    for kind in ("bottleneck", "improvement", "annotation"):
        phone.locator(f"#add-{kind} > summary").click()
        check(phone)
    phone.locator("#add-here > summary").click()
    phone.locator("#add-place-more > summary").click()
    check(phone)
    add_moment_here(phone, "Ter plekke")
    leader.locator("input[name=kind][value=free]").check()
    leader.locator("#ask-text").fill("Wat had je geholpen?")
    leader.locator("input[name=hides]").uncheck()
    leader.get_by_role("button", name="Stel de vraag").click()
    phone.locator("[id^=say-] textarea").fill("Iemand die terugbelt")
    phone.locator("[id^=say-] button").click()
    expect(phone.locator(".answers")).to_contain_text("Iemand die terugbelt")
    phone.locator("#mine > summary").click()
    phone.locator("#mine details[id^=move-] > summary").click()
    check(phone)
    phone.goto("/workshops/offline")
    check(phone)


def add_moment_here(page: Page, title: str) -> None:
    """Send the form that is open already."""
    page.locator("#add-title").fill(title)
    page.locator("#add-form").get_by_role("button", name="Voeg toe").click()
    expect(page.locator("#mine")).to_contain_text(title)


def test_a_room_can_be_used_with_the_keyboard_alone(open_page: OpenPage) -> None:
    room = open_room(open_page)
    page = room.phone(viewport=WIDE)
    page.locator("#add-here > summary").focus()
    page.keyboard.press("Enter")
    page.locator("#add-title").focus()
    page.keyboard.type("Met het toetsenbord")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("Met het toetsenbord"))).to_be_visible()
    page.locator("#face-heimwee-1").focus()
    page.keyboard.press("Space")
    expect(page.locator("#moment-heimwee")).to_contain_text("Bewaard")
    expect(page.locator("#face-heimwee-1")).to_be_focused()
