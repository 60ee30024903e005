"""A municipality's own font: looked at before anything is set in it or embedded."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from app.diagram.faults import DrawingError

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

MOST_BYTES: Final = 5_000_000
NEEDED: Final = "".join(map(chr, range(0x20, 0x7F))) + "ÀÇÉËÈÏÓÖÜàáâäçèéêëíïóôöúûü‘’“”–…€·×"
"""What a Dutch map can't do without; for rarer letters there is the bundled font."""
_KINDS: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_FAMILY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,60}")
_RESTRICTED, _BASIC = 0x2, 0xF
_NOT_IN_PART, _BITMAPS_ONLY = 0x100, 0x200


class Face(StrEnum):
    """The faces of a font that the map uses."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "It"


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font family and the file of each face; a face that has none is set in the regular one."""

    family: str
    files: Mapping[Face, Path] = field(hash=False)
    content: int = 0
    """A number that differs for every other content of the files."""


def read_typeface(files: Mapping[Face, Path]) -> Typeface:
    """The family in these files.

    Raises:
        DrawingError: a file is no font, may not be embedded, or lacks letters; or there are
            several families, or bold and italic without a regular.
    """
    if Face.REGULAR not in files:
        raise DrawingError("'font' is missing: 'font_bold' and 'font_italic' go with it")
    read = {face: _read(file) for face, file in files.items()}
    families = {face: _family(data, files[face].name) for face, data in read.items()}
    family = families[Face.REGULAR]
    for face, other in families.items():
        if other != family:
            raise DrawingError(f"font {files[face].name} is of {other!r}, not of {family!r}")
    every = {face: files.get(face, files[Face.REGULAR]) for face in Face}
    return Typeface(family, every, crc32(b"".join(read.values())))


def _read(file: Path) -> bytes:
    """What a font file holds."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise DrawingError(f"font {file.name}: {error.strerror}") from error
    if len(data) > MOST_BYTES:
        raise DrawingError(f"font {file.name} is larger than {MOST_BYTES // 1_000_000} MB")
    if data[:4] not in _KINDS:
        raise DrawingError(f"font {file.name} is no TrueType or OpenType font (.ttf, .otf)")
    return data


def _family(data: bytes, name: str) -> str:
    """The family of a font that may be used."""
    from fontTools.ttLib import TTFont

    try:
        with TTFont(io.BytesIO(data), lazy=True) as font:
            return _checked(font, name)
    except DrawingError:
        raise
    except Exception as error:  # the reader of fonts raises whatever a damaged table leads to
        raise DrawingError(f"font {name} can't be read: {error}") from error


def _checked(font: "TTFont", name: str) -> str:
    if "fvar" in font:
        raise DrawingError(f"font {name} is a variable one: take the files of its single faces")
    allowed: int = font["OS/2"].fsType
    if allowed & _BASIC == _RESTRICTED or allowed & (_NOT_IN_PART | _BITMAPS_ONLY):
        raise DrawingError(f"font {name} may not be embedded, or only whole: its maker says so")
    signs: Mapping[int, Any] = font.getBestCmap()
    missing = "".join(sign for sign in NEEDED if ord(sign) not in signs)
    if missing:
        raise DrawingError(f"font {name} lacks {missing[:20]}")
    names = font["name"]
    family = str(names.getDebugName(16) or names.getDebugName(1) or "")
    if not _FAMILY.fullmatch(family):
        raise DrawingError(f"font {name} has no name that can be used: {family!r}")
    return family
