"""A phone whose connection fails: nothing is called saved that is not, nothing lost or doubled."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.workshop_room import Room, add_moment, card, face, open_room

pytestmark = pytest.mark.browser
SENT = re.compile(r"/workshops/\w+/(ratings|contact-moments|texts)$")

LEAST = """() => {
  window.least = Infinity;
  new MutationObserver(() => {
    const shown = document.querySelectorAll("#present-map .card").length;
    window.least = Math.min(window.least, shown);
  }).observe(document.body, { childList: true, subtree: true });
}"""
"""Notes the fewest cards that were ever on the wall."""


@pytest.fixture
def room(open_page: OpenPage, complaints: list[str]) -> Iterator[Room]:
    """A workshop; the browser reports each request that fails, and here they fail on purpose."""
    yield open_room(open_page)
    complaints[:] = [one for one in complaints if "net::ERR_" not in one]


def expect_on_map(page: Page, title: str, times: int = 1) -> None:
    expect(page.locator("#map-frame .card", has_text=title)).to_have_count(times)


def test_what_is_written_without_a_connection_is_sent_when_it_is_back(room: Room) -> None:
    phone = room.phone()
    phone.context.set_offline(True)
    expect(phone.locator("#connection")).to_contain_text("Geen verbinding")
    face(phone, -2).click()
    add_moment(phone, "Zonder verbinding")
    expect(card(phone)).to_contain_text("Wacht op verbinding")
    expect(face(phone, -2)).to_have_attribute("aria-pressed", "true")
    expect(phone.locator("#all-saved")).to_contain_text("2 dingen wachten")
    expect(phone.locator("#waiting")).to_contain_text("Zonder verbinding")
    phone.context.set_offline(False)
    expect(phone.locator("#all-saved")).to_contain_text("Alles is bewaard")
    expect(phone.locator("#connection")).to_contain_text("Verbonden")
    expect(card(phone)).to_contain_text("Bewaard")
    expect_on_map(room.leader, "Zonder verbinding")


def test_a_full_outbox_survives_a_reload_and_is_sent_in_order_and_once(room: Room) -> None:
    phone = room.phone()
    phone.route(SENT, lambda route: route.abort())
    for score in (-2, 0, 2):
        face(phone, score).click()
    add_moment(phone, "Voor het herladen")
    expect(phone.locator("#all-saved")).to_contain_text("4 dingen wachten")
    phone.reload()
    expect(phone.locator("#all-saved")).to_contain_text("4 dingen wachten")
    expect(face(phone, 2)).to_have_attribute("aria-pressed", "true")
    expect(phone.locator("#waiting")).to_contain_text("Voor het herladen")
    phone.unroute(SENT)
    phone.evaluate("dispatchEvent(new Event('online'))")
    expect(phone.locator("#all-saved")).to_contain_text("Alles is bewaard")
    phone.reload()
    expect(face(phone, 2)).to_have_attribute("aria-pressed", "true")
    expect(face(phone, -2)).to_have_attribute("aria-pressed", "false")
    expect_on_map(room.leader, "Voor het herladen")
    expect(phone.locator(".room-card", has_text="Voor het herladen")).to_have_count(1)


def test_an_answer_that_is_lost_after_saving_does_not_double_what_was_saved(room: Room) -> None:
    phone = room.phone()
    lost: list[int] = []

    def save_and_lose(route: Route) -> None:
        lost.append(route.fetch().status)
        route.abort()

    phone.route(SENT, save_and_lose)
    add_moment(phone, "Maar een keer")
    expect_on_map(room.leader, "Maar een keer")
    expect(phone.locator("#all-saved")).to_contain_text("1 ding wacht")
    phone.unroute_all(behavior="wait")
    phone.evaluate("dispatchEvent(new Event('online'))")
    expect(phone.locator("#all-saved")).to_contain_text("Alles is bewaard")
    assert lost[0] == 200
    expect_on_map(room.leader, "Maar een keer")
    expect(phone.locator(".room-card", has_text="Maar een keer")).to_have_count(1)


def test_what_is_refused_stays_with_its_reason_and_goes_again_once_the_workshop_goes_on(
    room: Room, complaints: list[str]
) -> None:
    phone = room.phone()
    phone.route(SENT, lambda route: route.abort())
    add_moment(phone, "Te laat")
    expect(phone.locator("#all-saved")).to_contain_text("1 ding wacht")
    room.leader.get_by_role("button", name="Zet stil").click()
    expect(phone.locator("#room")).to_contain_text("De workshop staat stil")
    phone.unroute(SENT)
    phone.evaluate("dispatchEvent(new Event('online'))")
    waiting = phone.locator("#waiting")
    expect(waiting).to_contain_text("De workshop staat even stil")
    expect(phone.locator("#all-saved")).to_contain_text("1 ding is niet bewaard")
    expect(waiting.get_by_role("button", name="Probeer opnieuw")).to_be_visible()
    expect(waiting.get_by_role("button", name="Gooi weg")).to_be_visible()
    room.leader.get_by_role("button", name="Ga verder").click()
    expect(phone.locator("#room")).not_to_contain_text("De workshop staat stil")
    expect_on_map(room.leader, "Te laat")
    expect(waiting).to_be_hidden()


def test_two_people_on_one_text_see_both_and_choose(room: Room) -> None:
    phone, leader = room.phone(), room.leader
    add_moment(phone, "De eerste tekst")
    expect_on_map(leader, "De eerste tekst")
    phone.locator("#mine > summary").click()
    phone.locator("#mine details[id^=edit-] > summary").click()
    field = phone.locator("#mine input[name=title]")
    field.fill("De tekst van de telefoon")
    editor = room.open_page()
    editor.goto("/journeys/vajen")
    editor.locator("#map-frame .card", has_text="De eerste tekst").click()
    editor.locator("#field-title").fill("De tekst van de leider")
    editor.locator("#panel").get_by_role("button", name="Bewaar", exact=True).click()
    expect(phone.get_by_role("heading", name=re.compile("De tekst van de leider"))).to_be_visible()
    expect(field).to_have_value("De tekst van de telefoon")
    phone.locator("#mine").get_by_role("button", name="Bewaar").click()
    conflict = phone.locator("#waiting")
    expect(conflict).to_contain_text("De tekst van de leider")
    expect(conflict).to_contain_text("De tekst van de telefoon")
    expect_on_map(leader, "De tekst van de leider")
    conflict.get_by_role("button", name="Probeer opnieuw").click()
    expect_on_map(leader, "De tekst van de telefoon")


def test_half_typed_text_survives_what_others_do(room: Room) -> None:
    one, other = room.phone(), room.phone()
    one.locator("#add-here > summary").click()
    one.locator("#add-title").fill("Half getypte te")
    one.locator("#more-heimwee summary").click()
    one.locator("#quote-heimwee").fill("Ik wilde alleen")
    add_moment(other, "Van een ander")
    expect(one.get_by_role("heading", name=re.compile("Van een ander"))).to_be_visible()
    expect(one.locator("#add-title")).to_have_value("Half getypte te")
    expect(one.locator("#quote-heimwee")).to_have_value("Ik wilde alleen")


def test_news_can_be_held_back_and_let_in_again(room: Room) -> None:
    one, other = room.phone(), room.phone()
    pause = one.get_by_role("button", name="Zet nieuws stil")
    pause.click()
    go_on = one.get_by_role("button", name="Zet nieuws aan")
    expect(go_on).to_be_visible()
    add_moment(other, "Nieuws")
    expect(one.locator("#updates-waiting")).to_be_visible()
    expect(one.locator("#room")).not_to_contain_text("Nieuws")
    go_on.click()
    expect(one.locator("#room")).to_contain_text("Nieuws")
    expect(one.locator("#updates-waiting")).to_be_hidden()


def test_many_changes_are_told_in_one_message(room: Room) -> None:
    one, other = room.phone(), room.phone()
    for title in ("Een", "Twee", "Drie"):
        add_moment(other, title)
        expect(other.get_by_role("heading", name=re.compile(title)).first).to_be_visible()
    expect(one.locator("#announce")).to_contain_text(re.compile(r"contactmoment(en)? erbij"))
    told = one.locator("#announce").inner_text()
    assert len(told) < 120


def test_the_projector_keeps_its_picture_without_a_connection_and_comes_back_by_itself(
    room: Room,
) -> None:
    stream = re.compile("/events")
    projector, phone = room.open_page(), room.phone()
    projector.route(stream, lambda route: route.abort())
    projector.goto("/journeys/vajen/present")
    expect(projector.locator("#connection")).to_contain_text("Even geen verbinding")
    cards = projector.locator("#present-map .card")
    before = cards.count()
    assert before > 5
    add_moment(phone, "Intussen gebeurd")
    expect_on_map(room.leader, "Intussen gebeurd")
    assert cards.count() == before
    projector.unroute(stream)
    expect(cards).to_have_count(before + 1)
    expect(projector.locator("#connection")).to_be_empty()


def test_a_picture_that_is_not_whole_never_takes_the_place_of_a_good_one(room: Room) -> None:
    projector, phone = room.projector(), room.phone()
    cards = projector.locator("#present-map .card")
    before = cards.count()
    page = re.compile("/present$")
    halves: list[int] = []
    sequence = str(projector.locator("#room").get_attribute("data-sequence"))

    def half(route: Route) -> None:
        text = route.fetch().text()
        halves.append(len(text))
        route.fulfill(status=200, content_type="text/html", body=text[: text.index("<svg")])

    projector.evaluate(LEAST)
    projector.route(page, half)
    add_moment(phone, "Half getekend")
    expect(projector.locator("#room")).not_to_have_attribute("data-sequence", sequence)
    projector.unroute(page)
    add_moment(phone, "Heel getekend")
    expect(cards).to_have_count(before + 2)
    assert halves
    assert projector.evaluate("window.least") >= before
