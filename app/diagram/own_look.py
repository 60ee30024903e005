"""A municipality's own colour on the map, never at the price of contrast."""

from dataclasses import replace
from functools import lru_cache
from typing import Final

from app.diagram.contrast import darkened, ratio
from app.diagram.look import LOOKS, Look
from app.diagram.view import Theme, View

READABLE: Final = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3)."""
_WHITE: Final = "#ffffff"


@lru_cache(maxsize=64)
def look_of(view: View) -> Look:
    """The look of a view: that of its theme, with the municipality's accent where it gave one.

    The high-contrast theme keeps its own colours. ``DrawingError`` where the accent is no colour.
    """
    look = LOOKS[view.theme]
    if not view.accent or view.theme is Theme.CONTRAST:
        return look
    dark = darkened(view.accent, _WHITE, READABLE)
    deep = darkened(dark, look.figure, READABLE)
    other = darkened(dark, _WHITE, READABLE * 1.6)
    return replace(look, phases=(other, dark), deep=deep, name=f"{look.name} {view.accent}")


def too_light(accent: str) -> bool:
    """Whether white text can't be read on this colour: it is drawn darker, and people are told."""
    return ratio(accent, _WHITE) < READABLE
