"""The time axis: numbered steps with dates, waiting as dashed blocks, brackets of effects."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.diagram.cards import disc_colours
from app.diagram.content import Step, Stuck, Wait
from app.diagram.fonts import Face, one_line, shortened, width
from app.diagram.labels import Row, icon_cell, table
from app.diagram.look import Look
from app.diagram.sheet import Sheet

AXIS: Final = 15
"""From the top of the row to the line."""
HEIGHT: Final = 46
BRACKET: Final = 26
MOST_BRACKETS: Final = 6
"""Rows of brackets; what doesn't fit stands with its bottleneck below the map."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """What a bottleneck came to, over the steps that it rests on."""

    text: str
    number: int
    left: float
    right: float
    middle: float
    row: int
    narrow: bool
    """Whether the text is wider than what it is about, and stands below the line."""


def brackets(stuck: Sequence[Stuck], xs: Sequence[float], full: float) -> tuple[Bracket, ...]:
    """The brackets, each in the first row where neither it nor its text touches another."""
    ends: list[float] = []
    found = []
    spans = [one for one in stuck if one.effect and len(one.steps) > 1]
    for one in sorted(spans, key=lambda one: (one.steps[0], -one.steps[-1], one.number)):
        left, right = xs[one.steps[0]], xs[one.steps[-1]]
        text = one_line(f"{one.number} · {one.effect}", min(full - 60, 420), 14, Face.BOLD)
        half = width(text, 14, Face.BOLD) / 2 + 19
        middle = min(max((left + right) / 2, half + 4), full - half - 4)
        start, end = min(left, middle - half), max(right, middle + half)
        row = next((n for n, until in enumerate(ends) if until + 8 <= start), len(ends))
        if row >= MOST_BRACKETS:
            continue
        ends[row : row + 1] = [end]
        narrow = right - left < 2 * half + 24
        found.append(Bracket(text, one.number, left, right, middle, row, narrow))
    return tuple(found)


def height(found: Sequence[Bracket]) -> int:
    """How high the row is with its brackets."""
    return HEIGHT + (BRACKET * (1 + max(one.row for one in found)) + 4 if found else 0)


def paint(
    sheet: Sheet,
    steps: Sequence[Step],
    xs: Sequence[float],
    area: tuple[float, float, float],
    room: float,
    look: Look,
) -> None:
    """Draw the axis in ``area`` (left, right, top); ``room`` is what a date may take."""
    left, right, top = area
    y = top + AXIS
    sheet.line([(left + 4, y), (right - 4, y)], look.axis, 3)
    for place, (step, x) in enumerate(zip(steps, xs, strict=True)):
        if step.wait:
            end = xs[place + 1] if place + 1 < len(xs) else min(right - 4, x + 200)
            _wait(sheet, step.wait, (x + 13, end - 13), y, look)
        sheet.mark((x, y), step.sign, *disc_colours(step, look))
        sheet.word((x, y + 22), one_line(step.date, room, 13), 13, look.soft)


def _wait(sheet: Sheet, wait: Wait, span: tuple[float, float], y: float, look: Look) -> None:
    left, right = span
    if right - left < 12:
        return
    fill, pen = (look.alarm_fill, look.alarm) if wait.alarming else (look.card, look.soft)
    box = [(left, y - 11), (right, y - 11), (right, y + 11), (left, y + 11)]
    sheet.polygon(box, fill)
    sheet.line([*box, box[0]], pen, 1.6, dashed=True)
    room = right - left - 6
    fitting = (one for one in (wait.full, wait.text) if width(one, 13, Face.BOLD) <= room)
    shown = next(fitting, "") or shortened(wait.text, room, 13, Face.BOLD)
    ink = look.alarm_ink if wait.alarming else look.soft
    sheet.word(((left + right) / 2, y), shown, 13, ink, Face.BOLD)


def paint_brackets(
    sheet: Sheet, found: Sequence[Bracket], left: float, top: float, look: Look
) -> None:
    """Draw the brackets below the axis; their x counts from ``left``."""
    for one in found:
        y = top + HEIGHT + BRACKET * one.row + 10
        half = width(one.text, 14, Face.BOLD) / 2 + 14
        start, end, middle = left + one.left, left + one.right, left + one.middle
        if one.narrow:
            line = [(start, y - 14), (start, y - 10), (end, y - 10), (end, y - 14)]
            sheet.line(line, look.alarm, 2.2)
            y += 2
        else:
            sheet.line([(start, y - 7), (start, y), (middle - half, y)], look.alarm, 2.2)
            sheet.line([(middle + half, y), (end, y), (end, y - 7)], look.alarm, 2.2)
        sheet.word((middle + 10, y), one.text, 14, look.alarm_ink, Face.BOLD)
        icon = table(16, 16, [Row(16, icon_cell("wait", 16, 16))])
        sheet.node(f"s{one.number}", "bracket", (middle - half + 5, y - 8, 16, 16), icon)
