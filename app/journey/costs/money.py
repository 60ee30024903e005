"""Amounts as ranges: nothing is known to the euro."""

import math
from dataclasses import dataclass

_CERTAIN = 2
"""Digits of an amount that are shown; the rest would be false precision."""


@dataclass(frozen=True)
class Money:
    """From ``low`` to ``high`` euro; below zero where something is saved."""

    low: float
    high: float

    def __add__(self, other: "Money") -> "Money":
        """The sum of two ranges."""
        return Money(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Money") -> "Money":
        """The difference of two ranges: the widest that it can be."""
        return Money(self.low - other.high, self.high - other.low)

    @property
    def shown(self) -> tuple[int, int]:
        """Both ends as they are shown: in two digits, and whole euros."""
        return rounded(self.low), rounded(self.high)


def rounded(amount: float) -> int:
    """An amount in two digits: 14,383 becomes 14,000; below 10 euro in whole euros."""
    if abs(amount) < 10:
        return math.floor(abs(amount) + 0.5) * (-1 if amount < 0 else 1)
    step: int = 10 ** (math.floor(math.log10(abs(amount))) - _CERTAIN + 1)
    whole = math.floor(abs(amount) / step + 0.5) * step
    return -whole if amount < 0 else whole
