"""The experience curve: a face and a word at every score, the line between them, its shade."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from typing import Final

from app.diagram import icons
from app.diagram.content import Step
from app.diagram.fonts import Face, one_line, width
from app.diagram.labels import Row, Style, cell, icon_cell, table, words
from app.diagram.look import Look
from app.diagram.sheet import Note, Point, Sheet
from app.diagram.wording import signed

HEIGHT: Final = 180
SCORE: Final = 27
"""Points from one score to the next."""
FACE: Final = 27
WORD: Final = 14
SAMPLES: Final = 7
WORD_HIGH: Final = 17
LEAST_WORD: Final = 44
MOST_PARENTS: Final = 6
"""With more young parents than that the band alone tells how far they are apart."""
BAND: Final = "24"
"""How much the band covers what is below it: the last two digits of its colour."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A face on the curve with its word above or below it."""

    step: Step
    x: float
    rise: float
    """How far above the neutral line, in points."""
    word: str
    above: bool


def marks(steps: Sequence[Step], xs: Sequence[float], most: float) -> tuple[Mark, ...]:
    """Faces with the words that fit without touching one another; ``most`` is a word's width."""
    found: list[Mark] = []
    scored = [(step, x) for step, x in zip(steps, xs, strict=True) if step.score is not None]
    for place, (step, x) in enumerate(scored):
        rise = SCORE * (step.score or 0)
        word, above = "", (step.score or 0) > 0
        beside = [one.score or 0 for one, _ in scored[max(0, place - 1) : place + 2]]
        sides = sorted((above, not above), key=partial(_in_the_way, step, beside))
        for side in sides:
            ahead = scored[place + 1 : place + 3]
            room = min(most, _room(x, rise, side, found, ahead))
            fitted = one_line(step.words, room, WORD, Face.BOLD) if room > LEAST_WORD else ""
            if fitted and (not word or len(fitted) > len(word)):
                word, above = fitted, side
            if fitted == step.words:
                break
        found.append(Mark(step, x, rise, word, above))
    return tuple(found)


def _in_the_way(step: Step, beside: Sequence[int], above: bool) -> int:
    """How much a word there would stand on the line, the axis, or what was expected."""
    score, sign = step.score or 0, 1 if above else -1
    line = sum(max(0, sign * (one - score)) for one in beside)
    expected = step.expected.score if step.expected else None
    tied = expected is not None and sign * (expected - score) > 0
    on_axis = score + sign == 0
    return 2 * line + 10 * tied + on_axis


def _level(rise: float, above: bool) -> float:
    return rise + (22 if above else -22)


def _room(
    x: float, rise: float, above: bool, before: Sequence[Mark], ahead: Sequence[tuple[Step, float]]
) -> float:
    """How wide a word can be without touching words before it or faces at either side."""
    level, half = _level(rise, above), 1e9
    for mark in before[-4:]:
        if mark.word and abs(_level(mark.rise, mark.above) - level) < 18:
            half = min(half, x - mark.x - width(mark.word, WORD, Face.BOLD) / 2 - 7)
        if abs(mark.rise - level) < 22:
            half = min(half, x - mark.x - FACE / 2 - 4)
    for step, other in ahead:
        if abs(SCORE * (step.score or 0) - level) < 22:
            half = min(half, other - x - FACE / 2 - 4)
        elif abs(SCORE * (step.score or 0) - rise) < 1 and step.words:
            half = min(half, (other - x) - 20)
    return 2 * half


def smooth(points: Sequence[Point]) -> list[Point]:
    """A Bézier curve through points with level tangents: it never overshoots a score."""
    curve = [points[0]]
    for (x, y), (x2, y2) in pairwise(points):
        half = (x2 - x) / 2
        curve += [(x + half, y), (x2 - half, y2), (x2, y2)]
    return curve


def _weights(part: float) -> tuple[float, float, float, float]:
    """How much each of the four points of a Bézier curve counts at a part of the way."""
    rest = 1 - part
    return rest**3, 3 * rest * rest * part, 3 * rest * part * part, part**3


_WEIGHTS: Final = tuple(_weights(n / SAMPLES) for n in range(SAMPLES))


def sample(curve: Sequence[Point]) -> Iterator[Point]:
    """Points along a Bézier curve."""
    for start in range(0, len(curve) - 1, 3):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve[start : start + 4]
        if y0 == y1 == y2 == y3:
            yield x0, y0
            continue
        for p, q, r, s in _WEIGHTS:
            yield p * x0 + q * x1 + r * x2 + s * x3, p * y0 + q * y1 + r * y2 + s * y3
    yield curve[-1]


def halves(curve: Sequence[Point], zero: float) -> Iterator[tuple[bool, list[Point]]]:
    """The areas between a curve and the neutral line, each above it (``True``) or below it."""
    run: list[Point] = []
    above = False
    for point in sample(curve):
        side = point[1] < zero
        if run and side != above:
            (x, y), (x2, y2) = run[-1], point
            crossing = (x + (x2 - x) * (zero - y) / (y2 - y) if y2 != y else x, zero)
            yield above, [(run[0][0], zero), *run, crossing]
            run = [crossing]
        above = side
        run.append(point)
    if len(run) > 1:
        yield above, [(run[0][0], zero), *run, (run[-1][0], zero)]


def paint(
    sheet: Sheet,
    found: Sequence[Mark],
    steps: Sequence[Step],
    xs: Sequence[float],
    area: tuple[float, float, float],
    look: Look,
    note: Note,
) -> None:
    """Draw the curve in ``area`` (left, right, y of the neutral line); ``xs`` are on the sheet."""
    left, right, zero = area
    if found:
        points = [(mark.x, zero - mark.rise) for mark in found]
        ends = [(left + 8, points[0][1]), *points, (right - 8, points[-1][1])]
        for above, shape in halves(smooth(ends), zero):
            sheet.area(shape, look.above if above else look.below)
        _band(sheet, found, zero, look)
    _grid(sheet, left, right, zero, look)
    if found:
        _parents(sheet, found, zero, look)
        _line(sheet, found, steps, (left + 8, right - 8), zero, look, note)
    _expectation(sheet, steps, xs, zero, look, beside=bool(found))
    for step, x in zip(steps, xs, strict=True):
        _spread(sheet, step, x, zero, look)
    for mark in found:
        _mark(sheet, mark, zero, look)


def _grid(sheet: Sheet, left: float, right: float, zero: float, look: Look) -> None:
    for score in (-2, -1, 0, 1, 2):
        y = zero - SCORE * score
        sheet.line([(left + 1, y), (right - 1, y)], look.axis if score == 0 else look.rule)
        face = table(20, 20, [Row(20, icon_cell(icons.FACES[score], 20, 20))])
        sheet.node(f"a{score + 2}", "axis", (left - 36, y - 10, 20, 20), face)
        sheet.word((left - 46, y), signed(score), 14, look.soft, anchor=1)


def _line(
    sheet: Sheet,
    found: Sequence[Mark],
    steps: Sequence[Step],
    ends: tuple[float, float],
    zero: float,
    look: Look,
    note: Note,
) -> None:
    """The line itself; dashed over steps whose experience nobody knows."""
    steps = [step for step in steps if step.happened]
    places = {step.id: place for place, step in enumerate(steps)}
    points = [(mark.x, zero - mark.rise) for mark in found]
    first, last = places[found[0].step.id], places[found[-1].step.id]
    runs: list[tuple[list[Point], bool]] = [([(ends[0], points[0][1]), points[0]], first > 0)]
    for n, (one, two) in enumerate(pairwise(found)):
        known = places[two.step.id] - places[one.step.id] == 1
        if runs[-1][1] == (not known):
            runs[-1][0].append(points[n + 1])
        else:
            runs.append(([points[n], points[n + 1]], not known))
    tail = [points[-1], (ends[1], points[-1][1])]
    runs.append((tail, last < len(steps) - 1))
    for n, (run, dashed) in enumerate(runs):
        sheet.edge(
            f"l{n}", "curve", smooth(run), look.curve, 3.4,
            dashed=dashed, arrow=False, note=note if n == 0 else None,
        )  # fmt: skip


def _expectation(
    sheet: Sheet,
    steps: Sequence[Step],
    xs: Sequence[float],
    zero: float,
    look: Look,
    *,
    beside: bool,
) -> None:
    """What the departments expect, as a curve: all that a sketch knows.

    ``beside`` a young parent's curve it runs only between neighbours, clear of the words there.
    """
    runs: list[list[Point]] = [[]]
    for step, x in zip(steps, xs, strict=True):
        if step.expected and step.expected.score is not None:
            runs[-1].append((x, zero - SCORE * step.expected.score))
        elif beside:
            runs.append([])
    for n, points in enumerate(one for one in runs if len(one) > 1):
        curve, name = smooth(points), f"g{n}"
        sheet.edge(name, "expectation", curve, look.soft, 1.6, dashed=True, arrow=False)


def _band(sheet: Sheet, found: Sequence[Mark], zero: float, look: Look) -> None:
    """From the lowest to the highest score, wherever several young parents gave one."""
    run: list[Mark] = []
    for mark in [*found, None]:
        if mark is not None and mark.step.spread and mark.step.parents:
            run.append(mark)
            continue
        if len(run) > 1:
            lowest = [(one.x, zero - SCORE * (one.step.spread or (0, 0))[0]) for one in run]
            highest = [(one.x, zero - SCORE * (one.step.spread or (0, 0))[1]) for one in run]
            edge = [*sample(smooth(highest)), *reversed([*sample(smooth(lowest))])]
            sheet.area(edge, look.curve + BAND)
        run = []


def _parents(sheet: Sheet, found: Sequence[Mark], zero: float, look: Look) -> None:
    """A thin line for each young parent, where there are a few."""
    told: dict[str, list[Point]] = {}
    for mark in found:
        for who, score in mark.step.parents:
            told.setdefault(who, []).append((mark.x, zero - SCORE * score))
    lines = [points for points in told.values() if len(points) > 1]
    if len(lines) < 2 or len(told) > MOST_PARENTS:
        return
    for n, points in enumerate(lines):
        sheet.edge(f"u{n}", "parent", smooth(points), look.curve, 1.1, arrow=False)


def _spread(sheet: Sheet, step: Step, x: float, zero: float, look: Look) -> None:
    """The spread of several voices, and what the department expected."""
    if step.spread:
        top, foot = zero - SCORE * step.spread[1], zero - SCORE * step.spread[0]
        sheet.line([(x, top), (x, foot)], look.curve, 2)
        for y in (top, foot):
            sheet.line([(x - 8, y), (x + 8, y)], look.curve, 2)
    if step.expected and step.expected.score is not None and step.expected.score != step.score:
        y = zero - SCORE * step.expected.score
        if step.score is not None:
            sheet.line([(x, y), (x, zero - SCORE * step.score)], look.soft, 1.2, dashed=True)
        mark = table(16, 16, [Row(16, icon_cell("expected", 16, 16))])
        sheet.node(f"x{step.number}", "expected", (x - 8, y - 8, 16, 16), mark)


def _mark(sheet: Sheet, mark: Mark, zero: float, look: Look) -> None:
    """A face, with its word above or below."""
    label, wide = made_face(mark.step.score, mark.word, mark.above, look)
    top = zero - mark.rise - FACE / 2 - (WORD_HIGH if mark.word and mark.above else 0)
    high = FACE + (WORD_HIGH if mark.word else 0)
    name = f"f{mark.step.number}"
    sheet.node(name, "experience", (mark.x - wide / 2, top, wide, high), label)
    said = f"{mark.step.number}: {signed(mark.step.score)} {mark.step.words}".strip()
    sheet.notes[name] = Note(said, "", "experience", mark.step.experience)


@lru_cache(maxsize=2_500)
def made_face(score: int | None, word: str, above: bool, look: Look) -> tuple[str, int]:
    """The label of a face with its word, and how wide it is."""
    wide = max(FACE, round(width(word, WORD, Face.BOLD)))
    side = (wide - FACE) // 2
    face = cell("", side, FACE) if side else ""
    face += icon_cell(icons.FACES[score], FACE, FACE, wide - FACE - side)
    rows = [Row(FACE, face)]
    if word:
        style = Style(WORD, WORD_HIGH, look.moods[score].ink, Face.BOLD)
        across = f' ALIGN="LEFT" COLSPAN="{2 if side else 1}"'
        row = Row(WORD_HIGH, cell(words(word, style), wide, WORD_HIGH, across))
        rows = [row, *rows] if above else [*rows, row]
    return table(wide, FACE + (WORD_HIGH if word else 0), rows), wide
