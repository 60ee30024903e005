"""What stands on an empty map: dashed boxes that say what is to come there."""

from app.diagram.fonts import Face
from app.diagram.labels import Row, Style, cell, height, paragraph, stack, table
from app.diagram.look import Look
from app.diagram.sheet import Sheet

_PADDING = 12


def box(sheet: Sheet, name: str, at: tuple[float, float], wide: int, text: str, look: Look) -> None:
    """A dashed box with a question; ``at`` is its left edge and its middle."""
    room = wide - 2 * _PADDING
    rows = paragraph(text, room, Style(14, 19, look.soft, Face.ITALIC), 6)
    high = height(rows) + 2 * _PADDING
    inner = high - 2
    body = cell(table(room, inner, stack(room, inner, rows)), room, inner)
    side = cell("", _PADDING - 1, inner)
    attributes = f' BGCOLOR="{look.card}" STYLE="ROUNDED,DASHED" COLOR="{look.soft}" BORDER="1"'
    label = table(wide, high, [Row(inner, side + body + side)], attributes)
    sheet.node(name, "placeholder", (at[0], at[1] - high / 2, wide, high), label)
