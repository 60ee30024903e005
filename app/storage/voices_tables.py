"""The tables of the voices: questionnaires, what was answered, and what came of it.

What a giver wrote stands in ``answers.body`` and nowhere else, until it is accepted onto a map:
``voice_use`` then names every item that holds words of theirs, so that a withdrawal finds them.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from app.storage.tables import DOCUMENT, ID_LENGTH, Moment, now


class QuestionnaireRow(SQLModel, table=True):
    """A questionnaire on a journey; ``withdrawn`` counts the givers who took their words back."""

    __tablename__ = "questionnaire"
    __table_args__ = (
        Index("questionnaire_by_code", "code", unique=True),
        Index("questionnaire_by_journey", "journey_id"),
    )

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    journey_id: str = Field(max_length=ID_LENGTH, foreign_key="journey.id")
    code: str = Field(max_length=16)
    title: str = Field(max_length=200)
    welcome: str = ""
    cases: list[str] = Field(sa_column=Column(DOCUMENT, nullable=False))
    state: str = Field(max_length=10)
    opened_at: datetime = Field(default_factory=now, sa_type=Moment)
    keep_until: datetime = Field(sa_type=Moment)
    withdrawn: int = 0


class AnswersRow(SQLModel, table=True):
    """What one voice answered; the key of the giver's own link is kept as its SHA-256 only.

    ``version`` counts the saves; ``body`` is ``app.voices.Answers`` without what stands beside it.
    """

    __tablename__ = "answers"
    __table_args__ = (
        Index("answers_by_token", "token_digest", unique=True),
        Index("answers_by_voice", "questionnaire_id", "voice", unique=True),
    )

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    questionnaire_id: str = Field(max_length=ID_LENGTH, foreign_key="questionnaire.id")
    voice: str = Field(max_length=200)
    token_digest: str = Field(max_length=64)
    state: str = Field(max_length=10)
    in_interview: bool = False
    language: str = Field(max_length=20)
    consent: dict[str, Any] = Field(sa_column=Column(DOCUMENT, nullable=False))
    body: dict[str, Any] = Field(sa_column=Column(DOCUMENT, nullable=False))
    version: int = 1
    begun_at: datetime = Field(default_factory=now, sa_type=Moment)
    changed_at: datetime = Field(default_factory=now, sa_type=Moment)


class VoiceUseRow(SQLModel, table=True):
    """An item of a journey that holds words of a giver, or what they felt."""

    __tablename__ = "voice_use"
    __table_args__ = (Index("voice_use_by_item", "journey_id", "item_id"),)

    answers_id: str = Field(primary_key=True, max_length=ID_LENGTH, foreign_key="answers.id")
    journey_id: str = Field(primary_key=True, max_length=ID_LENGTH, foreign_key="journey.id")
    resource: str = Field(primary_key=True, max_length=20)
    item_id: str = Field(primary_key=True, max_length=ID_LENGTH)
    at: datetime = Field(default_factory=now, sa_type=Moment)
