"""What a report needs of the drawing: the map on as many pages as it takes, and the press."""

from collections.abc import Sequence

from app.diagram.draw import _on_pages, _picture
from app.diagram.fonts import signs
from app.diagram.paper import Picture, size_of, tagged
from app.diagram.view import View
from app.journey import Journey
from app.journey.bottlenecks import Finding

__all__ = ["Picture", "can_show", "map_pages", "printed", "size_of"]


def map_pages(
    journey: Journey, paper: str, language: str, found: Sequence[Finding] | None = None
) -> list[Picture]:
    """The map in pictures that can each be read on a page of this paper."""
    view = View(found=None if found is None else tuple(found))
    return [_picture(one) for one in _on_pages(journey, paper, language, view)]


def can_show(sign: str) -> bool:
    """Whether the fonts on paper have a sign, in every face."""
    return sign in signs()


def printed(source: str, pictures: Sequence[Picture] = ()) -> bytes:
    """A tagged PDF (PDF/UA-1) of Typst source; it calls the pictures ``0.svg`` and so on."""
    return tagged(source, pictures)
