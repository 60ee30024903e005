"""What slides are made of: titles, lines, pictures, tables; one left edge for all of them."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Length, Pt

from app.exports.paging import Page

WIDE, HIGH = Inches(13.333), Inches(7.5)
MARGIN: Final = Inches(0.6)
INSIDE: Final = Inches(0.08)
"""From the edge of a cell, a title or a box to its text."""
TOP: Final = Inches(1.35)
TITLE_TOP: Final = Inches(0.35)
TITLE_HIGH: Final = Inches(0.9)
TITLE_ONLY, BLANK = 5, 6
"""Two of the layouts of the library's own empty presentation."""
FONT: Final = "Arial"
"""A letter that every program has, or has one as wide for: slides bring none along."""


def _colour(hexadecimal: str) -> RGBColor:
    colour: RGBColor = RGBColor.from_string(hexadecimal)  # type: ignore[no-untyped-call]  # the library has no types
    return colour


INK, SOFT = _colour("1B2733"), _colour("52606D")
ACCENT, TINT, PAPER = _colour("0B5563"), _colour("F3F6F8"), _colour("FFFFFF")


def size_for(text: str, *sizes: tuple[int, int]) -> int:
    """The points for a text: those of the first length that it doesn't pass, else the last."""
    return next((points for most, points in sizes if len(text) <= most), sizes[-1][1])


def blank_slide(shown: Any) -> Any:
    """A slide with nothing on it."""
    return shown.slides.add_slide(shown.slide_layouts[BLANK])


def slide_with(
    shown: Any,
    title: str,
    *,
    size: int = 0,
    top: Length | int = TITLE_TOP,
    high: Length | int = TITLE_HIGH,
) -> Any:
    """A slide with its title; without a size, one in which the title fits."""
    slide = shown.slides.add_slide(shown.slide_layouts[TITLE_ONLY])
    place = slide.shapes.title
    place.left, place.top, place.width, place.height = MARGIN, top, WIDE - 2 * MARGIN, high
    frame = place.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    _inside(frame)
    size = size or size_for(title, (50, 28), (130, 22), (300, 16))
    _write(frame.paragraphs[0], title, size=size, colour=ACCENT, bold=True)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    return slide


def text_box(
    slide: Any,
    lines: Iterable[str | tuple[str, str]],
    top: Length | int,
    high: Length | int,
    *,
    size: int,
    colour: RGBColor = INK,
    bold: bool = False,
    left: Length | int = MARGIN,
    wide: Length | int = 0,
) -> None:
    """Lines below each other; a label and its text stand on one line, the label in bold."""
    box = slide.shapes.add_textbox(left, top, wide or WIDE - MARGIN - left, high)
    frame = box.text_frame
    frame.word_wrap = True
    _inside(frame)
    for place, line in enumerate(lines):
        own = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        own.space_after = Pt(size / 3)
        label, text = line if isinstance(line, tuple) else ("", line)
        if label:
            _write(own, label, size=size, colour=colour, bold=True, after=" ")
        _write(own, text, size=size, colour=colour, bold=bold)


def picture(slide: Any, content: bytes, name: str, description: str) -> None:
    """A picture as large as fits below a low title, with what it shows for who can't see it."""
    placed = slide.shapes.add_picture(BytesIO(content), 0, Inches(0.8))
    room_wide, room_high = WIDE - Inches(0.4), HIGH - Inches(0.95)
    scale = min(room_wide / placed.width, room_high / placed.height)
    placed.width, placed.height = int(placed.width * scale), int(placed.height * scale)
    placed.left = int((WIDE - placed.width) / 2)
    placed.name = name
    placed._element.nvPicPr.cNvPr.set("descr", description)  # noqa: SLF001  # no other way to it


def table(slide: Any, page: Page) -> None:
    """A real table: its words can be changed."""
    rows = len(page.rows) + 1
    wide, high = WIDE - 2 * MARGIN, Pt(page.points * 1.6) * rows
    frame = slide.shapes.add_table(rows, len(page.columns), MARGIN, TOP, wide, high)
    frame.name = page.title
    shown = frame.table
    for column, share in zip(shown.columns, page.shares, strict=True):
        column.width = Emu(int(wide * share))
    for row, texts in enumerate((page.columns, *page.rows)):
        for column, text in enumerate(texts):
            _cell(shown.cell(row, column), text, page.points, heading=row == 0, even=row % 2 == 0)


def _cell(cell: Any, text: str, points: int, *, heading: bool, even: bool) -> None:
    cell.margin_left = cell.margin_right = INSIDE
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    cell.fill.solid()
    cell.fill.fore_color.rgb = ACCENT if heading else TINT if even else PAPER
    cell.text_frame.word_wrap = True
    colour = PAPER if heading else INK
    _write(cell.text_frame.paragraphs[0], text, size=points, colour=colour, bold=heading)


def _inside(frame: Any) -> None:
    frame.margin_left = frame.margin_right = INSIDE


def _write(
    paragraph: Any, text: str, *, size: int, colour: RGBColor, bold: bool = False, after: str = ""
) -> None:
    run = paragraph.add_run()
    run.text = " ".join(text.split()) + after
    run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
    run.font.color.rgb = colour
