"""How the maps look: the municipality's own colours, logo and font, and what they cost."""

from dataclasses import dataclass
from zlib import crc32

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from app.diagram import DrawingError, draw
from app.diagram.contrast import ratio
from app.diagram.own_look import Colour
from app.language import Translator
from app.web.api.versions import IfNoneMatch, holds, not_modified
from app.web.dependencies import CurrentPerson
from app.web.pages.rendering import render
from app.web.pages.visit import VisitDep

router = APIRouter(include_in_schema=False)
INK, WHITE = "#16293d", "#ffffff"
ON_COLOUR = frozenset({"accent", "second"})
"""The colours that white text stands on; on the others the text is dark."""


@dataclass(frozen=True)
class ColourView:
    """A colour as it was asked for and as it is drawn, with the contrast of the text on it."""

    name: str
    asked: str
    drawn: str
    changed: bool
    contrast: tuple[str, str]


@dataclass(frozen=True)
class LookPage:
    """The look; ``error`` says why it can't be used, and is empty where it can."""

    colours: tuple[ColourView, ...] = ()
    name: str = ""
    logo: str = ""
    font: str = ""
    error: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the municipality gave any."""
        return bool(self.colours or self.logo or self.font or self.error)

    @property
    def costs_contrast(self) -> bool:
        """Whether a colour is drawn otherwise than asked."""
        return any(one.changed for one in self.colours)


@router.get("/look")
def show_look(visit: VisitDep) -> Response:
    """What of the municipality's look is used, and what is drawn otherwise to keep contrast."""
    return render(visit.request, visit.t, "look.html", look_page(visit.t))


@router.get("/map-font/{face}.woff2")
def get_font(_person: CurrentPerson, face: str, if_none_match: IfNoneMatch = None) -> Response:
    """A face of the municipality's own font, for the maps on the pages."""
    font = draw.web_font(face)
    if font is None:
        raise HTTPException(404)
    etag = f'"{crc32(font):08x}"'
    headers = {"Cache-Control": "private, no-cache", "ETag": etag}
    if holds(if_none_match, etag):
        return not_modified(etag, headers)
    return Response(font, media_type="font/woff2", headers=headers)


def look_page(t: Translator) -> LookPage:
    """The look as it is now."""
    try:
        own, colours = draw.own_look()
    except DrawingError as error:
        return LookPage(error=str(error))
    return LookPage(
        colours=tuple(_view(one, t) for one in colours),
        name=own.name,
        logo=own.logo.data if own.logo else "",
        font=own.font.family if own.font else "",
    )


def _view(one: Colour, t: Translator) -> ColourView:
    text = WHITE if one.name in ON_COLOUR else INK
    ratios = _told(ratio(one.asked, text), t), _told(ratio(one.drawn, text), t)
    return ColourView(one.name, one.asked, one.drawn, one.changed, ratios)


def _told(contrast: float, t: Translator) -> str:
    return f"{contrast:.1f}".replace(".", t("look.point"))
