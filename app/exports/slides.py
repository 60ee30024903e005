"""A journey as slides (Office Open XML, PPTX): the map as sharp pictures, every table editable."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

from pptx import Presentation
from pptx.util import Inches

from app.diagram import draw
from app.diagram.view import LEGIBLE, View, ViewKind
from app.exports.account import Account, account
from app.exports.paging import numbered, pages, spread
from app.exports.slide_shapes import (
    ACCENT,
    HIGH,
    MARGIN,
    SOFT,
    TOP,
    WIDE,
    blank_slide,
    picture,
    size_for,
    slide_with,
    table,
    text_box,
)
from app.journey import Journey
from app.journey.bottlenecks import Finding
from app.language import Translator

MAP_DOTS: Final = 4000
"""How wide the picture of the map is: 300 dots an inch on the slide."""
PART_DOTS: Final = 2600
MOST_PARTS: Final = 20
"""A journey that is longer is only shown as a whole: nobody sits through more slides of a map."""


def write_slides(journey: Journey, t: Translator, found: Sequence[Finding] | None = None) -> bytes:
    """The slides. What people typed is text and never a formula, a link or a field.

    Raises:
        DrawingError: the map can't be drawn.
    """
    told = account(journey, t, found)
    shown = Presentation()
    shown.slide_width, shown.slide_height = WIDE, HIGH
    _say_what_it_is(shown, told)
    _cover(shown, told)
    _maps(shown, journey, told, t, View(found=None if found is None else tuple(found)))
    if told.figures or told.facts:
        _facts(shown, told, t)
    for section in told.sections:
        for page in pages(section, t):
            table(slide_with(shown, page.title), page)
    _last(shown, told)
    written = BytesIO()
    shown.save(written)
    return written.getvalue()


def _say_what_it_is(shown: Any, told: Account) -> None:
    own = shown.core_properties
    own.title, own.subject, own.language = told.title, told.kind, told.language
    own.author = own.last_modified_by = "Klantreis"


def _cover(shown: Any, told: Account) -> None:
    size = size_for(told.title, (60, 40), (120, 32), (200, 26))
    slide = slide_with(shown, told.title, size=size, top=Inches(1.9), high=Inches(1.7))
    kind = told.kind[:1].upper() + told.kind[1:]
    text_box(slide, [kind], Inches(1.4), Inches(0.5), size=20, colour=SOFT)
    if told.lead:
        size = size_for(told.lead, (400, 20), (900, 16), (1_800, 12), (5_000, 8))
        text_box(slide, [told.lead], Inches(3.8), Inches(3.3), size=size)


def _maps(shown: Any, journey: Journey, told: Account, t: Translator, view: View) -> None:
    """The whole map, and then its parts in letters that a room can read."""
    about = f"{told.title}. {told.map_text}"
    for title, description, drawn in _drawn(journey, told, t, view):
        slide = slide_with(shown, title, size=24, top=Inches(0.15), high=Inches(0.6))
        picture(slide, drawn, title, f"{about} {description}".strip())


def _drawn(
    journey: Journey, told: Account, t: Translator, view: View
) -> Iterator[tuple[str, str, bytes]]:
    yield told.map_title, "", draw.png(journey, width=MAP_DOTS, language=t.language, view=view)
    parts = draw.page_count(journey, LEGIBLE)
    for part in range(1, parts + 1) if 1 < parts <= MOST_PARTS else ():
        title = numbered(told.map_title, part, parts, t)
        seen = replace(view, kind=ViewKind.PRESENTATION, page=part, steps=LEGIBLE)
        yield title, title, draw.png(journey, width=PART_DOTS, language=t.language, view=seen)


def _facts(shown: Any, told: Account, t: Translator) -> None:
    beside = Inches(3.2) if told.figures else 0
    wide = WIDE - 2 * MARGIN - beside
    points, groups = spread([(f"{label}:", text) for label, text in told.facts], wide / WIDE)
    for number, group in enumerate(groups or [[]], start=1):
        slide = slide_with(shown, numbered(t("exports.facts"), number, len(groups), t))
        if number == 1:
            _figures(slide, told)
        text_box(slide, group, TOP, HIGH - TOP - MARGIN, size=points, left=MARGIN + beside)


def _figures(slide: Any, told: Account) -> None:
    wide = Inches(2.9)
    for place, (number, name) in enumerate(told.figures):
        top = TOP + Inches(0.92) * place
        text_box(slide, [number], top, Inches(0.55), size=28, colour=ACCENT, bold=True, wide=wide)
        text_box(slide, [name], top + Inches(0.48), Inches(0.4), size=14, colour=SOFT, wide=wide)


def _last(shown: Any, told: Account) -> None:
    size = size_for(" ".join(told.closing), (700, 18), (2_000, 12), (6_000, 8))
    text_box(
        blank_slide(shown), told.closing, Inches(1.2), HIGH - Inches(2), size=size, colour=SOFT
    )
