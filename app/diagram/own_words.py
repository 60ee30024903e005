"""The young parent's own row: the goal, their words and what they needed, near the step."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.diagram.content import Content, Step
from app.diagram.fonts import Face, wrap
from app.diagram.labels import Row, Style, cell, height, icon_cell, lines, table
from app.diagram.look import Look
from app.diagram.sheet import Frame, Note, Sheet
from app.language import Translator

MOST_ROWS: Final = 3
MOST_LINES: Final = 6
LEAST_HEIGHT: Final = 58
WIDE: Final = 196
LARGER_WIDE: Final = 18
"""Points that a box is wider for each point of larger type."""
BETWEEN: Final = 8
LEADING: Final = 18
SIZE: Final = 14


@dataclass(frozen=True, slots=True)
class Words:
    """A box with a text; its left and top count from those of the row."""

    kind: str
    name: str
    lines: tuple[str, ...]
    number: int | None
    experience: str
    assumed: bool
    left: float
    top: float
    width: int
    height: int
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """A text that looks for a place near ``x``; ``None`` is the beginning."""

    kind: str
    text: str
    x: float
    step: Step | None


def boxes(
    content: Content, xs: Sequence[float], full: float, t: Translator, larger: int = 0
) -> tuple[tuple[Words, ...], int]:
    """The boxes that find a place, and how high the row is; the page's table has them all."""
    wide = WIDE + LARGER_WIDE * larger
    ends: list[float] = [-1e9] * MOST_ROWS
    placed: list[list[tuple[Said, float, tuple[str, ...]]]] = [[] for _ in range(MOST_ROWS)]
    every = list(_said(content, xs, t))
    few = max(1, math.ceil(len(every) * (wide + BETWEEN) / (full + BETWEEN)))
    for said in every:
        left = min(max(said.x - wide / 2, 0.0), full - wide)
        row = _row_for(left, ends, wide, full, few)
        if row is None:
            continue
        left = max(left, ends[row] + BETWEEN) if ends[row] > 0 else left
        ends[row] = left + wide
        face = Face.BOLD if said.kind == "goal" else Face.ITALIC
        shown = wrap(said.text, wide - 48, SIZE + larger, face, MOST_LINES)
        placed[row].append((said, left, shown))
    return _rows(placed, wide, LEADING + larger)


def _row_for(left: float, ends: Sequence[float], wide: float, full: float, few: int) -> int | None:
    """The row where the box stands nearest to its step, one of the first ``few`` if it can be."""
    for shift, rows in ((0.0, few), (0.8, few), (0.8, MOST_ROWS), (2.0, MOST_ROWS)):
        for row, end in enumerate(ends[:rows]):
            start = max(left, end + BETWEEN)
            if start <= left + shift * wide and start + wide <= full + 0.5:
                return row
    return None


def _said(content: Content, xs: Sequence[float], t: Translator) -> Iterator[Said]:
    if content.goal:
        yield Said("goal", t("map.goal", goal=content.goal), -1e9, None)
    for step, x in zip(content.steps, xs, strict=True):
        if step.quote:
            yield Said("quote", f"‘{step.quote}’", x, step)
        elif step.need:
            yield Said("need", t("map.need", need=step.need), x, step)


def _rows(
    placed: Sequence[Sequence[tuple[Said, float, tuple[str, ...]]]], wide: int, leading: int
) -> tuple[tuple[Words, ...], int]:
    found: list[Words] = []
    top = 0
    for row in placed:
        if not row:
            continue
        high = max(LEAST_HEIGHT, leading * max(len(shown) for _, _, shown in row) + 16)
        found += [_words(said, left, shown, (top, wide, high)) for said, left, shown in row]
        top += high + BETWEEN
    return tuple(found), max(0, top - BETWEEN)


def _words(said: Said, left: float, shown: tuple[str, ...], box: tuple[float, int, int]) -> Words:
    step = said.step
    return Words(
        kind=said.kind,
        name=f"v{step.number}" if step else "goal",
        lines=shown,
        number=step.number if step else None,
        experience=step.experience if step else "",
        assumed=bool(step and step.quote_assumed),
        left=left,
        top=box[0],
        width=box[1],
        height=box[2],
        text=said.text,
    )


def paint(
    sheet: Sheet, found: Sequence[Words], left: float, top: float, look: Look, t: Translator
) -> None:
    """Draw the boxes in the row that begins at ``left`` and ``top``."""
    for one in found:
        _box(sheet, one, left + one.left, top + one.top, look)
        name = t("map.step", n=one.number) if one.number else t("map.voice_note")
        resource = "experience" if one.experience else ""
        sheet.notes[one.name] = Note(f"{name}: {one.text}", "", resource, one.experience)


def _box(sheet: Sheet, one: Words, x: float, y: float, look: Look) -> None:
    label, frame = made_label(one.kind, one.lines, (one.width, one.height), one.assumed, look)
    sheet.node(one.name, f"words {one.kind}", (x, y, one.width, one.height), label, frame)
    if one.number is not None:
        sheet.disc(
            f"o{one.number}", "number", (x + 3, y + 3), str(one.number), look.soft, look.card
        )


@lru_cache(maxsize=2_500)
def made_label(
    kind: str, shown: tuple[str, ...], size: tuple[int, int], assumed: bool, look: Look
) -> tuple[str, Frame]:
    """The label of a box, its icon and its lines; and its edge."""
    wide, high = size
    goal = kind == "goal"
    ink, fill = (look.goal.ink, look.goal.fill) if goal else (look.ink, look.card)
    pen = look.card_line if kind == "quote" else look.goal.ink
    room, inner = wide - 48, high - 2
    style = Style(
        SIZE + look.larger, LEADING + look.larger, ink, Face.BOLD if goal else Face.ITALIC
    )
    text = lines(shown, room, style)
    body = cell(table(room, height(text), text), room, inner) if text else cell("", room, inner)
    row = Row(inner, icon_cell(kind, 22, inner, 8) + body)
    return table(room + 30, inner, [row]), Frame(fill, pen, 1, "dashed" if assumed else "solid")
