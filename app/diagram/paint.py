"""A plan drawn on a sheet, part by part."""

from dataclasses import replace

from app.diagram import (
    arrows,
    cards,
    curve,
    footer,
    head,
    outcome,
    own_words,
    placeholders,
    rows,
    timeline,
    wording,
)
from app.diagram.arrange import LEFT, Plan
from app.diagram.look import MARGIN, SIDE, Look
from app.diagram.sheet import Note, Sheet
from app.language import Translator


def paint(plan: Plan, look: Look, t: Translator) -> Sheet:
    """The sheet of a plan."""
    sheet = Sheet(plan.width, plan.height, look.paper, look.ink)
    sheet.polygon(
        [(0, 0), (plan.width, 0), (plan.width, plan.height), (0, plan.height)], look.paper
    )
    head.paint_head(sheet, plan.head, plan.head_room)
    _upper(sheet, plan, look, t)
    _lower(sheet, plan, look, t)
    if not plan.content.steps:
        _to_come(sheet, plan, look, t)
    return sheet


def _to_come(sheet: Sheet, plan: Plan, look: Look, t: Translator) -> None:
    """What is still to be told, where nothing has been told yet."""
    zero = plan.curve_top + curve.HEIGHT / 2
    placeholders.box(sheet, "h1", (LEFT + 14, zero), 250, t("map.empty.curve"), look)
    own = plan.words_top + plan.words_height / 2
    if not plan.content.goal:
        placeholders.box(sheet, "h2", (LEFT, own), 220, t("map.empty.goal"), look)
    placeholders.box(sheet, "h3", (LEFT + 234, own), 220, t("map.empty.quote"), look)
    lane = plan.lanes[0]
    middle = plan.lanes_top + lane.top + lane.height / 2
    placeholders.box(sheet, "h4", (LEFT + 8, middle), 250, t("map.empty.contact"), look)


def _upper(sheet: Sheet, plan: Plan, look: Look, t: Translator) -> None:
    """Phases, curve, time, the parent's own words."""
    content, right = plan.content, plan.right
    xs = [LEFT + x for x in plan.columns.xs]
    box = (LEFT, plan.phases_top, plan.phases_height)
    head.paint_phases(sheet, content.stretches, plan.columns.bounds, box, look, t)
    middle = plan.phases_top + plan.phases_height / 2
    head.row_name(sheet, "y1", (MARGIN, middle), t("map.phase"), look)
    zero = plan.curve_top + curve.HEIGHT / 2
    sheet.rounded((LEFT, plan.curve_top, right - LEFT, curve.HEIGHT), 8, look.card, look.rule)
    note = Note(t("map.curve"), _said(plan, t))
    marks = [replace(mark, x=mark.x + LEFT) for mark in plan.marks]
    curve.paint(sheet, marks, content.steps, xs, (LEFT, right, zero), look, note)
    for _, edge in plan.columns.bounds[:-1]:
        top, foot = plan.curve_top + 2, plan.curve_top + curve.HEIGHT - 2
        sheet.line([(LEFT + edge, top), (LEFT + edge, foot)], look.axis, dashed=True)
    head.row_name(
        sheet, "y2", (MARGIN, zero), t("map.experience"), look, t("map.experience_note"), 80
    )
    dated = any(step.date or step.wait for step in content.steps)
    name = t("map.time") if dated else t("map.order")
    head.row_name(sheet, "y3", (MARGIN, plan.time_top + timeline.AXIS), name, look)
    area = (LEFT, right, plan.time_top)
    timeline.paint(sheet, content.steps, xs, area, plan.columns.step - 4, look)
    timeline.paint_brackets(sheet, plan.brackets, LEFT, plan.time_top, look)
    who = t("map.voice", name=content.who) if content.who else t("map.young_parent")
    own = plan.words_top + plan.words_height / 2
    head.row_name(sheet, "y4", (MARGIN, own), who, look, t("map.voice_note"))
    own_words.paint(sheet, plan.words, LEFT, plan.words_top, look, t)


def _lower(sheet: Sheet, plan: Plan, look: Look, t: Translator) -> None:
    """Lanes, cards, arrows, outcome, footer."""
    rows.paint(sheet, plan.lanes, (LEFT - 6, plan.right + 5, plan.lanes_top), look, t)
    for one in plan.cards:
        cards.paint(sheet, one.card, one.left, one.top, look)
    arrows.paint(sheet, plan.cards, look, t)
    tops = [(plan.lanes_top + lane.top, lane.height) for lane in plan.lanes]
    arrows.paint_referrals(sheet, plan.cards, tops, look)
    high = plan.lanes_top + plan.lanes_height - plan.phases_top
    box = (plan.width - MARGIN - SIDE, plan.phases_top, int(high))
    if plan.outcome:
        outcome.paint(sheet, plan.outcome, box, look, _ending(plan, t))
    footer.paint(sheet, plan.panels, MARGIN, plan.footer_top, look)


def _said(plan: Plan, t: Translator) -> str:
    """The curve in words."""
    return "; ".join(
        t(
            "map.curve_point",
            n=mark.step.number,
            score=wording.signed(mark.step.score),
            words=mark.step.words,
        )
        for mark in plan.marks[:60]
    )


def _ending(plan: Plan, t: Translator) -> Note:
    unknown = "map.outcome_unknown"
    endings = [
        f"{one.title}: {t(f'terms.outcome.{one.outcome}' if one.outcome else unknown)}"
        for one in plan.content.endings
    ]
    figures = [f"{figure} {name}" for figure, name in plan.content.figures]
    return Note(
        t("map.outcome"), "; ".join(filter(None, [plan.content.outcome, *endings, *figures]))
    )
