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
    cell,
    height,
    icon_cell,
    lines,
    space,
    table,
    text_cell,
    words,
)
from app.diagram.look import SMALL, TEXT, TITLE, Look
from app.diagram.sheet import Frame, Note, Sheet
from app.diagram.wording import signed
from app.journey import Effect
from app.journey.comparing import Fate

PADDING: Final = 10
BADGE_ROOM: Final = 5
"""Extra air at the top where badges hang over the edge."""
TITLE_LINES: Final = 6
HOW_LINES: Final = 3
RESULT_LINES: Final = 3
REASON_LINES: Final = 3
MOOD_LINES: Final = 2
MOST_VOICES: Final = 4
MOST_BADGES: Final = 3
STAR: Final = 28
ICON: Final = 16
GAP: Final = 6
SIGNS: Final = {Fate.PLANNED: "planned", Fate.AD_HOC: "ad-hoc", Fate.MISSING: "missing"}


@dataclass(frozen=True, slots=True)
class Card:
    """A card of a known size, ready to be put somewhere."""

    step: Step
    width: int
    height: int
    label: str
    frame: Frame


@lru_cache(maxsize=2_500)
def card(step: Step, wide: int, look: Look, assumed: str) -> Card:
    """The card of a step, ``wide`` points wide; ``assumed`` is the word for an assumption."""
    room = wide - 2 * PADDING
    rows = _rows(step, room, look, assumed)
    if step.bottlenecks or step.truth:
        rows = [_space(room, BADGE_ROOM), *rows]
    full = height(rows)
    return Card(step, wide, full + 2 * PADDING, table(room, full, rows), _frame(step, look))


def _frame(step: Step, look: Look) -> Frame:
    """The edge of a card: red at a bottleneck, dashed where assumed, dotted what never was."""
    weight = 4 if step.bottlenecks else look.card_border
    if not step.happened:
        return Frame(look.paper, look.soft, weight, "dotted")
    pen = look.alarm if step.bottlenecks else look.card_line
    return Frame(look.card, pen, weight, "dashed" if step.assumed else "solid")


def _rows(step: Step, room: int, look: Look, assumed: str) -> list[Row]:
    """The rows of a card on a grid of two columns: icon, text."""
    ink, more = look.ink if step.happened else look.soft, look.larger
    size = fitting(step.title, room, (TITLE + more, TITLE + more - 1), Face.BOLD)
    bold = Style(size, 17 + more, ink, Face.BOLD)
    title = wrap(step.title, room, bold.size, bold.face, TITLE_LINES)
    rows = [_whole(words(line, bold), room, bold.leading) for line in title]
    rows.append(_space(room, 3))
    rows += _with_icon(step.icon, step.how, room, _style(TEXT, 18, look.soft, look), HOW_LINES)
    rows += _fate(step, room, look)
    if not step.happened:
        return rows
    if step.result:
        ink = look.alarm_ink if step.result[0] == "refused" else look.ink
        style = _style(SMALL, 16, ink, look, Face.BOLD)
        rows += [_space(room, 2), *_with_icon(*step.result, room, style, RESULT_LINES)]
        rows += _beside(step.reason, room, _style(SMALL, 16, look.ink, look), REASON_LINES)
    if step.score is not None or step.words or not step.expected:
        mood = _mood(step, room, look)
        rows += [_space(room, 5), _whole(mood.cells, room, mood.height)]
    rows += _voices(step, room, look)
    if step.remarks_words:
        sign = "question" if step.remarks[1] else "remark"
        style = _style(SMALL, 16, look.ink, look, Face.BOLD)
        rows += [_space(room, 4), *_with_icon(sign, step.remarks_words, room, style, 2)]
    if step.assumed:
        style = _style(SMALL, 15, look.soft, look, Face.ITALIC)
        said = wrap(assumed, room, style.size, style.face, 1)
        rows += [
            _space(room, 4),
            *(_whole(words(line, style), room, style.leading) for line in said),
        ]
    return rows


def _style(size: int, leading: int, ink: str, look: Look, face: Face = Face.REGULAR) -> Style:
    """Type in a size of the usual look, as large as this look has it."""
    return Style(size + look.larger, leading + look.larger, ink, face)


def _fate(step: Step, room: int, look: Look) -> list[Row]:
    """Whether it was planned, where a plan is laid over the journey."""
    if step.fate is None or not step.fate_words:
        return []
    ink = look.ink if step.happened else look.soft
    style = _style(SMALL, 16, ink, look, Face.BOLD)
    sign = "moved" if step.moved else SIGNS[step.fate]
    return [_space(room, 2), *_with_icon(sign, step.fate_words, room, style, 2)]


def _whole(inner: str, room: int, high: int) -> Row:
    """A row of one cell over both columns."""
    return Row(high, cell(inner, room, high, ' ALIGN="LEFT" COLSPAN="2"'))


def _space(room: int, high: int) -> Row:
    del room
    return Row(high, f'<TD HEIGHT="{high}" COLSPAN="2"></TD>')


def _with_icon(name: str, text: str, room: int, style: Style, most: int) -> list[Row]:
    """Lines of text, the first with an icon before it."""
    found = wrap(text, room - ICON - GAP, style.size, style.face, most) or ("",)
    high = max(18, style.leading)
    mark = icon_cell(name, ICON, high, GAP)
    rows = [Row(high, mark + text_cell(found[0], room - ICON - GAP, high, style))]
    before = cell("", ICON + GAP, style.leading)
    for line in found[1:]:
        after = text_cell(line, room - ICON - GAP, style.leading, style)
        rows.append(Row(style.leading, before + after))
    return rows


def _beside(text: str, room: int, style: Style, most: int) -> list[Row]:
    """Lines of text below one with an icon, in its column."""
    before = cell("", ICON + GAP, style.leading)
    found = wrap(text, room - ICON - GAP, style.size, style.face, most)
    return [
        Row(style.leading, before + text_cell(line, room - ICON - GAP, style.leading, style))
        for line in found
    ]


def _mood(step: Step, room: int, look: Look) -> Row:
    """The score and the feeling on its own shade; dashed where it is assumed."""
    shade = look.moods[step.score]
    style = _style(TEXT, 17, shade.ink, look, Face.BOLD)
    border = 1 if step.mood_assumed or look.card_border > 1 else 0
    face = 17 + look.larger
    text_room = room - face - 14 - 2 * border
    told = f"{signed(step.score)}\u2002{step.words}"
    said = wrap(told, text_room, style.size, style.face, MOOD_LINES)
    text = lines(said, text_room, style)
    inner = height(text) + 6
    mark = cell("", 4, inner) + icon_cell(icons.FACES[step.score], face, inner, 10)
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
    return Row(high, table(room, high, [Row(inner, mark + body)], attributes))


def _voices(step: Step, room: int, look: Look) -> list[Row]:
    """Everybody else's score, and what the department expected, a line each."""
    style = _style(SMALL, 16, look.soft, look)
    said = [
        (icons.FACES[voice.score], f"{voice.who}: {signed(voice.score)} {voice.words}".rstrip())
        for voice in step.voices[:MOST_VOICES]
    ]
    if step.expected:
        what = step.expected.words if step.expected.score is None else signed(step.expected.score)
        said.append(("expected", f"{step.expected.who}: {what}"))
    rows = [row for name, text in said for row in _with_icon(name, text, room, style, 2)]
    return [_space(room, 4), *rows] if rows else []


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
    sheet.node(f"c{n}", kind, (left, top, one.width, one.height), one.label, one.frame)
    sheet.notes[f"c{n}"] = Note(step.name, step.description, step.resource, step.id)
    fill, ring = disc_colours(step, look)
    sheet.disc(f"n{n}", "number", number_at or (left + 2, top + 2), step.sign, fill, ring)
    right = left + one.width - 10
    if step.bottlenecks:
        label, wide = _warning(step.bottlenecks, look)
        frame = Frame(look.alarm, look.card, 2)
        sheet.node(f"k{n}", "warning", (right - wide, top - 13, wide, 24), label, frame)
        right -= wide + 4
    if step.truth:
        name = "star-ill" if step.truth.effect is Effect.ILL else "star"
        sheet.node(f"m{n}", "star", (right - STAR, top - 15, STAR, STAR), _star(name))


def disc_colours(step: Step, look: Look) -> tuple[str, str]:
    """The colours of a step's disc and of the ring and number on it."""
    if not step.happened:
        return look.paper, look.soft
    return (look.alarm, look.on_alarm) if step.bottlenecks else (look.ink, look.card)


@lru_cache
def _star(name: str) -> str:
    return table(STAR, STAR, [Row(STAR, icon_cell(name, STAR, STAR))])


@lru_cache(maxsize=2_000)
def _warning(numbers: Sequence[int], look: Look) -> tuple[str, int]:
    """The badge with the numbers of the bottlenecks, and how wide it is."""
    shown = " ".join(map(str, numbers[:MOST_BADGES])) + "+" * (len(numbers) > MOST_BADGES)
    wide = 34 + 8 * len(shown)
    style = Style(14, 20, look.on_alarm, Face.BOLD)
    inner = icon_cell("warn-on", 17, 20, 4) + lines([shown], wide - 35, style)[0].cells
    return table(wide - 14, 20, [Row(20, inner)]), wide
