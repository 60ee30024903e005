"""Where the contact moments stand from left to right: time gives x.

Steps are one unit apart, two within a lane, and a card is two units wide but a gap. So only
neighbours in time can share an x, and a straight arrow between neighbours never crosses a card.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from app.diagram.content import Content, Step, Stretch
from app.diagram.fonts import Face, width
from app.diagram.look import GAP, LARGER_STEP, STEP

DISC: Final = 13
"""Half of a numbered disc on the time axis, and a breath."""
EMPTY_PHASE: Final = 150
LONG: Final = ((365.0, 0.8), (90.0, 0.5), (28.0, 0.25))
"""A wait of that many days stretches the gap by that many steps."""
WIDEST_STRETCH: Final = 1.9


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the steps (x of their middle), counted from the left edge of the lanes."""

    xs: tuple[float, ...]
    step: float
    card: int
    """The width of a card."""
    bounds: tuple[tuple[float, float], ...]
    """Left and right edge of every phase."""
    width: float


def place(content: Content, room: float, larger: int = 0) -> Columns:
    """The columns of a journey, filling ``room`` points or taking more where they have to.

    Type that is ``larger`` by some points has wider cards.
    """
    steps = content.steps
    if not steps:
        return _without_steps(content, room)
    empty = _empty_before(content.stretches, len(steps))
    units = sum(2 if one.lane == two.lane else 1 for one, two in pairwise(steps)) + 2
    tail = _wait_room(steps[-1])
    most = STEP[1] + LARGER_STEP * larger
    step = min(max(STEP[0], (room - sum(empty) * EMPTY_PHASE - tail) / units), most)
    gaps = [_gap(one, two, step) for one, two in pairwise(steps)]
    outer = 2 * step - GAP
    fixed = outer + sum(empty) * EMPTY_PHASE + tail
    stretch = min(WIDEST_STRETCH, max(1.0, (room - fixed) / sum(gaps))) if gaps else 1.0
    apart = max(0.0, room - fixed - sum(gaps) * stretch) / len(steps)
    xs = [(outer + apart) / 2 + empty[0] * EMPTY_PHASE]
    slots = {0: 0.0}
    for n, (gap, phases) in enumerate(zip(gaps, empty[1:], strict=False), 1):
        wide = gap * stretch + apart
        slots[n] = xs[-1] + wide / 2
        xs.append(xs[-1] + wide + phases * EMPTY_PHASE)
    slots[len(xs)] = xs[-1] + (outer + apart) / 2 + tail
    full = max(room, slots[len(xs)] + empty[-1] * EMPTY_PHASE)
    bounds = _bounds(_extents(content.stretches, xs, slots), full)
    return Columns(tuple(xs), step, int(outer), bounds, full)


def _without_steps(content: Content, room: float) -> Columns:
    phases = max(1, len(content.stretches))
    full = max(room, phases * EMPTY_PHASE)
    each = full / phases
    bounds = tuple((each * n, each * (n + 1)) for n in range(len(content.stretches)))
    return Columns((), STEP[1], 2 * STEP[1] - GAP, bounds, full)


def _gap(one: Step, two: Step, step: float) -> float:
    """From one step to the next: longer where there was a wait, so that its length is seen."""
    gap = step * (2 if one.lane == two.lane else 1)
    if one.wait is None:
        return gap
    gap += step * next((more for days, more in LONG if one.wait.days >= days), 0.0)
    return max(gap, _wait_room(one))


def _wait_room(step: Step) -> float:
    if step.wait is None:
        return 0.0
    return width(step.wait.full, 13, Face.BOLD) + 2 * DISC + 16


def _empty_before(stretches: Sequence[Stretch], steps: int) -> list[int]:
    """How many phases without steps stand before each step, and after the last."""
    empty = [0] * (steps + 1)
    place = 0
    for stretch in stretches:
        if stretch.steps:
            place = stretch.steps[-1] + 1
        else:
            empty[place] += 1
    return empty


def _extents(
    stretches: Sequence[Stretch], xs: Sequence[float], slots: Mapping[int, float]
) -> list[tuple[float, float]]:
    """What each phase takes: from its first step to its last, or a slot of its own."""
    extents = []
    place = taken = 0
    for stretch in stretches:
        if stretch.steps:
            place, taken = stretch.steps[-1] + 1, 0
            extents.append((xs[stretch.steps[0]], xs[stretch.steps[-1]]))
        else:
            left = slots[place] + taken * EMPTY_PHASE
            taken += 1
            extents.append((left, left + EMPTY_PHASE))
    return extents


def _bounds(extents: Sequence[tuple[float, float]], full: float) -> tuple[tuple[float, float], ...]:
    """The edges of the phases: half-way between what they take."""
    cuts = [0.0, *((one[1] + two[0]) / 2 for one, two in pairwise(extents)), full]
    return tuple(pairwise(cuts)) if extents else ()
