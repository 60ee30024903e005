"""The bundled font: how wide a text is, how it breaks, and the part of it that goes into a file.

Nothing depends on the fonts that a machine has: widths are those of Source Sans 3 in
``static/vendor`` (brought there by the set-up, see ``hatch_build.py``).
"""

import base64
import io
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from app.diagram.faults import DrawingError
from app.diagram.text import clean

FOLDER: Final = Path(__file__).parents[2] / "static" / "vendor" / "source-sans-3"
FAMILY: Final = "Source Sans 3"
FAMILIES: Final = f"'{FAMILY}','Source Sans Pro',Arial,'Liberation Sans',Helvetica,sans-serif"
"""The font and, where it can't be had, those whose texts are no wider than the boxes allow."""

UNKNOWN_WIDTH: Final = 1.0
"""Of a character that the font lacks, in em: emoji and CJK are about that wide."""

_ALWAYS: Final = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)])) + "‘’“”–—−…·×€•ĳ±→↔"


class Face(StrEnum):
    """The faces of the font that the map uses."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "It"


def file_of(face: Face) -> Path:
    """The font file of a face; a missing one is an error that says what to do."""
    path = FOLDER / f"SourceSans3-{face}.ttf"
    if not path.is_file():
        raise DrawingError(
            f"the font {path.name} is missing from {FOLDER.name}/: run 'python3 start.py setup'"
        )
    return path


@cache
def _advances(face: Face) -> Mapping[str, float]:
    from fontTools.ttLib import TTFont

    with TTFont(file_of(face), lazy=True) as font:
        widths = font["hmtx"].metrics
        per_em = font["head"].unitsPerEm
        return {chr(code): widths[name][0] / per_em for code, name in font.getBestCmap().items()}


def width(text: str, size: float, face: Face = Face.REGULAR) -> float:
    """How wide a cleaned text is, in points."""
    advances = _advances(face)
    try:
        return sum([advances[sign] for sign in text]) * size
    except KeyError:
        return sum(advances.get(sign, UNKNOWN_WIDTH) for sign in text) * size


@lru_cache(maxsize=50_000)
def wrap(
    text: str, room: float, size: float, face: Face = Face.REGULAR, most: int = 3
) -> tuple[str, ...]:
    """A text in at most ``most`` lines of ``room`` points; the last may end in an ellipsis.

    Words that are wider than a line are cut with a hyphen. An empty text gives no lines.
    """
    lines: list[str] = []
    line = ""
    for word in clean(text).split(" "):
        if not line or width(f"{line} {word}", size, face) <= room:
            line = f"{line} {word}" if line else word
        else:
            lines.append(line)
            line = word
        while width(line, size, face) > room and len(line) > 1:
            kept = _fitting(line, room, size, face)
            lines.append(line[:kept] + "-")
            line = line[kept:]
        if len(lines) > most:
            break
    lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], shortened(lines[most - 1] + " ", room, size, face)]
    return tuple(one for one in lines if one)


def fitting(text: str, room: float, sizes: Sequence[int], face: Face = Face.REGULAR) -> int:
    """The largest of the sizes at which no word is wider than a line; else the last."""
    longest = max(clean(text).split(" "), key=len)
    return next((size for size in sizes if width(longest, size, face) <= room), sizes[-1])


def shortened(line: str, room: float, size: float, face: Face = Face.REGULAR) -> str:
    """A line cut so that it fits with an ellipsis behind it."""
    line = line.rstrip()
    while line and width(f"{line}…", size, face) > room:
        line = line[:-1]
    return line.rstrip(" -,.;:") + "…"


def one_line(text: str, room: float, size: float, face: Face = Face.REGULAR) -> str:
    """A text on one line, cut with an ellipsis where it is too long."""
    shown = clean(text)
    return shown if width(shown, size, face) <= room else shortened(shown, room, size, face)


def _fitting(word: str, room: float, size: float, face: Face) -> int:
    """How many characters of a word fit on a line with a hyphen behind them; at least one."""
    kept = len(word) - 1
    while kept > 1 and width(word[:kept] + "-", size, face) > room:
        kept -= 1
    return kept


def style_sheet(text: str) -> str:
    """``@font-face`` rules with the usual letters and those that ``text`` has besides."""
    extra = "".join(sorted(set(text) - set(_ALWAYS)))
    return "".join(_rule(face, extra) for face in Face)


@lru_cache(maxsize=64)
def _rule(face: Face, extra: str) -> str:
    weight, style = (
        "700" if face is Face.BOLD else "400",
        "italic" if face is Face.ITALIC else "normal",
    )
    data = base64.b64encode(_subset(face, map(ord, _ALWAYS + extra))).decode("ascii")
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-style:{style};'
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )


def _subset(face: Face, codes: Iterable[int]) -> bytes:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(layout_features=["kern"], hinting=False, desubroutinize=True)
    options.recalc_timestamp = False
    with TTFont(file_of(face), recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=codes)
        cutter.subset(font)
        font.flavor = "woff2"
        packed = io.BytesIO()
        font.save(packed, reorderTables=False)
    return packed.getvalue()
