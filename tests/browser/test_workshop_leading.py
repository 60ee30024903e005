"""Who leads with the keyboard alone, and a wall that shows the code and a result at once."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.workshop_room import add_moment, open_room

pytestmark = pytest.mark.browser
MOST_STEPS = 160


def tab_to(page: Page, text: str) -> None:
    """Go on with the keyboard until this button has the focus."""
    focused = page.locator("button:focus")
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if focused.count() and focused.inner_text().strip() == text:
            return
    raise AssertionError(f"{text} cannot be reached")


def test_everything_that_waits_is_accepted_with_the_keyboard(open_page: OpenPage) -> None:
    room = open_room(open_page)
    room.setting("moderated")
    phone = room.phone()
    for title in ("Eerste", "Tweede"):
        add_moment(phone, title)
        expect(phone.locator("#mine")).to_contain_text(title)
    expect(room.leader.locator(".lead-list--held > li")).to_have_count(2)
    room.leader.locator("#main").focus()
    tab_to(room.leader, "Alles op de kaart")
    room.leader.keyboard.press("Enter")
    expect(room.leader.locator("#held-title")).to_have_count(0)
    expect(room.leader.locator("#ask-title")).to_be_focused()
    expect(phone.get_by_role("heading", name="Tweede")).to_be_visible()


def test_a_button_pressed_before_the_script_is_there_waits_and_loses_no_words(
    open_page: OpenPage,
) -> None:
    leader = open_room(open_page).leader
    held: list[Route] = []
    posts: list[str] = []
    leader.route("**/js/workshop/lead.js*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it calls
    leader.goto(leader.url, wait_until="commit")
    leader.locator("#ask-text").fill("Half getypt")
    leader.locator("#minutes").fill("5")
    leader.on("request", lambda one: posts.append(one.method) if one.method == "POST" else None)
    leader.get_by_role("button", name="Start de tijd").click()
    assert held
    assert posts == []
    held[0].continue_()
    expect(leader.locator("[data-clock]")).to_be_visible()
    expect(leader.locator("#ask-text")).to_have_value("Half getypt")


def test_everybody_in_the_lobby_is_let_in_with_the_keyboard(open_page: OpenPage) -> None:
    room = open_room(open_page)
    room.setting("lobby")
    phones = [room.phone(), room.phone()]
    expect(room.leader.locator(".lead-list .tag")).to_have_count(2)
    room.leader.locator("#main").focus()
    tab_to(room.leader, "Laat iedereen binnen")
    room.leader.keyboard.press("Space")
    expect(room.leader.locator("#people-title")).to_be_focused()
    for phone in phones:
        expect(phone.locator("#moment-heimwee")).to_be_visible()


def test_the_map_is_whole_on_a_wall_with_code_and_result_until_the_journey_is_removed(
    open_page: OpenPage,
) -> None:
    room = open_room(open_page)
    leader, projector = room.leader, room.projector()
    leader.get_by_role("button", name="Toon de code").click()
    phone = room.phone()
    leader.get_by_role("button", name="Begin met stemmen").click()
    phone.locator("#vote-form input[type=checkbox]").first.check()
    phone.locator("#vote-form button").click()
    expect(phone.locator(".item-state--saved")).to_be_visible()
    leader.get_by_role("button", name="Sluit het stemmen").click()
    expect(projector.locator(".present-vote .result")).to_be_visible()
    expect(projector.locator(".present-code")).to_be_visible()
    high = projector.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert high
    box = projector.locator("#present-map").bounding_box()
    assert box is not None
    assert box["width"] > 0.6 * 1440
    assert box["y"] + box["height"] <= 900
    address = "/api/v1/journeys/vajen"
    tag = leader.request.get(address).headers["etag"]
    assert leader.request.delete(address, headers={"If-Match": tag}).status == 204
    expect(projector.get_by_role("heading", name="Dit is er niet")).to_be_visible()
    expect(phone.locator("#closed")).to_be_visible()
