"""What a rule finds: where the journey gets stuck, by which rule, with which figures."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypedDict

from app.journey.terms import Category


class Rule(StrEnum):
    """The thirteen rules, in the order of their numbers."""

    TRUTH_WENT_BADLY = "truth_went_badly"
    LONG_WAIT = "long_wait"
    BACK_AND_FORTH = "back_and_forth"
    TOLD_AGAIN = "told_again"
    NO_FOLLOW_UP = "no_follow_up"
    STOPPED = "stopped"
    CHANNEL_CHANGE = "channel_change"
    CAME_BACK = "came_back"
    SEEN_DIFFERENTLY = "seen_differently"
    HELD_BY_A_RULE = "held_by_a_rule"
    LOST_REFERRAL = "lost_referral"
    OFF_ROUTE = "off_route"
    MOOD_FELL = "mood_fell"

    @property
    def number(self) -> int:
        """1 to 13, as the rules are numbered in docs/bottlenecks.md."""
        return _NUMBERS[self]


_NUMBERS: Final = {rule: number for number, rule in enumerate(Rule, start=1)}


class Colour(StrEnum):
    """How serious a finding is, for those who see colour; a word goes with it on every screen."""

    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"


class Figures(TypedDict, total=False):
    """The figures that a rule used; departments, channels and categories by their id or key.

    Lengths of time are in days. ``limit`` is what ``days`` was held against.
    """

    days: float
    limit: float
    legal_term: str
    waits_known: int
    waits_shorter: int
    times: int
    departments: list[str]
    channels: list[str]
    score: float
    expected: int
    fall: float
    category: str
    alternative_offered: bool
    topic: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One place where a rule says that the journey gets stuck.

    ``id`` stays the same when the rules run again, as long as the rule still finds it at the same
    first contact moment: a confirmation or rejection names it. ``variant`` chooses the sentence.
    ``assumed`` is ``True`` where the finding rests on something marked as an assumption.
    ``base`` is the severity before the weights, ``severity`` the one to rank by (0 to 100).
    ``includes`` are findings of other rules on the same contact moments that this one stands for.
    """

    id: str
    rule: Rule
    contact_moments: tuple[str, ...]
    severity: int
    base: int
    colour: Colour
    at_moment_of_truth: bool = False
    at_lowest_or_last: bool = False
    variant: str = "sentence"
    figures: Figures = field(default_factory=Figures, hash=False)
    category: Category | None = None
    assumed: bool = False
    includes: tuple["Finding", ...] = ()

    @property
    def number(self) -> int:
        """The number of the rule."""
        return self.rule.number

    @property
    def rules(self) -> tuple[Rule, ...]:
        """This finding's rule and those of the findings that it includes, each once."""
        return tuple(dict.fromkeys([self.rule, *(one.rule for one in self.includes)]))


def finding_id(rule: Rule, contact_moments: Sequence[str]) -> str:
    """The id of a finding: its rule and its first contact moment (``long_wait.no-income``)."""
    return f"{rule.value}.{contact_moments[0]}"
