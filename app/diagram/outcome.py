"""The column at the right: how it ended, the key figures, and what the young parent wishes."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from app.diagram import icons, wording
from app.diagram.content import Content
from app.diagram.fonts import Face
from app.diagram.labels import (
    Row,
    Style,
    beside,
    cell,
    height,
    icon_cell,
    paragraph,
    space,
    stack,
    table,
)
from app.diagram.look import SIDE, Look
from app.diagram.sheet import Note, Sheet
from app.language import Translator

ROOM: Final = SIDE - 28
BETWEEN: Final = 14
LEAST_AIR: Final = 14
MOST_AIR: Final = 120


def sections(content: Content, look: Look, t: Translator) -> list[list[Row]]:
    """Outcome, figures and wish, each as rows."""
    if not content.ends:
        return []
    found = [_outcome(content, look, t)]
    if content.figures:
        found.append(_figures(content, look, t))
    if content.wish:
        name = t("map.wish_of", name=content.who) if content.who else t("map.wish")
        found.append([*_heading(name, look), bullet("next", content.wish, look, 12)])
    return found


def least_height(found: Sequence[Sequence[Row]]) -> int:
    """What the sections take at the least."""
    if not found:
        return 0
    return sum(height(rows) for rows in found) + (2 * LEAST_AIR + 1) * (len(found) - 1) + 36


def _heading(text: str, look: Look, size: int = 20) -> list[Row]:
    style = Style(size, size + 8, look.on_deep, Face.BOLD)
    return [*paragraph(text, ROOM, style, 2), space(ROOM, 6)]


@lru_cache(maxsize=500)
def bullet(icon: str, text: str, look: Look, most: int, note: str = "") -> Row:
    """An icon with a text beside it, and a smaller one below that."""
    rows = paragraph(text, ROOM - 34, Style(15, 20, look.on_deep, Face.BOLD), most)
    rows += paragraph(note, ROOM - 34, Style(13, 17, look.on_deep), 8)
    high = max(26, height(rows))
    mark = [Row(26, icon_cell(icon, 24, 26) + cell("", 10, 26))]
    below = [Row(high - 26, cell("", 34, high - 26, ' COLSPAN="2"'))] if high > 26 else []
    left = cell(table(34, high, [*mark, *below]), 34, high)
    return beside(ROOM, left, 34, stack(ROOM - 34, high, rows))


def _outcome(content: Content, look: Look, t: Translator) -> list[Row]:
    rows = _heading(t("map.outcome"), look, 25)
    if content.outcome:
        rows += paragraph(content.outcome, ROOM, Style(14, 19, look.on_deep), 12)
        rows.append(space(ROOM, 12))
    for ending in content.endings:
        note = f"{wording.capital(ending.words)}. {ending.note}".strip()
        mark = icons.OUTCOMES[ending.outcome]
        rows += [bullet(mark, ending.title, look, 5, note), space(ROOM, 11)]
    if not content.outcome and not content.endings:
        unknown = "map.outcome_unknown" if content.steps else "map.empty.outcome"
        rows += paragraph(t(unknown), ROOM, Style(15, 20, look.on_deep), 6)
    return rows


def _figures(content: Content, look: Look, t: Translator) -> list[Row]:
    rows = _heading(t("map.figures"), look)
    for figure, name in content.figures:
        rows += paragraph(figure, ROOM, Style(34, 40, look.figure, Face.BOLD), 1)
        rows += [*paragraph(name, ROOM, Style(15, 19, look.on_deep), 3), space(ROOM, 10)]
    return rows


def paint(
    sheet: Sheet,
    found: Sequence[Sequence[Row]],
    box: tuple[float, float, int],
    look: Look,
    note: Note,
) -> None:
    """Draw the column; ``box`` is its left edge, top and height."""
    x, y, high = box
    spare = high - least_height(found)
    gaps = 2 * (len(found) - 1)
    air = LEAST_AIR + (min(MOST_AIR, spare // gaps) if gaps else 0)
    rows = stack(ROOM, high, list(_joined(found, air, look)), 18)
    sheet.rounded((x, y, SIDE, high), 10, look.deep)
    sheet.node("out", "outcome", (x + 14, y, ROOM, high), table(ROOM, high, rows))
    sheet.notes["out"] = note


def _joined(found: Sequence[Sequence[Row]], air: int, look: Look) -> Iterator[Row]:
    for n, rows in enumerate(found):
        if n:
            yield space(ROOM, air)
            yield Row(1, cell("", ROOM, 1, f' BGCOLOR="{look.deep_rule}"'))
            yield space(ROOM, air)
        yield from rows
