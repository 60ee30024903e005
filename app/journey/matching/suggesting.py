"""Suggest which contact moments of a sketch are which of a lived journey. A person decides."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.journey.comparing import matches_between
from app.journey.journey import Journey
from app.journey.matching.assigning import best_pairs
from app.journey.matching.likeness import (
    ALIKE_DEPARTMENT,
    IN_ORDER,
    SAME_DEPARTMENT,
    Likeness,
    Pairing,
    Reason,
    expected_places,
)

LEAST: Final = 0.42
"""The score that a pair needs to be suggested; found on the development pairs of the benchmark."""
SURE: Final = 0.62
EQUAL: Final = 0.8
LEAST_TEXT: Final = 0.12
ONLY_ONES: Final = 0.4
"""What a pair is worth at least that are the only contacts with one department: order decides."""
ALONG: Final = 2
"""That counts where the two journeys have so many pairs by their words: they are of one route."""
MOST_WORDS: Final = 3
NEAR: Final = 0.15

Pair = tuple[str, str]


@dataclass(frozen=True)
class Suggestion:
    """A pair that looks the same, how much (0 to 1), and why.

    ``words`` are the words that stand for the same, the sketch's first.
    """

    planned: str
    actual: str
    score: float
    reasons: tuple[Reason, ...]
    words: tuple[tuple[str, str], ...] = ()


def suggest(sketch: Journey, lived: Journey) -> list[Suggestion]:
    """Pairs that a person may confirm, in the order of the sketch; each contact moment once.

    What a person confirmed is not suggested again and steers the order; what they said is not the
    same is never suggested.
    """
    said = matches_between(lived, sketch)
    confirmed = {one.planned: one.actual for one in said if one.same}
    apart = {(one.planned, one.actual) for one in said if not one.same}
    return _Matcher(Likeness(sketch, lived), confirmed, apart).suggestions()


@dataclass(frozen=True)
class _Matcher:
    likeness: Likeness
    confirmed: Mapping[str, str]
    apart: Set[Pair]

    def suggestions(self) -> list[Suggestion]:
        scores = {pair: score for pair, score in self._scores.items() if score >= LEAST}
        found = best_pairs(scores)
        order = [one.id for one in self.likeness.planned.contact_moments if one.id in found]
        return [self._suggestion((one, found[one]), scores[one, found[one]]) for one in order]

    @cached_property
    def _pairings(self) -> dict[Pair, Pairing]:
        taken = set(self.confirmed.values())
        return {
            (planned.id, actual.id): self.likeness.pairing(planned, actual)
            for planned in self.likeness.planned.contact_moments
            if planned.id not in self.confirmed
            for actual in self.likeness.lived.contact_moments
            if actual.id not in taken and (planned.id, actual.id) not in self.apart
        }

    @cached_property
    def _plain(self) -> dict[Pair, float]:
        """The scores without what the order adds; nothing where nothing speaks for a pair."""
        found = {pair: _score(one) for pair, one in self._pairings.items()}
        by_words = best_pairs({pair: score for pair, score in found.items() if score >= LEAST})
        if len(by_words) + len(self.confirmed) >= ALONG:
            only = (pair for pair, one in self._pairings.items() if one.only)
            found |= {pair: max(ONLY_ONES, found[pair]) for pair in only}
        return {pair: score for pair, score in found.items() if score > 0}

    @cached_property
    def _expected(self) -> Mapping[str, float]:
        """Where each planned contact moment should stand, after what is found without order."""
        sure = best_pairs({pair: score for pair, score in self._plain.items() if score >= SURE})
        order = [one.id for one in self.likeness.planned.contact_moments]
        return expected_places(order, self._places, {**sure, **self.confirmed}, len(self._places))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {one.id: at for at, one in enumerate(self.likeness.lived.contact_moments)}

    def _distance(self, pair: Pair) -> float:
        """How far a contact moment stands from where it should, as a share of the journey."""
        planned, actual = pair
        return abs(self._expected[planned] - (self._places[actual] + 0.5) / len(self._places))

    @cached_property
    def _scores(self) -> dict[Pair, float]:
        return {
            pair: min(1.0, score + IN_ORDER * (1 - 2 * self._distance(pair)))
            for pair, score in self._plain.items()
        }

    def _suggestion(self, pair: Pair, score: float) -> Suggestion:
        one = self._pairings[pair]
        words = self.likeness.shared_words(one.planned, one.actual)[:MOST_WORDS]
        holds = {
            Reason.SAME_ID: one.planned.id == one.actual.id,
            Reason.SAME_TITLE: one.same_title,
            Reason.WORDS: bool(words) and not one.same_title,
            Reason.DEPARTMENT: one.office == SAME_DEPARTMENT,
            Reason.DEPARTMENT_ALIKE: one.office == ALIKE_DEPARTMENT,
            Reason.CHANNEL: one.channel,
            Reason.ORDER: self._distance(pair) <= NEAR,
        }
        reasons = tuple(reason for reason, is_so in holds.items() if is_so)
        return Suggestion(*pair, round(score, 3), reasons, words)


def _score(one: Pairing) -> float:
    if one.planned.id == one.actual.id or (one.same_title and one.office > 0):
        return max(EQUAL, one.score)
    return max(0.0, one.score) if one.text >= LEAST_TEXT else 0.0
