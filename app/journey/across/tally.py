"""What one journey adds to the counts: small, without a sentence of anybody's story.

Departments and phases are told by their names, since each journey has ids of its own. Spelling in
capitals or not makes no difference: a key is in lower case, and a spelling to show goes with it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final, TypedDict

from app.journey.bottlenecks.facts import Facts, Point
from app.journey.bottlenecks.overview import Entry
from app.journey.bottlenecks.settings import DEFAULTS, RuleSettings
from app.journey.bottlenecks.waits import step_waits
from app.journey.items import Department
from app.journey.journey import Journey
from app.journey.terms import DepartmentKind, Perspective

VERSION: Final = 4
"""Raise it when a tally of the same journey comes out otherwise: stored ones are made again."""

BETWEEN: Final = "\t"
"""Between the two parts of a pair: no title holds a tab."""

_WITHIN: Final = "\n"
"""Between a department's name and its organisation: no title holds a line end."""


class Facet(StrEnum):
    """By what bottlenecks are counted."""

    CATEGORY = "category"
    RULE = "rule"
    DEPARTMENT = "department"
    PHASE = "phase"
    CHANNEL = "channel"


class Kind(StrEnum):
    """What a counted key is about: its first letter. A facet is counted where it is stuck."""

    CATEGORY = "c"
    RULE = "r"
    DEPARTMENT = "d"
    PHASE = "p"
    CHANNEL = "h"
    CELL = "x"
    MET_DEPARTMENT = "D"
    MET_PHASE = "P"
    MET_CHANNEL = "H"
    MET_CELL = "X"
    HAND_OVER = "o"
    WAIT = "w"
    SCORE = "s"
    STEP = "t"
    NAME = "n"


class Tally(TypedDict):
    """The counts of one journey; plain values, to be kept as JSON.

    ``once`` holds every key that the journey has, once, its kind first (``Kind``); ``again`` the
    same keys for every further time, for kinds of which the number of times is told. So ten
    thousand journeys are added up by counting two lists.
    What was met without a bottleneck has a kind of its own, so that both together are all met.
    A cell is a department and a phase, a hand-over two departments, a wait a department and days,
    a score a department and one person's mean; a step is the mark of one and the days of a
    wait there; a name is the spelling of a key. ``by_usual`` are the waits that only what is usual
    holds: the step, the days, and whether it was found too long.
    """

    kind: str
    themes: list[str]
    group: str
    bottlenecks: int
    once: list[str]
    again: list[str]
    by_usual: list[tuple[str, float, bool]]


def tally_of(
    journey: Journey,
    entries: Iterable[Entry],
    settings: RuleSettings = DEFAULTS,
    by_usual: Iterable[tuple[str, float, bool]] = (),
) -> Tally:
    """What a journey with these bottlenecks adds to the counts."""
    return _Counter(journey, settings).tally(tuple(entries), by_usual)


def name_of(key: str, names: Mapping[str, str]) -> str:
    """A department or phase as it is shown: ``Wonen (Gemeente Almere)``."""
    title, _, organisation = names.get(key, key).partition(_WITHIN)
    return f"{title} ({organisation})" if organisation else title


def pair(first: str, second: str) -> str:
    """The key of a pair."""
    return f"{first}{BETWEEN}{second}"


def department_key(department: Department) -> str:
    """A department by its name and organisation, in lower case."""
    return _spelled(department).casefold()


def _spelled(department: Department) -> str:
    parts = (department.title, department.organisation)
    return _WITHIN.join(one for one in parts if one)


class _Counter:
    def __init__(self, journey: Journey, settings: RuleSettings) -> None:
        self._journey = journey
        self._facts = Facts(journey, settings)
        self._departments = department_keys(journey)
        self._places = places_of(journey)

    def tally(self, entries: Sequence[Entry], by_usual: Iterable[tuple[str, float, bool]]) -> Tally:
        """All counts."""
        keys = Counter(self._keys(entries))
        frame = self._journey
        return Tally(
            kind=frame.kind.value,
            themes=[one.casefold() for one in frame.themes],
            group=frame.target_group.description,
            bottlenecks=len(entries),
            once=sorted(keys),
            again=sorted(
                key for key, n in keys.items() if key[0] in _REPEATED for _ in range(n - 1)
            ),
            by_usual=list(by_usual),
        )

    def _keys(self, entries: Iterable[Entry]) -> Iterator[str]:
        stuck: set[str] = set()
        for entry in entries:
            yield from (Kind.CATEGORY + one for one in categories_of(entry))
            yield from (Kind.RULE + one for one in rules_of(entry))
            here = {key for one in entry.contact_moments for key in self._places.get(one, ())}
            yield from here
            stuck |= here
        met = {key for keys in self._places.values() for key in keys}
        yield from (MET[Kind(key[0])] + key[1:] for key in met - stuck)
        yield from (Kind.HAND_OVER + key for key, *_ in hand_overs(self._facts))
        waits = waits_of(self._facts)
        yield from (Kind.WAIT + pair(key, f"{days:g}") for key, days, _ in waits)
        yield from (Kind.STEP + pair(step, str(days)) for step, days in step_waits(self._facts))
        yield from self._scores()
        spelled = {_spelled(one) for one in self._journey.departments}
        spelled |= {one.title for one in self._journey.phases}
        yield from (Kind.NAME + one for one in spelled if one != one.casefold())

    def _scores(self) -> Iterator[str]:
        """By department the mean of each young parent who scored it."""
        told: dict[tuple[str, str], list[int]] = {}
        for moment in self._journey.contact_moments:
            department = self._departments.get(moment.department or "")
            for one in self._journey.experiences_of(moment.id):
                lived = one.perspective is Perspective.YOUNG_PARENT
                if lived and one.score is not None and department is not None:
                    told.setdefault((department, one.voice.casefold()), []).append(one.score)
        for (department, _), scores in told.items():
            yield Kind.SCORE + pair(department, f"{sum(scores) / len(scores):.3f}")


_REPEATED: Final = frozenset(
    {
        Kind.CATEGORY,
        Kind.RULE,
        Kind.DEPARTMENT,
        Kind.HAND_OVER,
        Kind.WAIT,
        Kind.SCORE,
        Kind.STEP,
    }
)
"""Kinds of which it is told how many times, beside in how many journeys."""

MET: Final = {
    Kind.DEPARTMENT: Kind.MET_DEPARTMENT,
    Kind.PHASE: Kind.MET_PHASE,
    Kind.CHANNEL: Kind.MET_CHANNEL,
    Kind.CELL: Kind.MET_CELL,
}


def department_keys(journey: Journey) -> dict[str, str]:
    """The key of each department, by its id in the journey; the parent's own network is none."""
    return {
        one.id: department_key(one)
        for one in journey.departments
        if one.kind is not DepartmentKind.INFORMAL_NETWORK
    }


def places_of(journey: Journey) -> dict[str, list[str]]:
    """Where each contact moment stands: the keys of its phase, department, cell and channel."""
    departments = department_keys(journey)
    phases = {one.id: one.title.casefold() for one in journey.phases}
    found = {}
    for one in journey.contact_moments:
        phase = phases.get(one.phase, "")
        keys = [Kind.PHASE + phase]
        if one.department in departments:
            department = departments[one.department]
            keys += [Kind.DEPARTMENT + department, Kind.CELL + pair(department, phase)]
        if one.channel is not None:
            keys.append(Kind.CHANNEL + one.channel.value)
        found[one.id] = keys
    return found


def hand_overs(facts: Facts) -> Iterator[tuple[str, str, str]]:
    """From office to office, one contact after the other: the pair and the two contact moments.

    An unknown office breaks the chain; the parent's own network is no link of it.
    """
    departments = department_keys(facts.journey)
    steps = [point for point in facts.points if not point.informal]
    for here, there in pairwise(steps):
        if here.office is None or there.office is None:
            continue
        first, second = departments[here.office.id], departments[there.office.id]
        if first != second:
            yield pair(first, second), here.id, there.id


def waits_of(facts: Facts) -> Iterator[tuple[str, float, str]]:
    """Every known wait for an office: the office, the days, and the contact moment before it."""
    departments = department_keys(facts.journey)
    for point in facts.points:
        waited = facts.waited_after(point)
        department = departments.get(_waited_for(point))
        if waited is not None and department is not None:
            yield department, waited, point.id


def categories_of(entry: Entry) -> set[str]:
    """Every category that people or rules gave a bottleneck."""
    named = {entry.bottleneck.category} if entry.bottleneck is not None else set()
    for finding in entry.findings:
        named |= {one.category for one in (finding, *finding.includes) if one.category is not None}
    return {one.value for one in named}


def rules_of(entry: Entry) -> set[str]:
    """Every rule that found a bottleneck."""
    return {rule.value for finding in entry.findings for rule in finding.rules}


def _waited_for(point: Point) -> str:
    """The office that was waited for: the one that is named, else the one of the contact."""
    waiting = point.moment.waiting
    named = waiting.department if waiting is not None else None
    return named or (point.office.id if point.office is not None else "")
