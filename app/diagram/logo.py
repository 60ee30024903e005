"""A logo for the head of the map: an SVG or PNG, looked at before it is taken in.

It is embedded as a picture inside the picture, where nothing in it can act; even so an SVG that
holds anything but drawing is refused, since people take the file elsewhere.
"""

import base64
import re
import struct
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.diagram.faults import DrawingError

MOST_BYTES: Final = 200_000
HIGH: Final = 46
WIDE: Final = 230
"""The most that a logo takes of the head, in points."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SVG: Final = "{http://www.w3.org/2000/svg}"
_DRAWING: Final = frozenset(
    {
        "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line",
        "polyline", "polygon", "title", "desc", "metadata", "linearGradient", "radialGradient",
        "stop", "clipPath", "mask", "style",
    }
)  # fmt: skip
_NOTES: Final = ("inkscape.org", "sodipodi.sourceforge.net", "w3.org/1999/02/22-rdf-syntax-ns",
                 "creativecommons.org/ns", "purl.org/dc/")  # fmt: skip
"""Whose elements drawing programs leave in a file; they draw nothing."""
_ACTIVE: Final = re.compile(r"(?i)javascript:|expression\(|@import|url\((?!\s*['\"]?#)")
_LENGTH: Final = re.compile(r"\s*([0-9.]+)\s*(?:px|pt|mm|cm|in)?\s*")


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo as a data address, and its size on the map in points."""

    data: str
    width: float
    height: float
    name: str
    """Whose it is, for who can't see it."""


def read_logo(file: Path, name: str) -> Logo:
    """The logo in a file; ``name`` says whose it is.

    Raises:
        DrawingError: it is too large, or no picture, or more than a picture.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise DrawingError(f"logo {file.name}: {error.strerror}") from error
    if len(data) > MOST_BYTES:
        raise DrawingError(f"logo {file.name} is larger than {MOST_BYTES // 1000} kB")
    kind, size = ("png", _png_size(data)) if data.startswith(_PNG) else ("svg+xml", _svg_size(data))
    wide, high = size
    if not (0 < wide < 100_000 and 0 < high < 100_000):
        raise DrawingError(f"logo {file.name} has no size")
    scale = min(HIGH / high, WIDE / wide)
    address = f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
    return Logo(address, round(wide * scale, 1), round(high * scale, 1), name)


def _png_size(data: bytes) -> tuple[float, float]:
    if len(data) < 33 or data[12:16] != b"IHDR" or b"IEND" not in data[-16:]:
        raise DrawingError("the logo is no whole PNG")
    wide, high = struct.unpack(">II", data[16:24])
    return float(wide), float(high)


def _svg_size(data: bytes) -> tuple[float, float]:
    """The size of an SVG that only draws."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<?xml-stylesheet" in data:
        raise DrawingError("the logo holds a document type or a style sheet: take it out")
    try:
        root = ET.fromstring(data)  # noqa: S314 - without a document type there are no entities
    except (ET.ParseError, ValueError) as error:
        raise DrawingError(f"the logo is neither a PNG nor a sound SVG: {error}") from error
    if root.tag != f"{_SVG}svg":
        raise DrawingError("the logo is neither a PNG nor an SVG")
    for one in root.iter():
        _only_draws(one)
    return _size(root)


def _only_draws(one: ET.Element) -> None:
    space, _, name = one.tag.rpartition("}")
    drawing = f"{space}}}" == _SVG and name in _DRAWING
    if not drawing and not any(owner in space for owner in _NOTES):
        raise DrawingError(f"the logo holds <{name}>: only shapes are taken (text as paths)")
    if _ACTIVE.search(one.text or ""):
        raise DrawingError("the logo's style leads outside")
    for key, value in one.attrib.items():
        attribute = key.rpartition("}")[2].lower()
        outside = attribute == "href" and not value.startswith("#")
        if attribute.startswith("on") or outside or _ACTIVE.search(value):
            raise DrawingError(f"the logo holds {attribute}={value[:40]!r}, which is not drawing")


def _size(root: ET.Element) -> tuple[float, float]:
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(box) != 4:
        found = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
        box = ["0", "0", *(one[1] if one else "" for one in found)]
    try:
        return float(box[2]), float(box[3])
    except ValueError as error:
        raise DrawingError("the logo has no size") from error
