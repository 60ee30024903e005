"""What a bottleneck costs: the time that it lasted, times what that time costs. Pure.

A range rather than false precision, and "unknown" where the time or the price is: docs/costs.md.
"""

from app.journey.costs.adding import PriceSum, Together, together
from app.journey.costs.counting import Bill, Choice, Costs, Line, costs_of
from app.journey.costs.money import Money, rounded
from app.journey.costs.people import by_person
from app.journey.costs.prices import Per, Price, own_prices, prices_from
from app.journey.costs.time_lost import Lasted, time_lost

__all__ = [
    "Bill",
    "Choice",
    "Costs",
    "Lasted",
    "Line",
    "Money",
    "Per",
    "Price",
    "PriceSum",
    "Together",
    "by_person",
    "costs_of",
    "own_prices",
    "prices_from",
    "rounded",
    "time_lost",
    "together",
]
