"""What people say of a journey and do about it: annotations, decisions, improvements, actions."""

from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.journey.items import Item, Part
from app.journey.terms import (
    About,
    ActionStatus,
    AnnotationKind,
    Choice,
    Effort,
    Level,
    Term,
    Verdict,
)
from app.journey.texts import ID_PATTERN, ItemId, Line, Text, Title
from app.journey.time import Day

MOST_MEASUREMENTS: Final = 200
FINDING_PATTERN: Final = r"^[a-z_]{1,40}\.[a-z0-9][a-z0-9-]{0,62}$"
LARGEST: Final = 1_000_000_000

FindingId = Annotated[str, StringConstraints(pattern=FINDING_PATTERN)]
"""A finding of the rules: the rule and its first contact moment (``long_wait.no-income``)."""

EntryId = Annotated[str, StringConstraints(pattern=f"{FINDING_PATTERN}|{ID_PATTERN}")]
"""A finding of the rules, or a bottleneck that people marked."""

Impact = Annotated[int, Field(ge=1, le=4, strict=True)]
"""What an improvement does for young parents: 1 (a little) to 4 (very much)."""


def _two_decimals(value: float) -> float:
    return round(value, 2) + 0.0


Amount = Annotated[
    float, Field(ge=-LARGEST, le=LARGEST, allow_inf_nan=False), AfterValidator(_two_decimals)
]
"""A figure of an indicator, kept to two decimals."""


class Annotation(Item):
    """A remark about a part of the journey, by an expert by experience or another participant.

    ``voice`` is a pseudonym. An answer (``reply_to``) is about the same part as what it answers.
    A remark that nobody has looked at yet is no item: it waits among a workshop's contributions.
    """

    about_resource: About
    about: ItemId
    kind: AnnotationKind
    text: Text = ""
    voice: Line = ""
    reply_to: ItemId | None = None
    resolved: bool = False

    @model_validator(mode="after")
    def _only_recognition_needs_no_words(self) -> Self:
        if not self.text and self.kind is not AnnotationKind.RECOGNISED:
            raise PydanticCustomError("missing", "say it", {"field": "text"})
        return self


class Decision(Item):
    """What a person decided about a finding; it stays when the rules run again.

    The newest decision about a finding counts. A rejection needs a ``reason``; a merge needs
    ``into``: the id of a marked bottleneck, or of another finding. Both may be gone by now.
    """

    finding: FindingId
    verdict: Verdict
    reason: Text = ""
    into: EntryId | None = None

    @model_validator(mode="after")
    def _a_verdict_says_enough(self) -> Self:
        if self.verdict is Verdict.REJECTED and not self.reason:
            raise PydanticCustomError("missing", "why", {"field": "reason"})
        if self.verdict is Verdict.MERGED and not self.into:
            raise PydanticCustomError("missing", "into what", {"field": "into"})
        if self.verdict is Verdict.MERGED and self.into == self.finding:
            raise PydanticCustomError("invalid", "into itself", {"field": "into"})
        return self


class Improvement(Item):
    """An answer to bottlenecks, and what people chose to do with it.

    ``safety`` lifts it above the others whatever the effort; ``owner`` is a role; ``solved`` tells
    afterwards what became of it, for who meets the same bottleneck next.
    """

    title: Title
    description: Text = ""
    bottlenecks: tuple[ItemId, ...] = ()
    impact: Impact | None = None
    effort: Effort | None = None
    choice: Choice | None = None
    owner: Line = ""
    safety: bool = False
    solved: Text = ""

    @model_validator(mode="after")
    def _each_bottleneck_once(self) -> Self:
        if len(set(self.bottlenecks)) < len(self.bottlenecks):
            raise PydanticCustomError("twice_in_list", "twice", {"field": "bottlenecks"})
        return self


class Measurement(Part):
    """What an indicator was on a day."""

    date: Day
    value: Amount
    note: Line = ""


class Indicator(Part):
    """How people will see that an action helped: from ``baseline`` to ``target``."""

    title: Line = ""
    unit: Line = ""
    baseline: Amount | None = None
    target: Amount | None = None
    measure_on: Day | None = None
    measurements: Annotated[tuple[Measurement, ...], Field(max_length=MOST_MEASUREMENTS)] = ()

    @property
    def newest(self) -> Measurement | None:
        """The measurement of the latest day; of the same day, the one written last."""
        ordered = sorted(self.measurements, key=lambda one: one.date)
        return ordered[-1] if ordered else None


class Action(Item):
    """A step of the action plan: a verb and a result, one owner by role, and how to see it helped.

    ``level`` is who can take away what blocks it, since ``level_since``; ``proof`` says what shows
    that it was done. An action is done only once its indicator was measured.
    """

    bottleneck: ItemId | None = None
    improvement: ItemId | None = None
    title: Title
    description: Text = ""
    owner: Line = ""
    department: ItemId | None = None
    helping: tuple[ItemId, ...] = ()
    term: Term | None = None
    deadline: Day | None = None
    indicator: Indicator | None = None
    status: ActionStatus = ActionStatus.OPEN
    level: Level = Level.PROFESSIONAL
    level_since: Day | None = None
    proof: Text = ""

    @property
    def is_measured(self) -> bool:
        """Whether its indicator has a name and was measured."""
        return bool(self.indicator and self.indicator.title and self.indicator.measurements)

    @property
    def is_running(self) -> bool:
        """Whether there is still something to do."""
        return self.status in (ActionStatus.OPEN, ActionStatus.DOING)

    @model_validator(mode="after")
    def _done_is_measured(self) -> Self:
        if self.status is ActionStatus.DONE and not self.is_measured:
            raise PydanticCustomError("done_unmeasured", "not measured", {"field": "status"})
        return self

    @model_validator(mode="after")
    def _each_helper_once(self) -> Self:
        if len(set(self.helping)) < len(self.helping):
            raise PydanticCustomError("twice_in_list", "twice", {"field": "helping"})
        return self
