"""A long journey in pages that continue: which contact moments stand on which page."""

from collections.abc import Sequence
from typing import Final

from app.diagram.faults import DrawingError
from app.journey import Journey

MOST: Final = 14
"""Contact moments on a page of the screen."""
_FULL_ENOUGH: Final = 0.55
"""A page may end with a phase once it is that full."""

Span = tuple[int, int]
"""The places of the first contact moment of a page and of the one after its last."""


def spans(journey: Journey, most: int = MOST) -> tuple[Span, ...]:
    """The pages of a journey, of at most ``most`` contact moments; they end with a phase if so."""
    phases = [moment.phase for moment in journey.contact_moments]
    found: list[Span] = []
    start = 0
    while start < len(phases):
        stop = _stop(phases, start, most)
        found.append((start, stop))
        start = stop
    return tuple(found) or ((0, 0),)


def span(journey: Journey, page: int, most: int = MOST) -> Span:
    """One page, counted from 1; ``DrawingError`` where there is no such page."""
    every = spans(journey, most)
    if not 1 <= page <= len(every):
        raise DrawingError(f"there is no page {page}; the journey has {len(every)}")
    return every[page - 1]


def _stop(phases: Sequence[str], start: int, most: int) -> int:
    stop = min(len(phases), start + most)
    if stop == len(phases):
        return stop
    for cut in range(stop, start + int(most * _FULL_ENOUGH), -1):
        if phases[cut - 1] != phases[cut]:
            return cut
    return stop
