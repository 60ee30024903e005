"""The costs of a journey's bottlenecks, each by itself, and their sum without counting twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add

from app.journey.across.tally import categories_of
from app.journey.bottlenecks.overview import Entry
from app.journey.costs.money import Money
from app.journey.costs.prices import Per, Price
from app.journey.costs.time_lost import Lasted, time_lost, together
from app.journey.journey import Journey


@dataclass(frozen=True)
class Choice:
    """What people chose for a bottleneck: the keys of two prices; empty for none."""

    price: str = ""
    instead: str = ""


@dataclass(frozen=True)
class Bill:
    """What so much time came to at a price; ``None`` where the time or the price is unknown."""

    price: Price | None
    cost: Money | None


@dataclass(frozen=True)
class Line:
    """One bottleneck: how long it lasted, what that cost, and what would have been instead.

    ``counted`` is the time that the sum counts here: not what a bottleneck above it has counted.
    ``added`` is what that comes to, as it is in the sum.
    ``assumed`` tells that a date or wait is an assumption.
    """

    entry: Entry
    lasted: Lasted
    counted: Lasted
    now: Bill
    instead: Bill
    assumed: bool = False
    added: Money | None = None

    @property
    def more(self) -> Money | None:
        """What it cost more than what would have been instead; ``None`` where either is unknown."""
        if self.now.cost is None or self.instead.cost is None:
            return None
        return self.now.cost - self.instead.cost


@dataclass(frozen=True)
class Costs:
    """The priced bottlenecks, those that nobody put a price on, and the sums.

    ``unknown`` counts priced bottlenecks that no sum could be made of; ``instead`` and ``more`` are
    of those that have both, whose own cost is ``compared``.
    """

    lines: tuple[Line, ...]
    unpriced: tuple[Entry, ...]
    sum: Money | None
    compared: Money | None
    instead: Money | None
    unknown: int

    @property
    def more(self) -> Money | None:
        """What was spent more than what would have been instead."""
        if self.compared is None or self.instead is None:
            return None
        return self.compared - self.instead


def costs_of(
    journey: Journey,
    entries: Sequence[Entry],
    prices: Iterable[Price],
    choices: Mapping[str, Choice] | None = None,
    today: date | None = None,
) -> Costs:
    """What the bottlenecks of a journey cost, the most severe first."""
    return _Counter(journey, prices, choices or {}, today).costs(entries)


class _Counter:
    def __init__(
        self,
        journey: Journey,
        prices: Iterable[Price],
        choices: Mapping[str, Choice],
        today: date | None,
    ) -> None:
        self._prices = {one.key: one for one in prices}
        self._choices = choices
        self._lasted = time_lost(journey, today)
        self._taken: set[str] = set()
        self._assumed = {
            one.id
            for one in journey.contact_moments
            if one.is_assumed("waiting") or one.is_assumed("date")
        }

    def costs(self, entries: Sequence[Entry]) -> Costs:
        lines, unpriced, sums, both = [], [], [], []
        for entry in entries:
            price, instead = self._chosen(entry)
            if price is None:
                unpriced.append(entry)
                continue
            line, counted, saved = self._line(entry, price, instead)
            lines.append(line)
            sums += [counted] if counted is not None else []
            both += [(counted, saved)] if counted is not None and saved is not None else []
        return Costs(
            lines=tuple(lines),
            unpriced=tuple(unpriced),
            sum=total(sums),
            compared=total([one for one, _ in both]),
            instead=total([one for _, one in both]),
            unknown=sum(1 for one in lines if one.now.cost is None),
        )

    def _line(
        self, entry: Entry, price: Price, instead: Price | None
    ) -> tuple[Line, Money | None, Money | None]:
        moments = entry.contact_moments
        free = [one for one in moments if one not in self._taken]
        lasted, counted = together(self._lasted, moments), together(self._lasted, free)
        added = _cost(price, counted, len(free))
        line = Line(
            entry,
            lasted,
            counted,
            Bill(price, _cost(price, lasted, len(moments))),
            Bill(instead, _cost(instead, lasted, len(moments))),
            any(one in self._assumed for one in moments),
            added,
        )
        if line.now.cost is not None:
            self._taken.update(moments)
        return line, added, _cost(instead, counted, len(free))

    def _chosen(self, entry: Entry) -> tuple[Price | None, Price | None]:
        chosen = self._choices.get(entry.id)
        if chosen is not None:
            return self._prices.get(chosen.price), self._prices.get(chosen.instead)
        return self._usual(entry, instead=False), self._usual(entry, instead=True)

    def _usual(self, entry: Entry, *, instead: bool) -> Price | None:
        named = categories_of(entry)
        fitting = (
            one
            for one in self._prices.values()
            if one.instead is instead and not named.isdisjoint(one.categories)
        )
        return next(fitting, None)


def _cost(price: Price | None, lasted: Lasted, contacts: int) -> Money | None:
    """What a price comes to; ``None`` where it, or the time, is unknown."""
    amount = price.amount if price is not None else None
    if price is None or amount is None or not contacts:
        return None
    if price.per is Per.ONCE:
        return amount
    if price.per is Per.CONTACT:
        return Money(amount.low * contacts, amount.high * contacts)
    if not lasted.is_known:
        return None
    least, most = price.for_days(lasted.least), price.for_days(lasted.most)
    return Money(amount.low * least, amount.high * most)


def total(several: Sequence[Money]) -> Money | None:
    """Amounts added up; ``None`` where there are none."""
    return reduce(add, several) if several else None
