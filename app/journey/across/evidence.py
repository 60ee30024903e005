"""What a figure rests on: the contact moments behind it, in each journey."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.journey.across.tally import (
    Kind,
    Tally,
    categories_of,
    department_keys,
    hand_overs,
    places_of,
    rules_of,
    waits_of,
)
from app.journey.bottlenecks.facts import Facts
from app.journey.bottlenecks.overview import Entry
from app.journey.bottlenecks.settings import DEFAULTS, RuleSettings
from app.journey.journey import Journey
from app.journey.terms import Perspective


class By(StrEnum):
    """What kind of figure it is."""

    CATEGORY = "category"
    RULE = "rule"
    DEPARTMENT = "department"
    PHASE = "phase"
    CHANNEL = "channel"
    CELL = "cell"
    HAND_OVER = "hand_over"
    WAIT = "wait"
    SCORE = "score"

    @property
    def kind(self) -> Kind:
        """The kind of key that the figure was counted from."""
        return Kind[self.name]

    @property
    def names_people(self) -> bool:
        """Whether the figure is of what people felt: told only together with others'."""
        return self is By.SCORE


@dataclass(frozen=True)
class Evidence:
    """Contact moments behind a figure, and the bottleneck there if the figure counts one.

    ``days`` is the wait, where the figure counts waits.
    """

    contact_moments: tuple[str, ...]
    entry: Entry | None = None
    days: float | None = None


def has(tally: Tally, by: By, key: str) -> bool:
    """Whether a journey counts for a figure."""
    wanted = by.kind + key
    if by in (By.WAIT, By.SCORE):
        return any(one.startswith(f"{wanted}\t") for one in tally["once"])
    return wanted in tally["once"]


def evidence(
    journey: Journey,
    entries: Iterable[Entry],
    by: By,
    key: str,
    settings: RuleSettings = DEFAULTS,
) -> list[Evidence]:
    """What of a journey a figure rests on."""
    match by:
        case By.CATEGORY | By.RULE:
            keys_of = categories_of if by is By.CATEGORY else rules_of
            named = (one for one in entries if key in keys_of(one))
            return [Evidence(one.contact_moments, one) for one in named]
        case By.HAND_OVER:
            pairs = hand_overs(Facts(journey, settings))
            return [Evidence((first, then)) for name, first, then in pairs if name == key]
        case By.WAIT:
            waits = waits_of(Facts(journey, settings))
            return [Evidence((one,), days=days) for name, days, one in waits if name == key]
        case By.SCORE:
            return list(_scored(journey, key))
    return list(_placed(journey, entries, by.kind + key))


def _placed(journey: Journey, entries: Iterable[Entry], wanted: str) -> Iterator[Evidence]:
    places = places_of(journey)
    for entry in entries:
        here = [one for one in entry.contact_moments if wanted in places.get(one, ())]
        if here:
            yield Evidence(tuple(here), entry)


def _scored(journey: Journey, key: str) -> Iterator[Evidence]:
    departments = department_keys(journey)
    for one in journey.contact_moments:
        lived = (
            felt.score is not None and felt.perspective is Perspective.YOUNG_PARENT
            for felt in journey.experiences_of(one.id)
        )
        if departments.get(one.department or "") == key and any(lived):
            yield Evidence((one.id,))
