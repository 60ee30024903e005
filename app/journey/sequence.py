"""Whether what was planned also came in the order that was planned."""

from bisect import bisect_left
from collections.abc import Sequence

from app.journey.comparing import counterparts
from app.journey.journey import Journey


def out_of_order(lived: Journey, planned: Journey) -> frozenset[str]:
    """The lived contact moments that came earlier or later than the plan has them.

    As few as can be: without them all others stand in the order of the plan.
    """
    plan = {one.id: place for place, one in enumerate(planned.contact_moments)}
    places = {here: plan[there] for there, here in counterparts(lived, planned).items()}
    happened = [one.id for one in lived.contact_moments if one.id in places]
    kept = _longest_rising([places[one] for one in happened])
    return frozenset(one for place, one in enumerate(happened) if place not in kept)


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """The places of a longest run of numbers that rise, gaps allowed (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [number]
        ends[pile : pile + 1] = [place]
    found = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return frozenset(found)
