"""A municipality's own font: checked, measured, embedded; Source Sans 3 for what it lacks."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont

from app.diagram.faults import DrawingError
from app.diagram.fonts import FOLDER
from app.diagram.house import house
from app.diagram.typeface import Face, read_typeface

ROOT = Path(__file__).parents[2]
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


def _rendered(folder: Path, form: str, look: str) -> bytes:
    """A map in a look, drawn by a process of its own: a font is chosen once."""
    (folder / "look.toml").write_text(look)
    out = folder / f"kaart.{form}"
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "render", "journeys/vajen.yaml", "-o", str(out)],
        cwd=ROOT,
        env=os.environ | {"KLANTREIS_LOOK": str(folder / "look.toml")},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    return out.read_bytes()


def test_a_map_is_set_in_the_own_font(tmp_path: Path) -> None:
    font(tmp_path / "huis.ttf")
    plain = _rendered(tmp_path, "svg", "").decode()
    own = _rendered(tmp_path, "svg", 'font = "huis.ttf"').decode()
    assert f"font-family=\"'{FAMILY}','Source Sans 3'" in own
    assert f'@font-face{{font-family:"{FAMILY}"' in own
    assert FAMILY not in plain
    lines = [len(re.findall("<text ", picture)) for picture in (plain, own)]
    assert lines[1] > lines[0], "letters that are wider take more lines"


def test_the_own_font_is_in_the_paper(tmp_path: Path) -> None:
    font(tmp_path / "huis.ttf")
    paper = _rendered(tmp_path, "pdf", 'font = "huis.ttf"')
    resources: Any = pypdf.PdfReader(io.BytesIO(paper)).pages[0]["/Resources"]
    fonts = resources["/Font"].values()
    assert {one.get_object()["/BaseFont"].rpartition("+")[2] for one in fonts} == {FAMILY}
