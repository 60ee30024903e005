"""The thresholds of the rules, and the legal terms: defaults that a municipality may change."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Final, Self

from pydantic import Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from app.journey.faults import Refused, faults_from
from app.journey.items import Part
from app.journey.terms import DepartmentKind
from app.journey.texts import ItemId, Text, Title, Word
from app.journey.time import earliest, latest

LEGAL_TERMS_FILE: Final = Path(__file__).with_name("legal_terms.toml")
Days = Annotated[int, Field(ge=0, le=36_500)]
Points = Annotated[int, Field(ge=0, le=100)]
Factor = Annotated[float, Field(ge=1, le=10)]
Times = Annotated[int, Field(ge=1, le=1_000)]


class LegalTerm(Part):
    """How long an office may take by law, from when until when that held, and who says so.

    It goes for contact moments of a department of one of ``kinds`` whose topic contains one of
    ``topics``. ``check`` asks a lawyer's eye before it is relied on.
    """

    key: ItemId
    title: Title
    days: Days
    kinds: tuple[DepartmentKind, ...]
    topics: Annotated[tuple[Word, ...], Field(min_length=1)]
    valid_from: date
    valid_until: date | None = None
    source: Title
    note: Text = ""
    check: bool = True

    @model_validator(mode="after")
    def _valid_in_order(self) -> Self:
        if self.valid_until is not None and self.valid_until < self.valid_from:
            raise PydanticCustomError("invalid", "reversed", {"field": "validUntil"})
        return self

    def concerns(self, topic: str, kind: DepartmentKind) -> bool:
        """Whether it goes for this topic (in lower case) with this kind of department."""
        return kind in self.kinds and any(word.casefold() in topic for word in self.topics)

    def held_on(self, day: str) -> bool:
        """Whether it held on every day that a partial date can mean."""
        until = self.valid_until or date.max
        return self.valid_from <= earliest(day) and latest(day) <= until


class BaseSeverity(Part):
    """What each rule weighs before its place in the journey does (0 to 100)."""

    truth_went_badly: Points = 60
    long_wait: Points = 50
    long_wait_beyond_twice: Points = 20
    back_and_forth: Points = 50
    back_and_forth_again: Points = 70
    told_again: Points = 50
    no_follow_up: Points = 70
    stopped: Points = 80
    channel_change: Points = 30
    came_back: Points = 40
    seen_differently: Points = 50
    held_by_a_rule: Points = 60
    held_without_alternative: Points = 20
    lost_referral: Points = 60
    off_route: Points = 30
    mood_fell: Points = 40


@lru_cache
def legal_terms() -> tuple["LegalTerm", ...]:
    """The legal terms that come with the program: see ``legal_terms.toml``."""
    data = tomllib.loads(LEGAL_TERMS_FILE.read_text("utf-8"))
    return tuple(LegalTerm.model_validate(one) for one in data["term"])


class RuleSettings(Part):
    """Every threshold of the rules; scores run from −2 to +2, terms are in days."""

    bad_score: Annotated[int, Field(ge=-2, le=2)] = -1
    usual_wait: Days = 28
    shortest_long_wait: Days = 7
    waits_needed: Times = 20
    wait_percentile: Annotated[int, Field(ge=50, le=100)] = 90
    back_and_forth_days: Days = 90
    back_and_forth_often: Times = 2
    told_departments: Times = 3
    quiet_days: Days = 14
    stopped_days: Days = 56
    channel_days: Days = 14
    channel_changes: Times = 2
    return_days: Days = 30
    score_gap: Annotated[int, Field(ge=1, le=4)] = 2
    referral_days: Days = 28
    score_fall: Annotated[int, Field(ge=1, le=4)] = 2
    base: BaseSeverity = BaseSeverity()
    truth_factor: Factor = 1.5
    lowest_or_last_factor: Factor = 1.25
    red_from: Points = 70
    orange_from: Points = 40
    legal_terms: tuple[LegalTerm, ...] = Field(default_factory=legal_terms)

    def legal_term(self, topic: str, kind: DepartmentKind, day: str | None) -> LegalTerm | None:
        """The term that held on ``day``; ``None`` where none did or it can't be told.

        A day that is not known well enough does no harm where every version of the term is the
        same length.
        """
        versions: dict[str, list[LegalTerm]] = {}
        for term in self.legal_terms:
            if term.concerns(topic, kind):
                versions.setdefault(term.key, []).append(term)
        found = (_version(several, day) for several in versions.values())
        return next((one for one in found if one is not None), None)


def _version(versions: list[LegalTerm], day: str | None) -> LegalTerm | None:
    held = next((one for one in versions if day is not None and one.held_on(day)), None)
    if held is not None or len({one.days for one in versions}) > 1:
        return held
    if day is None or any(_may_hold(one, day) for one in versions):
        return versions[0]
    return None


def _may_hold(term: LegalTerm, day: str) -> bool:
    until = term.valid_until or date.max
    return term.valid_from <= latest(day) and earliest(day) <= until


def settings_with(changes: Mapping[str, Any]) -> RuleSettings:
    """The defaults with a municipality's own values over them.

    Raises:
        Refused: a name that isn't there or a value that can't be, each field named.
    """
    try:
        return RuleSettings.model_validate(dict(changes))
    except ValidationError as error:
        raise Refused(faults_from(error, RuleSettings)) from error


DEFAULTS: Final = RuleSettings()
