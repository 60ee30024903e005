"""The views of the map on the page of a journey, and what stands in its address."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.web.pages.shown import Shown
from tests.web.pages import form_at

Given = Callable[..., dict[str, Any]]
PART = {"Klantreis-Part": "yes"}


@pytest.fixture
def site(here: str, given: Given, moment: dict[str, Any]) -> str:
    """A journey of two phases, each with a contact moment; one of them without a department."""
    given(f"{here}/phases", id="eind", title="The end")
    given(f"{here}/contact-moments", id="laatste", phase="eind", title="Last talk")
    return f"/{here}"


def frame(text: str) -> str:
    """The map's frame and what is drawn in it."""
    found = re.search(r'<div class="map__frame".*?</svg>', text, re.DOTALL)
    assert found
    return found[0]


def chosen(text: str) -> list[str]:
    return re.findall(r'<option value="([^"]+)" selected', text)


def cards(text: str) -> set[str]:
    return set(re.findall(r'data-resource="contact-moment" data-id="([^"]+)"', frame(text)))


def test_the_whole_map_in_light_colours_is_shown_at_first(owner: TestClient, site: str) -> None:
    page = owner.get(site).text
    assert chosen(page) == ["whole", "light"]
    assert cards(page) == {"eerste", "laatste"}


def test_letters_for_a_room_take_several_parts(owner: TestClient, site: str, given: Given) -> None:
    for n in range(6):
        given(f"{site[1:]}/contact-moments", id=f"nog-{n}", phase="eind", title=f"Talk {n}")
    first, second = (owner.get(f"{site}?view=presentation&page={page}").text for page in (1, 2))
    assert "Deel 1 van 2" in first
    assert "Deel 2 van 2" in second
    assert len(cards(first)) == 6
    assert len(cards(first) | cards(second)) == 8
    picture = re.search(r'href="([^"]+map\.svg\?[^"]+)"', second)
    assert picture
    alone = owner.get(picture[1].replace("&amp;", "&")).text
    assert set(re.findall(r'data-id="(nog-\d)"', alone)) == cards(second) & {
        f"nog-{n}" for n in range(6)
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("view=phase/eind", {"laatste"}),
        ("view=phase&item=eind", {"laatste"}),
        ("view=department/wijkteam", {"eerste"}),
        ("view=department/", {"laatste"}),
    ],
)
def test_the_address_chooses_one_phase_or_department(
    owner: TestClient, site: str, query: str, expected: set[str]
) -> None:
    assert cards(owner.get(f"{site}?{query}").text) == expected


def test_other_colours_draw_another_picture(owner: TestClient, site: str) -> None:
    pictures = {
        theme: frame(owner.get(f"{site}?theme={theme}").text)
        for theme in ("light", "dark", "contrast")
    }
    assert len(set(pictures.values())) == 3
    assert 'data-theme="dark"' in pictures["dark"]


def test_the_downloads_are_of_the_view_that_is_shown(owner: TestClient, site: str) -> None:
    page = owner.get(f"{site}?view=phase/eind&theme=dark").text
    links = re.findall(rf'href="({site}/map\.[^"]+)"', page)
    assert len(links) > 5
    assert all("view=phase&amp;item=eind&amp;theme=dark" in one for one in links), links
    svg = owner.get(next(one for one in links if "map.svg" in one).replace("&amp;", "&"))
    assert svg.status_code == 200
    assert "Last talk" in svg.text
    assert "First talk" not in svg.text


@pytest.mark.parametrize(
    "wrong", ["phase/gone", "sideways", "department/nobody", "phase/", "a/b/c"]
)
def test_a_view_that_is_not_there_is_said_and_the_first_is_shown(
    owner: TestClient, site: str, wrong: str
) -> None:
    answer = owner.get(site, params={"view": wrong, "theme": "mauve", "page": "x" * 99})
    assert answer.status_code == 200
    assert "Die weergave is er niet meer." in answer.text
    assert chosen(answer.text) == ["whole", "light"]


def test_a_script_that_saves_gets_back_the_view_it_had(owner: TestClient, site: str) -> None:
    headers = PART | {"Klantreis-Shown": "?view=phase/eind&theme=contrast"}
    form = form_at(owner.get(f"{site}/add/contact-moments"), "/add/contact-moments")
    sent = form.with_values(title="Told by a script", phase="eind/:last")
    answer = owner.post(form.action, data=sent, headers=headers)
    assert answer.status_code == 200
    assert chosen(answer.text) == ["phase/eind", "contrast"]
    assert len(cards(answer.text)) == 2
    assert "eerste" not in cards(answer.text)


def test_the_language_switch_keeps_the_view(owner: TestClient, site: str) -> None:
    page = owner.get(f"{site}?view=phase/eind&theme=dark").text
    assert f'name="back" value="{site}?view=phase/eind&amp;theme=dark"' in page


def test_what_stands_in_an_address_comes_back_in_one() -> None:
    query = "view=phase/a&theme=dark&page=3&open=b&open=c&found=all"
    assert Shown.read(query).address("/here") == f"/here?{query}"
    assert Shown.read("").address("/here") == "/here"
    assert Shown.read("a=1&" * 10_000) == Shown()


def test_words_of_the_journey_are_marked_as_dutch_on_an_english_page(
    owner: TestClient, site: str
) -> None:
    english = owner.get(site, headers={"Accept-Language": "en"}).text
    assert '<html lang="en"' in english
    assert re.search(r'<h1[^>]* lang="nl">The journey of Noor</h1>', english)
    assert re.search(r'<a id="edit-contact-moment-laatste"[^>]* lang="nl">Last talk</a>', english)
    dutch = owner.get(site, headers={"Accept-Language": "nl"}).text
    assert not re.search(r"<h1[^>]* lang=", dutch)
