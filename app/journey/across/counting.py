"""Tallies of many journeys into counts: k of n for everything that comes back."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter
from typing import Final

from app.journey.across.saying import Weight, mean_score, percent, percentile, weight
from app.journey.across.tally import BETWEEN, MET, Facet, Kind, Tally, name_of

_KINDS: Final = {
    Facet.CATEGORY: Kind.CATEGORY,
    Facet.RULE: Kind.RULE,
    Facet.DEPARTMENT: Kind.DEPARTMENT,
    Facet.PHASE: Kind.PHASE,
    Facet.CHANNEL: Kind.CHANNEL,
}
_TIMED: Final = (Facet.CATEGORY, Facet.RULE, Facet.DEPARTMENT)
_PLACES: Final = (Facet.DEPARTMENT, Facet.PHASE, Facet.CHANNEL)


@dataclass(frozen=True)
class Row:
    """How often something comes back: in ``journeys`` of ``out_of``, ``times`` in all.

    ``times`` is ``None`` where only the journeys are counted.

    ``out_of`` are the journeys where it could have been seen: all of them for a rule or category;
    those with such a contact for a department, phase, channel or cell.
    """

    key: str
    name: str
    journeys: int
    out_of: int
    times: int | None

    @property
    def weight(self) -> Weight:
        """Signal, suspicion or pattern."""
        return weight(self.journeys)

    @property
    def percent(self) -> int | None:
        """``journeys`` of ``out_of`` in percent, where there are enough."""
        return percent(self.journeys, self.out_of)


@dataclass(frozen=True)
class Chain:
    """Hand-overs from one office to the next: how often, in how many journeys."""

    first: str
    second: str
    first_name: str
    second_name: str
    journeys: int
    times: int


@dataclass(frozen=True)
class Waits:
    """The known waits for a department, in days, and what the people there felt on average.

    ``median`` and ``ninetieth`` are ``None`` below twenty waits, ``score`` below three people.
    """

    key: str
    name: str
    known: int
    median: float | None
    ninetieth: float | None
    people: int
    score: float | None


@dataclass(frozen=True)
class Counts:
    """Everything that is counted over ``journeys`` journeys.

    ``met`` tells how many of them had a contact at all with a department, phase or channel;
    ``names`` is how departments and phases are spelled.
    """

    journeys: int
    bottlenecks: int
    facets: Mapping[Facet, tuple[Row, ...]]
    met: Mapping[Facet, Mapping[str, int]]
    cells: Mapping[tuple[str, str], Row] = field(default_factory=dict)
    chains: tuple[Chain, ...] = ()
    waits: tuple[Waits, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def row(self, facet: Facet, key: str) -> Row | None:
        """The row of one key, if anything was counted there."""
        return next((one for one in self.facets[facet] if one.key == key), None)


def count(tallies: Collection[Tally]) -> Counts:
    """The counts over these journeys; most journeys first, then by name."""
    totals = Totals()
    totals.become({str(number): one for number, one in enumerate(tallies)})
    return totals.counts()


@dataclass(frozen=True)
class Sums:
    """Tallies added up: in how many journeys each key is, and how many times more than that."""

    journeys: int
    bottlenecks: int
    once: Mapping[str, int]
    again: Mapping[str, int]

    def counts(self) -> Counts:
        """The counts; most journeys first, then by name."""
        return _Sorted(self).counts()


class Totals:
    """Tallies added up: in how many journeys each key is, and how many times in all.

    ``become`` works out the difference from what was added before, so that one journey that changed
    costs no more with ten thousand others.
    """

    def __init__(self) -> None:
        """Nothing is added yet."""
        self._added: dict[str, Tally] = {}
        self._once: Counter[str] = Counter()
        self._again: Counter[str] = Counter()

    def become(self, tallies: Mapping[str, Tally]) -> None:
        """Hold these tallies and no others, by the id of their journey."""
        before = self._added
        came = [one for key, one in tallies.items() if before.get(key) is not one]
        went = [one for key, one in before.items() if tallies.get(key) is not one]
        for name, total in (("once", self._once), ("again", self._again)):
            total.update(chain.from_iterable(map(itemgetter(name), came)))
            total.subtract(chain.from_iterable(map(itemgetter(name), went)))
        self._added = dict(tallies)

    def sums(self) -> Sums:
        """What is held, added up."""
        stuck = sum(one["bottlenecks"] for one in self._added.values())
        return Sums(len(self._added), stuck, self._once, self._again)

    def counts(self) -> Counts:
        """The counts over what is held; most journeys first, then by name."""
        return self.sums().counts()

    def step_waits(self) -> dict[str, list[float]]:
        """The known waits at each step, by its mark."""
        found: dict[str, list[float]] = {}
        for key, journeys in self._once.items():
            if journeys and key[0] == Kind.STEP:
                step, days = _two(key[1:])
                times = journeys + self._again[key]
                found.setdefault(step, []).extend([float(days)] * times)
        return found


class _Sorted:
    """Totals by kind of key."""

    def __init__(self, sums: Sums) -> None:
        self._journeys = sums.journeys
        self._bottlenecks = sums.bottlenecks
        self._k: dict[str, dict[str, int]] = {kind.value: {} for kind in Kind}
        self._times: dict[str, dict[str, int]] = {kind.value: {} for kind in Kind}
        for key, journeys in sums.once.items():
            if journeys and key[0] != Kind.STEP:
                self._k[key[0]][key[1:]] = journeys
                self._times[key[0]][key[1:]] = journeys + sums.again.get(key, 0)
        self._names = {one.casefold(): one for one in sorted(self._k[Kind.NAME], reverse=True)}

    def counts(self) -> Counts:
        return Counts(
            journeys=self._journeys,
            bottlenecks=self._bottlenecks,
            facets={facet: self._rows(facet) for facet in Facet},
            met={facet: self._met(_KINDS[facet]) for facet in _PLACES},
            cells=self._cells(),
            chains=self._all_chains(),
            waits=self._all_waits(),
            names=self._names,
        )

    def _rows(self, facet: Facet) -> tuple[Row, ...]:
        kind = _KINDS[facet]
        met = self._met(kind) if facet in _PLACES else None
        rows = (
            Row(
                key,
                name_of(key, self._names),
                journeys,
                self._journeys if met is None else met[key],
                self._times[kind][key] if facet in _TIMED else None,
            )
            for key, journeys in self._k[kind].items()
        )
        return tuple(sorted(rows, key=lambda one: (-one.journeys, -(one.times or 0), one.name)))

    def _met(self, kind: Kind) -> Counter[str]:
        """In how many journeys each place was met, stuck there or not."""
        return Counter(self._k[kind]) + Counter(self._k[MET[kind]])

    def _cells(self) -> dict[tuple[str, str], Row]:
        cells = {}
        for key, met in sorted(self._met(Kind.CELL).items()):
            first, second = _two(key)
            name = f"{name_of(first, self._names)}, {name_of(second, self._names)}"
            cells[first, second] = Row(key, name, self._k[Kind.CELL].get(key, 0), met, None)
        return cells

    def _all_chains(self) -> tuple[Chain, ...]:
        chains = []
        for key, journeys in self._k[Kind.HAND_OVER].items():
            first, second = _two(key)
            names = name_of(first, self._names), name_of(second, self._names)
            times = self._times[Kind.HAND_OVER][key]
            chains.append(Chain(first, second, *names, journeys, times))
        return tuple(
            sorted(chains, key=lambda one: (-one.times, -one.journeys, one.first, one.second))
        )

    def _all_waits(self) -> tuple[Waits, ...]:
        waits, scores = self._values(Kind.WAIT), self._values(Kind.SCORE)
        rows = []
        for key in sorted({*waits, *scores}):
            days, felt = sorted(waits.get(key, ())), scores.get(key, [])
            middle, most = percentile(days, 50), percentile(days, 90)
            name, score = name_of(key, self._names), mean_score(len(felt), sum(sorted(felt)))
            rows.append(Waits(key, name, len(days), middle, most, len(felt), score))
        return tuple(sorted(rows, key=lambda one: (-one.known, -one.people, one.name)))

    def _values(self, kind: Kind) -> dict[str, list[float]]:
        """By department every value, each as often as it was counted."""
        found: dict[str, list[float]] = {}
        for key, times in self._times[kind].items():
            department, value = _two(key)
            found.setdefault(department, []).extend([float(value)] * times)
        return found


def _two(key: str) -> tuple[str, str]:
    first, _, second = key.partition(BETWEEN)
    return first, second
