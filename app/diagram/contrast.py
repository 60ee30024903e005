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
