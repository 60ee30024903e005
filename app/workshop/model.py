"""What a workshop is: its settings, the people in it, what they write, and what is asked of them.

Pure: no framework and no database. What people add to the journey itself is the heart's
(``app.journey``); here is only what a workshop has beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from app.journey import Resource
from app.workshop.terms import (
    ContributionState,
    Matter,
    ParticipantState,
    QuestionKind,
    QuestionState,
    Role,
    Step,
    VotingState,
    WorkshopState,
)

HERE: Final = timedelta(seconds=30)
MOST_VOTES: Final = 20
ANSWER: Final = "answer"
"""What a contribution is that stands beside the map: an answer in words to a question."""
CURVE: Final = "curve"
"""The id of the curve as a focus: how the journey felt, over all of it."""
JOINED_AS: Final = (
    Role.PARTICIPANT,
    Role.EXPERT_BY_EXPERIENCE,
    Role.YOUNG_PARENT,
    Role.OBSERVER,
)
"""The roles that somebody can choose; the others are given by the facilitator."""


class Settings(BaseModel):
    """How a workshop goes."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
    )

    lobby: Annotated[bool, Field(description="Who joins waits to be let in.")] = False
    locked: Annotated[bool, Field(description="Nobody new comes in.")] = False
    moderated: Annotated[bool, Field(description="What people write waits for a moderator.")] = (
        False
    )
    hidden: Annotated[bool, Field(description="What people write waits for the reveal.")] = False
    own_department_only: Annotated[
        bool, Field(description="People add contact moments of their own department alone.")
    ] = False
    keep_days: Annotated[
        int,
        Field(ge=0, le=3_650, description="Days after its end: then names and words are erased."),
    ] = 90
    shows_result: Annotated[
        bool, Field(description="The projector shows the result of the last vote.")
    ] = True
    hours: Annotated[int, Field(ge=1, le=24 * 30, description="How long the code holds.")] = 12


@dataclass(frozen=True)
class Focus:
    """What everybody looks at: "we are here"."""

    resource: Resource
    id: str


@dataclass(frozen=True)
class Workshop:
    """One workshop on one journey.

    ``first`` and ``last`` are the journey's sequence numbers at its opening and its closing;
    ``expires_at`` is when its code and everybody's keys end.
    """

    id: str
    journey_id: str
    code: str
    state: WorkshopState
    step: Step
    settings: Settings
    focus: Focus | None
    shows_code: bool
    timer_ends_at: datetime | None
    first: int
    last: int | None
    opened_at: datetime
    closed_at: datetime | None
    expires_at: datetime


@dataclass(frozen=True)
class Participant:
    """Somebody in a workshop; ``number`` tells people apart on the map, where no name stands.

    ``department`` is the id of the department that they work for, where they said so.
    """

    id: str
    workshop_id: str
    number: int
    name: str
    role: Role
    department: str | None
    state: ParticipantState
    joined_at: datetime
    seen_at: datetime

    def is_here(self, now: datetime) -> bool:
        """Whether they had the workshop open a moment ago."""
        return self.state is ParticipantState.PRESENT and now - self.seen_at < HERE


@dataclass(frozen=True)
class Contribution:
    """Something that a participant wrote; it is an item of the journey once it is accepted.

    ``item_id`` is the item that it is or changes; ``changes`` tells that it changes one. An answer
    in words to a question has no ``resource``: it is no item, and stands beside the map.
    """

    id: str
    workshop_id: str
    participant_id: str
    question_id: str | None
    resource: Resource | None
    item_id: str
    changes: bool
    fields: Mapping[str, Any]
    state: ContributionState
    reason: str
    at: datetime


@dataclass(frozen=True)
class Question:
    """Something that is asked of the whole room; ``hides`` keeps answers back until the reveal."""

    id: str
    workshop_id: str
    kind: QuestionKind
    text: str
    about: Focus | None
    hides: bool
    state: QuestionState
    at: datetime


@dataclass(frozen=True)
class Voting:
    """A round of votes on items of one kind: so many votes each, nobody sees whose.

    ``cast`` counts the people who voted.
    """

    id: str
    workshop_id: str
    subject: Resource
    votes_each: int
    state: VotingState
    cast: int
    at: datetime


@dataclass(frozen=True)
class Photo:
    """A moment of the map that was kept: the picture is drawn of the journey at ``sequence``."""

    id: str
    workshop_id: str
    title: str
    sequence: int
    at: datetime


@dataclass(frozen=True)
class Signal:
    """News of a workshop for the live stream: what it is about, and never what it says."""

    matter: Matter
    id: str
