"""The tables of webhooks: whom to tell what changed, how far each was told, and the last tries."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from app.storage.tables import ID_LENGTH, Moment, now


class WebhookRow(SQLModel, table=True):
    """An address that is told of changes; its secret is kept nowhere (``app.access.webhooks``).

    ``failures`` counts those since the last success; ``leased_until`` says that a server is at it.
    """

    __tablename__ = "webhook"

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    title: str = Field(max_length=200)
    address: str = Field(max_length=2000)
    state: str = Field(max_length=20)
    failures: int = 0
    made_at: datetime = Field(default_factory=now, sa_type=Moment)
    next_try_at: datetime | None = Field(default=None, sa_type=Moment)
    leased_until: datetime | None = Field(default=None, sa_type=Moment)


class WebhookCursorRow(SQLModel, table=True):
    """The number of the last change of a journey that a webhook was told, and took."""

    __tablename__ = "webhook_cursor"

    webhook_id: str = Field(primary_key=True, max_length=ID_LENGTH, foreign_key="webhook.id")
    journey_id: str = Field(primary_key=True, max_length=ID_LENGTH, foreign_key="journey.id")
    sequence: int


class WebhookDeliveryRow(SQLModel, table=True):
    """One try to deliver: the numbers of the changes, and what came of it.

    Without a journey it was a test. ``status`` is the answer's; without one, ``problem`` says why.
    """

    __tablename__ = "webhook_delivery"
    __table_args__ = (Index("webhook_delivery_by_webhook", "webhook_id", "at"),)

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    webhook_id: str = Field(max_length=ID_LENGTH, foreign_key="webhook.id")
    journey_id: str | None = Field(default=None, max_length=ID_LENGTH)
    first: int = 0
    last: int = 0
    at: datetime = Field(default_factory=now, sa_type=Moment)
    status: int | None = None
    problem: str = Field(default="", max_length=40)
    milliseconds: int = 0
