"""A journey as slides (Office Open XML, PPTX): the map as a sharp picture, every table editable."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches, Length, Pt

from app.diagram import draw
from app.diagram.view import View
from app.exports.account import Account, account
from app.exports.paging import Page, pages
from app.journey import Journey
from app.journey.bottlenecks import Finding
from app.language import Translator

WIDE, HIGH = Inches(13.333), Inches(7.5)
MARGIN: Final = Inches(0.6)
TOP: Final = Inches(1.35)
TITLE_TOP, TITLE_HIGH = Inches(0.35), Inches(0.9)
MAP_DOTS: Final = 4000
"""How wide the picture of the map is: 300 dots an inch on the slide."""
TITLE_ONLY, BLANK = 5, 6
"""Two of the layouts of the library's own empty presentation."""


def _colour(hexadecimal: str) -> RGBColor:
    colour: RGBColor = RGBColor.from_string(hexadecimal)  # type: ignore[no-untyped-call]
    return colour


INK, SOFT = _colour("1B2733"), _colour("52606D")
ACCENT, TINT, PAPER = _colour("0B5563"), _colour("F3F6F8"), _colour("FFFFFF")
FONT: Final = "Source Sans 3"
ROW_POINTS: Final = 12


def write_slides(journey: Journey, t: Translator, found: Sequence[Finding] | None = None) -> bytes:
    """The slides. What people typed is text and never a formula, a link or a field.

    Raises:
        DrawingError: the map can't be drawn.
    """
    told = account(journey, t, found)
    view = View(found=None if found is None else tuple(found))
    shown = Presentation()
    shown.slide_width, shown.slide_height = WIDE, HIGH
    _say_what_it_is(shown, told)
    _cover(shown, told)
    _map(shown, told, draw.png(journey, width=MAP_DOTS, language=t.language, view=view))
    if told.figures or told.facts:
        _facts(shown, told, t)
    for section in told.sections:
        for page in pages(section, t):
            _table(shown, page)
    _last(shown, told)
    written = BytesIO()
    shown.save(written)
    return written.getvalue()


def _say_what_it_is(shown: Any, told: Account) -> None:
    own = shown.core_properties
    own.title, own.subject, own.language = told.title, told.kind, told.language
    own.author = own.last_modified_by = "Klantreis"


def _cover(shown: Any, told: Account) -> None:
    slide = shown.slides.add_slide(shown.slide_layouts[TITLE_ONLY])
    _title(slide, told.title, size=40, top=Inches(2.2), high=Inches(1.8))
    _text(slide, [told.kind], Inches(1.6), Inches(0.6), size=20, colour=SOFT)
    if told.lead:
        _text(slide, [told.lead], Inches(4.1), Inches(2.6), size=20)


def _map(shown: Any, told: Account, picture: bytes) -> None:
    slide = shown.slides.add_slide(shown.slide_layouts[TITLE_ONLY])
    _title(slide, told.map_title, size=24, top=Inches(0.15), high=Inches(0.6))
    placed = slide.shapes.add_picture(BytesIO(picture), 0, Inches(0.8))
    room_wide, room_high = WIDE - Inches(0.4), HIGH - Inches(0.95)
    scale = min(room_wide / placed.width, room_high / placed.height)
    placed.width, placed.height = int(placed.width * scale), int(placed.height * scale)
    placed.left = int((WIDE - placed.width) / 2)
    placed.name = told.map_title
    placed._element.nvPicPr.cNvPr.set("descr", f"{told.title}. {told.map_text}")  # noqa: SLF001


def _facts(shown: Any, told: Account, t: Translator) -> None:
    slide = shown.slides.add_slide(shown.slide_layouts[TITLE_ONLY])
    _title(slide, t("exports.facts"))
    beside = Inches(3.2) if told.figures else 0
    for place, (number, name) in enumerate(told.figures):
        top = TOP + Inches(0.92) * place
        _text(slide, [number], top, Inches(0.55), size=28, colour=ACCENT, bold=True, wide=beside)
        _text(slide, [name], top + Inches(0.48), Inches(0.4), size=14, colour=SOFT, wide=beside)
    lines = [(f"{label}: ", text) for label, text in told.facts]
    size = 16 if sum(len(label) + len(text) for label, text in lines) < 900 else 13
    _paragraphs(slide, lines, left=MARGIN + beside, wide=WIDE - 2 * MARGIN - beside, size=size)


def _table(shown: Any, page: Page) -> None:
    slide = shown.slides.add_slide(shown.slide_layouts[TITLE_ONLY])
    _title(slide, page.title)
    high = Inches(0.4) * (len(page.rows) + 1)
    frame = slide.shapes.add_table(
        len(page.rows) + 1, len(page.columns), MARGIN, TOP, WIDE - 2 * MARGIN, high
    )
    frame.name = page.title
    table = frame.table
    for column, share in zip(table.columns, page.shares, strict=True):
        column.width = int((WIDE - 2 * MARGIN) * share)
    for row, texts in enumerate((page.columns, *page.rows)):
        for column, text in enumerate(texts):
            _cell(table.cell(row, column), text, heading=row == 0, even=row % 2 == 0)


def _cell(cell: Any, text: str, *, heading: bool, even: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(0.07)
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.fill.solid()
    cell.fill.fore_color.rgb = ACCENT if heading else TINT if even else PAPER
    cell.text_frame.word_wrap = True
    _write(
        cell.text_frame.paragraphs[0],
        text,
        size=ROW_POINTS,
        colour=PAPER if heading else INK,
        bold=heading,
    )


def _last(shown: Any, told: Account) -> None:
    slide = shown.slides.add_slide(shown.slide_layouts[BLANK])
    _text(slide, told.closing, Inches(2.8), Inches(2.5), size=18, colour=SOFT)


def _title(
    slide: Any,
    text: str,
    *,
    size: int = 28,
    top: Length | int = TITLE_TOP,
    high: Length | int = TITLE_HIGH,
) -> None:
    place = slide.shapes.title
    place.left, place.top, place.width, place.height = MARGIN, top, WIDE - 2 * MARGIN, high
    frame = place.text_frame
    frame.word_wrap = True
    _write(frame.paragraphs[0], text, size=size, colour=ACCENT, bold=True)
    frame.paragraphs[0].alignment = 1


def _text(
    slide: Any,
    lines: Iterator[str] | list[str] | tuple[str, ...],
    top: Length | int,
    high: Length | int,
    *,
    size: int,
    colour: RGBColor = INK,
    bold: bool = False,
    wide: Length | int = 0,
) -> None:
    box = slide.shapes.add_textbox(MARGIN, top, wide or WIDE - 2 * MARGIN, high)
    box.text_frame.word_wrap = True
    for place, line in enumerate(lines):
        last = box.text_frame.paragraphs[0] if place == 0 else box.text_frame.add_paragraph()
        _write(last, line, size=size, colour=colour, bold=bold)


def _paragraphs(
    slide: Any, lines: list[tuple[str, str]], *, left: Length | int, wide: Length | int, size: int
) -> None:
    box = slide.shapes.add_textbox(left, TOP, wide, HIGH - TOP - MARGIN)
    box.text_frame.word_wrap = True
    for place, (label, text) in enumerate(lines):
        own = box.text_frame.paragraphs[0] if place == 0 else box.text_frame.add_paragraph()
        own.space_after = Pt(5)
        _write(own, label, size=size, colour=INK, bold=True)
        _write(own, text, size=size, colour=INK)


def _write(paragraph: Any, text: str, *, size: int, colour: RGBColor, bold: bool = False) -> None:
    run = paragraph.add_run()
    run.text = " ".join(text.split())
    run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
    run.font.color.rgb = colour
