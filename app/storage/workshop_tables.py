"""The tables of the workshop: who takes part, what waits to be seen, what is asked and voted.

Contributions that stand on the map are items of the journey; their rows here tell who wrote them.
A ballot holds no name: its voter is a digest under a key that is thrown away when the round closes.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from app.storage.tables import DOCUMENT, ID_LENGTH, OPERATION_ID_LENGTH, Moment, now


class WorkshopRow(SQLModel, table=True):
    """A workshop on a journey."""

    __tablename__ = "workshop"
    __table_args__ = (
        Index("workshop_by_code", "code", unique=True),
        Index("workshop_by_journey", "journey_id"),
    )

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    journey_id: str = Field(max_length=ID_LENGTH, foreign_key="journey.id")
    code: str = Field(max_length=16)
    state: str = Field(max_length=10)
    step: str = Field(max_length=20)
    settings: dict[str, Any] = Field(sa_column=Column(DOCUMENT, nullable=False))
    focus_resource: str | None = Field(default=None, max_length=20)
    focus_id: str | None = Field(default=None, max_length=ID_LENGTH)
    shows_code: bool = False
    timer_ends_at: datetime | None = Field(default=None, sa_type=Moment)
    first_sequence: int
    last_sequence: int | None = None
    opened_at: datetime = Field(default_factory=now, sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment)


class ParticipantRow(SQLModel, table=True):
    """Somebody in a workshop; the key of their device is kept as its SHA-256 only."""

    __tablename__ = "participant"
    __table_args__ = (
        Index("participant_by_token", "token_digest", unique=True),
        Index("participant_by_workshop", "workshop_id"),
    )

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    workshop_id: str = Field(max_length=ID_LENGTH, foreign_key="workshop.id")
    number: int
    name: str = Field(max_length=60)
    role: str = Field(max_length=24)
    department: str | None = Field(default=None, max_length=ID_LENGTH)
    state: str = Field(max_length=10)
    token_digest: str = Field(max_length=64)
    joined_at: datetime = Field(default_factory=now, sa_type=Moment)
    seen_at: datetime = Field(default_factory=now, sa_type=Moment)


class ContributionRow(SQLModel, table=True):
    """Something that a participant wrote, and what became of it."""

    __tablename__ = "contribution"
    __table_args__ = (
        Index("contribution_by_workshop", "workshop_id", "state"),
        Index("contribution_by_participant", "participant_id", "item_id"),
    )

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    workshop_id: str = Field(max_length=ID_LENGTH, foreign_key="workshop.id")
    participant_id: str = Field(max_length=ID_LENGTH, foreign_key="participant.id")
    question_id: str | None = Field(default=None, max_length=ID_LENGTH, foreign_key="question.id")
    resource: str = Field(max_length=20)
    item_id: str = Field(max_length=ID_LENGTH)
    changes: bool = False
    fields: dict[str, Any] = Field(sa_column=Column(DOCUMENT, nullable=False))
    state: str = Field(max_length=10)
    reason: str = ""
    operation_id: str = Field(max_length=OPERATION_ID_LENGTH)
    at: datetime = Field(default_factory=now, sa_type=Moment)


class QuestionRow(SQLModel, table=True):
    """Something that is asked of the room."""

    __tablename__ = "question"
    __table_args__ = (Index("question_by_workshop", "workshop_id"),)

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    workshop_id: str = Field(max_length=ID_LENGTH, foreign_key="workshop.id")
    kind: str = Field(max_length=20)
    text: str
    about_resource: str | None = Field(default=None, max_length=20)
    about_id: str | None = Field(default=None, max_length=ID_LENGTH)
    hides: bool = False
    state: str = Field(max_length=10)
    at: datetime = Field(default_factory=now, sa_type=Moment)


class VotingRow(SQLModel, table=True):
    """A round of votes; ``key`` is empty once it is closed: nobody can tell whose a ballot is."""

    __tablename__ = "voting"
    __table_args__ = (Index("voting_by_workshop", "workshop_id"),)

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    workshop_id: str = Field(max_length=ID_LENGTH, foreign_key="workshop.id")
    subject: str = Field(max_length=20)
    votes_each: int
    state: str = Field(max_length=10)
    key: str = Field(max_length=64)
    at: datetime = Field(default_factory=now, sa_type=Moment)


class BallotRow(SQLModel, table=True):
    """What one person voted for, without who: no name, no number, no time."""

    __tablename__ = "ballot"

    voting_id: str = Field(primary_key=True, max_length=ID_LENGTH, foreign_key="voting.id")
    voter: str = Field(primary_key=True, max_length=64)
    choices: list[str] = Field(sa_column=Column(DOCUMENT, nullable=False))


class PhotoRow(SQLModel, table=True):
    """A moment of the map that was kept."""

    __tablename__ = "photo"
    __table_args__ = (Index("photo_by_workshop", "workshop_id"),)

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    workshop_id: str = Field(max_length=ID_LENGTH, foreign_key="workshop.id")
    title: str = Field(max_length=200)
    sequence: int
    at: datetime = Field(default_factory=now, sa_type=Moment)
