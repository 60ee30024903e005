"""The picture as other rooms get it."""

import re
import xml.etree.ElementTree as ET

import pytest

from app.diagram import draw
from app.journey import Journey
from tests.diagram import examples

SVG = "{http://www.w3.org/2000/svg}"


def _cards(picture: bytes) -> list[ET.Element]:
    return [
        group
        for group in ET.fromstring(picture).iter(f"{SVG}g")
        if group.get("data-resource") == "contact-moment"
    ]


@pytest.mark.parametrize("standalone", [True, False])
def test_every_contact_moment_has_a_card_that_can_be_reached(standalone: bool) -> None:
    journey = examples.noor()
    cards = _cards(draw.svg(journey, standalone=standalone))
    assert [card.get("data-id") for card in cards] == [one.id for one in journey.contact_moments]
    assert {card.get("tabindex") for card in cards} == {"0"}
    assert {card.get("role") for card in cards} == {"img" if standalone else "button"}


def test_a_picture_in_a_page_has_no_style_of_its_own() -> None:
    picture = draw.svg(examples.noor(), standalone=False)
    root = ET.fromstring(picture)
    assert len(list(root.iter())) > 100
    assert not list(root.iter(f"{SVG}style"))
    assert not [one for one in root.iter() if one.get("style") is not None]


def test_a_picture_of_its_own_brings_its_font() -> None:
    assert draw.svg(examples.noor()).count(b"@font-face") == 3


def test_icons_of_a_picture_of_its_own_are_linked_as_older_programs_know_it() -> None:
    """Inkscape 1.2 shows no icon that is linked by ``href`` alone."""
    root = ET.fromstring(draw.svg(examples.noor()))
    used = list(root.iter(f"{SVG}use"))
    assert used
    assert all(one.get("{http://www.w3.org/1999/xlink}href", "").startswith("#") for one in used)


def test_only_programs_that_do_not_know_the_font_set_letters_closer() -> None:
    alone, part = (draw.svg(examples.noor(), standalone=one).decode() for one in (True, False))
    assert ' letter-spacing="-0.4"' in alone[: alone.index("<title")]
    assert "@media all{svg{" in alone
    assert "letter-spacing:normal" in alone
    assert "letter-spacing" not in part


def test_the_same_journey_gives_the_same_bytes() -> None:
    assert draw.svg(examples.noor()) == draw.svg(examples.noor())


def test_every_id_is_named_once_and_every_reference_leads_somewhere() -> None:
    root = ET.fromstring(draw.svg(examples.noor(), standalone=False))
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids)) > 50
    named = {word for one in root.iter() for word in one.get("aria-labelledby", "").split()}
    linked = {one.get("href", "#")[1:] for one in root.iter(f"{SVG}use")}
    assert linked
    assert named | linked <= set(ids)


@pytest.mark.parametrize(
    "journey",
    [
        examples.empty(),
        examples.empty(phases=[{"id": "a", "title": "Eerst"}, {"id": "b", "title": "Dan"}]),
        examples.empty(departments=[{"id": "a", "title": "Wijkteam", "kind": "municipality"}]),
        examples.long(1),
        examples.long(40),
    ],
    ids=["nothing", "phases", "departments", "one", "forty"],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_map_can_be_drawn_of(journey: Journey, language: str) -> None:
    picture = draw.svg(journey, language=language)
    assert len(_cards(picture)) == len(journey.contact_moments)


def test_the_engine_says_that_it_works() -> None:
    draw.check()


def test_a_file_of_its_own_holds_every_longer_line_to_its_length() -> None:
    for standalone in (True, False):
        picture = draw.svg(examples.noor(), standalone=standalone).decode()
        lines = [one for one in re.findall("<text([^>]*)>([^<]*)</text>", picture) if one[1]]
        held = [told for told, shown in lines if len(shown) > 8]
        assert len(held) > 30
        assert all(("textLength" in told) is standalone for told in held)
