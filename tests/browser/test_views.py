"""Views of the map, what the rules found, and long journeys, in a browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.formats.journey_file import write_journey
from tests.browser.conftest import NARROW, WIDE, OpenPage
from tests.browser.test_accessibility import faults
from tests.diagram import examples

pytestmark = pytest.mark.browser


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    """A journey of 70 contact moments as a file."""
    path = tmp_path / "long.yaml"
    path.write_text(write_journey(examples.long(70)), "utf-8")
    return path


def read_in(page: Page, file: Path) -> None:
    page.goto("/import")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Bekijk het bestand").click()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Noor")


def test_another_view_is_shown_without_a_reload_and_stays_after_a_change(owner: Page) -> None:
    owner.goto("/journeys/vajen")
    owner.evaluate("window.notReloaded = true")
    owner.locator("#view-kind").select_option("phase/zonder-inkomen")
    owner.locator("#view-theme").select_option("dark")
    owner.locator("#view-show").click()
    frame = owner.locator("#map-frame")
    expect(frame).to_have_attribute("data-theme", "dark")
    expect(frame.locator(".card[data-id=heimwee]")).to_have_count(0)
    expect(owner).to_have_url(re.compile(r"view=phase%2Fzonder-inkomen&theme=dark"))
    owner.locator("#change-no-income, [id^=change-]").first.click()
    owner.locator("#field-title").fill("Een andere naam")
    owner.locator("#panel").get_by_role("button", name="Bewaar", exact=True).click()
    expect(owner.locator("#panel")).to_be_hidden()
    expect(owner.locator("#status")).to_contain_text("Bewaard")
    expect(frame).to_have_attribute("data-kind", "phase")
    assert owner.evaluate("window.notReloaded")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_in_any_view(open_page: OpenPage, size: dict[str, int]) -> None:
    page = open_page(viewport=size)
    for query in (
        "view=department/jeugdzorg&theme=dark",
        "view=bottlenecks&theme=contrast",
        "view=presentation",
        "view=phone&theme=dark",
        "view=phase/gone",
    ):
        page.goto(f"/journeys/vajen?{query}")
        expect(page.locator("#map-frame svg").first).to_be_visible()
        assert faults(page) == []


def test_a_view_is_chosen_without_a_script(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/journeys/vajen")
    page.locator("#view-kind").select_option("bottlenecks")
    page.locator("#view-show").click()
    expect(page).to_have_url(re.compile(r"view=bottlenecks&theme=light&over=#map"))
    expect(page.locator("#map-frame")).to_have_attribute("data-kind", "bottlenecks")


def test_a_finding_leads_to_its_contact_moment_and_becomes_a_bottleneck(owner: Page) -> None:
    owner.goto("/journeys/vajen")
    finding = owner.locator("#found .found", has_text="Geen vervolg")
    finding.get_by_text("Waarom is dit een knelpunt?").click()
    expect(finding.get_by_text("De vraag was niet opgelost.")).to_be_visible()
    before = owner.locator("#bottlenecks .item-list > li").count()
    finding.get_by_role("link", name="Overnemen als knelpunt").click()
    expect(owner.locator("#field-title")).to_have_value("Geen vervolg")
    owner.locator("#panel").get_by_role("button", name="Voeg toe", exact=True).click()
    expect(owner.locator("#bottlenecks .item-list > li")).to_have_count(before + 1)
    finding.get_by_role("link", name=re.compile("^10")).click()
    expect(owner.locator("[data-moment]").nth(9)).to_be_in_viewport()


def test_a_link_to_a_contact_moment_opens_the_phase_that_was_folded(owner: Page) -> None:
    owner.goto("/journeys/vajen")
    owner.locator("#phase-zonder-inkomen .phase__fold > summary").click()
    row = owner.locator("[data-moment]").nth(9)
    expect(row).to_be_hidden()
    owner.locator("#found .found", has_text="Geen vervolg").get_by_role(
        "link", name=re.compile("^10")
    ).click()
    expect(row).to_be_visible()


def test_a_phase_of_a_long_journey_is_fetched_when_it_is_opened_and_stays_open(
    owner: Page, long_file: Path
) -> None:
    read_in(owner, long_file)
    expect(owner.locator("[data-moment]")).to_have_count(0)
    owner.locator("#fold-f2 > summary").click()
    expect(owner.locator("#phase-f2 [data-moment]")).to_have_count(5)
    owner.locator("#change-m12").click()
    owner.locator("#field-title").fill("Een andere naam")
    owner.locator("#panel").get_by_role("button", name="Bewaar", exact=True).click()
    expect(owner.locator("#contact-moment-m12")).to_contain_text("Een andere naam")
    expect(owner.locator("[data-moment]")).to_have_count(5)
    assert faults(owner) == []


def test_a_phase_that_cannot_be_fetched_says_so_and_keeps_its_link(
    owner: Page, long_file: Path, complaints: list[str]
) -> None:
    read_in(owner, long_file)
    owner.route("**/phases/f2/contact-moments", lambda route: route.abort())
    owner.locator("#fold-f2 > summary").click()
    expect(owner.locator("#status")).to_contain_text("Dit kan nu niet worden geladen.")
    owner.locator("#fold-f2 a").click()
    expect(owner.locator("#phase-f2 [data-moment]")).to_have_count(5)
    assert all("ERR_FAILED" in one for one in complaints)
    complaints.clear()


def test_the_parts_of_a_long_map_follow_each_other(owner: Page, long_file: Path) -> None:
    read_in(owner, long_file)
    owner.locator("#view-kind").select_option("whole")
    owner.locator("#view-show").click()
    expect(owner.locator(".pages")).to_contain_text("Deel 1 van")
    owner.locator("#map-later").click()
    expect(owner.locator(".pages")).to_contain_text("Deel 2 van")
    expect(owner).to_have_url(re.compile("page=2"))
