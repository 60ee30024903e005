"""The middle and the spread of very many values that come in order, without holding them."""

import math
from collections.abc import Iterable
from typing import Final

from app.eventlogs.summary import Spread

NEEDED: Final = 20
"""Below so many values no quarters and tenths are told."""


def spread_of(ordered: Iterable[float], n: int) -> Spread | None:
    """The spread of ``n`` values from small to large; ``None`` for no values.

    The median of an even number is the mean of the middle two; the others are nearest ranks.
    """
    wanted = {0, n - 1, (n - 1) // 2, n // 2, _rank(n, 25), _rank(n, 75), _rank(n, 90)}
    found = {place: value for place, value in enumerate(ordered) if place in wanted}
    if not found:
        return None
    enough = n >= NEEDED
    return Spread(
        n=n,
        median=round((found[(n - 1) // 2] + found[n // 2]) / 2, 4),
        shortest=round(found[0], 4),
        longest=round(found[n - 1], 4),
        quarter=round(found[_rank(n, 25)], 4) if enough else None,
        three_quarters=round(found[_rank(n, 75)], 4) if enough else None,
        nine_tenths=round(found[_rank(n, 90)], 4) if enough else None,
    )


def _rank(n: int, percent: int) -> int:
    return max(0, math.ceil(n * percent / 100) - 1)
