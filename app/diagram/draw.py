"""The pictures of a journey: what the web, the command line and the formats ask for.

Thread-safe. The same journey and view give the same bytes. ``DrawingError`` says why something
can't be drawn; every picture has a time limit (``engine.SECONDS``, ``paper.SECONDS``).
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from app.diagram.faults import DrawingError, DrawingTimeout
from app.diagram.view import Theme, View, ViewKind
from app.journey import Journey

if TYPE_CHECKING:
    from app.diagram.house import House
    from app.diagram.own_look import Colour
    from app.diagram.paper import Picture
    from app.diagram.picture import Drawing

__all__ = [
    "DrawingError",
    "DrawingTimeout",
    "Theme",
    "View",
    "ViewKind",
    "check",
    "dot",
    "forget",
    "own_look",
    "page_count",
    "pdf",
    "png",
    "svg",
    "warnings",
    "web_font",
]

_WHOLE = View()


def svg(
    journey: Journey, *, language: str = "nl", view: View = _WHOLE, standalone: bool = True
) -> bytes:
    """The map as SVG: a file of its own with its font, or a part of a page (``standalone=False``).

    The part for a page has neither a style element nor style attributes: the page's own
    ``static/map.css`` brings the font and the focus ring.
    """
    from app.diagram.picture import drawing

    return drawing(journey, view, language).svg(standalone=standalone)


def dot(journey: Journey, *, language: str = "nl", view: View = _WHOLE) -> str:
    """The map's Graphviz source, positions and all: draw it with ``neato -n2``."""
    from app.diagram.picture import drawing

    return drawing(journey, view, language).sheet().source()


def pdf(journey: Journey, *, paper: str = "a3", language: str = "nl", view: View = _WHOLE) -> bytes:
    """The map on paper (``a4`` to ``a0``), on several pages where one would be too small to read.

    Tagged, with its fonts inside; the text can be selected.
    """
    from app.diagram import paper as printing
    from app.diagram.text import clean

    drawings = _on_pages(journey, paper, language, view)
    pictures = [_picture(one) for one in drawings]
    colour = drawings[0].look.paper
    title = clean(journey.title) or drawings[0].label
    return printing.pdf(pictures, paper, title=title, language=language, colour=colour)


def png(journey: Journey, *, width: int = 2400, language: str = "nl", view: View = _WHOLE) -> bytes:
    """The map as PNG, ``width`` dots wide."""
    from app.diagram import paper as printing
    from app.diagram.picture import drawing

    return printing.png(_picture(drawing(journey, view, language)), width)


def page_count(journey: Journey, most: int = View().steps, *, over: Journey | None = None) -> int:
    """How many pages of ``most`` contact moments: ``View(page=1, steps=most)`` and so on."""
    from app.diagram.compose import laid_over
    from app.diagram.pages import spans

    return len(spans(laid_over(journey, View(over=over)).journey, most))


def check() -> None:
    """Raise ``DrawingError`` when the engine or the font is not there or does not work."""
    from app.diagram import engine, fonts

    fonts.width("Klantreis", 10)
    if b"<polygon" not in engine.draw('digraph k { graph [bb="0,0,10,10"] a [pos="5,5"] }'):
        raise DrawingError("Graphviz answers, but draws nothing")


def warnings() -> "tuple[Colour, ...]":
    """What of the municipality's own look is drawn otherwise than asked, to keep its contrast."""
    from app.diagram import own_look

    return own_look.warnings()


def own_look() -> "tuple[House, tuple[Colour, ...]]":
    """The municipality's own look, and every colour of it as asked and as drawn."""
    from app.diagram import house, own_look

    return house.house(), own_look.colours()


def web_font(face: str) -> bytes | None:
    """A face of the municipality's own font (``regular``, ``bold``, ``italic``) as WOFF2."""
    from app.diagram import fonts
    from app.diagram.remembered import follow_font

    follow_font()
    faces = {one.name.lower(): one for one in fonts.Face}
    return fonts.web_font(faces[face]) if face in faces and fonts.own() else None


def forget() -> None:
    """Keep nothing in memory of any picture or text that was drawn: after words are withdrawn."""
    from app.diagram import redraw
    from app.diagram.remembered import forget_texts

    redraw.memory().clear()
    forget_texts()


_STEPS_ON_PAPER = (14, 10, 7, 5)
_STRIP = 60
"""More contact moments than that don't fit on any paper in one piece."""


def _on_pages(journey: Journey, paper: str, language: str, view: View) -> "list[Drawing]":
    """The journey on one page if that can be read, else on as few as can be."""
    from app.diagram.compose import laid_over
    from app.diagram.pages import spans
    from app.diagram.paper import READABLE, scale_on
    from app.diagram.picture import drawing

    pages: list[Drawing] = []
    shown = laid_over(journey, view).journey
    if len(shown.contact_moments) <= _STRIP or view.page or view.kind is not ViewKind.WHOLE:
        pages = [drawing(journey, view, language)]
        paged = view.page or view.kind is not ViewKind.WHOLE
        if paged or scale_on(paper, *pages[0].size) >= READABLE:
            return pages
    for most in _STEPS_ON_PAPER:
        count = len(spans(shown, most))
        views = (replace(view, page=n, steps=most) for n in range(1, count + 1))
        pages = [drawing(journey, one, language) for one in views]
        if all(scale_on(paper, *one.size) >= READABLE for one in pages):
            break
    return pages


def _picture(one: "Drawing") -> "Picture":
    from app.diagram.paper import Picture

    wide, high = one.size
    return Picture(one.svg(standalone=False), wide, high, one.content.description)
