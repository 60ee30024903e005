"""PDF on paper from A4 to A0, and PNG at a chosen width: the finished SVG, printed by Typst."""

import atexit
import json
import re
import unicodedata
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from app.diagram import fonts
from app.diagram.faults import DrawingError
from app.diagram.workers import PictureRefused, Pool

PAPERS: Final[Mapping[str, tuple[int, int]]] = MappingProxyType(
    {"a4": (297, 210), "a3": (420, 297), "a2": (594, 420), "a1": (841, 594), "a0": (1189, 841)}
)
"""Width and height in millimetres, lying."""
POINTS: Final = 72 / 25.4
MARGIN: Final = 8
"""In millimetres."""
READABLE: Final = 5.5 / 13
"""The least scale: text of 13 points on the map is 5.5 points on paper."""
SECONDS: Final = 90.0
MOST_WIDE: Final = 12_000
BOX: Final = "□"
"""What stands on paper for a sign that no font there has."""
_NO_SIGN: Final = "PDF/UA-1 error"
"""How Typst begins to tell of a sign that it can't show: nothing else of a map is against UA-1."""
_JOINS: Final = re.compile("[\u0300-\u036f\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
"""Marks that NFC leaves over, and what makes one picture of several."""


class _WithoutPictures:
    """All signs but emoji and flags: the rest may be in one of Typst's own fonts."""

    def __contains__(self, sign: object) -> bool:
        return not (isinstance(sign, str) and "\U0001f000" <= sign <= "\U0001faff")


KNOWN_SIGNS: Final = _WithoutPictures()
MOST_DOTS: Final = 120_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished SVG, its size in points, and what a screen reader says of it."""

    svg: bytes
    width: int
    height: int
    description: str


def size_of(paper: str) -> tuple[float, float]:
    """Width and height of a paper in points; ``DrawingError`` where it is no such paper."""
    if paper not in PAPERS:
        raise DrawingError(f"there is no paper {paper!r}; choose from {', '.join(PAPERS)}")
    wide, high = PAPERS[paper]
    return wide * POINTS, high * POINTS


def scale_on(paper: str, width: int, height: int) -> float:
    """By how much a picture shrinks to fit on a paper."""
    wide, high = size_of(paper)
    edge = 2 * MARGIN * POINTS
    return min((wide - edge) / width, (high - edge) / height)


def pdf(
    pictures: Sequence[Picture], paper: str, *, title: str, language: str, colour: str
) -> bytes:
    """A tagged PDF (PDF/UA-1) with a picture on every page, its text selectable."""
    wide, high = size_of(paper)
    edge = MARGIN * POINTS
    pages = "\n#pagebreak()\n".join(
        f'#align(center + horizon, image("{n}.svg", width: 100%, height: 100%, fit: "contain", '
        f"alt: {_quoted(one.description)}))"
        for n, one in enumerate(pictures)
    )
    head = (
        f"#set document(title: {_quoted(title)})\n#set text(lang: {_quoted(language)})\n"
        f"#set page(width: {wide:.2f}pt, height: {high:.2f}pt, margin: {edge:.2f}pt, "
        f"fill: rgb({_quoted(colour)}))\n"
    )
    return tagged(head + pages, pictures)


def tagged(source: str, pictures: Sequence[Picture]) -> bytes:
    """A tagged PDF of Typst source, with a box for signs that no font has."""
    for known in (None, KNOWN_SIGNS, fonts.signs()):
        try:
            return _printed(source, pictures, "pdf", 72, known)
        except PictureRefused as error:
            if _NO_SIGN not in str(error):
                raise
    raise DrawingError("the PDF has signs that no font has")


def png(picture: Picture, width: int) -> bytes:
    """A PNG of that many dots wide."""
    dots = width * width * picture.height / picture.width
    if not 1 <= width <= MOST_WIDE or dots > MOST_DOTS:
        raise DrawingError(
            f"a picture of {width} dots wide can't be made; the most here is "
            f"{min(MOST_WIDE, int((MOST_DOTS * picture.width / picture.height) ** 0.5))}"
        )
    height = max(1, round(width * picture.height / picture.width))
    page = (
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n"
        f'#image("0.svg", width: 100%, alt: "")'
    )
    return _printed(page, [_in_dots(picture, width, height)], "png", 72)


def _in_dots(picture: Picture, width: int, height: int) -> Picture:
    """A picture of so many whole dots: else Typst draws one row more and then leaves one out."""
    size = f'width="{picture.width}" height="{picture.height}"'.encode()
    dots = f'width="{width}" height="{height}" preserveAspectRatio="none"'.encode()
    return replace(picture, svg=picture.svg.replace(size, dots, 1), width=width, height=height)


def close() -> None:
    """End the idle workers."""
    _pool().close()


def _printed(
    source: str,
    pictures: Sequence[Picture],
    form: str,
    ppi: float,
    known: Container[str] | None = None,
) -> bytes:
    files = {f"{n}.svg": one.svg.decode() for n, one in enumerate(pictures)} | {"main.typ": source}
    if known is not None:
        files = {name: _only(text, known) for name, text in files.items()}
    request = {"files": files, "fonts": fonts.folders(), "format": form, "ppi": ppi}
    return _pool().ask(json.dumps(request).encode(), SECONDS)


@cache
def _pool() -> Pool:
    pool = Pool(Path(__file__).with_name("press.py"), 1)
    atexit.register(pool.close)
    return pool


def _only(text: str, known: Container[str]) -> str:
    """A text without what joins and marks signs, and with a box for those that are not known."""
    plain = _JOINS.sub("", unicodedata.normalize("NFC", text))
    unknown = {sign for sign in set(plain) if sign > "\x7f" and sign not in known}
    return plain.translate(dict.fromkeys(map(ord, unknown), BOX))


def _quoted(text: str) -> str:
    """A text as Typst's own string."""
    text = text.encode("utf-8", "replace").decode()
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
