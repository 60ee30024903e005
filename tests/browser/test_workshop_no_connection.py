"""A page of a workshop that is opened without a connection, or on a network that holds streams."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.workshop_room import Room, add_moment, card, face, open_room

pytestmark = pytest.mark.browser
KEPT = """async () => {
  await navigator.serviceWorker.ready;
  return Boolean(await caches.match("/workshops/offline"));
}"""
KEPT_NAMES = """async () => {
  const named = [];
  for (const name of await caches.keys()) {
    for (const one of await (await caches.open(name)).keys()) named.push(new URL(one.url).pathname);
  }
  return named;
}"""


@pytest.fixture
def room(open_page: OpenPage, complaints: list[str]) -> Iterator[Room]:
    """A workshop; the browser reports each request that fails, and here they fail on purpose."""
    yield open_room(open_page)
    complaints[:] = [one for one in complaints if "net::ERR_" not in one]


def kept_ready(phone: Page) -> None:
    """Wait until the browser has kept what it needs."""
    for _ in range(50):
        if phone.evaluate(KEPT):
            return
        phone.wait_for_timeout(100)
    raise AssertionError("nothing was kept")


def test_a_page_opened_without_a_connection_shows_what_waits_and_comes_back_by_itself(
    room: Room,
) -> None:
    phone = room.phone()
    kept_ready(phone)
    phone.reload()
    expect(phone.locator("#connection")).to_have_attribute("data-state", "open")
    phone.context.set_offline(True)
    face(phone, -2).click()
    add_moment(phone, "Voor het afsluiten")
    expect(phone.locator("#all-saved")).to_contain_text("2 dingen wachten")
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Even geen verbinding")
    expect(phone.locator("#waiting")).to_contain_text("Voor het afsluiten")
    expect(phone.locator("#all-saved")).to_contain_text("2 dingen wachten")
    phone.context.set_offline(False)
    expect(card(phone)).to_contain_text("Bewaard", timeout=20_000)
    expect(phone.locator("#all-saved")).to_contain_text("Alles is bewaard")
    expect(room.leader.locator("#map-frame .card", has_text="Voor het afsluiten")).to_have_count(1)


def test_nothing_of_a_journey_is_kept_on_the_phone(room: Room) -> None:
    phone = room.phone(name="Noor")
    kept_ready(phone)
    names = phone.evaluate(KEPT_NAMES)
    assert "/workshops/offline" in names
    assert {one for one in names if not one.startswith("/static/")} == {"/workshops/offline"}
    text = phone.evaluate("caches.match('/workshops/offline').then((one) => one.text())")
    assert "Vajen" not in text
    assert "Noor" not in text


def test_who_was_sent_away_reads_what_was_not_sent_and_can_throw_it_away(
    room: Room, complaints: list[str]
) -> None:
    phone, leader = room.phone(name="Ongewenst"), room.leader
    phone.route(re.compile("/ratings$"), lambda route: route.abort())
    face(phone, -2).click()
    expect(phone.locator("#all-saved")).to_contain_text("1 ding wacht")
    leader.locator(".person summary", has_text="Ongewenst").click()
    leader.once("dialog", lambda dialog: dialog.accept())
    leader.get_by_role("button", name=re.compile("^Zet eruit")).click()
    expect(phone.locator("#closed")).to_be_visible()
    waiting = phone.locator("#waiting")
    expect(waiting).to_contain_text("Dit is niet meer bij de groep gekomen")
    waiting.get_by_role("button", name="Gooi weg").click()
    expect(waiting).to_be_hidden()
    complaints[:] = [one for one in complaints if "410" not in one and "404" not in one]


def test_a_network_that_holds_streams_back_still_brings_the_news(room: Room) -> None:
    phone, other = room.open_page(logged_in=False), room.phone()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    asked: list[str] = []
    phone.route(re.compile("/events"), hold)
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(f"/join/{room.code}")
    phone.get_by_role("button", name="Doe mee").first.click()
    expect(phone.locator("#connection")).to_have_attribute("data-state", "polling", timeout=20_000)
    expect(phone.locator("#connection")).to_have_text("Verbonden")
    add_moment(other, "Langs een omweg")
    expect(phone.locator(".room-card", has_text="Langs een omweg")).to_have_count(1)
    assert held
    assert any("/news?" in one for one in asked)
    phone.unroute_all(behavior="ignoreErrors")
