"""The page about the municipality's own look: what is used, and what costs contrast."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.diagram.test_typeface import font


@pytest.fixture
def look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the setting."""
    file = tmp_path / "look.toml"
    monkeypatch.setenv("KLANTREIS_LOOK", str(file))
    return file


def test_without_a_look_the_page_says_so(owner: TestClient) -> None:
    answer = owner.get("/look")
    assert answer.status_code == 200
    assert "heeft geen eigen uiterlijk ingesteld" in answer.text


def test_a_colour_with_too_little_contrast_is_told_with_what_is_drawn(
    owner: TestClient, look: Path
) -> None:
    look.write_text('accent = "#ffe600"\nsecond = "#154273"\n')
    page = owner.get("/look").text
    assert "Een kleur heeft te weinig contrast" in page
    assert page.count("aangepast") == 1
    assert "#ffe600" in page
    assert "contrast 1,3 op 1" in page


def test_colours_that_can_be_read_cost_nothing(owner: TestClient, look: Path) -> None:
    look.write_text('accent = "#154273"\n')
    page = owner.get("/look").text
    assert "contrast 10,2 op 1" in page
    assert "te weinig contrast" not in page


def test_a_look_that_can_not_be_used_says_why(owner: TestClient, look: Path) -> None:
    look.write_text('accent = "<script>"\n')
    page = owner.get("/look").text
    assert "Het eigen uiterlijk kan niet worden gebruikt" in page
    assert "&lt;script&gt;" in page


def test_the_journey_leads_there_and_tells_of_a_changed_colour(
    owner: TestClient, here: str, look: Path
) -> None:
    look.write_text('accent = "#154273"\n')
    assert (
        '<a class="row-link" href="/look">Uiterlijk van de kaart</a>' in owner.get(f"/{here}").text
    )
    look.write_text('accent = "#ffe600" \n')
    assert "Uiterlijk van de kaart · aangepast</a>" in owner.get(f"/{here}").text


@pytest.mark.parametrize("face", ["regular", "bold", "italic", "Regular", "nothing"])
def test_without_an_own_font_there_is_none_to_fetch(owner: TestClient, face: str) -> None:
    assert owner.get(f"/map-font/{face}.woff2").status_code == 404


def test_an_outsider_sees_neither(outsider: TestClient) -> None:
    assert outsider.get("/look").status_code == 401
    assert outsider.get("/map-font/regular.woff2").status_code == 401


def test_another_font_is_fetched_by_who_had_the_one_before(owner: TestClient, look: Path) -> None:
    address = "/map-font/regular.woff2"
    font(look.parent / "huis.ttf")
    look.write_text('font = "huis.ttf"\n')
    had = owner.get(address)
    tag = {"If-None-Match": had.headers["etag"]}
    assert had.status_code == 200
    assert owner.get(address, headers=tag).status_code == 304
    font(look.parent / "huis.ttf", lambda made: made["hmtx"].metrics.update(a=(900, 0)))
    look.write_text('font = "huis.ttf"  # a newer one\n')
    assert owner.get(address, headers=tag).status_code == 200
