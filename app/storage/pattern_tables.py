"""The tables of what is counted over journeys, what was chosen for their costs, and projects."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, String
from sqlmodel import Field, SQLModel

from app.storage.tables import DOCUMENT, ID_LENGTH, Moment, now

MARK_LENGTH = 16
BOTTLENECK_LENGTH = 100


def _journey() -> Any:
    """The column of a journey's id; the row goes when the journey does."""
    key = ForeignKey("journey.id", ondelete="CASCADE")
    return Column(String(ID_LENGTH), key, primary_key=True)


class TallyRow(SQLModel, table=True):
    """What one journey adds to the counts, and what it was made from.

    ``content`` is the journey's number then, ``mark`` tells the rules and their settings apart;
    ``sketch`` is the journey that it was held against. ``day`` is the one that it was made on,
    where the next day may tell otherwise. ``body`` is JSON as text: ten thousand are read at once.
    """

    __tablename__ = "tally"

    journey_id: str = Field(sa_column=_journey())
    content: int
    mark: str = Field(max_length=MARK_LENGTH)
    sketch: str | None = Field(default=None, max_length=ID_LENGTH)
    sketch_content: int | None = None
    day: str | None = Field(default=None, max_length=10)
    body: str


class CostChoiceRow(SQLModel, table=True):
    """Which price a bottleneck is counted at, and what would have been instead; empty: none."""

    __tablename__ = "cost_choice"

    journey_id: str = Field(sa_column=_journey())
    bottleneck: str = Field(primary_key=True, max_length=BOTTLENECK_LENGTH)
    price: str = Field(max_length=ID_LENGTH)
    instead: str = Field(max_length=ID_LENGTH)


class ProjectRow(SQLModel, table=True):
    """A project: the journeys that belong together, and what people ticked off by hand."""

    __tablename__ = "project"

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    title: str
    version: int = 1
    body: dict[str, Any] = Field(sa_column=Column(DOCUMENT, nullable=False))
    updated_at: datetime = Field(default_factory=now, sa_type=Moment)
