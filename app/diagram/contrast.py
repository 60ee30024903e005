"""How well one colour is seen on another (WCAG 2.2, relative luminance)."""

import re
from typing import Final

from app.diagram.faults import DrawingError

_COLOUR: Final = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")
_WEIGHTS: Final = (0.2126, 0.7152, 0.0722)


def ratio(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white), of two colours ``#rrggbb``."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """From 0 (black) to 1 (white); ``DrawingError`` where it is no colour ``#rrggbb``."""
    found = _COLOUR.fullmatch(colour)
    if not found:
        raise DrawingError(f"{colour!r} is no colour of the shape #rrggbb")
    return sum(
        weight * _linear(int(part, 16) / 255)
        for weight, part in zip(_WEIGHTS, found.groups(), strict=True)
    )


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def mixed(one: str, other: str, part: float) -> str:
    """So much of the one colour, and ``part`` (0 to 1) of the other."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def darkened(colour: str, on: str, least: float) -> str:
    """The colour, made darker step by step until it is seen that well on ``on``."""
    while ratio(colour, on) < least:
        parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
        colour = "#" + "".join(f"{int(part * 0.94):02x}" for part in parts)
    return colour
