"""How much two contact moments are alike: in what they are about, with whom, and when."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from math import log
from typing import Final

from rapidfuzz import fuzz

from app.journey.comparing import department_places
from app.journey.items import ContactMoment
from app.journey.journey import Journey
from app.journey.matching.words import meaning_of, offices_in, said_as
from app.journey.terms import Result

DESCRIPTION: Final = 0.35
"""What a word of the description weighs beside one of the title."""
SAME_DEPARTMENT: Final = 0.3
ALIKE_DEPARTMENT: Final = 0.2
OTHER_DEPARTMENT: Final = -0.2
UNKNOWN_DEPARTMENT: Final = 0.0
SAME_CHANNEL: Final = 0.04
IN_ORDER: Final = 0.12
NO_AGAINST_YES: Final = 0.1
COMMONEST: Final = 0.4
"""What a word that every contact has weighs beside one that a single contact has."""
ALIKE: Final = 0.5
NAMES_ALIKE: Final = 82


class Reason(StrEnum):
    """Why a pair is suggested, in the order in which it is told."""

    SAME_ID = "same_id"
    SAME_TITLE = "same_title"
    WORDS = "words"
    DEPARTMENT = "department"
    DEPARTMENT_ALIKE = "department_alike"
    CHANNEL = "channel"
    ORDER = "order"


@dataclass(frozen=True)
class Pairing:
    """A planned contact moment beside one that happened, with what they share."""

    planned: ContactMoment
    actual: ContactMoment
    text: float
    office: float
    channel: bool
    only: bool = False

    @property
    def same_title(self) -> bool:
        """Whether both are called the same."""
        return self.planned.title.casefold() == self.actual.title.casefold()

    @property
    def score(self) -> float:
        """How alike they are, order aside; about 0 to 1."""
        return self.text * 0.7 + self.office + (SAME_CHANNEL if self.channel else 0.0)


@dataclass(frozen=True)
class Likeness:
    """Two journeys, ready to be held against each other."""

    planned: Journey
    lived: Journey

    @cached_property
    def _meanings(self) -> tuple[dict[str, Mapping[str, float]], dict[str, Mapping[str, float]]]:
        """What the planned contact moments are about, and the others."""
        planned = {one.id: _meaning(one) for one in self.planned.contact_moments}
        return planned, {one.id: _meaning(one) for one in self.lived.contact_moments}

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        """What nearly every contact is about tells little."""
        everything = [one for side in self._meanings for one in side.values()]
        counted = Counter(name for one in everything for name in one)
        most = log(1 + len(everything))
        return {
            name: COMMONEST + (1 - COMMONEST) * log(1 + len(everything) / n) / most
            for name, n in counted.items()
        }

    def _weight(self, meanings: Mapping[str, float]) -> float:
        return sum(weight * self._rarity[name] for name, weight in meanings.items())

    def text(self, planned: str, actual: str) -> float:
        """How much two contact moments are about the same: 0 to 1."""
        left, right = self._meanings[0][planned], self._meanings[1][actual]
        shared = {name: min(left[name], right[name]) for name in left.keys() & right.keys()}
        both = self._weight(shared)
        if not both:
            return 0.0
        own = self._weight(left), self._weight(right)
        return 0.5 * both / min(own) + 0.5 * 2 * both / sum(own)

    def pairing(self, planned: ContactMoment, actual: ContactMoment) -> Pairing:
        """What two contact moments share."""
        text = self.text(planned.id, actual.id)
        if (planned.result is Result.REFUSED) != (actual.result is Result.REFUSED):
            text = max(0.0, text - NO_AGAINST_YES)
        channel = planned.channel is not None and planned.channel is actual.channel
        office = self.office(planned, actual)
        only = office > 0 and self._is_alone(planned, actual)
        return Pairing(planned, actual, text, office, channel, only)

    def _is_alone(self, planned: ContactMoment, actual: ContactMoment) -> bool:
        """Whether no other contact of either journey is with a department that is theirs too."""
        here = [one for one in self.planned.contact_moments if self.office(one, actual) > 0]
        there = [one for one in self.lived.contact_moments if self.office(planned, one) > 0]
        return len(here) == 1 and len(there) == 1

    def office(self, planned: ContactMoment, actual: ContactMoment) -> float:
        """What the departments say for or against a pair."""
        key = (planned.department or "", actual.department or "")
        if not all(key):
            return UNKNOWN_DEPARTMENT
        return self._offices[key]

    @cached_property
    def _offices(self) -> Mapping[tuple[str, str], float]:
        places = department_places(self.lived, self.planned)
        return {
            (left.id, right.id): SAME_DEPARTMENT
            if places.get(left.id) == right.id
            else _alike(f"{left.title} {left.organisation}", f"{right.title} {right.organisation}")
            for left in self.planned.departments
            for right in self.lived.departments
        }

    def shared_words(
        self, planned: ContactMoment, actual: ContactMoment
    ) -> tuple[tuple[str, str], ...]:
        """The words that stand for the same, as each of the two says them; the weightiest first."""
        left, right = self._meanings[0][planned.id], self._meanings[1][actual.id]
        shared = sorted(
            left.keys() & right.keys(),
            key=lambda name: (-min(left[name], right[name]) * self._rarity[name], name),
        )
        texts = [f"{one.title} {one.description} {one.topic}" for one in (planned, actual)]
        pairs = ((said_as(texts[0], name), said_as(texts[1], name)) for name in shared)
        return tuple(dict.fromkeys((one, two) for one, two in pairs if one and two))


def _meaning(one: ContactMoment) -> Mapping[str, float]:
    found = meaning_of(one.title)
    for name, weight in meaning_of(f"{one.description} {one.topic}").items():
        found[name] = max(found.get(name, 0.0), weight * DESCRIPTION)
    return found


def _alike(one: str, other: str) -> float:
    if fuzz.token_set_ratio(one.casefold(), other.casefold()) >= NAMES_ALIKE:
        return ALIKE_DEPARTMENT
    if offices_in(one) & offices_in(other):
        return ALIKE_DEPARTMENT
    left, right = meaning_of(one), meaning_of(other)
    shared = sum(min(left[name], right[name]) for name in left.keys() & right.keys())
    least = min(sum(left.values()), sum(right.values()))
    return ALIKE_DEPARTMENT if least and shared / least >= ALIKE else OTHER_DEPARTMENT


def expected_places(
    order: Sequence[str], places: Mapping[str, int], found: Mapping[str, str], length: int
) -> dict[str, float]:
    """Where each planned contact moment should stand in the lived journey, from 0 to 1.

    Between two that were found it is reckoned from both; before the first and behind the last one
    from the ends.
    """
    known = [(-1, -1.0), *_rising(order, places, found), (len(order), float(length))]
    expected = {}
    for (left, low), (right, high) in pairwise(known):
        for at in range(left + 1, right + 1):
            if at < len(order):
                share = (at - left) / (right - left)
                expected[order[at]] = (low + share * (high - low) + 0.5) / max(1, length)
    return expected


def _rising(
    order: Sequence[str], places: Mapping[str, int], found: Mapping[str, str]
) -> list[tuple[int, float]]:
    """The longest run of found ones that stand in the same order in both journeys."""
    several = [(at, places[found[one]]) for at, one in enumerate(order) if one in found]
    best: list[list[tuple[int, float]]] = []
    for at, place in several:
        before = max((run for run in best if run[-1][1] < place), key=len, default=[])
        best.append([*before, (at, float(place))])
    return max(best, key=len, default=[])
