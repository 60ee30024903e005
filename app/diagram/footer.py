"""Below the map: every bottleneck with its number, the moments of truth, the legend."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.diagram.content import Content, Stuck
from app.diagram.fonts import Face, width
from app.diagram.labels import (
    Row,
    Style,
    beside,
    cell,
    height,
    icon_cell,
    lines,
    paragraph,
    space,
    stack,
    table,
)
from app.diagram.legend import entries, legend_rows
from app.diagram.look import Look
from app.diagram.sheet import Frame, Note, Sheet
from app.journey import Effect
from app.language import Translator

PANEL: Final = 262
"""The least width of a bottleneck's panel."""
MOST_PANEL: Final = 400
"""The greatest width of one beside the legend."""
BETWEEN: Final = 9
PADDING: Final = 11
TRUTHS: Final = 380
REMARKS: Final = 380
LEGEND: Final = 380
MOST_TRUTHS: Final = 12
MOST_REMARKS: Final = 8


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel; its left and top count from those of the footer."""

    name: str
    kind: str
    left: float
    top: float
    width: int
    height: int
    rows: tuple[Row, ...]
    note: Note


def panels(content: Content, full: int, look: Look, t: Translator) -> tuple[tuple[Panel, ...], int]:
    """All panels in rows that fill the width, and the height of the footer."""
    found: list[Panel] = []
    tail = _tail(content, look, t)
    last = sum(wide for _, _, wide, _ in tail) + BETWEEN * max(0, len(tail) - 1)
    above, beside = _parted(content.stuck, full, last)
    top = 0
    for chunk in above:
        wide = (full - BETWEEN * (len(chunk) - 1)) // len(chunk)
        widths = [wide] * (len(chunk) - 1) + [full - (wide + BETWEEN) * (len(chunk) - 1)]
        cells = [stuck_cell(one, w, look, t) for one, w in zip(chunk, widths, strict=True)]
        top = _row(found, cells, top)
    each = min(MOST_PANEL, (full - last - BETWEEN * len(beside)) // max(1, len(beside)))
    cells = [stuck_cell(one, each, look, t) for one in beside]
    used = (each + BETWEEN) * len(beside)
    for name, kind, wide, note in _stretched(tail, full - used - BETWEEN * (len(tail) - 1)):
        cells.append((name, kind, wide, _tail_rows(kind, content, wide, look, t), note))
    top = _row(found, cells, top)
    return tuple(found), max(0, top - BETWEEN)


Cell = tuple[str, str, int, Sequence[Row], Note]
Tail = tuple[str, str, int, Note]


def _tail_rows(kind: str, content: Content, wide: int, look: Look, t: Translator) -> Sequence[Row]:
    room = wide - 2 * PADDING - 4
    if kind == "truths":
        return _truth_rows(content, wide, look, t)
    if kind == "remarks":
        return remark_rows(content, room, look, t)
    return legend_rows(content, room, look, t)


def _tail(content: Content, look: Look, t: Translator) -> list[Tail]:
    del look
    tail: list[Tail] = []
    truths = [step for step in content.steps if step.truth]
    if truths:
        name = t("map.moments_of_truth")
        said = "; ".join(f"{t('map.step', n=s.number)}: {s.truth.why}" for s in truths if s.truth)
        tail.append(("truths", "truths", TRUTHS, Note(name, said)))
    if content.remarks:
        said = "; ".join(f"{one.where}, {one.kind}: {one.text}" for one in content.remarks)
        tail.append(("remarks", "remarks", REMARKS, Note(t("map.remarks_title"), said)))
    if entries(content, t):
        tail.append(("legend", "legend", LEGEND, Note(t("map.legend"))))
    return tail


def _stretched(tail: Sequence[Tail], room: int) -> list[Tail]:
    """The last panels made wider, so that the row is full."""
    if not tail:
        return []
    each = room // len(tail)
    return [
        (name, kind, each if n < len(tail) - 1 else room - each * (len(tail) - 1), note)
        for n, (name, kind, _, note) in enumerate(tail)
    ]


def _parted(
    stuck: Sequence[Stuck], full: int, last: int
) -> tuple[list[Sequence[Stuck]], Sequence[Stuck]]:
    """Bottlenecks in as few rows as can be, the last of them beside what ends the footer.

    Of the ways that take as few rows, the one whose panels are most alike in width.
    """
    most = max(1, (full + BETWEEN) // (PANEL + BETWEEN))
    room = full - last - BETWEEN

    def cost(beside: int) -> tuple[int, float]:
        above = len(stuck) - beside
        rows = -(-above // most)
        wide = full / -(-above // rows) if rows else room / max(1, beside)
        return rows, abs(wide - min(MOST_PANEL, room / beside)) if beside else full

    beside = min(range(min(len(stuck), max(0, room // (PANEL + BETWEEN))) + 1), key=cost)
    first = len(stuck) - beside
    rows = -(-first // most)
    each = -(-first // rows) if rows else 1
    chunks = [stuck[start : min(start + each, first)] for start in range(0, first, each)]
    return chunks, stuck[first:]


def _row(found: list[Panel], cells: Sequence[Cell], top: int) -> int:
    """Put a row of panels below the others; gives the top of the next."""
    if not cells:
        return top
    high = max(height(rows) for *_, rows, _ in cells) + 2 * PADDING
    left = 0
    for name, kind, wide, rows, note in cells:
        found.append(Panel(name, kind, left, top, wide, high, tuple(rows), note))
        left += wide + BETWEEN
    return top + high + BETWEEN


@lru_cache(maxsize=1_000)
def stuck_cell(one: Stuck, wide: int, look: Look, t: Translator) -> Cell:
    """The panel of a bottleneck, that wide: its name, kind, width, rows and note."""
    room = wide - 2 * PADDING - 4 - 42
    at = (
        t("map.at_steps", n=len(one.numbers), steps=", ".join(map(str, one.numbers[:8])))
        if one.numbers
        else t("map.no_step")
    )
    number = t("map.bottleneck", n=one.number)
    head = Style(13, 17, look.alarm, Face.BOLD)
    named = " · ".join(filter(None, (number, at, one.category_name)))
    rows = paragraph(named, room, head, 3)
    rows += paragraph(one.title, room, Style(15, 20, look.ink, Face.BOLD), 4)
    if one.effect:
        rows += paragraph(one.effect, room, Style(13, 18, look.alarm_ink, Face.BOLD), 3)
    rows += paragraph(one.description, room, Style(13, 18, look.soft), 9)
    rows += paragraph(one.owner, room, Style(13, 18, look.soft, Face.ITALIC), 2)
    high = height(rows)
    icon = [Row(34, icon_cell("warn", 34, 34))]
    left = cell(table(34, max(34, high), stack(34, max(34, high), icon)), 34, max(34, high))
    body = cell(table(room, max(34, high), stack(room, max(34, high), rows)), room, max(34, high))
    inner = wide - 2 * PADDING - 4
    row = Row(
        max(34, high),
        cell(
            table(
                inner, max(34, high), [Row(max(34, high), left + cell("", 8, max(34, high)) + body)]
            ),
            inner,
            max(34, high),
        ),
    )
    note = Note(
        f"{number}: {one.title}",
        f"{at}. {one.category_name}. {one.effect} {one.description} {one.owner}",
        one.resource,
        one.id if one.resource else "",
    )
    return f"q{one.number}", "bottleneck" + " assumed" * one.assumed, wide, (row,), note


def _truth_rows(content: Content, wide: int, look: Look, t: Translator) -> list[Row]:
    room = wide - 2 * PADDING - 4
    rows = paragraph(t("map.moments_of_truth"), room, Style(15, 24, look.ink, Face.BOLD), 1)
    truths = [step for step in content.steps if step.truth]
    label = max((round(width(t("map.step", n=s.number), 14, Face.BOLD)) for s in truths), default=0)
    for step in truths[:MOST_TRUTHS]:
        why = step.truth.why if step.truth else ""
        ill = step.truth is not None and step.truth.effect is Effect.ILL
        text = paragraph(why or step.title, room - 38 - label, Style(14, 19, look.ink), 3)
        high = max(20, height(text))
        mark = icon_cell("star-ill" if ill else "star", 18, 20) + cell("", 7, 20)
        name = lines(
            [t("map.step", n=step.number)], label + 13, Style(14, 20, look.ink, Face.BOLD)
        )[0].cells
        left = cell(
            table(label + 38, high, [Row(20, mark + name), *_below(label + 38, high - 20)]),
            label + 38,
            high,
        )
        body = cell(
            table(room - 38 - label, high, stack(room - 38 - label, high, text, 0)),
            room - 38 - label,
            high,
        )
        rows.append(Row(high, cell(table(room, high, [Row(high, left + body)]), room, high)))
    more = len(truths) - MOST_TRUTHS
    if more > 0:
        rows += paragraph(t("map.more", n=more), room, Style(13, 18, look.soft), 1)
    return rows


def remark_rows(content: Content, room: int, look: Look, t: Translator) -> list[Row]:
    """What was remarked, questions first; ``room`` points wide."""
    rows = paragraph(t("map.remarks_title"), room, Style(15, 24, look.ink, Face.BOLD), 1)
    told = sorted(content.remarks, key=lambda one: not one.asks)
    for one in told[:MOST_REMARKS]:
        who = f" ({one.who})" if one.who else ""
        head = f"{one.where} · {one.kind}{who}" if one.where else f"{one.kind}{who}"
        text = paragraph(head, room - 26, Style(13, 18, look.ink, Face.BOLD), 2)
        text += paragraph(one.text, room - 26, Style(13, 18, look.ink), 3)
        high = max(20, height(text))
        sign = icon_cell("question" if one.asks else "remark", 18, 20) + cell("", 8, 20)
        left = cell(table(26, high, [Row(20, sign), *_empty(26, high - 20)]), 26, high)
        rows.append(beside(room, left, 26, stack(room - 26, high, text, 0)))
        rows.append(space(room, 4))
    more = len(told) - MOST_REMARKS
    if more > 0:
        rows += paragraph(t("map.more", n=more), room, Style(13, 18, look.soft), 1)
    return rows


def _empty(wide: int, high: int) -> list[Row]:
    return [Row(high, cell("", wide, high, ' COLSPAN="2"'))] if high > 0 else []


def _below(wide: int, high: int) -> list[Row]:
    return [Row(high, cell("", wide, high, ' COLSPAN="3"'))] if high > 0 else []


def paint(sheet: Sheet, found: Sequence[Panel], x: float, y: float, look: Look) -> None:
    """Draw the panels of the footer that begins at ``x`` and ``y``."""
    pens = {
        "bottleneck": (look.alarm, 3),
        "truths": (look.gold_line, 2),
        "remarks": (look.ink, 2),
        "legend": (look.rule, 2),
    }
    for one in found:
        pen, border = pens[one.kind.split(" ")[0]]
        room = one.width - 2 * PADDING - 4
        label = table(room, height(one.rows), one.rows)
        dashed = "dashed" if "assumed" in one.kind else "solid"
        box = (x + one.left, y + one.top, one.width, one.height)
        frame = Frame(look.card, pen, border, dashed)
        sheet.node(one.name, one.kind, box, label, frame)
        sheet.notes[one.name] = one.note
