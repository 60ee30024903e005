"""What a journey is made of: phases, departments, contact moments, experiences, bottlenecks."""

from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from app.journey.terms import (
    Category,
    Channel,
    DepartmentKind,
    Effect,
    Initiator,
    Outcome,
    Perspective,
    Result,
    Source,
    WaitedFor,
)
from app.journey.texts import ItemId, Line, Text, Title, Word
from app.journey.time import Duration, PartialDate, is_certainly_after

MOST_EMOTIONS: Final = 8
Score = Annotated[int, Field(ge=-2, le=2, strict=True)]
"""How a contact moment was valued: −2 (very bad) to +2 (very good)."""


class Part(BaseModel):
    """A part of a journey: unchangeable, strict about its keys, camelCase in the API."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
    )


class Item(Part):
    """A part with an identity of its own, and a note of where it comes from.

    ``assumed`` is ``True`` where the whole item is an assumption, or names the fields that are:
    a story that is silent about a date gives ``assumed: [date]``.
    """

    id: ItemId
    source: Source | None = None
    assumed: bool | tuple[str, ...] = False

    @model_validator(mode="after")
    def _assumed_names_fields(self) -> Self:
        if isinstance(self.assumed, tuple):
            for name in self.assumed:
                if name not in type(self).model_fields:
                    raise PydanticCustomError(
                        "assumed_field", "no field {name}", {"name": name, "field": "assumed"}
                    )
        return self

    def is_assumed(self, field: str) -> bool:
        """Whether ``field`` of this item is an assumption rather than something told."""
        if isinstance(self.assumed, tuple):
            return field in self.assumed
        return self.assumed or self.source is Source.ASSUMPTION


class Problem(Item):
    """A problem of the young parent, and what became of it (``None``: unknown or still open)."""

    title: Title
    outcome: Outcome | None = None
    note: Text = ""


class Phase(Item):
    """A named stretch of the journey; contact moments stand in phases."""

    title: Title
    description: Text = ""


class Department(Item):
    """Whom the contact is with: a department, an organisation, a person in the network."""

    title: Title
    organisation: Line = ""
    kind: DepartmentKind
    description: Text = ""


class Waiting(Part):
    """The time that nothing happened after a contact moment, and who was waited for."""

    duration: Duration | None = None
    agreed: Duration | None = None
    waited_for: WaitedFor | None = None
    department: ItemId | None = None
    reason: Text = ""


class Refusal(Part):
    """Why the young parent was refused, and whether another way was offered."""

    reason: Text = ""
    rule: Category | None = None
    alternative_offered: bool | None = None


class NextStep(Part):
    """What was agreed to follow, by whom and when."""

    title: Line = ""
    department: ItemId | None = None
    owner: Line = ""
    date: PartialDate | None = None


class MomentOfTruth(Part):
    """Why a contact moment decided how the journey went on, for good or ill."""

    why: Text = ""
    effect: Effect | None = None


class ContactMoment(Item):
    """One interaction of the young parent with a department.

    Its place in time is its place in the journey's order; ``date`` is given as well as it is
    known. Every field but ``id``, ``phase`` and ``title`` may be unknown (``None`` or empty).
    """

    phase: ItemId
    department: ItemId | None = None
    title: Title
    description: Text = ""
    channel: Channel | None = None
    initiator: Initiator | None = None
    date: PartialDate | None = None
    duration: Duration | None = None
    topic: Line = ""
    told_again: bool | None = None
    result: Result | None = None
    result_note: Text = ""
    refusal: Refusal | None = None
    referred_to: ItemId | None = None
    next_step: NextStep | None = None
    waiting: Waiting | None = None
    known_to_department: bool | None = None
    moment_of_truth: MomentOfTruth | None = None

    @model_validator(mode="after")
    def _a_refusal_belongs_to_a_refusing_result(self) -> Self:
        if self.refusal is not None and self.result is not Result.REFUSED:
            raise PydanticCustomError("refusal_without_result", "not refused", {"field": "refusal"})
        return self

    @model_validator(mode="after")
    def _what_follows_comes_later(self) -> Self:
        following = self.next_step.date if self.next_step else None
        if self.date and following and is_certainly_after(self.date, following):
            raise PydanticCustomError(
                "next_step_before", "before the contact", {"field": "next_step.date"}
            )
        return self


class Experience(Item):
    """How one person valued a contact moment.

    ``perspective`` ``department`` holds what the department itself expected: its own score beside
    the young parent's. ``voice`` tells several people of one perspective apart, by pseudonym.
    """

    contact_moment: ItemId
    perspective: Perspective = Perspective.YOUNG_PARENT
    voice: Line = ""
    score: Score | None = None
    emotions: Annotated[tuple[Word, ...], Field(max_length=MOST_EMOTIONS)] = ()
    quote: Text = ""
    need: Text = ""


class Bottleneck(Item):
    """A place where the journey gets stuck, as people marked it.

    ``effect`` is what it came to, in a few words (``six weeks without income``); ``owner`` is the
    role that answers for it, empty where nobody does.
    """

    category: Category
    title: Title
    description: Text = ""
    contact_moments: tuple[ItemId, ...] = ()
    effect: Line = ""
    owner: Line = ""
    owner_department: ItemId | None = None

    @model_validator(mode="after")
    def _each_contact_moment_once(self) -> Self:
        if len(set(self.contact_moments)) < len(self.contact_moments):
            raise PydanticCustomError("named_twice", "twice", {"field": "contact_moments"})
        return self
