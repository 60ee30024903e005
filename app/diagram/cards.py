"""The card of a contact moment: what stands on it, how high it is, and how it is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.diagram import icons
from app.diagram.content import Step
from app.diagram.fonts import Face, fitting, wrap
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
    table,
    text_cell,
)
from app.diagram.look import SMALL, TEXT, TITLE, Look
from app.diagram.sheet import Note, Sheet
from app.diagram.wording import signed
from app.journey import Effect

PADDING: Final = 10
BADGE_ROOM: Final = 5
"""Extra air at the top where badges hang over the edge."""
TITLE_LINES: Final = 6
HOW_LINES: Final = 3
RESULT_LINES: Final = 3
MOOD_LINES: Final = 2
MOST_VOICES: Final = 4
MOST_BADGES: Final = 3
STAR: Final = 28


@dataclass(frozen=True, slots=True)
class Card:
    """A card of a known size, ready to be put somewhere."""

    step: Step
    width: int
    height: int
    label: str


@lru_cache(maxsize=20_000)
def card(step: Step, wide: int, look: Look, assumed: str) -> Card:
    """The card of a step, ``wide`` points wide; ``assumed`` is the word for an assumption."""
    border = 4 if step.bottlenecks else look.card_border
    inner = wide - 2 * border
    room = inner - 2 * (PADDING - border)
    rows = _rows(step, room, look, assumed)
    above = PADDING - border + (BADGE_ROOM if step.bottlenecks or step.truth else 0)
    below = PADDING - border
    side = (inner - room) // 2
    full = height(rows) + above + below
    body = table(room, full, [space(room, above), *rows, space(room, below)])
    row = Row(
        full, cell("", side, full) + cell(body, room, full) + cell("", inner - room - side, full)
    )
    style = "ROUNDED,DASHED" if step.assumed else "ROUNDED"
    colour = look.alarm if step.bottlenecks else look.card_line
    attributes = f' BGCOLOR="{look.card}" STYLE="{style}" COLOR="{colour}" BORDER="{border}"'
    high = full + 2 * border
    return Card(step, wide, high, table(wide, high, [row], attributes))


def _rows(step: Step, room: int, look: Look, assumed: str) -> list[Row]:
    size = fitting(step.title, room, (TITLE, TITLE - 1), Face.BOLD)
    bold = Style(size, 17, look.ink, Face.BOLD)
    soft = Style(TEXT, 18, look.soft)
    title = wrap(step.title, room, bold.size, bold.face, TITLE_LINES)
    rows = [*lines(title, room, bold), space(room, 3)]
    rows.append(_with_icon(step.icon, step.how, room, soft, HOW_LINES))
    if step.result:
        ink = look.alarm_ink if step.result[0] == "refused" else look.ink
        style = Style(SMALL, 16, ink, Face.BOLD)
        result = _with_icon(step.result[0], step.result[1], room, style, RESULT_LINES)
        rows += [space(room, 2), result]
    if step.score is not None or step.words or not step.expected:
        rows += [space(room, 3), _mood(step, room, look)]
    rows += _voices(step, room, look)
    if step.assumed:
        rows += [
            space(room, 2),
            *paragraph(assumed, room, Style(SMALL, 15, look.soft, Face.ITALIC), 1),
        ]
    return rows


def _with_icon(name: str, text: str, room: int, style: Style, most: int) -> Row:
    found = wrap(text, room - 22, style.size, style.face, most)
    if len(found) < 2:
        high = max(18, style.leading)
        line = text_cell(found[0] if found else "", room - 22, high, style)
        flat = Row(high, icon_cell(name, 16, high) + cell("", 6, high) + line)
        return Row(high, cell(table(room, high, [flat]), room, high))
    rows = lines(found, room - 22, style)
    high = height(rows)
    mark = [Row(16, icon_cell(name, 16, 16) + cell("", 6, 16)), *_rest(high)]
    return beside(room, cell(table(22, high, mark), 22, high), 22, rows)


def _rest(high: int) -> list[Row]:
    return [Row(high - 16, cell("", 22, high - 16, ' COLSPAN="2"'))] if high > 16 else []


def _mood(step: Step, room: int, look: Look) -> Row:
    """The score and the feeling on its own shade; dashed where it is assumed."""
    shade = look.moods[step.score]
    style = Style(TEXT, 17, shade.ink, Face.BOLD)
    border = 1 if step.mood_assumed or look.card_border > 1 else 0
    text_room = room - 31 - 2 * border
    said = wrap(f"{signed(step.score)}\u2002{step.words}", text_room, TEXT, Face.BOLD, MOOD_LINES)
    text = lines(said, text_room, style)
    inner = height(text) + 6
    mark = cell("", 4, inner) + icon_cell(icons.FACES[step.score], 17, inner) + cell("", 10, inner)
    if len(said) == 1:
        body = text_cell(said[0], text_room, inner, style)
    else:
        rows = [space(text_room, 3), *text, space(text_room, 3)]
        body = cell(table(text_room, inner, rows), text_room, inner)
    high = inner + 2 * border
    style_name = "ROUNDED,DASHED" if step.mood_assumed else "ROUNDED"
    attributes = f' BGCOLOR="{shade.fill}" STYLE="{style_name}"'
    if border:
        attributes += f' BORDER="{border}" COLOR="{shade.ink}"'
    return Row(high, cell(table(room, high, [Row(inner, mark + body)], attributes), room, high))


def _voices(step: Step, room: int, look: Look) -> list[Row]:
    """Everybody else's score, and what the department expected, a line each."""
    style = Style(SMALL, 16, look.soft)
    said = [
        (icons.FACES[voice.score], f"{voice.who}: {signed(voice.score)} {voice.words}".rstrip())
        for voice in step.voices[:MOST_VOICES]
    ]
    if step.expected:
        said.append(("expected", f"{step.expected.who}: {signed(step.expected.score)}"))
    rows = [_with_icon(name, text, room, style, 2) for name, text in said]
    return [space(room, 4), *rows] if rows else []


def paint(
    sheet: Sheet,
    one: Card,
    left: float,
    top: float,
    look: Look,
    *,
    number_at: tuple[float, float] | None = None,
) -> None:
    """Draw a card, and the badges that hang over its edge; the number at its corner or there."""
    step = one.step
    n = step.number
    kind = "card" + " stuck" * bool(step.bottlenecks) + " truth" * (step.truth is not None)
    sheet.node(f"c{n}", kind, (left, top, one.width, one.height), one.label)
    sheet.notes[f"c{n}"] = Note(step.name, step.description, step.resource, step.id)
    fill = look.alarm if step.bottlenecks else look.ink
    ring = look.on_alarm if step.bottlenecks else look.card
    sheet.disc(f"n{n}", "number", number_at or (left + 2, top + 2), str(n), fill, ring)
    right = left + one.width - 10
    if step.bottlenecks:
        label, wide = _warning(step.bottlenecks, look)
        sheet.node(f"k{n}", "warning", (right - wide, top - 13, wide, 24), label)
        right -= wide + 4
    if step.truth:
        name = "star-ill" if step.truth.effect is Effect.ILL else "star"
        sheet.node(f"m{n}", "star", (right - STAR, top - 15, STAR, STAR), _star(name))


@lru_cache
def _star(name: str) -> str:
    return table(STAR, STAR, [Row(STAR, icon_cell(name, STAR, STAR))])


@lru_cache(maxsize=2_000)
def _warning(numbers: Sequence[int], look: Look) -> tuple[str, int]:
    """The badge with the numbers of the bottlenecks, and how wide it is."""
    shown = " ".join(map(str, numbers[:MOST_BADGES])) + "+" * (len(numbers) > MOST_BADGES)
    wide = 34 + 8 * len(shown)
    style = Style(14, 20, look.on_alarm, Face.BOLD)
    inner = cell("", 5, 20) + icon_cell("warn-on", 17, 20)
    inner += cell("", 4, 20) + lines([shown], wide - 30, style)[0].cells
    attributes = f' BGCOLOR="{look.alarm}" STYLE="ROUNDED" COLOR="{look.card}" BORDER="2"'
    return table(wide, 24, [Row(20, inner)], attributes), wide
