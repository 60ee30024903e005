"""What stands on an empty map: dashed boxes that say what is to come there."""

from app.diagram.fonts import Face
from app.diagram.labels import Style, height, paragraph, table
from app.diagram.look import Look
from app.diagram.sheet import Frame, Sheet

_PADDING = 12


def box(sheet: Sheet, name: str, at: tuple[float, float], wide: int, text: str, look: Look) -> None:
    """A dashed box with a question; ``at`` is its left edge and its middle."""
    room = wide - 2 * _PADDING
    rows = paragraph(text, room, Style(14, 19, look.soft, Face.ITALIC), 6)
    high = height(rows) + 2 * _PADDING
    frame = Frame(look.card, look.soft, 1, "dashed")
    label = table(room, height(rows), rows)
    sheet.node(name, "placeholder", (at[0], at[1] - high / 2, wide, high), label, frame)
