"""The whole map laid out: what stands where, before anything is drawn. Pure: no Graphviz."""

from dataclasses import dataclass
from typing import Any

from app.diagram import cards, columns, curve, footer, head, outcome, own_words, rows, timeline
from app.diagram.arrows import Placed
from app.diagram.content import Content
from app.diagram.labels import Row, height
from app.diagram.look import LABEL, MARGIN, SHEET, SIDE, Look
from app.diagram.view import View, ViewKind
from app.language import Translator

_WHOLE = View()
PROJECTOR = (1240, 700)
"""The sheet of a page of a presentation: fewer points, so larger type."""

LEFT = MARGIN + LABEL + 14
"""Where the lanes begin."""
ASIDE = 14
"""Between the lanes and the outcome."""
HEAD_LEFT = 68
TALLEST = 0.76
"""A sheet that is higher for its width is laid out again, wider."""
LYING = 0.73
BEAMED = 0.6
"""The height of a projector's picture for its width, about."""
LOWEST = 0.66
"""One that has become lower than that for its width is laid out once more, narrower."""
WIDEST = 2700


@dataclass(frozen=True, slots=True)
class Plan:
    """The map laid out on a sheet of ``width`` by ``height`` points."""

    content: Content
    width: int
    height: int
    columns: columns.Columns
    head: list[Row]
    head_room: int
    phases_top: int
    phases_height: int
    curve_top: int
    marks: tuple[curve.Mark, ...]
    time_top: int
    brackets: tuple[timeline.Bracket, ...]
    words_top: int
    words_height: int
    words: tuple[own_words.Words, ...]
    lanes_top: int
    lanes: tuple[rows.LaneBox, ...]
    lanes_height: int
    cards: tuple[Placed, ...]
    outcome: list[list[Row]]
    footer_top: int
    panels: tuple[footer.Panel, ...]

    @property
    def right(self) -> float:
        """Where the lanes end."""
        return LEFT + self.columns.width


def arrange(content: Content, look: Look, t: Translator, view: View = _WHOLE) -> Plan:
    """Lay a journey's content out; the sheet grows with it, and stays a lying one."""
    if view.kind is ViewKind.PRESENTATION:
        return _projected(content, look, t, PROJECTOR if view.page else SHEET)
    plan = _arranged(content, look, t, SHEET[0])
    if content.steps and plan.height > TALLEST * plan.width:
        plan = _arranged(content, look, t, min(WIDEST, plan.height / LYING))
        if plan.height < LOWEST * plan.width:
            plan = _arranged(content, look, t, plan.height / LYING)
    return plan


def _projected(content: Content, look: Look, t: Translator, sheet: tuple[int, int]) -> Plan:
    """Without the footer, and as wide as a projector's picture where it is high."""
    plan = _arranged(content, look, t, sheet[0], sheet[1], footed=False)
    if plan.height < BEAMED * plan.width:
        return plan
    return _arranged(content, look, t, min(WIDEST, plan.height / BEAMED), sheet[1], footed=False)


def _arranged(
    content: Content,
    look: Look,
    t: Translator,
    room: float,
    least: int = SHEET[1],
    *,
    footed: bool = True,
) -> Plan:
    """The content laid out on a sheet that is at least ``room`` wide and ``least`` high."""
    column = outcome.sections(content, look, t)
    beside = SIDE + ASIDE if column else 5
    grid = columns.place(content, room - MARGIN - beside - LEFT, look.larger)
    wide = round(LEFT + grid.width + beside + MARGIN)
    upper, lanes_top = _upper(content, grid, wide, look, t)
    panels, footer_height = (
        footer.panels(content, wide - 2 * MARGIN, look, t) if footed else ((), 0)
    )
    drawn = [cards.card(step, grid.card, look, t("map.assumed")) for step in content.steps]
    spare = least - 22 - footer_height - 10 - lanes_top
    above = lanes_top - upper["phases_top"]
    lanes, lanes_height = _lanes(content, drawn, look, column, spare, above)
    footer_top = lanes_top + lanes_height + 10
    return Plan(
        content=content,
        width=wide,
        height=footer_top + footer_height + 22,
        columns=grid,
        lanes_top=lanes_top,
        lanes=lanes,
        lanes_height=lanes_height,
        cards=_placed(drawn, lanes, lanes_top, grid),
        outcome=column,
        footer_top=footer_top,
        panels=panels,
        **upper,
    )


def _upper(
    content: Content, grid: columns.Columns, wide: int, look: Look, t: Translator
) -> tuple[dict[str, Any], int]:
    """Head, phases, curve, time and the parent's own words; and where the lanes begin."""
    logo = round(look.logo.width) + 24 if look.logo else 0
    head_room = min(wide - 2 * MARGIN - HEAD_LEFT - logo, 1500)
    title = head.head_rows(content, head_room, look)
    phases_top = max(86, 14 + height(title) + 10)
    phases_height = head.phase_height(content.stretches, grid.bounds)
    curve_top = phases_top + phases_height + 7
    time_top = curve_top + curve.HEIGHT + 8
    brackets = timeline.brackets(content.stuck, grid.xs, grid.width)
    words_top = time_top + timeline.height(brackets) + 6
    words, words_height = own_words.boxes(content, grid.xs, grid.width, t, look.larger)
    words_height = max(words_height, 44 if content.steps else 64)
    parts = {
        "head": title,
        "head_room": head_room,
        "phases_top": phases_top,
        "phases_height": phases_height,
        "curve_top": curve_top,
        "marks": curve.marks(content.steps, grid.xs, 1.7 * grid.step),
        "time_top": time_top,
        "brackets": brackets,
        "words_top": words_top,
        "words_height": words_height,
        "words": words,
    }
    return parts, words_top + words_height + 12


def _lanes(
    content: Content,
    drawn: list[cards.Card],
    look: Look,
    column: list[list[Row]],
    room: float,
    above: float,
) -> tuple[tuple[rows.LaneBox, ...], int]:
    """The lanes, made higher where the sheet or the outcome beside them leaves room."""
    lanes, high = rows.boxes(content.lanes, drawn, look, 0)
    beside = round(outcome.least_height(column) - above)
    extra = max(rows.shared(room - high, content.lanes), (beside - high) // max(1, len(lanes)))
    if extra > 0:
        lanes, high = rows.boxes(content.lanes, drawn, look, extra)
    return lanes, max(high, beside)


def _placed(
    drawn: list[cards.Card], lanes: tuple[rows.LaneBox, ...], top: int, grid: columns.Columns
) -> tuple[Placed, ...]:
    return tuple(
        Placed(
            one,
            LEFT + x,
            LEFT + x - one.width / 2,
            top + rows.card_top(lanes[one.step.lane], one.height),
        )
        for one, x in zip(drawn, grid.xs, strict=True)
    )
