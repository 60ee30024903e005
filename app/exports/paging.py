"""How a table or a list is spread over slides.

In the largest letters in which it fits on one slide; else over several, a row that is too long cut
up. A table that is higher than was reckoned runs off its slide: no program moves it on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.exports.letters import BOLD, LINE, line_count, width
from app.exports.tables import Told
from app.language import Translator

ROOM_WIDE: Final = 873.0
"""Points between the margins of a slide."""
ROOM_HIGH: Final = 418.0
"""Points below its title."""
BESIDE: Final = 12.0
"""Points of a cell's margins at the left and the right together, with a little to spare."""
BELOW: Final = 6.0
"""Points of its margins above and below."""
SIZES: Final = (18, 16, 14, 12)
"""The letters of tables and lists, in points, from the largest on."""
LEAST: Final = 40.0
"""The narrowest column, in points."""
LONGEST_WORD: Final = 0.3
"""The part of a slide's width that one word can ask for; a longer one is broken."""
Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class Page:
    """The rows of one slide; ``shares`` are the widths of the columns and sum to 1."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    points: int


def pages(told: Told, t: Translator) -> list[Page]:
    """The slides of a table; where there are several, the title of each tells which it is."""
    points, shares, groups = _fitting(told) if told.columns else (0, (), [])
    return [
        Page(
            numbered(told.title, number, len(groups), t), told.columns, tuple(rows), shares, points
        )
        for number, rows in enumerate(groups, start=1)
    ]


def numbered(title: str, number: int, of: int, t: Translator) -> str:
    """The title of one of several slides about the same."""
    return t("exports.numbered", title=title, n=number, of=of) if of > 1 else title


def spread(
    told: Sequence[tuple[str, str]], share: float
) -> tuple[int, list[list[tuple[str, str]]]]:
    """Labels with their text, in groups that each fit on a slide, and the points of their letters.

    ``share`` is the part of the slide's width that there is for them.
    """
    rows = [(f"{label}\0 {text}",) for label, text in told]
    wide = (share * ROOM_WIDE,)
    tried = ((points, _evenly(rows, wide, points, ROOM_HIGH)) for points in SIZES)
    points, groups = next(one for one in tried if len(one[1]) <= 1 or one[0] == SIZES[-1])
    return points, [[_parted(text) for (text,) in group] for group in groups]


def _parted(text: str) -> tuple[str, str]:
    """A label and its text; what goes on from the slide before has no label."""
    label, cut, rest = text.partition("\0 ")
    return (label, rest) if cut else ("", label)


def _fitting(told: Told) -> tuple[int, tuple[float, ...], list[Rows]]:
    """The largest letters in which a table fits on one slide, and else the smallest."""
    for points in SIZES:
        larger = _widths(told, points)
        groups = _groups(told.rows, larger, points, _below_head(told, larger, points))
        if len(groups) == 1 and sum(larger) <= ROOM_WIDE + 1:
            return points, _parts(larger), groups
    points, wide = SIZES[-1], _widths(told, SIZES[-1])
    return points, _parts(wide), _evenly(told.rows, wide, points, _below_head(told, wide, points))


def _parts(wide: Sequence[float]) -> tuple[float, ...]:
    return tuple(one / sum(wide) for one in wide)


def _below_head(told: Told, wide: Sequence[float], points: int) -> float:
    """Points that are left for rows below the names of the columns, which are bold."""
    return ROOM_HIGH - _row_high(told.columns, [one / BOLD for one in wide], points)


def _widths(told: Told, points: int) -> list[float]:
    """Points for each column: its longest word at least, the rest after what the columns hold.

    Long texts are damped. They sum to the room that there is, or to more where
    the longest words alone need it: then the letters are too large.
    """
    least, weights = [], []
    for place, name in enumerate(told.columns):
        texts = [row[place] for row in told.rows]
        words = [*(width(one) * BOLD for one in name.split())]
        words += [width(one) for text in texts for one in text.split()]
        longest = min(max(words, default=0) * points, LONGEST_WORD * ROOM_WIDE)
        least.append(max(LEAST, longest + BESIDE))
        weights.append(max(map(width, (name, *texts))) ** 0.7)
    if sum(least) >= ROOM_WIDE:
        return least
    wanted = [
        max(0.0, ROOM_WIDE * weight / (sum(weights) or 1) - one)
        for weight, one in zip(weights, least, strict=True)
    ]
    more, whole = ROOM_WIDE - sum(least), sum(wanted)
    return [
        one + more * (own / whole if whole else 1 / len(least))
        for one, own in zip(least, wanted, strict=True)
    ]


def _evenly(
    rows: Sequence[tuple[str, ...]], wide: Sequence[float], points: int, room: float
) -> list[Rows]:
    """The rows by slide, on no more slides than needed, with about as much on each."""
    groups = _groups(rows, wide, points, room)
    whole = sum(_row_high(row, wide, points) for group in groups for row in group)
    for more in range(10):
        lower = room + (whole / max(1, len(groups)) - room) * (1 - more / 10)
        even = _groups(rows, wide, points, room, lower)
        if len(even) == len(groups):
            return even
    return groups


def _groups(
    rows: Sequence[tuple[str, ...]],
    wide: Sequence[float],
    points: int,
    room: float,
    wanted: float = 0,
) -> list[Rows]:
    """The rows by slide: each filled up to its room, or as far as is wanted."""
    groups: list[Rows] = []
    used = 0.0
    for row in (part for one in rows for part in _cut(one, wide, points, room)):
        high = _row_high(row, wide, points)
        if not groups or used + high > (wanted or room):
            groups.append([])
            used = 0
        groups[-1].append(row)
        used += high
    return groups


def _row_high(row: Sequence[str], wide: Sequence[float], points: int) -> float:
    return max(_high(text, one, points) for text, one in zip(row, wide, strict=True))


def _high(text: str, wide: float, points: int) -> float:
    """How many points a cell is high."""
    return line_count(text, (wide - BESIDE) / points) * points * LINE + BELOW


def _cut(
    row: tuple[str, ...], wide: Sequence[float], points: int, room: float
) -> Iterator[tuple[str, ...]]:
    """A row in pieces that fit on a slide; most rows are one piece."""
    rest = row
    lines = int((room - BELOW) / points / LINE)
    while _row_high(rest, wide, points) > room:
        pieces = [
            _split(text, (one - BESIDE) / points, lines)
            for text, one in zip(rest, wide, strict=True)
        ]
        yield tuple(first for first, _ in pieces)
        rest = tuple(second for _, second in pieces)
    yield rest


def _split(text: str, room: float, lines: int) -> tuple[str, str]:
    """A text in two, at a space where there is one: the first part takes at most so many lines."""
    if line_count(text, room) <= lines:
        return text, ""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (
            (middle, high) if line_count(text[:middle], room) <= lines else (low, middle - 1)
        )
    at = text.rfind(" ", low // 2, low)
    return (text[:low], text[low:]) if at < 0 else (text[:at], text[at + 1 :])
