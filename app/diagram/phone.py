"""The map for a narrow screen: the same cards one below the other, read by scrolling."""

from collections.abc import Sequence
from typing import Final

from app.diagram import cards, footer, icons, wording
from app.diagram.content import Content, Step
from app.diagram.fonts import Face, width
from app.diagram.labels import Row, Style, beside, cell, height, icon_cell, paragraph, stack, table
from app.diagram.look import Look
from app.diagram.sheet import Note, Sheet
from app.language import Translator

WIDTH: Final = 390
EDGE: Final = 15
ROOM: Final = WIDTH - 2 * EDGE
RAIL: Final = 14
"""The line of time at the left, from the edge."""
CARD_LEFT: Final = 44
CARD: Final = WIDTH - CARD_LEFT - EDGE

Block = tuple[str, int, object]


def sheet(content: Content, look: Look, t: Translator) -> Sheet:
    """The whole journey on a narrow sheet, as high as it has to be."""
    blocks = _blocks(content, look, t)
    high = EDGE + sum(tall for _, tall, _ in blocks) + EDGE
    drawn = Sheet(WIDTH, high, look.paper, look.ink)
    drawn.polygon([(0, 0), (WIDTH, 0), (WIDTH, high), (0, high)], look.paper)
    top = EDGE
    _rail(drawn, blocks, look)
    for n, (kind, tall, what) in enumerate(blocks):
        _paint(drawn, n, kind, what, top, tall, content, look, t)
        top += tall
    return drawn


def _blocks(content: Content, look: Look, t: Translator) -> list[Block]:
    """What stands below what, with the height that each takes."""
    blocks: list[Block] = [_texts("title", _head(content, look), 14)]
    if content.goal:
        goal = Style(15, 20, look.goal.ink, Face.BOLD)
        words = paragraph(t("map.goal", goal=content.goal), ROOM, goal, 6)
        blocks.append(_texts("goal", words, 16))
    for n, stretch in enumerate(content.stretches):
        blocks.append(("phase", 46, (n, stretch)))
        for place in stretch.steps:
            blocks += _of_step(content, content.steps[place], look, t)
    for one in content.stuck:
        panel = footer.stuck_cell(one, ROOM, look, t)
        blocks.append(("stuck", height(panel[3]) + 2 * footer.PADDING + 10, panel))
    if content.remarks:
        rows = footer.remark_rows(content, ROOM, look, t)
        blocks.append(_texts("remarks", list(rows), 14))
    blocks.append(_texts("outcome", _outcome(content, look, t), 10))
    return blocks


def _texts(kind: str, rows: list[Row], after: int) -> Block:
    return kind, height(rows) + after, rows


def _head(content: Content, look: Look) -> list[Row]:
    rows = paragraph(content.title, ROOM, Style(24, 30, look.ink, Face.BOLD), 5)
    rows += paragraph(content.subtitle, ROOM, Style(15, 21, look.soft), 6)
    return rows + paragraph(content.meta, ROOM, Style(13, 20, look.soft, Face.BOLD), 2)


def _of_step(content: Content, step: Step, look: Look, t: Translator) -> list[Block]:
    """A contact moment: with whom, its card, what was said, and the waiting after it."""
    lane = content.lanes[step.lane]
    where = f"{lane.title} · {lane.organisation}" if lane.organisation else lane.title
    badges = 110 if step.bottlenecks or step.truth else 0
    name = paragraph(where, CARD - badges, Style(13, 18, look.soft, Face.BOLD), 4)
    card = cards.card(step, CARD, look, t("map.assumed"))
    blocks: list[Block] = [_texts("where", name, 14), ("card", card.height + 8, card)]
    if step.quote:
        words = paragraph(f"‘{step.quote}’", CARD, Style(15, 20, look.ink, Face.ITALIC), 8)
        blocks.append(_texts("quote", words, 8))
    if step.wait:
        blocks.append(("wait", 40, step.wait))
    return blocks


def _outcome(content: Content, look: Look, t: Translator) -> list[Row]:
    rows = paragraph(t("map.outcome"), ROOM, Style(20, 34, look.ink, Face.BOLD), 1)
    rows += paragraph(content.outcome, ROOM, Style(15, 21, look.ink), 14)
    for ending in content.endings:
        text = paragraph(ending.title, ROOM - 34, Style(15, 21, look.ink, Face.BOLD), 5)
        text += paragraph(wording.capital(ending.words), ROOM - 34, Style(14, 20, look.soft), 1)
        text += paragraph(ending.note, ROOM - 34, Style(14, 20, look.soft), 4)
        high = max(30, height(text))
        mark = [Row(high, icon_cell(icons.OUTCOMES[ending.outcome], 24, high) + cell("", 10, high))]
        left = cell(table(34, high, mark), 34, high)
        rows.append(beside(ROOM, left, 34, stack(ROOM - 34, high, text)))
    if content.wish:
        rows += paragraph(t("map.wish"), ROOM, Style(16, 32, look.ink, Face.BOLD), 1)
        rows += paragraph(content.wish, ROOM, Style(15, 21, look.ink), 10)
    return rows


def _rail(drawn: Sheet, blocks: Sequence[Block], look: Look) -> None:
    """The line along which time runs, beside the contact moments."""
    tops, top = [], EDGE
    for kind, tall, _ in blocks:
        if kind in ("card", "wait"):
            tops.append((top, tall))
        top += tall
    if tops:
        x = EDGE + RAIL
        drawn.line([(x, tops[0][0] + 12), (x, tops[-1][0] + tops[-1][1] - 8)], look.axis, 3)


def _paint(
    drawn: Sheet,
    n: int,
    kind: str,
    what: object,
    top: float,
    tall: int,
    content: Content,
    look: Look,
    t: Translator,
) -> None:
    if kind == "card" and isinstance(what, cards.Card):
        _card(drawn, what, top, look)
    elif kind == "phase" and isinstance(what, tuple):
        _phase(drawn, what, top, look, t)
    elif kind == "wait":
        _wait(drawn, what, top, look, t)
    elif kind == "stuck" and isinstance(what, tuple):
        panel = footer.Panel(what[0], what[1], 0, 0, ROOM, tall - 10, tuple(what[3]), what[4])
        footer.paint(drawn, [panel], EDGE, top, look)
    elif isinstance(what, list):
        left = CARD_LEFT if kind in ("where", "quote") else EDGE
        wide = CARD if kind in ("where", "quote") else ROOM
        high = height(what)
        if high:
            foot = top + (tall - high if kind == "where" else 0)
            drawn.node(f"z{n}", kind, (left, foot, wide, high), table(wide, high, what))
    del content


def _card(drawn: Sheet, card: cards.Card, top: float, look: Look) -> None:
    """The card with its number on the line of time rather than on its corner."""
    cards.paint(drawn, card, CARD_LEFT, top, look, number_at=(EDGE + RAIL, top + 16))


def _phase(drawn: Sheet, what: tuple[object, ...], top: float, look: Look, t: Translator) -> None:
    from app.diagram.content import Stretch

    n, stretch = what
    if not isinstance(n, int) or not isinstance(stretch, Stretch):
        return
    rows = paragraph(stretch.title, ROOM - 24, Style(15, 19, look.on_phase, Face.BOLD), 1)
    inner = cell(table(ROOM - 24, 30, stack(ROOM - 24, 30, rows)), ROOM - 24, 30)
    row = Row(30, cell("", 12, 30) + inner + cell("", 12, 30))
    attributes = f' BGCOLOR="{look.phases[n % 2]}" STYLE="ROUNDED"'
    drawn.node(f"p{n}", "phase", (EDGE, top + 12, ROOM, 30), table(ROOM, 30, [row], attributes))
    title = t("map.phase_name", n=n + 1, title=stretch.title)
    drawn.notes[f"p{n}"] = Note(title, stretch.description, "phase", stretch.id)


def _wait(drawn: Sheet, what: object, top: float, look: Look, t: Translator) -> None:
    from app.diagram.content import Wait

    if not isinstance(what, Wait):
        return
    text = t("map.waited", duration=what.text)
    text = f"{text} {what.agreed}".rstrip()
    wide = width(text, 14, Face.BOLD) + 24
    fill, pen = (look.alarm_fill, look.alarm) if what.alarming else (look.card, look.soft)
    left = EDGE + RAIL - 8
    drawn.rounded((left, top + 4, wide, 26), 6, fill, pen, 1.6, dashed=True)
    ink = look.alarm_ink if what.alarming else look.soft
    drawn.word((left + 12, top + 17), text, 14, ink, Face.BOLD, anchor=-1)
