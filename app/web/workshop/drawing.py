"""The map as a part of a workshop's pages: drawn when it changed, and sent when it is not there.

A script tells by a header which picture its page shows. Where that is still the right one, the
answer leaves it out and the page keeps its own.
"""

import logging
import threading
from collections import OrderedDict
from typing import Final

from markupsafe import Markup

from app.actions.journeys import Loaded
from app.diagram import DrawingError, draw
from app.diagram.view import View
from app.journey import Journey

log = logging.getLogger(__name__)
WHOLE: Final = View()
PICTURE_HEADER: Final = "Klantreis-Picture"
MOST_KEPT: Final = 32
_NONE: Final = Markup()


def picture_mark(loaded: Loaded, language: str, view: View = WHOLE) -> str:
    """The name of a picture: the same for the same map in the same view and language."""
    return f"{loaded.journey.id}.{loaded.content}.{view.key()}.{language}"


class Pictures:
    """The pictures that were drawn last: everybody who leads or shows asks for the same."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        """Nothing is drawn yet."""
        self._most = most
        self._kept: OrderedDict[tuple[int, str, str], tuple[Journey, Markup]] = OrderedDict()
        self._lock = threading.Lock()

    def picture(self, journey: Journey, language: str, view: View) -> Markup:
        """The map of this very journey object, drawn once."""
        key = (id(journey), view.key(), language)
        with self._lock:
            if key in self._kept:  # its journey is kept beside it, so that its id is nobody else's
                self._kept.move_to_end(key)
                return self._kept[key][1]
        picture = _draw(journey, language, view)
        with self._lock:
            self._kept[key] = journey, picture
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return picture

    def clear(self) -> None:
        """Forget every picture: words were taken back."""
        with self._lock:
            self._kept.clear()


PICTURES: Final = Pictures()


def drawn(journey: Journey, language: str, view: View = WHOLE, *, keep: bool = True) -> Markup:
    """The map as a part of a page; empty where it could not be drawn.

    ``keep`` is for what several people look at: the map as it is now.
    """
    try:
        return (PICTURES.picture if keep else _draw)(journey, language, view)
    except DrawingError:
        log.exception("the map of journey %s could not be drawn", journey.id)
        return _NONE


def _draw(journey: Journey, language: str, view: View) -> Markup:
    svg = draw.svg(journey, language=language, view=view, standalone=False)
    # Made by our own drawing room, which escapes every text in one place.
    return Markup(svg.decode())  # noqa: S704 - our drawing room escapes every text
