"""The picture of the hand-overs: every office and arrow, safe on a page."""

from xml.etree import ElementTree as ET

from app.diagram.hand_overs import Link, Office, source, svg

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
NASTY = 'Jeugdhulp "\\N" & <b>'
OFFICES = [Office("a", "Wonen (Gemeente Almere)"), Office("b", NASTY), Office("c", "Corporatie")]
LINKS = [
    Link("a", "b", 4, "Vier keer", "/behind?key=a%09b&x=1"),
    Link("b", "a", 1, "Eén keer", "/behind?key=b%09a"),
    Link("b", "c", 2, "Twee keer", "/behind?key=b%09c"),
]


def test_every_office_and_every_arrow_is_drawn_with_its_link() -> None:
    drawn = ET.fromstring(svg(OFFICES, LINKS, title='Wie "geeft" door'))
    assert drawn.get("aria-label") == 'Wie "geeft" door'
    texts = " ".join(one.text or "" for one in drawn.iter(f"{SVG}text"))
    assert "Wonen" in texts
    assert NASTY.split(maxsplit=1)[0] in texts
    links = {one.get("aria-label"): one.get(HREF) for one in drawn.iter(f"{SVG}a")}
    assert links == {one.told: one.address for one in LINKS}


def test_the_picture_brings_no_style_and_no_script() -> None:
    drawn = svg(OFFICES, LINKS, title="Keten")
    assert b"style" not in drawn
    assert b"<script" not in drawn
    assert b"<title>" not in drawn


def test_the_same_chain_gives_the_same_bytes() -> None:
    assert svg(OFFICES, LINKS, title="Keten") == svg(OFFICES, LINKS, title="Keten")


def test_what_happens_oftener_has_a_thicker_arrow() -> None:
    told = source(OFFICES, LINKS)
    widths = [float(one.split("=")[1].strip('"]')) for one in told.split() if "penwidth" in one]
    assert widths == [4.8, 1.2, 2.4]
