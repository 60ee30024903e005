"""A municipality's own font: checked, measured, embedded; Source Sans 3 for what it lacks."""

import io
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pypdf
import pytest
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont

from app.diagram import draw, fonts
from app.diagram.faults import DrawingError
from app.diagram.fonts import FOLDER
from app.diagram.house import house
from app.diagram.typeface import Face, read_typeface
from tests.diagram.examples import noor

FAMILY = "Huisletter"


def font(file: Path, change: Callable[[TTFont], Any] = lambda one: None) -> Path:
    """Source Sans 3 under another name and set wider, which tells whose widths are used."""
    with TTFont(FOLDER / "SourceSans3-Regular.ttf") as made:
        for name in (1, 6, 16):
            made["name"].setName(FAMILY, name, 3, 1, 0x409)
            made["name"].setName(FAMILY, name, 1, 0, 0)
        widths = made["hmtx"].metrics
        for sign, (advance, left) in list(widths.items()):
            widths[sign] = (round(advance * 1.3), left)
        change(made)
        made.save(file)
    return file


def test_the_family_is_the_one_that_the_file_names(tmp_path: Path) -> None:
    found = read_typeface({Face.REGULAR: font(tmp_path / "a.ttf")})
    assert found.family == FAMILY
    assert found.files[Face.BOLD] == tmp_path / "a.ttf"


def _restricted(made: TTFont) -> None:
    made["OS/2"].fsType = 2


def _whole_only(made: TTFont) -> None:
    made["OS/2"].fsType = 0x100


def _without_letters(made: TTFont) -> None:
    cutter = Subsetter()
    cutter.populate(text="abc")
    cutter.subset(made)


def _named_with_a_quote(made: TTFont) -> None:
    for name in (1, 16):
        made["name"].setName("a';x:url(b)", name, 3, 1, 0x409)
        made["name"].setName("a';x:url(b)", name, 1, 0, 0)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_restricted, "may not be embedded"),
        (_whole_only, "may not be embedded"),
        (_without_letters, "lacks"),
        (_named_with_a_quote, "no name that can be used"),
    ],
)
def test_a_font_that_can_not_be_used_is_refused(
    tmp_path: Path, change: Callable[[TTFont], None], said: str
) -> None:
    file = font(tmp_path / "a.ttf", change)
    with pytest.raises(DrawingError, match=said):
        read_typeface({Face.REGULAR: file})


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x00\x00", b"OTTO" + b"x" * 90, b"wOF2" * 20])
def test_what_is_no_font_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.ttf").write_bytes(content)
    with pytest.raises(DrawingError, match="a\\.ttf"):
        read_typeface({Face.REGULAR: tmp_path / "a.ttf"})


def test_bold_of_another_family_is_refused(tmp_path: Path) -> None:
    files = {Face.REGULAR: font(tmp_path / "a.ttf"), Face.BOLD: FOLDER / "SourceSans3-Bold.ttf"}
    with pytest.raises(DrawingError, match="SourceSans3-Bold"):
        read_typeface(files)


def test_the_look_names_the_file_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "look.toml").write_text('font = "weg.ttf"')
    monkeypatch.setenv("KLANTREIS_LOOK", str(tmp_path / "look.toml"))
    with pytest.raises(DrawingError, match=r"look\.toml: font weg\.ttf"):
        house()


@pytest.fixture
def look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Writes the municipality's look, in a folder that has its font."""
    font(tmp_path / "huis.ttf")
    file = tmp_path / "look.toml"
    file.write_text("")
    monkeypatch.setenv("KLANTREIS_LOOK", str(file))
    times = count(1)

    def write(text: str) -> None:
        file.write_text(text)
        os.utime(file, ns=(next(times), next(times)))

    return write


def _lines(picture: bytes) -> int:
    return picture.count(b"<text ")


def test_a_map_is_set_in_the_own_font_from_the_moment_that_the_look_names_it(
    look: Callable[[str], None],
) -> None:
    look("")
    plain = draw.svg(noor())
    look('font = "huis.ttf"')
    own = draw.svg(noor())
    assert f"font-family=\"'{FAMILY}','Source Sans 3'".encode() in own
    assert f'@font-face{{font-family:"{FAMILY}"'.encode() in own
    assert FAMILY.encode() not in plain
    assert _lines(own) > _lines(plain), "letters that are wider take more lines"
    look("")
    again = draw.svg(noor())
    assert FAMILY.encode() not in again
    assert _lines(again) == _lines(plain)


def test_another_font_of_the_same_name_is_another(
    look: Callable[[str], None], tmp_path: Path
) -> None:
    look('font = "huis.ttf"')
    wide = draw.svg(noor())
    font(tmp_path / "huis.ttf", _narrower)
    look('font = "huis.ttf"  # a newer one')
    assert _lines(draw.svg(noor())) < _lines(wide)


def _narrower(made: TTFont) -> None:
    widths = made["hmtx"].metrics
    for sign, (advance, left) in list(widths.items()):
        widths[sign] = (round(advance / 1.5), left)


def test_what_was_measured_while_the_font_changed_is_forgotten_once_it_is_settled(
    look: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(fonts.time, "monotonic", lambda: now[0])
    fonts.follow()
    look('font = "huis.ttf"')
    told = []
    for second in (100.0, 100.1, 100.0 + fonts.SETTLED + 1, 400.0):
        now[0] = second
        told.append(fonts.follow())
    assert told == [True, False, True, False]


def test_the_own_font_is_in_the_paper_and_its_letters_on_the_png(
    look: Callable[[str], None],
) -> None:
    look("")
    plain = draw.png(noor(), width=600)
    look('font = "huis.ttf"')
    resources: Any = pypdf.PdfReader(io.BytesIO(draw.pdf(noor()))).pages[0]["/Resources"]
    found = resources["/Font"].values()
    assert {one.get_object()["/BaseFont"].rpartition("+")[2] for one in found} == {FAMILY}
    assert draw.png(noor(), width=600) != plain
