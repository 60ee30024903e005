"""Young parents answer on their phones; what they say comes onto the map, and goes when they want.

Everybody has a browser of their own. The whole round begins with colleagues who make the sketch in
a workshop; the other tests take the sketch of the examples.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, OpenPage
from tests.browser.test_accessibility import faults
from tests.browser.test_phone import CLIPPED
from tests.browser.workshop_room import Room, add_moment

pytestmark = pytest.mark.browser
SKETCH = "/journeys/schets-gebruikelijke-route"
FIRST = "zwangerschap-bekend"
SECRET = "Zij zei dat ik maar bij mijn moeder op de bank moest."
OWN = "De kringloopwinkel van de kerk"


@dataclass
class Round:
    """A questionnaire on the sketch, and who set it out."""

    open_page: OpenPage
    leader: Page
    link: str

    def phone(self, **options: object) -> Page:
        """Somebody with a phone who agreed."""
        page = self.open_page(logged_in=False, **({"viewport": NARROW} | options))
        page.goto(self.link)
        page.locator("input[value=sixteen_or_older]").check()
        page.locator("input[name=agrees]").check()
        page.get_by_role("button", name="Begin").click()
        page.get_by_role("button", name="Volgende").click()
        return page


@pytest.fixture
def asked(open_page: OpenPage) -> Round:
    return set_out(open_page, open_page(), SKETCH)


def set_out(open_page: OpenPage, leader: Page, sketch: str) -> Round:
    """Make a questionnaire of a sketch."""
    leader.goto(sketch)
    leader.get_by_role("link", name="Vragenlijst", exact=True).click()
    leader.get_by_label("Naam van de vragenlijst").fill("Van melding tot huis")
    leader.get_by_role("button", name="Zet uit").click()
    return Round(open_page, leader, leader.locator("#own-link").inner_text())


@pytest.fixture
def made(open_page: OpenPage) -> tuple[Round, str]:
    """A sketch that two colleagues made in a workshop, and a questionnaire on it; its address."""
    leader = open_page()
    fields = {"kind": "sketch", "title": "De schets van de werkgroep"}
    journey = leader.request.post("/api/v1/journeys", data=fields).json()["id"]
    begin = {"title": "Begin"}
    assert leader.request.post(f"/api/v1/journeys/{journey}/phases", data=begin).status == 201
    sketch = f"/journeys/{journey}"
    leader.goto(f"{sketch}/workshops")
    leader.get_by_role("button", name="Open de workshop").click()
    room = Room(open_page, leader, leader.locator("#the-code").inner_text())
    for title in ("Zwangerschap bekend", "Aanmelden bij het wijkteam"):
        colleague = room.phone()
        add_moment(colleague, title, phase="Begin")
        expect(leader.get_by_text(title).first).to_be_attached()
    return set_out(open_page, leader, sketch), sketch


def press(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("button", name=name, exact=True).click()


def tell(page: Page, face: str, sentence: str = "", feelings: Sequence[str] = ()) -> None:
    """A contact moment that somebody had: how it was, what they felt, and a sentence."""
    press(page, "Ja", face)
    for one in feelings:
        page.get_by_label(one, exact=True).check()
    press(page, "Volgende")
    page.locator("#answer").fill(sentence)
    press(page, "Volgende")


def skip_to_the_end(page: Page, link: str) -> None:
    page.goto(f"{link}/q/check")
    page.get_by_role("button", name="Stuur op").first.click()
    expect(page.get_by_role("heading", name="Dank je wel")).to_be_visible()


def add_missing(page: Page, link: str, title: str) -> None:
    page.goto(f"{link}/q/more.0")
    press(page, "Ja")
    page.locator("#answer").fill(title)
    press(page, "Volgende")
    page.get_by_label("Zwangerschap bekend", exact=True).check()
    press(page, "Volgende", "goed")
    page.locator("#answer").fill("Daar kreeg ik een kinderwagen.")
    press(page, "Volgende")
    expect(page.get_by_role("heading", name="Was er nog een contact")).to_be_visible()


def kept_in(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(folder.glob("klantreis.db*")))


def downloads(page: Page, journey: str) -> Iterator[str]:
    """Every way in which a journey leaves the program, as text."""
    for name in ("map.svg", "map.dot", "journey.yaml", "map.pdf", "map.png"):
        yield page.request.get(f"{journey}/{name}").body().decode("utf-8", "replace")
    api = f"/api/v1{journey}"
    for address in (api, f"{api}/events", f"{api}/experiences"):
        yield page.request.get(address).text()
    yield page.request.get(journey).text()


def test_the_whole_round(made: tuple[Round, str], tmp_path: Path) -> None:
    asked, sketch = made
    phones = [asked.phone() for _ in range(5)]
    for page, face in zip(
        phones, ("slecht", "goed", "heel slecht", "slecht", "gewoon"), strict=True
    ):
        expect(page.get_by_text("Zwangerschap bekend")).to_be_visible()
        if page is phones[0]:
            tell(page, face, SECRET, ("bang", "alleen"))
        else:
            tell(page, face, f"Zo ging het bij mij, {face} dus.")
    first, second, third, fourth, fifth = phones
    press(first, "Nee")
    add_missing(first, asked.link, OWN)
    for page in (first, second, third):
        skip_to_the_end(page, asked.link)

    # Two stop half-way; one comes back, on the same device, where they were.
    fourth.get_by_role("link", name="Stop nu, ga later verder").click()
    fifth.goto("about:blank")
    fourth.goto(asked.link)
    fourth.get_by_role("link", name="Ga verder").click()
    expect(fourth.get_by_text("Aanmelden bij het wijkteam")).to_be_visible()
    press(fourth, "Ja", "heel goed")

    leader = asked.leader
    leader.reload()
    expect(leader.get_by_text("3 opgestuurd, 2 bezig of gestopt")).to_be_visible()
    row = leader.get_by_role("row", name="Zwangerschap bekend")
    expect(row).to_contain_text("5 van 5")
    expect(row).to_contain_text(SECRET)

    leader.goto(f"{sketch}/together")
    gap = leader.get_by_role("row", name="Zwangerschap bekend")
    expect(gap).to_contain_text("5 van 5")

    combined = combine(leader, sketch)
    expect(leader.get_by_text(SECRET).first).to_be_attached()
    expect(leader.get_by_text(OWN).first).to_be_attached()
    assert SECRET.encode() in kept_in(tmp_path)
    assert sum("op de bank moest" in one for one in downloads(leader, combined)) >= 4

    first.goto(f"{asked.link}/mine")
    expect(first.get_by_text(SECRET)).to_be_visible()
    expect(first.locator("#became-title + .voice-became")).to_be_visible()
    first.get_by_role("link", name="Haal al mijn antwoorden weg").click()
    first.get_by_role("button", name="Ja, haal alles weg").click()
    expect(first.get_by_role("heading", name="Alles is weg")).to_be_visible()

    for words in (SECRET, OWN, "kinderwagen", "op de bank moest"):
        assert words.encode() not in kept_in(tmp_path), words
        assert not [one for one in downloads(leader, combined) if words in one], words
    leader.goto(combined)
    expect(leader.get_by_text("Zo ging het bij mij, goed dus.").first).to_be_attached()
    assert first.goto(f"{asked.link}/mine").status == 404


def test_a_page_that_is_open_loses_what_somebody_takes_back(asked: Round) -> None:
    page = asked.phone()
    tell(page, "slecht", SECRET)
    fields = {"category": "transfer", "title": "Gezegd", "description": f"Iemand zei: {SECRET}"}
    made = asked.leader.request.post(f"/api/v1{SKETCH}/bottlenecks", data=fields)
    assert made.status == 201
    asked.leader.goto(SKETCH)
    expect(asked.leader.get_by_text(SECRET).first).to_be_attached()
    page.goto(f"{asked.link}/withdraw")
    page.get_by_role("button", name="Ja, haal alles weg").click()
    expect(asked.leader.get_by_text(SECRET)).to_have_count(0)
    expect(asked.leader.get_by_text("Iemand zei: […]").first).to_be_attached()


def combine(leader: Page, sketch: str) -> str:
    """Bring sketch and voices together, as a facilitator does; gives the journey's address."""
    leader.goto(f"{sketch}/together")
    leader.get_by_role("button", name="Maak de complete klantreis").click()
    for kind in ("Alle ervaringen", "Alle nieuwe contactmomenten"):
        leader.get_by_role("button", name=re.compile(kind)).click()
    found = re.search(r"/journeys/[a-z0-9-]+", leader.url)
    assert found
    leader.goto(found[0])
    return found[0]


@pytest.mark.parametrize("language", ["nl", "en", "ar", "tr"])
def test_every_screen_is_accessible_and_fits_a_phone(asked: Round, language: str) -> None:
    page = asked.phone()
    press(page, "Ja")
    add_missing(page, asked.link, "De markt")
    step = f"{asked.link}/q"
    screens = [
        asked.link,
        f"{asked.link}?again=true",
        f"{asked.link}/mine",
        f"{asked.link}/withdraw",
    ]
    moment = page_key(page, step)
    screens += [f"{step}/{one}.{moment}" for one in ("known", "score", "feelings", "sentence")]
    screens += [
        f"{step}/{one}" for one in ("name", "more.0", "title.0", "place.0", "felt.0", "told.0")
    ]
    screens += [f"{step}/{one}" for one in ("mattered", "goal", "reached", "check")]
    for address in screens:
        mark = "&" if "?" in address else "?"
        page.goto(f"{address}{mark}lang={language}")
        assert page.locator("h1").count() == 1, address
        assert faults(page) == [], address
        assert page.evaluate(CLIPPED) == [], address


def page_key(page: Page, step: str) -> str:
    """The first contact moment's id, from the page that lists all."""
    page.goto(f"{step}/check")
    href = page.locator(".voice-answers a").first.get_attribute("href") or ""
    return href.rpartition("known.")[2]


def test_what_is_on_the_screen_is_read_aloud_in_its_own_language(asked: Round) -> None:
    page = asked.phone()
    page.add_init_script(
        """window.spoken = [];
        speechSynthesis.speak = (one) => window.spoken.push([one.lang, one.text]);"""
    )
    page.goto(f"{page.url}?lang=tr")
    page.get_by_role("button", name="Sesli oku").click()
    spoken = page.evaluate("window.spoken")
    assert ["nl", "Zwangerschap bekend"] in spoken
    assert ["tr", "Bu görüşmeyi sen de yaşadın mı?"] in spoken
    expect(page.get_by_role("button", name="Okumayı durdur")).to_be_visible()


def test_somebody_who_types_a_number_is_warned_and_may_go_on(asked: Round) -> None:
    page = asked.phone()
    press(page, "Ja", "slecht", "Volgende")
    page.locator("#answer").fill("Bel me op 0612345678")
    expect(page.locator("#watched")).to_contain_text("0612345678")
    press(page, "Volgende")
    expect(page.get_by_role("alert")).to_contain_text("0612345678")
    page.get_by_role("link", name="Laat zo, ga verder").click()
    expect(page.get_by_text("Aanmelden bij het wijkteam")).to_be_visible()


def test_a_keyboard_is_enough(asked: Round) -> None:
    page = asked.phone()
    page.locator("button[value=yes]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hoe was het?")).to_be_visible()
    page.locator("button[value='-1']").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name="Wat voelde je toen?")).to_be_visible()


def test_an_interview_goes_on_without_a_connection(asked: Round, complaints: list[str]) -> None:
    leader = asked.leader
    leader.get_by_role("link", name="Interview").click()
    for name in ("Ster", "Maan"):
        if not leader.get_by_label("Schuilnaam").is_visible():
            leader.get_by_text("Nieuwe stem").click()
        leader.get_by_label("Schuilnaam").fill(name)
        leader.get_by_label("16 jaar of ouder").check()
        leader.get_by_label("Ik heb verteld").check()
        leader.get_by_role("button", name="Voeg toe").click()
        leader.get_by_role("link", name="Ga naar de vragen").click()
    assert faults(leader) == []
    section = leader.locator("section.voice-ask").first
    forms = section.locator("form")
    expect(forms).to_have_count(2)
    forms.nth(0).get_by_label("heel slecht").check(force=True)
    expect(leader.locator("#interview")).to_have_attribute("data-state", "saved")
    leader.context.set_offline(True)
    forms.nth(1).get_by_label("heel goed").check(force=True)
    forms.nth(1).get_by_role("textbox").fill("Zij luisterde echt.")
    expect(leader.locator("#interview")).to_have_attribute("data-state", "waiting")
    leader.context.set_offline(False)
    expect(leader.locator("#interview")).to_have_attribute("data-state", "saved")
    leader.reload()
    expect(forms.nth(0).get_by_label("heel slecht")).to_be_checked()
    expect(forms.nth(1).get_by_label("heel goed")).to_be_checked()
    expect(forms.nth(1).get_by_role("textbox")).to_have_value("Zij luisterde echt.")
    expect(forms.nth(0).get_by_role("textbox")).to_have_value("")
    complaints[:] = [one for one in complaints if "net::ERR_" not in one]

    # Whoever is logged out meanwhile reads so, and loses nothing.
    known = leader.context.cookies()
    leader.context.clear_cookies()
    forms.nth(0).get_by_role("textbox").fill("Na een uur wachten.")
    expect(leader.locator("#interview")).to_contain_text("Je bent uitgelogd")
    leader.context.add_cookies(known)  # type: ignore[arg-type]  # what it gave is what it takes
    leader.evaluate("dispatchEvent(new Event('focus'))")
    expect(leader.locator("#interview")).to_have_attribute("data-state", "saved")
    leader.reload()
    expect(forms.nth(0).get_by_role("textbox")).to_have_value("Na een uur wachten.")
