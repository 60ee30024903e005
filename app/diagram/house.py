"""A municipality's own look for its maps: a TOML file that ``KLANTREIS_LOOK`` names.

Colours that cost contrast are not refused: they are drawn darker or lighter until everything can be
read (``own_look``), and ``warnings`` says so. A file, logo or font that can't be used is refused.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final
from zlib import crc32

from app.diagram.contrast import luminance
from app.diagram.faults import DrawingError
from app.diagram.logo import Logo, read_logo
from app.diagram.typeface import Face, Typeface, read_typeface
from app.settings import PREFIX, BadSetting, drawing_settings

SETTING: Final = f"{PREFIX}LOOK"
COLOURS: Final = ("accent", "second", "paper", "municipality")
FONTS: Final = MappingProxyType(
    {"font": Face.REGULAR, "font_bold": Face.BOLD, "font_italic": Face.ITALIC}
)
_KEYS: Final = (*COLOURS, "name", "logo", *FONTS)


@dataclass(frozen=True, slots=True)
class House:
    """What a municipality chose; an empty colour is that of the theme."""

    accent: str = ""
    """The phases and the column of the outcome."""
    second: str = ""
    """Every second phase."""
    paper: str = ""
    """The sheet, in the light theme."""
    municipality: str = ""
    """The lanes of the municipality, in the light theme."""
    name: str = ""
    logo: Logo | None = None
    font: Typeface | None = None
    key: str = ""
    """A text that differs for every look."""


PLAIN: Final = House()


def house() -> House:
    """The look that the setting names, read again when its file changes; ``PLAIN`` without one.

    Raises:
        DrawingError: the file, a colour or the logo can't be used; the message says what.
    """
    try:
        file = drawing_settings().look
    except BadSetting as error:
        raise DrawingError(str(error)) from error
    if file is None:
        return PLAIN
    try:
        return _read(file, file.stat().st_mtime_ns)
    except OSError as error:
        raise DrawingError(f"{SETTING}: {file}: {error.strerror}") from error


@lru_cache(maxsize=4)
def _read(file: Path, changed: int) -> House:
    data = file.read_bytes()
    try:
        given = tomllib.loads(data.decode("utf-8"))
        texts = _texts(given)
        for name in COLOURS:
            if texts[name]:
                luminance(texts[name])
        logo = read_logo(file.parent / texts["logo"], texts["name"]) if texts["logo"] else None
        fonts = {face: file.parent / texts[key] for key, face in FONTS.items() if texts[key]}
        font = read_typeface(fonts) if fonts else None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, DrawingError) as error:
        raise DrawingError(f"{SETTING}: {file.name}: {error}") from error
    drawn = f"{crc32(data):08x}{crc32(logo.data.encode()) if logo else 0:08x}"
    colours = {name: texts[name] for name in (*COLOURS, "name")}
    return House(**colours, logo=logo, font=font, key=f"{drawn}-{changed}")


def _texts(given: Mapping[str, object]) -> dict[str, str]:
    """Every key with its text, empty where it is left out."""
    found = dict.fromkeys(_KEYS, "")
    for name, value in given.items():
        if name not in found:
            raise DrawingError(f"there is no {name!r}; choose from {', '.join(_KEYS)}")
        if not isinstance(value, str):
            raise DrawingError(f"{name!r} has to be a text")
        found[name] = value.strip()
    return found
