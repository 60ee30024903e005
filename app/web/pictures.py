"""The picture of a journey as a file: SVG, PDF, PNG and Graphviz's own DOT."""

from enum import StrEnum
from functools import lru_cache
from importlib.metadata import version
from typing import Annotated, Final

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from app.actions.journeys import Loaded, get_journey
from app.actions.workspace import Workspace
from app.diagram.view import Theme, View, ViewKind
from app.journey import Journey
from app.journey.texts import ID_PATTERN
from app.web.api.versions import IfNoneMatch, holds, not_modified
from app.web.dependencies import CurrentPerson, TranslatorDep, WorkspaceDep
from app.web.map_views import Asked, AskedView, Found, found_view, page_links, planned_journey

SVG_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:;"
    " frame-ancestors 'none'"
)
"""A picture opened by itself: its own style and font, nothing from elsewhere, no script."""

NARROWEST: Final = 200
WIDEST: Final = 8_000
router = APIRouter(include_in_schema=False)


class Format(StrEnum):
    """What a picture is saved as."""

    SVG = "svg"
    PDF = "pdf"
    PNG = "png"
    DOT = "dot"


class Paper(StrEnum):
    """The sheet that a PDF is made for."""

    A4 = "a4"
    A3 = "a3"
    A2 = "a2"
    A1 = "a1"
    A0 = "a0"


MEDIA_TYPES: Final = {
    Format.SVG: "image/svg+xml",
    Format.PDF: "application/pdf",
    Format.PNG: "image/png",
    Format.DOT: "text/vnd.graphviz; charset=utf-8",
}


@router.get("/journeys/{journeyId}/map.{format}")
def get_map(
    workspace: WorkspaceDep,
    _person: CurrentPerson,
    t: TranslatorDep,
    journey_id: Annotated[str, Path(alias="journeyId", pattern=ID_PATTERN)],
    file_format: Annotated[Format, Path(alias="format")],
    asked: AskedView,
    paper: Annotated[Paper, Query()] = Paper.A3,
    width: Annotated[int, Query(ge=NARROWEST, le=WIDEST)] = 2400,
    download: Annotated[bool, Query()] = False,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """The map, or 304 to who has this very picture."""
    loaded = get_journey(workspace, journey_id)
    found = found_view(asked, loaded.journey, workspace, planned_journey(asked, workspace))
    size = {Format.PDF: paper.value, Format.PNG: str(width)}.get(file_format, "")
    etag = _tag(loaded, found, t.language, size)
    headers = _headers(etag, t.language, file_format) | page_links(asked, found.pages)
    if download:
        name = f"{journey_id}.{file_format}"
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    if holds(if_none_match, etag):
        return not_modified(etag, headers)
    content = _drawn(loaded.journey, file_format, found.view, t.language, paper=paper, width=width)
    return Response(content, headers=headers, media_type=MEDIA_TYPES[file_format])


def svg_answer(
    workspace: Workspace,
    loaded: Loaded,
    view: tuple[ViewKind, str, Theme],
    language: str,
    if_none_match: str | None,
    *,
    standalone: bool = True,
) -> Response:
    """The map as SVG for a member of a workshop; ``view`` is its kind, its item, its colours."""
    found = found_view(Asked(*view), loaded.journey, workspace)
    etag = _tag(loaded, found, language, "" if standalone else "inside")
    headers = _headers(etag, language, Format.SVG)
    if holds(if_none_match, etag):
        return not_modified(etag, headers)
    from app.diagram import draw

    svg = draw.svg(loaded.journey, language=language, view=found.view, standalone=standalone)
    return Response(svg, headers=headers, media_type=MEDIA_TYPES[Format.SVG])


def _drawn(
    journey: Journey, file_format: Format, view: View, language: str, *, paper: Paper, width: int
) -> bytes:
    from app.diagram import draw

    match file_format:
        case Format.SVG:
            return draw.svg(journey, language=language, view=view, standalone=True)
        case Format.PDF:
            return draw.pdf(journey, language=language, view=view, paper=paper.value)
        case Format.PNG:
            return draw.png(journey, language=language, view=view, width=width)
        case Format.DOT:
            return draw.dot(journey, language=language, view=view).encode()


def _tag(loaded: Loaded, found: Found, language: str, size: str) -> str:
    """A strong entity tag: the same for the same bytes."""
    planned = str(found.planned.content) if found.planned else ""
    held = f"{loaded.content}.{loaded.seen_from}" if loaded.seen_from else str(loaded.content)
    parts = (held, planned, found.view.key(), language, size, program_version())
    return f'"{"/".join(parts)}"'


def _headers(etag: str, language: str, file_format: Format) -> dict[str, str]:
    headers = {
        "ETag": etag,
        "Cache-Control": "private, no-cache",
        "Content-Language": language,
        "Vary": "Accept-Language, Cookie, Authorization",
    }
    if file_format is Format.SVG:
        headers["Content-Security-Policy"] = SVG_POLICY
    return headers


@lru_cache
def program_version() -> str:
    """The version of this program."""
    return version("klantreis")
