"""What the bottlenecks of several journeys cost together, without counting any time twice.

Within a journey the time of a contact moment counts once (``counting``); over journeys nothing is
shared, as long as each person is told of in one of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.journey.costs.counting import Costs, total
from app.journey.costs.money import Money
from app.journey.costs.prices import Price


@dataclass(frozen=True)
class PriceSum:
    """What one price came to in all: in so many journeys, for so many bottlenecks."""

    price: Price
    cost: Money
    journeys: int
    bottlenecks: int


@dataclass(frozen=True)
class Together:
    """The sums over ``journeys`` journeys, of which ``known`` have an amount.

    ``unknown`` counts the priced bottlenecks that no amount could be made of, ``unpriced`` those
    that nobody put a price on: neither is in the sum. ``compared`` and ``instead`` are of the
    journeys that have both.
    """

    journeys: int
    known: int
    sum: Money | None
    compared: Money | None
    instead: Money | None
    unknown: int
    unpriced: int
    prices: tuple[PriceSum, ...]

    @property
    def more(self) -> Money | None:
        """What was spent more than what would have been instead."""
        if self.compared is None or self.instead is None:
            return None
        return self.compared - self.instead


def together(several: Iterable[Costs]) -> Together:
    """The sum of what was counted for each journey, and what each price came to."""
    costs = list(several)
    both = [(one.compared, one.instead) for one in costs if one.compared and one.instead]
    return Together(
        journeys=len(costs),
        known=sum(1 for one in costs if one.sum is not None),
        sum=total([one.sum for one in costs if one.sum is not None]),
        compared=total([one for one, _ in both]),
        instead=total([one for _, one in both]),
        unknown=sum(one.unknown for one in costs),
        unpriced=sum(len(one.unpriced) for one in costs),
        prices=_by_price(costs),
    )


def _by_price(costs: Iterable[Costs]) -> tuple[PriceSum, ...]:
    """The prices that came to most first."""
    found: dict[Price, list[tuple[int, Money]]] = {}
    for number, one in enumerate(costs):
        for line in one.lines:
            if line.added is not None and line.now.price is not None:
                found.setdefault(line.now.price, []).append((number, line.added))
    sums = []
    for price, lines in found.items():
        cost = total([money for _, money in lines])
        if cost is not None:
            sums.append(PriceSum(price, cost, len({number for number, _ in lines}), len(lines)))
    return tuple(sorted(sums, key=lambda one: (-one.cost.high, one.price.key)))
