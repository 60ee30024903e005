"""The bodies of the workshop's part of the API."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from app.journey import Resource
from app.journey.items import MOST_EMOTIONS, Score
from app.journey.texts import ItemId, Line, Text, Word
from app.web.api.models import AFTER
from app.workshop import (
    ParticipantState,
    QuestionKind,
    Role,
    Settings,
    Step,
    WorkshopState,
)


class Sent(BaseModel):
    """A body: camelCase, strict about its keys."""

    model_config = ConfigDict(
        alias_generator=to_camel, validate_by_name=True, extra="forbid", defer_build=True
    )


class WorkshopCreate(Sent):
    """How a workshop is to go; what is left out has its default."""

    settings: Annotated[Settings, Field(description="How it goes.")] = Settings()


class FocusSent(Sent):
    """Something on the map that everybody is to look at."""

    resource: Annotated[Resource, Field(description="Its kind.")]
    id: Annotated[ItemId, Field(description="Its id.")]


class WorkshopPatch(Sent):
    """What is to change in a workshop."""

    state: Annotated[WorkshopState, Field(description="Open, paused or closed.")] = (
        WorkshopState.OPEN
    )
    step: Annotated[Step, Field(description="The step of the method.")] = Step.GOAL
    settings: Annotated[Settings, Field(description="Only those that are to change.")] = Settings()
    focus: Annotated[FocusSent | None, Field(description="What all look at; `null`: nothing.")] = (
        None
    )
    shows_code: Annotated[bool, Field(description="Whether the projector shows the code.")] = False
    timer: Annotated[
        int | None, Field(description="Seconds from now; `null` stops it.", ge=1, le=14_400)
    ] = None


class ParticipantCreate(Sent):
    """Who somebody says they are; all of it may be left out."""

    name: Annotated[Line, Field(description="How they want to be called.", max_length=60)] = ""
    role: Annotated[Role, Field(description="One of those that can be chosen.")] = Role.PARTICIPANT
    department: Annotated[ItemId | None, Field(description="The department they work for.")] = None


class ParticipantPatch(Sent):
    """Let somebody in (`present`), send them away (`removed`), or give them another role."""

    state: Annotated[
        Literal[ParticipantState.PRESENT, ParticipantState.REMOVED],
        Field(description="In, or away."),
    ] = ParticipantState.PRESENT
    role: Annotated[Role, Field(description="What they are from now on.")] = Role.PARTICIPANT


class RatingPut(Sent):
    """How a contact moment felt."""

    score: Annotated[Score | None, Field(description="−2 (very bad) to +2 (very good).")] = None
    emotions: Annotated[
        tuple[Word, ...],
        Field(max_length=MOST_EMOTIONS),
        Field(description="What one felt, a word each."),
    ] = ()
    quote: Annotated[Text, Field(description="In their own words.")] = ""
    need: Annotated[Text, Field(description="What was needed.")] = ""


class ContributionCreate(Sent):
    """Something that a participant adds to the journey."""

    resource: Annotated[Resource, Field(description="The kind of item.")]
    item: Annotated[dict[str, Any], Field(description="Its fields, as the API reads that kind.")]
    after: Annotated[ItemId | None, AFTER]
    felt: Annotated[
        RatingPut | None, Field(description="How a new contact moment felt; shows when it does.")
    ] = None
    question: Annotated[ItemId | None, Field(description="The question that it answers.")] = None


class ContributionPatch(Sent):
    """What is to change in one's own contribution."""

    item: Annotated[dict[str, Any], Field(description="The fields that change.")]


class RefusalCreate(Sent):
    """Why a contribution is left off the map."""

    reason: Annotated[Line, Field(description="Why; its author reads it.")] = ""


class AcceptanceCreate(Sent):
    """Where on the map a contribution goes; what is left out is as its author wanted it."""

    after: Annotated[ItemId | None, AFTER]


class AnswerCreate(Sent):
    """An answer to a question in one's own words."""

    text: Annotated[Text, Field(description="The answer.")]


class QuestionCreate(Sent):
    """Something to ask the room."""

    kind: Annotated[QuestionKind, Field(description="What is asked; `free`: what `text` says.")]
    text: Annotated[Line, Field(description="The question in words.")] = ""
    about: Annotated[FocusSent | None, Field(description="What on the map it is about.")] = None
    hides: Annotated[bool, Field(description="Keep the answers back until they are revealed.")] = (
        False
    )


class VotingCreate(Sent):
    """A round of votes."""

    subject: Annotated[Resource, Field(description="The kind of item that is voted on.")]
    votes_each: Annotated[
        int, Field(ge=1, le=20), Field(description="How many votes everybody has.")
    ] = 3


class BallotPut(Sent):
    """What one votes for."""

    choices: Annotated[
        tuple[ItemId, ...],
        Field(max_length=20),
        Field(description="The ids of what one votes for."),
    ]


class PhotoCreate(Sent):
    """The name of a moment of the map that is to be kept."""

    title: Annotated[Line, Field(description="What it is called; may be empty.")] = ""


INCOMING = (
    WorkshopCreate,
    WorkshopPatch,
    ParticipantCreate,
    ParticipantPatch,
    ContributionCreate,
    ContributionPatch,
    RatingPut,
    RefusalCreate,
    AcceptanceCreate,
    AnswerCreate,
    QuestionCreate,
    VotingCreate,
    BallotPut,
    PhotoCreate,
)
"""Every body, for the document."""
