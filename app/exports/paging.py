"""How a table is spread over slides: as many rows a slide as fit, a row that is too long cut up."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.exports.tables import Told
from app.language import Translator

SIGNS_WIDE: Final = 165
"""So many signs of the table's letters fit beside each other on a slide."""
LINES_HIGH: Final = 25
"""So many lines fit under each other below the title, the columns' names included."""
LEAST: Final = 0.055
"""The smallest share of the width that a column gets."""


@dataclass(frozen=True)
class Page:
    """The rows of one slide; ``shares`` are the widths of the columns and sum to 1."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


def pages(told: Told, t: Translator) -> list[Page]:
    """The slides of a table; from the second on its title says that it goes on."""
    shares = _shares(told)
    groups = list(_groups(told, shares))
    return [
        Page(
            t("exports.numbered", title=told.title, n=number, of=len(groups))
            if len(groups) > 1
            else told.title,
            told.columns,
            tuple(rows),
            shares,
        )
        for number, rows in enumerate(groups, start=1)
    ]


def _shares(told: Told) -> tuple[float, ...]:
    """Widths after the text that the columns hold, the long ones damped by a square root."""
    weights = []
    for place, name in enumerate(told.columns):
        lengths = [len(row[place]) for row in told.rows]
        longest_word = max(
            len(word)
            for text in (name, *(row[place] for row in told.rows))
            for word in (text.split() or [""])
        )
        weights.append(max(math.sqrt(max(lengths, default=0)) * 3, longest_word * 1.5, len(name)))
    total = sum(weights)
    bounded = [max(LEAST, weight / total) for weight in weights]
    return tuple(share / sum(bounded) for share in bounded)


def _groups(told: Told, shares: tuple[float, ...]) -> Iterator[list[tuple[str, ...]]]:
    head = _lines(told.columns, shares)
    room = LINES_HIGH - head
    rows: list[tuple[str, ...]] = []
    used = 0.0
    for row in (part for one in told.rows for part in _cut(one, shares, room)):
        high = _lines(row, shares)
        if rows and used + high > room:
            yield rows
            rows, used = [], 0
        rows.append(row)
        used += high
    if rows:
        yield rows


def _lines(row: tuple[str, ...], shares: tuple[float, ...]) -> float:
    """How many lines a row is high, with the room between rows."""
    needed = (
        math.ceil(len(text) / max(4, SIGNS_WIDE * share - 3))
        for text, share in zip(row, shares, strict=True)
    )
    return max(1, *needed) + 0.35


def _cut(row: tuple[str, ...], shares: tuple[float, ...], room: float) -> Iterator[tuple[str, ...]]:
    """A row in pieces that fit on a slide; most rows are one piece."""
    rest = row
    while _lines(rest, shares) > room:
        pieces = [
            _split(text, int((room - 1) * max(4, SIGNS_WIDE * share - 3)))
            for text, share in zip(rest, shares, strict=True)
        ]
        yield tuple(first for first, _ in pieces)
        rest = tuple(second for _, second in pieces)
    yield rest


def _split(text: str, most: int) -> tuple[str, str]:
    """A text in two at a space, the first part at most so long."""
    if len(text) <= most:
        return text, ""
    at = text.rfind(" ", most // 2, most)
    return (text[:most], text[most:]) if at < 0 else (text[:at], text[at + 1 :])
