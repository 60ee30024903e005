"""The lanes: how high each is, its name at the left, and the caption of its group."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.diagram.cards import Card
from app.diagram.content import Lane
from app.diagram.fonts import Face, fitting
from app.diagram.labels import Row, Style, cell, height, paragraph, stack, table
from app.diagram.look import LABEL, MARGIN, Look
from app.diagram.sheet import Note, Sheet
from app.language import Translator

AIR: Final = 5
"""Above and below the highest card of a lane; badges hang into it."""
BADGES: Final = 8
LEAST: Final = 62
BETWEEN: Final = 3
BETWEEN_GROUPS: Final = 10
MOST_SPARE: Final = 60


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A lane's place: its top counts from that of the first lane."""

    lane: Lane
    top: float
    height: int
    captioned: bool
    empty: bool


@lru_cache(maxsize=1_000)
def name_rows(lane: Lane, look: Look, *, captioned: bool) -> tuple[Row, ...]:
    """The name of a lane, with its group above it where it is the first."""
    room = LABEL - 20
    rows: list[Row] = []
    if captioned and lane.group:
        ink = look.lanes[lane.tint].ink if look.name.startswith("contrast") else look.soft
        rows += paragraph(lane.group, room, Style(12, 15, ink, Face.BOLD), 2)
        rows.append(Row(3, cell("", room, 3)))
    size = fitting(lane.title, room, (16, 15, 14, 13), Face.BOLD)
    rows += paragraph(lane.title, room, Style(size, size + 4, look.ink, Face.BOLD), 4)
    if lane.organisation and lane.organisation != lane.title:
        rows += paragraph(lane.organisation, room, Style(13, 17, look.soft), 3)
    return tuple(rows)


def shared(spare: float, lanes: Sequence[Lane]) -> int:
    """What each lane is higher where the sheet has points to spare: some, for its looks."""
    return min(MOST_SPARE, max(0, round(spare)) // max(1, len(lanes)))


def boxes(
    lanes: Sequence[Lane], cards: Sequence[Card], look: Look, extra: int
) -> tuple[tuple[LaneBox, ...], int]:
    """The lanes one below the other, each ``extra`` higher than it must be; and their height."""
    highest = dict.fromkeys(range(len(lanes)), 0)
    for one in cards:
        highest[one.step.lane] = max(highest[one.step.lane], one.height)
    found = []
    top = 0
    for place, lane in enumerate(lanes):
        captioned = place == 0 or lanes[place - 1].group != lane.group
        if place:
            top += BETWEEN_GROUPS if captioned else BETWEEN
        need = highest[place] + 2 * AIR + (BADGES if highest[place] else 0)
        named = height(name_rows(lane, look, captioned=captioned)) + 16
        high = max(LEAST, need, named) + extra
        found.append(LaneBox(lane, top, high, captioned, not highest[place]))
        top += high
    return tuple(found), top


def card_top(box: LaneBox, high: int) -> float:
    """Where a card of that height stands in its lane, from the top of the lanes."""
    return box.top + BADGES / 2 + (box.height - high) / 2


def paint(
    sheet: Sheet,
    found: Sequence[LaneBox],
    area: tuple[float, float, float],
    look: Look,
    t: Translator,
) -> None:
    """Draw the lanes in ``area`` (left, right, top) and their names in the column before it."""
    left, right, top = area
    for n, one in enumerate(found):
        shade = look.lanes[one.lane.tint]
        y = top + one.top
        resource = "department" if one.lane.id else ""
        note = Note(
            t("map.lane_name", title=one.lane.title), one.lane.organisation, resource, one.lane.id
        )
        sheet.lane(f"b{n}", (left, y, right - left, one.height), shade.fill, note)
        _name(sheet, f"d{n}", one, y, look)
        sheet.notes[f"d{n}"] = note
        sheet.rounded((MARGIN, y, 5, one.height), 2.5, shade.ink)


def _name(sheet: Sheet, name: str, one: LaneBox, y: float, look: Look) -> None:
    rows = stack(LABEL - 20, one.height, name_rows(one.lane, look, captioned=one.captioned))
    body = cell(table(LABEL - 20, one.height, rows), LABEL - 20, one.height)
    row = Row(one.height, cell("", 9, one.height) + body)
    fill = look.lanes[one.lane.tint].fill
    attributes = f' BGCOLOR="{fill}"'
    box = (MARGIN + 5, y, LABEL - 11, one.height)
    sheet.node(name, "department", box, table(LABEL - 11, one.height, [row], attributes))
