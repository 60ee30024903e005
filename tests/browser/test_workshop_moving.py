"""Cards that are moved on the map of a workshop, by pointer and by keys."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WIDE, OpenPage
from tests.browser.test_accessibility import faults
from tests.browser.workshop_room import add_moment, open_room

pytestmark = pytest.mark.browser

PHASE = "zwanger"


def drawn(page: Page, title: str) -> str:
    """What finds the card with this title on the map."""
    card = page.locator("#map-frame .card", has_text=title)
    expect(card).to_have_count(1)
    return f"#map-frame .card[data-id='{card.get_attribute('data-id')}']"


def middle(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def grab(page: Page, selector: str, x: float, y: float) -> None:
    """Take a card and drag it so far that it hangs above a point, without letting go."""
    page.mouse.move(*middle(page, selector))
    page.mouse.down()
    page.mouse.move(x, y, steps=5)


def expect_order(page: Page, *titles: str) -> None:
    """The first contact moments of the first phase, as another person's page has them."""
    heads = page.locator(f"#phase-{PHASE} .room-card h3")
    for n, title in enumerate(titles):
        expect(heads.nth(n)).to_contain_text(title)


def test_a_card_is_moved_by_pointer_and_keys_by_its_author_and_by_who_leads(
    open_page: OpenPage, complaints: list[str]
) -> None:
    room = open_room(open_page)
    leader = room.leader
    laptop, other = room.phone(viewport=WIDE), room.phone()
    expect(laptop.locator("#map-frame svg")).to_have_count(0)
    add_moment(laptop, "Eigen kaart")
    own = drawn(laptop, "Eigen kaart")
    assert faults(laptop) == []
    first = laptop.locator(f"#phase-{PHASE} .room-card").first.get_attribute("id") or ""
    first_card = f"#map-frame .card[data-id='{first.removeprefix('moment-')}']"
    left, top = middle(laptop, first_card)
    # Nobody else's card can be taken, and it is nothing to press.
    expect(laptop.locator(first_card)).to_have_attribute("role", "img")
    # The map is drawn anew while the card is held: it goes on with the card as it is drawn then.
    laptop.locator(own).scroll_into_view_if_needed()
    grab(laptop, own, left - 6, top)
    add_moment(other, "Van een ander")
    drawn(laptop, "Van een ander")
    left, top = middle(laptop, first_card)
    laptop.mouse.move(left - 6, top, steps=3)
    expect(laptop.locator(f"{own}.is-dragged")).to_have_count(1)
    laptop.mouse.up()
    expect(laptop.locator("#said")).to_have_text(re.compile("^Bewaard: ‘Eigen kaart’"))
    expect_order(other, "Eigen kaart")
    # By keys, twice in a hurry, without a connection: it waits, and is done once there is one.
    laptop.route("**/places", lambda route: route.abort())
    laptop.locator(own).focus()
    laptop.keyboard.press("Shift+ArrowRight")
    laptop.keyboard.press("Shift+ArrowRight")
    expect(laptop.locator("#all-saved")).to_have_attribute("data-state", "waiting")
    expect(laptop.locator("#waiting li")).to_have_count(2)
    laptop.unroute("**/places")
    complaints[:] = [one for one in complaints if "net::ERR_" not in one]
    laptop.reload()
    expect(other.locator(f"#phase-{PHASE} .room-card h3").nth(2)).to_contain_text("Eigen kaart")
    # Who leads moves any card, and a click still points.
    drawn(leader, "Van een ander")
    expect(leader.locator("#map-frame .card.is-here")).to_have_count(0)
    leader.locator(own).focus()
    leader.keyboard.press("Shift+ArrowLeft")
    expect(leader.locator("#said")).to_contain_text("Verplaatst: ‘Eigen kaart’")
    expect(leader.locator(f"{own}:focus")).to_have_count(1)
    expect(other.locator(f"#phase-{PHASE} .room-card h3").nth(1)).to_contain_text("Eigen kaart")
    grab(leader, own, middle(leader, first_card)[0] - 6, middle(leader, own)[1])
    leader.mouse.up()
    expect_order(other, "Eigen kaart")
    expect(leader.locator("#map-frame .card.is-here")).to_have_count(0)
    leader.locator(own).click()
    expect(leader.locator(f"{own}.is-here")).to_have_count(1)
