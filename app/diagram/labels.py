"""Table labels of Graphviz in which nothing stretches: cells have sizes, and they add up."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from app.diagram.fonts import Face, width, wrap
from app.diagram.icons import FONT, SIGNS, sign_size
from app.diagram.text import in_label

_PLAIN: Final = 'CELLSPACING="0" CELLPADDING="0" FIXEDSIZE="TRUE"'
_TAGS: Final = {Face.REGULAR: ("", ""), Face.BOLD: ("<B>", "</B>"), Face.ITALIC: ("<I>", "</I>")}


class Style(NamedTuple):
    """How a text is set: size and height of a line in points, colour, face."""

    size: int
    leading: int
    colour: str
    face: Face = Face.REGULAR


class Row(NamedTuple):
    """A row of a table: its height, and its cells as markup."""

    height: int
    cells: str


def cell(inner: str, width: int, height: int, attributes: str = "") -> str:
    """A cell of exactly that size; an empty one is no larger than it has to be anyway."""
    if not inner:
        return f'<TD WIDTH="{width}" HEIGHT="{height}"{attributes}></TD>'
    return f'<TD FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}"{attributes}>{inner}</TD>'


def table(width: int, height: int, rows: Iterable[Row], attributes: str = "") -> str:
    """A table of exactly that size; the rows' heights add up to it."""
    body = "".join([f"<TR>{row[1]}</TR>" for row in rows])
    border = 'CELLBORDER="0"' if "BORDER=" in attributes else 'BORDER="0"'
    return f'<TABLE {border} {_PLAIN} WIDTH="{width}" HEIGHT="{height}"{attributes}>{body}</TABLE>'


def words(text: str, style: Style) -> str:
    """A text in its style; nothing at all where it is empty (Graphviz refuses an empty tag)."""
    shown = in_label(text)
    if not shown:
        return ""
    start, end = _TAGS[style.face]
    return f'<FONT POINT-SIZE="{style.size}" COLOR="{style.colour}">{start}{shown}{end}</FONT>'


def icon(name: str, size: int) -> str:
    """An icon's sign; it stands at the left of its cell."""
    return f'<FONT FACE="{FONT}{name}-{size}" POINT-SIZE="{sign_size(size)}">{SIGNS[name]}</FONT>'


LEFT: Final = ' ALIGN="LEFT"'


def text_cell(text: str, width: int, height: int, style: Style) -> str:
    """A line of text at the left of a cell."""
    return cell(words(text, style), width, height, LEFT)


def centred_cell(text: str, room: int, height: int, style: Style) -> str:
    """A line of text in the middle of a cell, by the font's own widths."""
    before = max(0, round((room - width(text, style.size, style.face)) / 2))
    if not before or not text:
        return text_cell(text, room, height, style)
    return cell("", before, height) + text_cell(text, room - before, height, style)


def icon_cell(name: str, size: int, height: int, gap: int = 0) -> str:
    """An icon in a cell of its own width, with a gap behind it."""
    return cell(icon(name, size), size + gap, height, LEFT)


def space(width: int, height: int) -> Row:
    """An empty row; none where the height is 0 is the caller's affair."""
    return Row(height, cell("", width, height))


def lines(text: Sequence[str], room: int, style: Style) -> list[Row]:
    """Lines of text as rows."""
    return list(made_lines(tuple(text), room, style))


@lru_cache(maxsize=4_000)
def made_lines(text: tuple[str, ...], room: int, style: Style) -> tuple[Row, ...]:
    """As ``lines``, made once."""
    return tuple(Row(style.leading, text_cell(line, room, style.leading, style)) for line in text)


def paragraph(text: str, room: int, style: Style, most: int) -> list[Row]:
    """A text wrapped into rows."""
    return lines(wrap(text, room, style.size, style.face, most), room, style)


def beside(room: int, left: str, left_width: int, rows: Sequence[Row]) -> Row:
    """One row: an icon of ``left_width`` (its markup in ``left``) and rows of text beside it."""
    high = height(rows)
    inner = cell(table(room - left_width, high, rows), room - left_width, high)
    return Row(high, cell(table(room, high, [Row(high, left + inner)]), room, high))


def height(rows: Iterable[Row]) -> int:
    """What rows add up to."""
    return sum([row[0] for row in rows])


def stack(room: int, high: int, rows: Sequence[Row], top: int | None = None) -> list[Row]:
    """Rows with empty ones above and below, so that they are exactly ``high``."""
    rest = max(0, high - height(rows))
    above = rest // 2 if top is None else min(top, rest)
    below = rest - above
    return [
        *([space(room, above)] if above else []),
        *rows,
        *([space(room, below)] if below else []),
    ]
