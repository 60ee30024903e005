"""Templates and what every page has: language, where it is, and whether only a part is wanted."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from app.language import FIRST, Translator, languages
from app.language.wording import Wording
from app.web.dependencies import SESSION_COOKIE

ROOT: Final = Path(__file__).resolve().parents[3]
_TOLD_IN_DUTCH: Final = Markup(' lang="nl"')
PART_HEADER: Final = "Klantreis-Part"
"""A request with this header comes from a script of ours, and takes the changing part only."""


def wants_part(request: Request) -> bool:
    """Whether a script asks for the changing part of a page rather than the whole of it."""
    return PART_HEADER in request.headers


def render(
    request: Request,
    translator: Translator,
    template: str,
    page: object = None,
    *,
    status: int = 200,
) -> HTMLResponse:
    """The answer that a template makes of a page context.

    Templates get ``page`` (the context), ``t`` (texts), ``say`` (dates, terms), ``part`` (no frame
    around it), ``here`` (for the language switch), ``asset`` (addresses of static files) and
    ``told`` (the attribute of an element with a journey's own words, which are Dutch).
    """
    text = (
        environment()
        .get_template(template)
        .render(
            page=page,
            t=translator,
            say=Wording(translator),
            part=wants_part(request),
            here=_here(request, page),
            languages=languages(),
            logged_in=SESSION_COOKIE in request.cookies and status != 401,
            asset=asset,
            told=_TOLD_IN_DUTCH if translator.language != FIRST else "",
        )
    )
    return HTMLResponse(text, status_code=status)


@lru_cache
def environment() -> Environment:
    """The templates of ``templates/``: everything escaped, an unknown name is an error."""
    return Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache
def asset(name: str) -> str:
    """The address of a file of ``static/``, with a mark that changes when the file does."""
    mark = hashlib.sha256((ROOT / "static" / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={mark}"


def _here(request: Request, page: object) -> str:
    """The address that shows this again in another language; a page may say its own."""
    query = f"?{request.url.query}" if request.url.query and request.method == "GET" else ""
    own = getattr(page, "here", getattr(page, "path", ""))
    return str(own or f"{request.url.path}{query}")
