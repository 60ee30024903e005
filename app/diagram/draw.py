"""The pictures of a journey: what the web, the command line and the formats ask for.

Thread-safe. The same journey and view give the same bytes. ``DrawingError`` says why something
can't be drawn; every picture has a time limit (``engine.SECONDS``).
"""

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from app.diagram.faults import DrawingError, DrawingTimeout
from app.diagram.view import Theme, View, ViewKind
from app.journey import Journey

if TYPE_CHECKING:
    from app.diagram.content import Content
    from app.diagram.sheet import Sheet

__all__ = [
    "DrawingError",
    "DrawingTimeout",
    "Theme",
    "View",
    "ViewKind",
    "check",
    "dot",
    "svg",
]

_WHOLE = View()


def svg(
    journey: Journey, *, language: str = "nl", view: View = _WHOLE, standalone: bool = True
) -> bytes:
    """The map as SVG: a file of its own with its font, or a part of a page (``standalone=False``).

    The part for a page has neither a style element nor style attributes: the page's own
    ``static/map.css`` brings the font and the focus ring.
    """
    from app.diagram import engine, finish
    from app.diagram.look import LOOKS
    from app.language import translator

    content, sheet = _sheet(journey, language, view)
    return finish.finish(
        engine.draw(sheet.source()),
        sheet,
        content,
        LOOKS[view.theme],
        language=language,
        label=translator(language)("map.label", title=journey.title),
        prefix=_prefix(journey, view),
        standalone=standalone,
    )


def dot(journey: Journey, *, language: str = "nl", view: View = _WHOLE) -> str:
    """The map's Graphviz source, positions and all: draw it with ``neato -n2``."""
    return _sheet(journey, language, view)[1].source()


def check() -> None:
    """Raise ``DrawingError`` when the engine or the font is not there or does not work."""
    from app.diagram import engine, fonts

    fonts.width("Klantreis", 10)
    if b"<polygon" not in engine.draw('digraph k { graph [bb="0,0,10,10"] a [pos="5,5"] }'):
        raise DrawingError("Graphviz answers, but draws nothing")


def _sheet(journey: Journey, language: str, view: View) -> "tuple[Content, Sheet]":
    from app.diagram.arrange import arrange
    from app.diagram.compose import compose
    from app.diagram.look import LOOKS
    from app.diagram.paint import paint
    from app.language import translator

    content = compose(journey, view, language)
    look, t = LOOKS[view.theme], translator(language)
    return content, paint(arrange(content, look, t), look, t)


@lru_cache(maxsize=256)
def _hash(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"


def _prefix(journey: Journey, view: View) -> str:
    """What every id of a picture begins with: it differs for every journey and view."""
    return f"k{_hash(f'{journey.id}:{view.key()}')}-"
