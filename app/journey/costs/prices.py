"""What a stretch of time costs: dated, with a source, and a municipality's own to change."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Final, Self

from pydantic import Field, TypeAdapter, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from app.journey.costs.money import Money
from app.journey.faults import Fault, Refused, faults_from
from app.journey.items import Part
from app.journey.terms import Category
from app.journey.texts import ItemId, Line, Text, Title
from app.journey.time import DAYS_IN

PRICES_FILE: Final = Path(__file__).with_name("prices.toml")
AROUND: Final = 0.1
"""A source that names one amount is counted a tenth below and above it."""

Euro = Annotated[float, Field(ge=0, le=100_000_000, allow_inf_nan=False)]


class Per(StrEnum):
    """What an amount is for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    CONTACT = "contact"
    ONCE = "once"


class Price(Part):
    """What something costs, from ``low`` to ``high`` euro; unknown where both are ``None``.

    ``instead`` marks what would have been in the place of the rest. ``categories`` are the
    bottlenecks that it is counted for unless people choose otherwise; ``municipality`` says for
    whom it holds, empty for everybody.
    """

    key: ItemId
    title: Title
    low: Euro | None = None
    high: Euro | None = None
    per: Per
    dated: date
    source: Title
    municipality: Line = ""
    note: Text = ""
    instead: bool = False
    categories: tuple[Category, ...] = ()

    @model_validator(mode="after")
    def _amounts_in_order(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise PydanticCustomError("invalid", "reversed", {"field": "high"})
        return self

    @property
    def amount(self) -> Money | None:
        """The range that is counted with; ``None`` where the price is unknown."""
        known = [one for one in (self.low, self.high) if one is not None]
        if not known:
            return None
        if min(known) == max(known):
            return Money(known[0] * (1 - AROUND), known[0] * (1 + AROUND))
        return Money(min(known), max(known))

    def for_days(self, days: float) -> float:
        """How many times the amount counts in so many days; for amounts of a length of time."""
        return days / DAYS_IN[self.per.value]

    @property
    def is_for_time(self) -> bool:
        """Whether it is the price of a length of time."""
        return self.per not in (Per.CONTACT, Per.ONCE)


_LIST: Final[TypeAdapter[tuple[Price, ...]]] = TypeAdapter(tuple[Price, ...])


@lru_cache
def own_prices() -> tuple[Price, ...]:
    """The prices that come with the program, as the sources name them: see ``prices.toml``."""
    return _LIST.validate_python(tomllib.loads(PRICES_FILE.read_text("utf-8"))["price"])


def prices_from(told: Iterable[Mapping[str, Any]]) -> tuple[Price, ...]:
    """A municipality's own list.

    Raises:
        Refused: a price that can't be, or two of one key.
    """
    try:
        prices = _LIST.validate_python(list(told))
    except ValidationError as error:
        raise Refused(faults_from(error)) from error
    if len({one.key for one in prices}) < len(prices):
        raise Refused([Fault(("key",), "taken")])
    return prices
