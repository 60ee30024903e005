"""The bundled font: how wide a text is, how it breaks, and the part of it that goes into a file.

Nothing depends on the fonts that a machine has: widths are those of Source Sans 3 in
``static/vendor`` (brought there by the set-up, see ``hatch_build.py``), or of the municipality's
own font.
"""

import base64
import io
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from app.diagram.faults import DrawingError
from app.diagram.house import house
from app.diagram.text import clean
from app.diagram.typeface import Face, Typeface

__all__ = [
    "FAMILY",
    "FOLDER",
    "Face",
    "families",
    "family",
    "file_of",
    "fitting",
    "folders",
    "follow",
    "one_line",
    "own",
    "shortened",
    "signs",
    "style_sheet",
    "web_font",
    "width",
    "wrap",
]

FOLDER: Final = Path(__file__).parents[2] / "static" / "vendor" / "source-sans-3"
FAMILY: Final = "Source Sans 3"
FAMILIES: Final = (
    f"'{FAMILY}','Source Sans Pro',Arial,'Liberation Sans',Helvetica,"
    "'DejaVu Sans Condensed','Noto Sans Condensed',sans-serif"
)
"""The font and, where it can't be had, those whose texts are no wider than the boxes allow."""

UNKNOWN_WIDTH: Final = 1.0
"""Of a character that the font lacks, in em: emoji and CJK are about that wide."""

_ALWAYS: Final = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)])) + "‘’“”–—−…·×€•ĳ±→↔"


SETTLED: Final = 60.0
"""Seconds after which no map is still being drawn in the font that there was before."""


@dataclass
class _Choice:
    """The municipality's own font, as the look named it when it was last asked."""

    typeface: Typeface | None
    unsettled: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def follow(self) -> bool:
        """Take the font that the look names now; whether anything measured may be of another."""
        found, now = house().font, time.monotonic()
        with self.lock:
            if found != self.typeface:
                self.typeface, self.unsettled = found, now + SETTLED
                return True
            if not 0 < self.unsettled < now:
                return False
            self.unsettled = 0.0
            return True


@cache
def _choice() -> _Choice:
    return _Choice(house().font)


def own() -> Typeface | None:
    """The municipality's own font."""
    return _choice().typeface


def follow() -> bool:
    """Go over to the font that the look names now.

    Whether it became another, and with it how wide texts are: then what was measured is void. Once
    more when maps that were being drawn meanwhile are done, for they measured too.
    """
    changed = _choice().follow()
    if changed:
        for one in (_advances, _rule, _subset):
            one.cache_clear()
    return changed


def family() -> str:
    """The family that the map is set in."""
    typeface = own()
    return typeface.family if typeface else FAMILY


def families() -> str:
    """That family and those that may stand in for it, as CSS has them."""
    typeface = own()
    return f"'{typeface.family}',{FAMILIES}" if typeface else FAMILIES


def file_of(face: Face) -> Path:
    """The font file of a face; a missing one is an error that says what to do."""
    typeface = own()
    return typeface.files[face] if typeface else bundled(face)


def bundled(face: Face) -> Path:
    """The file of a face of Source Sans 3."""
    path = FOLDER / f"SourceSans3-{face}.ttf"
    if not path.is_file():
        raise DrawingError(
            f"the font {path.name} is missing from {FOLDER.name}/: run 'python3 start.py setup'"
        )
    return path


def folders() -> list[str]:
    """Where the files of the fonts are."""
    for face in Face:
        bundled(face)
    return [str(FOLDER), *sorted({str(file_of(face).parent) for face in Face} - {str(FOLDER)})]


@cache
def _advances(face: Face) -> Mapping[str, float]:
    from fontTools.ttLib import TTFont

    with TTFont(file_of(face), lazy=True) as font:
        widths = font["hmtx"].metrics
        per_em = font["head"].unitsPerEm
        return {chr(code): widths[name][0] / per_em for code, name in font.getBestCmap().items()}


@cache
def signs() -> frozenset[str]:
    """The signs that every face of Source Sans 3 has."""
    from fontTools.ttLib import TTFont

    found = []
    for face in Face:
        with TTFont(bundled(face), lazy=True) as font:
            found.append(frozenset(map(chr, font.getBestCmap())))
    return frozenset.intersection(*found)


def width(text: str, size: float, face: Face = Face.REGULAR) -> float:
    """How wide a cleaned text is, in points."""
    advances = _advances(face)
    try:
        return sum([advances[sign] for sign in text]) * size
    except KeyError:
        return sum(advances.get(sign, UNKNOWN_WIDTH) for sign in text) * size


@lru_cache(maxsize=16_000)
def wrap(
    text: str, room: float, size: float, face: Face = Face.REGULAR, most: int = 3
) -> tuple[str, ...]:
    """A text in at most ``most`` lines of ``room`` points; the last may end in an ellipsis.

    Words that are wider than a line are cut with a hyphen. An empty text gives no lines.
    """
    lines = _lines(clean(text).split(" "), room, size, face, most)
    if len(lines) > most:
        lines = [*lines[: most - 1], shortened(lines[most - 1], room, size, face)]
    return tuple(one for one in lines if one)


def _lines(words: Sequence[str], room: float, size: float, face: Face, most: int) -> list[str]:
    """The lines of a text, one more than ``most`` where it is longer.

    Widths add up, since the font is set without kerning; so each word is measured once.
    """
    lines: list[str] = []
    line, wide, gap = "", 0.0, width(" ", size, face)
    for word in words:
        more = width(word, size, face)
        if line and wide + gap + more <= room:
            line, wide = f"{line} {word}", wide + gap + more
            continue
        if line:
            lines.append(line)
        line, wide = word, more
        while wide > room and len(line) > 1 and len(lines) <= most:
            kept = max(1, min(len(line) - 1, _fitting(line, room, size, face, "-")))
            lines.append(line[:kept] + "-")
            line = line[kept:]
            wide = width(line, size, face)
        if len(lines) > most:
            return lines
    return [*lines, line]


def fitting(text: str, room: float, sizes: Sequence[int], face: Face = Face.REGULAR) -> int:
    """The largest of the sizes at which no word is wider than a line; else the last."""
    longest = max(clean(text).split(" "), key=len)
    return next((size for size in sizes if width(longest, size, face) <= room), sizes[-1])


def shortened(line: str, room: float, size: float, face: Face = Face.REGULAR) -> str:
    """A line cut so that it fits with an ellipsis behind it."""
    kept = _fitting(line, room, size, face, "…")
    return line[:kept].rstrip(" -,.;:") + "…"


def one_line(text: str, room: float, size: float, face: Face = Face.REGULAR) -> str:
    """A text on one line, cut with an ellipsis where it is too long."""
    shown = clean(text)
    return shown if width(shown, size, face) <= room else shortened(shown, room, size, face)


def _fitting(line: str, room: float, size: float, face: Face, tail: str) -> int:
    """How many characters of a line fit with ``tail`` behind them."""
    advances = _advances(face)
    left = room / size - width(tail, 1, face)
    for place, sign in enumerate(line):
        left -= advances.get(sign, UNKNOWN_WIDTH)
        if left < 0:
            return place
    return len(line)


def style_sheet(text: str) -> str:
    """``@font-face`` rules with the usual letters and those that ``text`` has besides."""
    rare = set(text) - set(_ALWAYS)
    extra = {face: "".join(sorted(rare & _advances(face).keys())) for face in Face}
    usual = [_rule(face, _ALWAYS) for face in Face]
    return "".join(usual + [_rule(face, signs) for face, signs in extra.items() if signs])


@lru_cache(maxsize=64)
def _rule(face: Face, signs: str) -> str:
    weight = "700" if face is Face.BOLD else "400"
    style = "italic" if face is Face.ITALIC else "normal"
    reach = "" if signs is _ALWAYS else f";unicode-range:{_range(signs)}"
    data = base64.b64encode(_subset(face, signs)).decode("ascii")
    return (
        f'@font-face{{font-family:"{family()}";font-weight:{weight};font-style:{style}{reach};'
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )


def _range(signs: str) -> str:
    return ",".join(f"U+{ord(sign):X}" for sign in signs)


def web_font(face: Face) -> bytes:
    """A face with the usual letters, as WOFF2."""
    return _subset(face, _ALWAYS)


@lru_cache(maxsize=16)
def _subset(face: Face, signs: str) -> bytes:
    """The glyphs alone: no kerning, as the widths that texts are set by know none."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(hinting=False, notdef_outline=False)
    options.drop_tables += ["GPOS", "GSUB", "GDEF"]
    with TTFont(file_of(face), lazy=True, recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=map(ord, signs))
        cutter.subset(font)
        font.flavor = "woff2"
        packed = io.BytesIO()
        font.save(packed, reorderTables=False)
    return packed.getvalue()
