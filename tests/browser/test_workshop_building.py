"""What a phone adds beside contact moments, and what who leads and the projector make of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WIDE, OpenPage
from tests.browser.workshop_room import JOURNEY, MOMENT, Room, add_moment, open_room

pytestmark = pytest.mark.browser

CURVE_FILLS = """(svg) => {
  const wide = (one) => one.getBoundingClientRect().width;
  return [...svg.querySelectorAll(".curve")].reduce((all, one) => all + wide(one), 0) / wide(svg);
}"""
"""How much of the picture's width the curve takes."""


@pytest.fixture
def room(open_page: OpenPage) -> Room:
    return open_room(open_page)


def point_at(room: Room, value: str) -> None:
    """Show everybody where the room is."""
    room.leader.locator("#focus").select_option(value)
    room.leader.locator("#focus-form button").click()


def picture(page: Page) -> str:
    return str(page.locator("[data-picture]").get_attribute("data-picture"))


def test_a_phone_adds_a_bottleneck_an_idea_and_a_remark(room: Room) -> None:
    phone = room.phone()
    phone.locator("#add-bottleneck > summary").click()
    phone.locator("#stuck-title").fill("Niemand belt terug")
    phone.locator("#stuck-moment").select_option(MOMENT)
    phone.locator("#stuck-category").select_option("transfer")
    phone.locator("#add-bottleneck-form button").click()
    expect(phone.locator("#mine")).to_contain_text("Niemand belt terug")
    phone.locator("#add-improvement > summary").click()
    phone.locator("#better-title").fill("Eén vast gezicht")
    phone.locator("#better-bottleneck").select_option(label="Niemand belt terug")
    phone.locator("#add-improvement-form button").click()
    expect(phone.locator("#mine")).to_contain_text("Eén vast gezicht")
    phone.locator("#add-annotation > summary").click()
    phone.locator("#remark-about").select_option(f"contact-moment/{MOMENT}")
    phone.locator("#add-annotation-form input[value=objection]").check()
    phone.locator("#remark-text").fill("Zo ging het niet")
    phone.locator("#add-annotation-form button").click()
    expect(phone.locator("#mine")).to_contain_text("Zo ging het niet")
    expect(phone.locator("#all-saved")).to_contain_text("Alles is bewaard")


def test_a_question_about_nothing_is_answered_in_words_and_read_by_all_once_shown(
    room: Room,
) -> None:
    one, other, leader = room.phone(), room.phone(), room.leader
    leader.locator("input[name=kind][value=free]").check()
    leader.locator("#ask-text").fill("Wat had je geholpen?")
    leader.get_by_role("button", name="Stel de vraag").click()
    one.locator("[id^=say-] textarea").fill("Iemand die terugbelt")
    one.locator("[id^=say-] button").click()
    expect(one.locator("#mine")).to_contain_text("Nog verborgen voor de groep")
    expect(leader.locator(".asked")).to_contain_text("1 antwoord is nog verborgen")
    assert "Iemand die terugbelt" not in other.content()
    leader.get_by_role("button", name="Laat de antwoorden zien").click()
    for page in (one, other, leader):
        expect(page.locator(".answers")).to_contain_text("Iemand die terugbelt")


def test_a_contact_moment_is_put_where_its_author_wants_it_and_moved_after(room: Room) -> None:
    phone = room.phone()
    phone.locator("#add-here > summary").click()
    phone.locator("#add-phase").select_option(index=0)
    phone.locator("#add-title").fill("Helemaal vooraan")
    phone.locator("#add-place-more > summary").click()
    phone.locator("#add-place").select_option(index=1)
    phone.locator("#add-form").get_by_role("button", name="Voeg toe").click()
    expect(phone.locator(".room-card h3").first).to_contain_text("Helemaal vooraan")
    phone.locator("#mine > summary").click()
    phone.get_by_text("Zet het op een andere plek: Helemaal vooraan").click()
    phone.locator("#mine select[name=place]").select_option(f"after/{MOMENT}")
    phone.locator("#mine details[id^=move-] button").click()
    expect(phone.locator(".room-card h3").first).not_to_contain_text("Helemaal vooraan")
    after = phone.locator(f"#moment-{MOMENT} + .room-card h3")
    expect(after).to_contain_text("Helemaal vooraan")


def test_all_that_waits_is_accepted_with_one_button(room: Room) -> None:
    room.setting("moderated")
    phone, leader = room.phone(), room.leader
    for title in ("Xylofoon", "Yoghurt"):
        add_moment(phone, title)
        expect(phone.locator("#mine")).to_contain_text(title)
    expect(leader.locator(".lead-list--held > li")).to_have_count(2)
    leader.get_by_role("button", name="Alles op de kaart").click()
    expect(leader.locator(".lead-list--held > li")).to_have_count(0)
    for title in ("Xylofoon", "Yoghurt"):
        expect(leader.locator("#map-frame .card", has_text=title)).to_have_count(1)


def test_a_picture_that_did_not_change_is_not_sent_again(room: Room) -> None:
    leader = room.leader
    before, sizes = picture(leader), []
    leader.on("response", lambda answer: sizes.append(len(answer.body())))
    leader.locator("#minutes").fill("5")
    leader.get_by_role("button", name="Start de tijd").click()
    expect(leader.locator("[data-clock]")).to_have_text(re.compile(r"^(5:00|4:5\d)$"))
    assert picture(leader) == before
    expect(leader.locator("#map-frame svg")).to_have_count(1)
    expect(leader.locator("#map-frame .card")).not_to_have_count(0)
    assert sizes
    assert max(sizes) < 60_000
    add_moment(room.phone(), "Iets nieuws")
    expect(leader.locator("#map-frame .card", has_text="Iets nieuws")).to_have_count(1)
    assert picture(leader) != before


def test_the_projector_follows_to_a_phase_a_card_the_curve_and_back(room: Room) -> None:
    wall = room.projector()
    cards = wall.locator("#present-map .card")
    whole = cards.count()
    point_at(room, "phase/zwanger")
    expect(cards).to_have_count(3)
    point_at(room, f"contact-moment/{MOMENT}")
    expect(wall.locator(f"#present-map .card.is-here[data-id={MOMENT}]")).to_have_count(1)
    point_at(room, "experience/curve")
    expect(wall.locator("#present-map svg.is-curve")).to_have_count(1)
    assert wall.locator("#present-map svg").evaluate(CURVE_FILLS) > 0.8
    point_at(room, "")
    expect(wall.locator("#present-map svg.is-curve")).to_have_count(0)
    expect(cards).to_have_count(whole)


def test_the_result_of_a_vote_stands_on_the_map_until_it_is_taken_off(room: Room) -> None:
    phone, wall, leader = room.phone(), room.projector(), room.leader
    leader.locator("#subject").select_option("bottleneck")
    leader.get_by_role("button", name="Begin met stemmen").click()
    phone.locator("#vote-form input[type=checkbox]").first.check()
    phone.locator("#vote-form button").click()
    expect(phone.locator("#voting")).to_contain_text("Je hebt gestemd")
    leader.get_by_role("button", name="Sluit het stemmen").click()
    for page in (leader, wall):
        expect(page.locator("svg .vote-badge text")).to_have_text("1")
    leader.get_by_role("button", name="Haal de uitslag van het grote scherm").click()
    expect(wall.locator(".vote-badge")).to_have_count(0)
    expect(wall.locator(".result")).to_have_count(0)


def test_a_wide_screen_has_the_map_beside_the_words_and_a_phone_when_it_asks(room: Room) -> None:
    laptop, phone = room.phone(viewport=WIDE), room.phone()
    expect(laptop.locator("#room-map-picture")).to_be_visible()
    assert laptop.locator("#room-map-picture").evaluate(
        "(one) => one.decode().then(() => one.naturalWidth)"
    )
    expect(phone.locator("#room-map-picture")).to_be_hidden()
    phone.locator("#room-map > summary").click()
    expect(phone.locator("#room-map-picture")).to_be_visible()


def test_names_and_answers_are_erased_when_who_led_it_asks(room: Room) -> None:
    room.phone(name="Roosmarijn")
    leader = room.leader
    leader.once("dialog", lambda dialog: dialog.accept())
    leader.get_by_role("button", name="Sluit de workshop").click()
    expect(leader.locator(".tag--closed")).to_be_visible()
    leader.get_by_role("link", name="Verslag").click()
    leader.once("dialog", lambda dialog: dialog.accept())
    leader.get_by_role("button", name="Wis ze nu").click()
    expect(leader.get_by_role("main")).to_contain_text("zijn gewist")
    leader.goto(room.leader.url.removesuffix("/record"))
    expect(leader.locator("body")).not_to_contain_text("Roosmarijn")
    assert JOURNEY in leader.url
