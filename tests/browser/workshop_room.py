"""A workshop with people in it: who leads, phones, a projector; each a browser of their own."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NARROW, OpenPage

JOURNEY = "/journeys/vajen"
MOMENT = "heimwee"


@dataclass
class Room:
    """One workshop on the journey of Vajen."""

    open_page: OpenPage
    leader: Page
    code: str

    def phone(self, *, name: str = "", role: str = "", **options: object) -> Page:
        """Somebody who joined on a phone."""
        page = self.open_page(logged_in=False, **({"viewport": NARROW} | options))
        page.goto(f"/join/{self.code}")
        if name or role:
            page.locator("details summary").click()
            page.locator("#name").fill(name)
            if role:
                page.locator(f"input[name=role][value={role}]").check()
        page.get_by_role("button", name="Doe mee").first.click()
        expect(page.locator("#connection")).to_have_attribute("data-state", "open")
        return page

    def projector(self) -> Page:
        """The screen that everybody sees."""
        page = self.open_page()
        page.goto(f"{JOURNEY}/present")
        expect(page.locator("#present-map svg")).to_be_visible()
        return page

    def setting(self, name: str, *, on: bool = True) -> None:
        """Change a setting, as who leads."""
        if self.leader.locator("#settings").get_attribute("open") is None:
            self.leader.locator("#settings > summary").click()
        self.leader.locator(f"#setting-{name}").set_checked(on)
        self.leader.locator("#settings button").click()
        expect(self.leader.locator("#said")).to_have_text("Gedaan.")


def open_room(open_page: OpenPage) -> Room:
    """A workshop that has just been opened, as a facilitator opens it."""
    leader = open_page()
    leader.goto(f"{JOURNEY}/workshops")
    leader.get_by_role("button", name="Open de workshop").click()
    code = leader.locator("#the-code").inner_text()
    leader.wait_for_load_state()  # the scripts have run: until then a form is sent the plain way
    return Room(open_page, leader, code)


def card(page: Page, moment: str = MOMENT) -> Locator:
    """A contact moment on a phone."""
    return page.locator(f"#moment-{moment}")


def face(page: Page, score: int, moment: str = MOMENT) -> Locator:
    """One of the five faces of a contact moment."""
    return page.locator(f"#face-{moment}-{score}")


def add_moment(page: Page, title: str, phase: str = "Zwanger in jeugdzorg") -> None:
    """Add a contact moment on a phone."""
    page.locator("#add-here > summary").click()
    page.locator("#add-phase").select_option(label=phase)
    page.locator("#add-title").fill(title)
    page.locator("#add-form").get_by_role("button", name="Voeg toe").click()
