"""What the workshop's part of the API answers, for the document."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from app.journey import Resource
from app.web.api.models import Read
from app.workshop import (
    ContributionState,
    ParticipantState,
    QuestionKind,
    QuestionState,
    Role,
    Settings,
    Step,
    VotingState,
    WorkshopState,
)


class FocusRead(Read):
    """Something on the map."""

    resource: Annotated[Resource, Field(description="Its kind.")]
    id: str


class ParticipantRead(Read):
    """Somebody in a workshop."""

    id: str
    number: Annotated[
        int, Field(description="Tells people apart on the map: no name stands there.")
    ]
    name: Annotated[str, Field(description="As they want to be called; may be empty.")]
    role: Annotated[Role, Field(description="What they are in this workshop.")]
    department: Annotated[str | None, Field(description="The department that they work for.")]
    state: Annotated[ParticipantState, Field(description="Waits, is in, or was sent away.")]
    joined_at: Annotated[datetime, Field(description="When they came in, in UTC.")]
    seen_at: Annotated[datetime, Field(description="When they were last here, in UTC.")]
    here: Annotated[bool, Field(description="Had the workshop open a moment ago.")]


class QuestionRead(Read):
    """Something that is asked of the room."""

    id: str
    kind: Annotated[QuestionKind, Field(description="What is asked; `free`: what `text` says.")]
    text: Annotated[str, Field(description="The question in words.")]
    about: Annotated[FocusRead | None, Field(description="What on the map it is about.")]
    hides: Annotated[bool, Field(description="Answers are kept back until they are revealed.")]
    state: Annotated[QuestionState, Field(description="Open, revealed or closed.")]
    at: Annotated[datetime, Field(description="When it was asked, in UTC.")]


class VoteRead(Read):
    """The votes for one item."""

    id: str
    votes: Annotated[int, Field(description="How many.")]


class VotingRead(Read):
    """A round of votes."""

    id: str
    subject: Annotated[Resource, Field(description="The kind of item that is voted on.")]
    votes_each: Annotated[int, Field(description="How many votes everybody has.")]
    state: Annotated[VotingState, Field(description="Whether votes are taken.")]
    cast: Annotated[int, Field(description="How many people voted.")]
    at: Annotated[datetime, Field(description="When it began, in UTC.")]
    result: Annotated[
        list[VoteRead] | None, Field(description="Most votes first; `null` while it is open.")
    ] = None


class MeRead(Read):
    """Who is asking, and what they may do right now."""

    role: Annotated[Role, Field(description="What you are in this workshop.")]
    participant: Annotated[ParticipantRead | None, Field(description="You; `null` for the owner.")]
    may: Annotated[list[str], Field(description="What you may do right now.")]


class WorkshopRead(Read):
    """A workshop on a journey."""

    id: Annotated[str, Field(description="Its id.")]
    journey_id: Annotated[str, Field(description="The journey that it is on.")]
    state: Annotated[WorkshopState, Field(description="Open, paused or closed.")]
    step: Annotated[Step, Field(description="The step of the method.")]
    settings: Annotated[Settings, Field(description="How it goes.")]
    focus: Annotated[
        FocusRead | None, Field(description="What everybody looks at; `null`: nothing.")
    ]
    shows_code: Annotated[bool, Field(description="Whether the projector shows the code.")]
    timer_ends_at: Annotated[
        datetime | None, Field(description="When the time is up, in UTC; `null`: no timer runs.")
    ]
    first_sequence: Annotated[int, Field(description="The number of the journey at the opening.")]
    last_sequence: Annotated[int | None, Field(description="The same at the closing.")]
    opened_at: Annotated[datetime, Field(description="When it was opened, in UTC.")]
    closed_at: Annotated[datetime | None, Field(description="When it was closed, in UTC.")]
    expires_at: Annotated[datetime, Field(description="When code and keys end, in UTC.")]
    code: Annotated[str, Field(description="For who may see it alone.")] = ""
    join_path: Annotated[str, Field(description="Where people join.")] = ""


class SituationRead(WorkshopRead):
    """A workshop as it stands for who is asking."""

    sequence: Annotated[int, Field(description="Follow the stream from here.")]
    content_sequence: Annotated[int, Field(description="The last change to the map itself.")]
    questions: Annotated[list[QuestionRead], Field(description="What is asked.")]
    votings: Annotated[list[VotingRead], Field(description="The voting rounds.")]
    me: Annotated[MeRead, Field(description="Who is asking.")]


class ContributionRead(Read):
    """Something that a participant wrote."""

    id: str
    participant: Annotated[str, Field(description="Who wrote it.")]
    question: Annotated[str | None, Field(description="The question that it answers.")]
    resource: Annotated[
        Resource | None, Field(description="The kind of item; `null`: an answer in words.")
    ]
    item_id: Annotated[str, Field(description="The item that it is on the map.")]
    changes: Annotated[bool, Field(description="It changes an item that stood there.")]
    item: Annotated[dict[str, Any], Field(description="What was written.")]
    state: Annotated[
        ContributionState, Field(description="Whether it stands on the map, or waits for what.")
    ]
    reason: Annotated[str, Field(description="Why it was refused.")]
    version: Annotated[int | None, Field(description="Of the item, where it is on the map.")]
    at: Annotated[datetime, Field(description="When, in UTC.")]


class AnswerRead(Read):
    """An answer in words that everybody may read."""

    id: str
    question: Annotated[str, Field(description="The question.")]
    text: Annotated[str, Field(description="The answer; whose it is, is not told.")]
    at: Annotated[datetime, Field(description="When, in UTC.")]


class AcceptedRead(Read):
    """How much of what waited is on the map now."""

    accepted: Annotated[int, Field(description="How many contributions.")]


class AdmittedRead(Read):
    """How many people were let in."""

    admitted: Annotated[int, Field(description="How many people.")]


class ErasedRead(Read):
    """Whose name and words were erased."""

    people: Annotated[int, Field(description="How many people.")]


class NewsRead(Read):
    """How far the journey is."""

    sequence: Annotated[int, Field(description="The number of its last change.")]


class PhotoRead(Read):
    """A moment of the map that was kept."""

    id: str
    title: Annotated[str, Field(description="What it is called.")]
    sequence: Annotated[int, Field(description="The number of the journey at that moment.")]
    at: Annotated[datetime, Field(description="When, in UTC.")]


class DepartmentNamed(Read):
    """A department that somebody can work for."""

    id: str
    title: Annotated[str, Field(description="What it is called.")]


class EntranceRead(Read):
    """What a code opens."""

    workshop_id: Annotated[str, Field(description="The workshop.")]
    journey_id: Annotated[str, Field(description="The journey that it is on.")]
    title: Annotated[str, Field(description="What the journey is called.")]
    state: Annotated[WorkshopState, Field(description="Open, paused or closed.")]
    lobby: Annotated[bool, Field(description="Who comes in waits to be let in.")]
    locked: Annotated[bool, Field(description="Nobody new is let in.")]
    departments: Annotated[
        list[DepartmentNamed], Field(description="Those that somebody can work for.")
    ]


class JoinedRead(SituationRead):
    """The workshop that somebody came into; `token` is the key of their device."""

    token: Annotated[str, Field(description="Shown this once; the cookie holds it as well.")] = ""


class RevealedRead(Read):
    """How much stands on the map now that was hidden."""

    revealed: Annotated[int, Field(description="How many contributions.")]


class BallotRead(Read):
    """What one voted."""

    choices: Annotated[list[str], Field(description="The ids of what one voted for.")]


class RoleCount(Read):
    """How many people had a role."""

    role: Annotated[Role, Field(description="The role.")]
    count: Annotated[int, Field(description="How many people.")]


class StateCount(Read):
    """How many contributions came to a state."""

    state: Annotated[ContributionState, Field(description="The state.")]
    count: Annotated[int, Field(description="How many contributions.")]


class RecordedRead(Read):
    """One change to the map."""

    sequence: Annotated[int, Field(description="Its number in the log.")]
    event: Annotated[str, Field(description="What happened: `contact-moment.created`.")]
    resource_id: Annotated[str, Field(description="The id of the item.")]
    title: Annotated[str, Field(description="What the item is called.")]
    operation_id: Annotated[str, Field(description="To turn it back.")]
    at: Annotated[datetime, Field(description="When, in UTC.")]


class RecordRead(WorkshopRead):
    """What remains of a workshop: nobody's name."""

    people: Annotated[list[RoleCount], Field(description="Who took part, by role.")]
    contributions: Annotated[
        list[StateCount], Field(description="What became of what people wrote.")
    ]
    changes: Annotated[list[RecordedRead], Field(description="What changed on the map, in order.")]
    questions: Annotated[list[QuestionRead], Field(description="What was asked.")]
    answers: Annotated[list[AnswerRead], Field(description="What was answered in words.")]
    votings: Annotated[list[VotingRead], Field(description="The rounds with their results.")]
    photos: Annotated[list[PhotoRead], Field(description="The photos of the map.")]


OUTGOING = (
    WorkshopRead,
    SituationRead,
    JoinedRead,
    EntranceRead,
    ParticipantRead,
    ContributionRead,
    AnswerRead,
    AcceptedRead,
    AdmittedRead,
    NewsRead,
    ErasedRead,
    QuestionRead,
    VotingRead,
    BallotRead,
    PhotoRead,
    RevealedRead,
    RecordRead,
)
"""Every answer, for the document."""
