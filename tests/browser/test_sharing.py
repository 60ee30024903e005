"""A link to look, in a browser: it follows what changes, and ends when it is revoked."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, OpenPage

NOTE = "Nieuw gesprek"


def link_of(owner: Page, journey: str) -> str:
    """The address of a new link, as its maker sees it."""
    owner.goto(f"/journeys/{journey}/share")
    owner.get_by_label("Voor wie is de link?").fill("De gemeenteraad")
    owner.get_by_role("button", name="Maak een link").click()
    address = owner.locator("#made-address").text_content()
    assert address
    return address


def add_moment(owner: Page, journey: str, title: str) -> None:
    api = f"/api/v1/journeys/{journey}"
    phase = owner.request.get(f"{api}/phases").json()[0]["id"]
    sent = {"phase": phase, "title": title}
    assert owner.request.post(f"{api}/contact-moments", data=sent).status == 201


def test_who_looks_sees_what_changes_until_the_link_is_revoked(open_page: OpenPage) -> None:
    owner, visitor = open_page(), open_page(logged_in=False, viewport=NARROW)
    visitor.goto(link_of(owner, "ishana"))
    expect(visitor.get_by_role("heading", level=1)).to_have_text(re.compile("Ishana"))
    assert visitor.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    expect(visitor.get_by_role("cell", name=NOTE)).to_have_count(0)
    add_moment(owner, "ishana", NOTE)
    expect(visitor.get_by_role("cell", name=NOTE)).to_be_visible(timeout=20_000)
    expect(visitor.get_by_role("status")).to_contain_text("Bijgewerkt om")
    owner.goto("/journeys/ishana/share")
    owner.get_by_role("button", name=re.compile("Trek in.*De gemeenteraad")).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Dit is er niet", timeout=20_000)
    expect(visitor.get_by_text("Ishana")).to_have_count(0)


def test_a_link_shows_the_journey_without_a_script(open_page: OpenPage) -> None:
    address = link_of(open_page(), "ishana")
    visitor = open_page(logged_in=False, java_script_enabled=False)
    visitor.goto(address)
    expect(visitor.locator("svg").first).to_be_visible()
    expect(visitor.get_by_role("table").first).to_be_visible()
