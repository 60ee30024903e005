"""The arrows from one contact moment to the next, and those that lead nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from app.diagram.cards import Card
from app.diagram.content import Step
from app.diagram.fonts import Face, width
from app.diagram.labels import Row, Style, centred_cell, icon_cell, table
from app.diagram.look import Look
from app.diagram.sheet import Frame, Note, Point, Sheet
from app.language import Translator

HEAD: Final = 8
INSIDE: Final = 12
BESIDE: Final = 10
"""How far before a card an arrow stands that turns into it: less than columns are apart."""
PAST_NUMBER: Final = 24
"""How far from a card's corner an arrow may meet its edge."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A card in its place on the sheet."""

    card: Card
    x: float
    """Its middle."""
    left: float
    top: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.card.width

    @property
    def foot(self) -> float:
        """The lower edge."""
        return self.top + self.card.height

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + self.card.height / 2


def route(one: Placed, two: Placed) -> list[Point]:
    """The corners of the way from a card to the next one."""
    if one.card.step.lane == two.card.step.lane:
        y = max(one.top, two.top) + min(one.card.height, two.card.height) / 2
        return [(one.right, y), (two.left, y)]
    down = two.top > one.top
    x = (one.x + two.x) / 2
    start, least, most = one.foot if down else one.top, two.left + PAST_NUMBER, one.right - INSIDE
    if least <= most:
        x = min(max(x, least), most)
        return [(x, start), (x, two.top if down else two.foot)]
    if two.left - one.right < 2 * INSIDE:
        x = min(most, two.left - BESIDE)
        return [(x, start), (x, two.middle), (two.left, two.middle)]
    return [(one.right, one.middle), (x, one.middle), (x, two.middle), (two.left, two.middle)]


def bezier(corners: Sequence[Point]) -> list[Point]:
    """Straight stretches as a Bézier curve whose last point is the tip of the arrow."""
    *others, (x, y), tip = corners
    far = abs(tip[0] - x) + abs(tip[1] - y)
    part = min(HEAD, far * 0.6) / max(far, 1)
    neck = (tip[0] - (tip[0] - x) * part, tip[1] - (tip[1] - y) * part)
    stops = [*others, (x, y), neck]
    curve = [stops[0]]
    for one, two in pairwise(stops):
        curve += [one, two, two]
    return [*curve, tip]


def paint(sheet: Sheet, placed: Sequence[Placed], look: Look, t: Translator) -> None:
    """Draw every arrow, with the waiting on it where there is room."""
    for one, two in pairwise(placed):
        step, following = one.card.step, two.card.step
        if not (step.happened and following.happened):
            way = bezier(route(one, two))
            name = f"e{following.number}"
            sheet.edge(name, "arrow planned", way, look.soft, 1.4, dashed=True)
            continue
        alarming = bool(step.wait and step.wait.alarming) or following.back
        corners = route(one, two)
        sheet.edge(
            f"e{following.number}",
            "arrow wait" if step.wait else "arrow",
            bezier(corners),
            look.alarm if alarming else look.arrow,
            2.6 if alarming else 2,
            dashed=step.wait is not None,
            note=_note(step, following, t),
        )
        _on_the_way(sheet, step, following, corners, two.top, look)


def _note(step: Step, following: Step, t: Translator) -> Note | None:
    """What is read of an arrow: only one that says more than that time goes on."""
    if step.wait is None:
        return None
    name = t("map.from_to", a=step.number, b=following.number)
    return Note(name, t("map.waited", duration=step.wait.text))


def _on_the_way(
    sheet: Sheet, step: Step, following: Step, corners: Sequence[Point], top: float, look: Look
) -> None:
    """How long was waited, or that it is back to where one came from."""
    (x, y), (x2, y2) = corners[len(corners) // 2 - 1 : len(corners) // 2 + 1]
    if abs(y2 - y) < 78 or (len(corners) > 2 and 0 < top - y < 2 * PAST_NUMBER + 20):
        return
    at = ((x + x2) / 2, (y + y2) / 2)
    if len(corners) > 2 and y2 > y:  # round a corner: not on the number of the card
        at = (at[0], min(at[1], top - PAST_NUMBER))
    if step.wait:
        wide = round(width(step.wait.text, 13, Face.BOLD)) + 14
        ink = look.alarm_ink if step.wait.alarming else look.soft
        text = centred_cell(step.wait.text, wide - 2, 18, Style(13, 18, ink, Face.BOLD))
        pen = look.alarm if step.wait.alarming else look.soft
        box = (at[0] - wide / 2, at[1] - 10, wide, 20)
        label = table(wide - 2, 18, [Row(18, text)])
        sheet.node(f"w{step.number}", "waiting", box, label, Frame(look.card, pen))
    elif following.back:
        label = table(20, 20, [Row(20, icon_cell("back", 20, 20))])
        box = (at[0] - 14, at[1] - 11, 28, 22)
        sheet.node(f"w{step.number}", "back", box, label, Frame(look.card, look.alarm))


def paint_referrals(
    sheet: Sheet, placed: Sequence[Placed], lanes: Sequence[tuple[float, float]], look: Look
) -> None:
    """Referrals that came to nothing: from the middle of a card, where no other card can be."""
    for one in placed:
        to = one.card.step.referred
        if to is None:
            continue
        top, high = lanes[to]
        down = top > one.top
        end = top + 14 if down else top + high - 14
        start = one.foot if down else one.top
        mark = table(18, 18, [Row(18, icon_cell("refused", 18, 18))])
        way = [(one.x, start), (one.x, end - 9 if down else end + 9)]
        name = f"r{one.card.step.number}"
        sheet.edge(
            f"{name}e", "referral", [way[0], *way, way[1]], look.alarm, 2, dashed=True, arrow=False
        )
        sheet.node(name, "referral", (one.x - 9, end - 9, 18, 18), mark)
