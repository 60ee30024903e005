"""A municipality's own look: its colours, its logo, and never a loss of contrast."""

import struct
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.diagram import draw, own_look
from app.diagram.contrast import ratio
from app.diagram.draw import DrawingError, Theme, View
from app.diagram.house import House
from app.diagram.logo import HIGH, WIDE, read_logo
from app.diagram.look import LOOKS
from tests.diagram import examples
from tests.diagram.test_look import pairs

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50">{}</svg>'
GOOD = '<path d="M0 0h200v50z" fill="#c8102e"/>'


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the setting."""
    file = tmp_path / "look.toml"
    monkeypatch.setenv("KLANTREIS_LOOK", str(file))
    return file


def png(wide: int, high: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * wide for _ in range(high)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_colours_and_logo_stand_on_every_map(own: Path) -> None:
    (own.parent / "logo.svg").write_text(SVG.format(GOOD))
    own.write_text("")
    before = draw.svg(examples.noor())
    own.write_text('accent = "#154273"\nname = "Gemeente <A>"\nlogo = "logo.svg"\n')
    for standalone in (True, False):
        picture = draw.svg(examples.noor(), standalone=standalone)
        assert b"#154273" in picture
        logo = next(one for one in ET.fromstring(picture).iter() if one.get("class") == "logo")
        assert logo.get("aria-label") == "Gemeente <A>"
        linked = logo.get("{http://www.w3.org/1999/xlink}href" if standalone else "href") or ""
        assert linked.startswith("data:image/svg+xml;base64,")
    assert b"#154273" not in before
    assert draw.warnings() == ()


def test_the_logo_is_on_paper_too(own: Path) -> None:
    own.write_text("")
    plain = draw.png(examples.noor(), width=400)
    (own.parent / "logo.png").write_bytes(png(60, 40))
    own.write_text('logo = "logo.png"')
    assert draw.png(examples.noor(), width=400) != plain
    assert draw.pdf(examples.noor()).startswith(b"%PDF")


def test_a_changed_file_makes_another_picture_and_another_key(own: Path) -> None:
    own.write_text('accent = "#154273"')
    first = View().key(), draw.svg(examples.noor())
    own.write_text('accent = "#7a1fa2" ')
    assert View().key() != first[0]
    assert draw.svg(examples.noor()) != first[1]


colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


@given(colours, colours, colours, colours, st.sampled_from([Theme.LIGHT, Theme.DARK]))
@settings(deadline=None, max_examples=200)
def test_no_colour_of_a_municipality_costs_contrast(
    accent: str, second: str, paper: str, lane: str, theme: Theme
) -> None:
    house = House(accent, second, paper, lane)
    look = own_look._look(theme, "", house)
    weak = [(what, one, on) for what, one, on, least in pairs(look) if ratio(one, on) < least]
    assert not weak
    assert look.phases != LOOKS[theme].phases or accent in LOOKS[theme].phases


def test_a_colour_that_is_drawn_otherwise_is_told(own: Path) -> None:
    own.write_text('accent = "#ffd700"\npaper = "#fffdf7"\nmunicipality = "#303030"')
    told = {one.name: one for one in draw.warnings()}
    assert set(told) == {"accent", "municipality"}
    assert ratio(told["accent"].drawn, "#ffffff") >= 4.5


def test_the_high_contrast_map_keeps_its_own_colours(own: Path) -> None:
    own.write_text('accent = "#154273"\npaper = "#fff6e5"')
    look = own_look.look_of(View(theme=Theme.CONTRAST))
    assert (look.paper, look.phases) == ("#ffffff", ("#000000", "#333333"))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("accent = [", "look.toml"),
        ('colour = "#154273"', "no 'colour'"),
        ("accent = 3", "'accent' has to be a text"),
        ('accent = "red"', "'red' is no colour"),
        ('logo = "nergens.svg"', "nergens.svg"),
    ],
)
def test_a_look_that_cannot_be_says_why(own: Path, text: str, why: str) -> None:
    own.write_text(text)
    with pytest.raises(DrawingError, match=why):
        draw.svg(examples.noor())


def test_a_look_that_is_not_there_says_where_it_was_looked_for(own: Path) -> None:
    with pytest.raises(DrawingError, match=r"KLANTREIS_LOOK: .*look\.toml"):
        draw.svg(examples.noor())


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
        '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
        '<path onload="alert(1)" d="M0 0h9"/>',
        '<image href="http://example.org/x.png"/>',
        '<use href="http://example.org/x.svg#a"/>',
        '<a href="javascript:alert(1)"><path d="M0 0h9"/></a>',
        '<path fill="url(http://example.org/x)" d="M0 0h9"/>',
        '<path style="fill:url( //example.org/x)" d="M0 0h9"/>',
        "<style>@import 'x.css';</style>",
        '<animate attributeName="x"/>',
        "<text>Gemeente</text>",
        "<path",
    ],
)
def test_a_logo_that_is_more_than_a_drawing_is_refused(tmp_path: Path, inside: str) -> None:
    file = tmp_path / "logo.svg"
    file.write_text(SVG.format(inside))
    with pytest.raises(DrawingError, match="logo"):
        read_logo(file, "")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<html/>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan nan"/>',
        png(10, 10)[:40],
        png(10, 10) + b"x" * 300_000,
    ],
)
def test_what_is_no_logo_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "logo"
    file.write_bytes(data)
    with pytest.raises(DrawingError, match="logo"):
        read_logo(file, "")


@pytest.mark.parametrize(("wide", "high"), [(1000, 10), (10, 1000), (300, 200)])
def test_a_logo_fits_in_the_head(tmp_path: Path, wide: int, high: int) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(png(wide, high))
    logo = read_logo(file, "")
    assert logo.width <= WIDE
    assert logo.height <= HIGH
    assert logo.width / logo.height == pytest.approx(wide / high, rel=0.2)


def test_what_a_drawing_program_leaves_in_a_logo_is_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "logo.svg"
    file.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="100px" height="40px" '
        'xmlns:i="http://www.inkscape.org/namespaces/inkscape">'
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><i:grid/>'
        '<path fill="url(\'#a\')" style="fill:url(#a)" d="M0 0h9"/></svg>'
    )
    assert (read_logo(file, "").width, read_logo(file, "").height) == (115.0, 46.0)
