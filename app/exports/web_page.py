"""A journey as one HTML file that needs no network: the map, the tables, the plan. No script."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from app.diagram import draw
from app.diagram.view import View
from app.exports.account import account
from app.journey import Journey
from app.journey.bottlenecks import Finding
from app.language import Translator

TEMPLATES: Final = Path(__file__).resolve().parent.parent.parent / "templates" / "export"


def write_web_page(
    journey: Journey,
    t: Translator,
    live: tuple[str, str] | None = None,
    found: Sequence[Finding] | None = None,
) -> bytes:
    """The page as UTF-8. Its policy allows nothing but its own style and pictures.

    ``live`` makes it a page of the server: the addresses of its script and of what tells changes.
    The policy is then the server's. ``found`` is what the rules find in this very journey, by the
    settings of its workspace.

    Raises:
        DrawingError: the map can't be drawn.
    """
    view = View(found=None if found is None else tuple(found))
    svg = draw.svg(journey, language=t.language, view=view).decode()
    told = account(journey, t, found)
    # Made by our own drawing room, which escapes every text in one place.
    drawing = Markup(_without_declaration(svg))  # noqa: S704 - our drawing room escapes every text
    page = _environment().get_template("page.html")
    return page.render(told=told, drawing=drawing, t=t, live=live).encode()


def _without_declaration(svg: str) -> str:
    """The picture from its first element on: an XML declaration has no place within HTML."""
    return svg[svg.index("<svg") :]


@lru_cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
