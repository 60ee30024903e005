"""A workshop with several real browsers: who leads, two phones, the projector."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.workshop_room import JOURNEY, MOMENT, Room, add_moment, card, face, open_room

pytestmark = pytest.mark.browser


@pytest.fixture
def room(open_page: OpenPage) -> Room:
    return open_room(open_page)


def expect_on_map(page: Page, title: str, times: int = 1) -> None:
    """The card with that title is drawn on the map of who leads."""
    cards = page.locator("#map-frame .card", has_text=title)
    expect(cards).to_have_count(times)


def test_two_taps_lead_from_the_code_to_the_first_rating(room: Room, open_page: OpenPage) -> None:
    phone = open_page(logged_in=False, viewport={"width": 360, "height": 740})
    phone.goto(f"/join/{room.code}")
    phone.get_by_role("button", name="Doe mee").first.click()
    face(phone, -2, "moeder-merkt-het").click()
    expect(card(phone, "moeder-merkt-het")).to_contain_text("Bewaard")
    expect(face(phone, -2, "moeder-merkt-het")).to_have_attribute("aria-pressed", "true")
    phone.reload()
    expect(face(phone, -2, "moeder-merkt-het")).to_have_attribute("aria-pressed", "true")


def test_a_typed_code_opens_the_same_room(room: Room, open_page: OpenPage) -> None:
    phone = open_page(logged_in=False)
    phone.goto("/join")
    phone.get_by_label("Code").fill(room.code.lower().replace("-", " "))
    phone.get_by_role("button", name="Verder").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(
        "Klantreis van Vajen en haar dochter"
    )


def test_what_a_phone_adds_appears_on_the_map_on_the_projector_and_on_other_phones(
    room: Room,
) -> None:
    one, other, projector = room.phone(), room.phone(), room.projector()
    add_moment(one, "Praten met school")
    expect_on_map(room.leader, "Praten met school")
    expect(projector.locator("#present-map .card", has_text="Praten met school")).to_have_count(1)
    expect(other.get_by_role("heading", name=re.compile("Praten met school"))).to_be_visible()
    expect(one.locator("#all-saved")).to_contain_text("Alles is bewaard")


def test_who_comes_back_on_the_same_device_is_the_same_person(room: Room) -> None:
    phone = room.phone(name="Noor")
    phone.goto(f"/join/{room.code}")
    expect(phone.locator("#room")).to_contain_text("Je doet mee als Noor.")
    expect(phone.locator("#who summary")).to_have_text("1 persoon doet mee")


def test_hidden_answers_are_seen_by_their_author_alone_until_they_are_revealed(room: Room) -> None:
    one, other, projector = room.phone(), room.phone(), room.projector()
    leader = room.leader
    leader.locator("#ask-about").select_option("phase/zwanger")
    leader.get_by_role("button", name="Stel de vraag").click()
    for page in (one, other):
        expect(
            page.get_by_role("heading", name=re.compile("Welke contactmomenten"))
        ).to_be_visible()
    add_moment(one, "Alleen voor mij")
    expect(one.locator("#mine")).to_contain_text("Nog verborgen voor de groep")
    expect(leader.locator(".asked")).to_contain_text("1 antwoord is nog verborgen")
    expect(other.locator("#room")).not_to_contain_text("Alleen voor mij")
    expect_on_map(leader, "Alleen voor mij", 0)
    for page in (other, leader, projector):
        assert "Alleen voor mij" not in page.content()
    leader.get_by_role("button", name="Laat de antwoorden zien").click()
    expect_on_map(leader, "Alleen voor mij")
    expect(other.get_by_role("heading", name=re.compile("Alleen voor mij"))).to_be_visible()
    expect(projector.locator("#present-map .card", has_text="Alleen voor mij")).to_have_count(1)


def test_what_is_moderated_waits_for_a_yes_and_a_no_has_its_reason(room: Room) -> None:
    room.setting("moderated")
    phone, leader = room.phone(), room.leader
    for title in ("Een goed idee", "Een naam van iemand"):
        add_moment(phone, title)
        expect(phone.locator("#mine")).to_contain_text(title)
    held = leader.locator(".lead-list--held > li")
    expect(held).to_have_count(2)
    held.nth(0).get_by_role("button", name=re.compile("^Op de kaart")).click()
    expect(held).to_have_count(1)
    held.nth(0).get_by_role("textbox").fill("Geen namen")
    held.nth(0).get_by_role("button", name=re.compile("^Niet op de kaart")).click()
    expect(held).to_have_count(0)
    expect_on_map(leader, "Een goed idee")
    expect_on_map(leader, "Een naam van iemand", 0)
    expect(phone.locator("#mine")).to_contain_text("Reden: Geen namen")


def test_a_vote_is_cast_and_its_result_shows_everywhere_once_it_is_closed(room: Room) -> None:
    one, other, projector = room.phone(), room.phone(), room.projector()
    leader = room.leader
    leader.get_by_role("button", name="Begin met stemmen").click()
    for page in (one, other):
        page.locator("#vote-form input[type=checkbox]").first.check()
        page.locator("#vote-form button").click()
        expect(page.locator("#voting")).to_contain_text("Je hebt gestemd")
    expect(leader.get_by_text("2 mensen stemden")).to_be_visible()
    leader.get_by_role("button", name="Sluit het stemmen").click()
    for page in (one, leader, projector):
        expect(page.locator(".result > li").first).to_contain_text("2 stemmen")


def test_who_is_sent_away_sees_nothing_more_in_the_open_page_either(
    room: Room, complaints: list[str]
) -> None:
    phone, leader = room.phone(name="Ongewenst"), room.leader
    leader.locator(".person summary", has_text="Ongewenst").click()
    leader.once("dialog", lambda dialog: dialog.accept())
    leader.get_by_role("button", name=re.compile("^Zet eruit")).click()
    expect(phone.locator("#closed")).to_be_visible()
    expect(phone.locator("#room")).to_have_count(0)
    assert "heimwee" not in phone.locator("body").inner_html()
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Je doet niet meer mee")
    assert all("410" in one or "404" in one or "401" in one for one in complaints)
    complaints.clear()


def test_who_waits_in_the_lobby_sees_the_room_once_let_in(room: Room) -> None:
    room.setting("lobby")
    phone = room.phone(name="Amina")
    expect(phone.locator("#room")).to_contain_text("Even wachten")
    expect(phone.locator(".room-card")).to_have_count(0)
    room.leader.get_by_role("button", name=re.compile("^Laat binnen")).click()
    expect(card(phone)).to_be_visible()


def test_the_projector_follows_who_leads_and_shows_the_code_when_asked(room: Room) -> None:
    projector, leader = room.projector(), room.leader
    leader.locator("#focus").select_option(f"contact-moment/{MOMENT}")
    leader.locator("#focus-form button").click()
    expect(projector.locator(f"#present-map .card.is-here[data-id={MOMENT}]")).to_have_count(1)
    leader.get_by_role("button", name="Toon de code op het grote scherm").click()
    expect(projector.locator(".present-code")).to_contain_text(room.code)
    leader.locator("#minutes").fill("5")
    leader.get_by_role("button", name="Start de tijd").click()
    expect(projector.locator("[data-clock]")).to_have_text(re.compile(r"^(5:00|4:5\d)$"))


def test_a_click_on_a_card_shows_everybody_where_the_room_is(room: Room) -> None:
    phone = room.phone()
    room.leader.locator(f"#map-frame .card[data-id={MOMENT}]").click()
    expect(card(phone)).to_contain_text("We zijn hier")
    expect(room.leader.locator(f"#map-frame .card.is-here[data-id={MOMENT}]")).to_have_count(1)


def test_a_pause_stops_writing_and_going_on_lets_it_begin_again(room: Room) -> None:
    phone = room.phone()
    room.leader.get_by_role("button", name="Zet stil").click()
    expect(phone.locator("#room")).to_contain_text("De workshop staat stil")
    expect(face(phone, 1)).to_have_count(0)
    room.leader.get_by_role("button", name="Ga verder").click()
    expect(face(phone, 1)).to_be_visible()


def test_the_last_change_of_anybody_can_be_undone_by_who_leads(room: Room) -> None:
    phone = room.phone()
    add_moment(phone, "Een vergissing")
    expect_on_map(room.leader, "Een vergissing")
    room.leader.locator("#lead-undo").click()
    expect_on_map(room.leader, "Een vergissing", 0)


def test_the_record_tells_who_took_part_what_changed_and_how_the_map_grew(room: Room) -> None:
    phone, leader = room.phone(role="young_parent"), room.leader
    add_moment(phone, "Nieuw op de kaart")
    expect_on_map(leader, "Nieuw op de kaart")
    leader.locator("#photo-name").fill("Na de eerste ronde")
    leader.get_by_role("button", name="Maak een foto").click()
    expect(leader.locator("#said")).to_contain_text("verslag")
    leader.get_by_role("link", name="Verslag").click()
    expect(leader.get_by_role("main")).to_contain_text("jonge ouder")
    expect(leader.locator("figure")).to_contain_text("Na de eerste ronde")
    grown = leader.locator("#room #map-frame .card", has_text="Nieuw op de kaart")
    expect(grown).to_have_count(1)
    leader.locator("#moment-before").click()
    expect(grown).to_have_count(0)


def test_the_workshop_opens_from_the_page_of_its_journey(open_page: OpenPage) -> None:
    leader = open_page()
    leader.goto(JOURNEY)
    leader.get_by_role("link", name="Workshop", exact=True).click()
    leader.get_by_role("button", name="Open de workshop").click()
    expect(leader.locator("#the-code")).to_have_text(re.compile(r"^\w{4}-\w{4}$"))
