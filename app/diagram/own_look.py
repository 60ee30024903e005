"""A municipality's own colours on the map, never at the price of contrast."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from app.diagram.contrast import darkened, mixed, ratio
from app.diagram.house import House, house
from app.diagram.look import LARGER, LOOKS, Look, Shade, Tint
from app.diagram.view import Theme, View, ViewKind

READABLE: Final = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3)."""
SEEN: Final = 3.0
"""The least contrast of a line or a sign (WCAG 2.2, 1.4.11)."""
_WHITE: Final = "#ffffff"
_APART: Final = 1.6


def look_of(view: View) -> Look:
    """The look of a view: that of its theme, with the municipality's colours where it gave some.

    ``view.accent`` goes before the municipality's own. The high-contrast theme keeps its own
    colours. ``DrawingError`` where the accent is no colour.
    """
    paged = view.kind is ViewKind.PRESENTATION and view.page > 0
    return _look(view.theme, view.accent, house(), LARGER if paged else 0)


@lru_cache(maxsize=64)
def _look(theme: Theme, accent: str, own: House, larger: int = 0) -> Look:
    look = replace(LOOKS[theme], larger=larger) if larger else LOOKS[theme]
    if own.logo:
        look = replace(look, logo=own.logo, name=f"{look.name} {own.key}")
    if theme is Theme.CONTRAST:
        return look
    if theme is Theme.LIGHT:
        look = _with_surfaces(look, own)
    accent = accent or own.accent
    if not accent:
        return look
    dark = darkened(accent, _WHITE, READABLE)
    deep = darkened(dark, look.figure, READABLE)
    other = darkened(own.second or dark, _WHITE, READABLE * (1 if own.second else _APART))
    return replace(look, phases=(other, dark), deep=deep, name=f"{look.name} {accent}")


def _with_surfaces(look: Look, own: House) -> Look:
    """The sheet and the municipality's lanes in its own colours, lighter where they have to be."""
    if own.paper:
        look = replace(look, paper=_surface(own.paper, look), name=f"{look.name} {own.key}")
    if own.municipality:
        fill = _surface(own.municipality, look)
        shade = Shade(fill, darkened(own.municipality, fill, SEEN))
        lanes = MappingProxyType({**look.lanes, Tint.MUNICIPALITY: shade})
        look = replace(look, lanes=lanes, name=f"{look.name} {own.key}")
    return look


def _surface(colour: str, look: Look) -> str:
    """The colour, made lighter step by step until all that stands on it can be read."""
    return next(
        shown
        for shown in (mixed(colour, _WHITE, part / 20) for part in range(21))
        if _can_be_read_on(shown, look)
    )


def _can_be_read_on(surface: str, look: Look) -> bool:
    texts = (look.ink, look.soft, look.alarm_ink)
    return all(ratio(one, surface) >= READABLE for one in texts) and all(
        ratio(one, surface) >= SEEN for one in (look.arrow, look.alarm)
    )


class Colour(NamedTuple):
    """A colour that the municipality asked for, and the one that is drawn for it."""

    name: str
    asked: str
    drawn: str

    @property
    def changed(self) -> bool:
        """Whether it cost contrast, and another is drawn in its place."""
        return self.asked.lower() != self.drawn


def colours() -> tuple[Colour, ...]:
    """Every colour of the municipality's look."""
    return tuple(_colours(house()))


def warnings() -> tuple[Colour, ...]:
    """What of the municipality's look is drawn otherwise than asked; empty if nothing."""
    return tuple(one for one in colours() if one.changed)


def _colours(own: House) -> Iterator[Colour]:
    light = LOOKS[Theme.LIGHT]
    made: tuple[tuple[str, str, Callable[[str], str]], ...] = (
        ("accent", own.accent, lambda one: darkened(one, _WHITE, READABLE)),
        ("second", own.second, lambda one: darkened(one, _WHITE, READABLE)),
        ("paper", own.paper, lambda one: _surface(one, light)),
        ("municipality", own.municipality, lambda one: _surface(one, light)),
    )
    for name, asked, drawn in made:
        if asked:
            yield Colour(name, asked, drawn(asked).lower())
