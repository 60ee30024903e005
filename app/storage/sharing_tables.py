"""The table of links to look at a journey: who has the link needs no account."""

from datetime import datetime

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from app.storage.tables import DOCUMENT, ID_LENGTH, Moment, now


class ShareLinkRow(SQLModel, table=True):
    """A link that shows a journey; its key is kept as its SHA-256 only.

    ``shows`` names the parts that stand beside the map; ``used_at`` is rough, to the minute.
    """

    __tablename__ = "share_link"
    __table_args__ = (
        Index("share_link_by_token", "token_digest", unique=True),
        Index("share_link_by_journey", "journey_id"),
    )

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    journey_id: str = Field(max_length=ID_LENGTH, foreign_key="journey.id")
    title: str = Field(max_length=200)
    token_digest: str = Field(max_length=64)
    shows: list[str] = Field(sa_column=Column(DOCUMENT, nullable=False))
    made_at: datetime = Field(default_factory=now, sa_type=Moment)
    expires_at: datetime = Field(sa_type=Moment)
    revoked_at: datetime | None = Field(default=None, sa_type=Moment)
    used_at: datetime | None = Field(default=None, sa_type=Moment)
