"""The head of the sheet, the names of its rows, and the phases."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from app.diagram.content import Content, Stretch
from app.diagram.fonts import Face, width, wrap
from app.diagram.labels import (
    Row,
    Style,
    cell,
    centred_cell,
    height,
    icon_cell,
    paragraph,
    stack,
    table,
)
from app.diagram.look import LABEL, MARGIN, Look
from app.diagram.sheet import Note, Sheet
from app.language import Translator

NOTCH: Final = 11
_TITLE_SIZES: Final = ((30, 38), (26, 33), (22, 28))


def head_rows(content: Content, room: int, look: Look) -> list[Row]:
    """Title, summary and what it is, as rows."""
    size, leading = next(
        (pair for pair in _TITLE_SIZES if width(content.title, pair[0], Face.BOLD) <= room),
        _TITLE_SIZES[-1],
    )
    rows = paragraph(content.title, room, Style(size, leading, look.ink, Face.BOLD), 3)
    rows += paragraph(content.subtitle, room, Style(16, 22, look.soft), 2)
    return rows + paragraph(content.meta, room, Style(14, 24, look.soft, Face.BOLD), 1)


def paint_head(sheet: Sheet, rows: Sequence[Row], room: int) -> None:
    """Draw the head at the top of the sheet."""
    high = height(rows)
    avatar = table(54, 54, [Row(54, icon_cell("person", 54, 54))])
    sheet.node("avatar", "avatar", (MARGIN, 20, 54, 54), avatar)
    sheet.node("head", "title", (MARGIN + 68, 14, room, high), table(room, high, rows))


def row_name(
    sheet: Sheet,
    name: str,
    at: tuple[float, float],
    text: str,
    look: Look,
    note: str = "",
    room: int = LABEL,
) -> None:
    """The name of a row in the column at the left; ``at`` is the left edge and the middle."""
    rows = paragraph(text, room, Style(16, 21, look.ink, Face.BOLD), 2)
    rows += paragraph(note, room, Style(13, 18, look.soft), 2)
    high = height(rows)
    sheet.node(name, "row-name", (at[0], at[1] - high / 2, room, high), table(room, high, rows))


@lru_cache(maxsize=2_500)
def phase_lines(title: str, wide: float) -> tuple[tuple[str, ...], int]:
    """The lines of a phase's title and their size: large if they fit, else smaller."""
    room = max(30.0, wide - 2 * NOTCH - 14)
    for size in (16, 14):
        found = wrap(title, room, size, Face.BOLD, 4)
        if len(found) == 1 or (size == 14 and len(found) <= 3):
            return found, size
    return wrap(title, room, 13, Face.BOLD, 4), 13


def phase_height(stretches: Sequence[Stretch], bounds: Sequence[tuple[float, float]]) -> int:
    """How high the row of phases is."""
    most = [
        len(found) * (size + 4)
        for found, size in (
            phase_lines(one.title, right - left)
            for one, (left, right) in zip(stretches, bounds, strict=True)
        )
    ]
    return max(32, max(most, default=0) + 10)


def paint_phases(
    sheet: Sheet,
    stretches: Sequence[Stretch],
    bounds: Sequence[tuple[float, float]],
    box: tuple[float, float, int],
    look: Look,
    t: Translator,
) -> None:
    """Draw the phases as chevrons; ``box`` is the left edge, the top and the height."""
    x, y, high = box
    last = len(stretches) - 1
    for n, (stretch, (left, right)) in enumerate(zip(stretches, bounds, strict=True)):
        start, end = x + left + (2 if n else 0), x + right
        shape = [
            (start, y),
            (end, y),
            (end + (NOTCH if n < last else 0), y + high / 2),
            (end, y + high),
            (start, y + high),
        ]
        if n:
            shape.append((start + NOTCH, y + high / 2))
        fill = look.phases[n % 2]
        sheet.polygon(shape, fill)
        found, size = phase_lines(stretch.title, right - left)
        inset = NOTCH if n else 4
        room = max(8, int(end - start - inset - 2))
        style = Style(size, size + 4, look.on_phase, Face.BOLD)
        rows = [
            Row(size + 4, _one_cell(centred_cell(line, room, size + 4, style), room, size + 4))
            for line in found
        ]
        label = table(room, high, stack(room, high, rows), f' BGCOLOR="{fill}"')
        sheet.node(f"p{n}", "phase", (start + inset, y, room, high), label)
        sheet.notes[f"p{n}"] = Note(
            t("map.phase_name", n=n + 1, title=stretch.title),
            stretch.description,
            "phase",
            stretch.id,
        )


def _one_cell(cells: str, room: int, high: int) -> str:
    return cell(table(room, high, [Row(high, cells)]), room, high)
