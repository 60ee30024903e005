"""Links to look at a journey, in and out of their table; the caller commits."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from app.storage.sharing_tables import ShareLinkRow
from app.storage.tables import EventRow, JourneyRow

NEWS: Final = "share-link"
"""What the event of a revocation is about: news, as of a workshop; it says that, and no more."""


def links_of(session: Session, journey_id: str) -> Sequence[ShareLinkRow]:
    """The links to a journey, the newest first."""
    return session.exec(
        select(ShareLinkRow)
        .where(ShareLinkRow.journey_id == journey_id)
        .order_by(col(ShareLinkRow.made_at).desc(), ShareLinkRow.id)
    ).all()


def link_of_digest(session: Session, digest: str) -> ShareLinkRow | None:
    """The link whose key has this digest."""
    return session.exec(
        select(ShareLinkRow).where(ShareLinkRow.token_digest == digest)
    ).one_or_none()


def tell_revoked(
    session: Session, row: JourneyRow, link_id: str, operation_id: str, person: str, at: datetime
) -> None:
    """Let whoever looks through a link know: what the journey holds stays as it is."""
    row.content_sequence = row.content
    row.sequence += 1
    session.add(
        EventRow(
            journey_id=row.id,
            sequence=row.sequence,
            operation_id=operation_id,
            person=person,
            resource=NEWS,
            resource_id=link_id,
            verb="revoked",
            at=at,
        )
    )


def forget_dead(session: Session, at: datetime, kept: timedelta) -> int:
    """Delete links that opened nothing for so long; gives how many."""
    over = func.coalesce(col(ShareLinkRow.revoked_at), col(ShareLinkRow.expires_at)) <= at - kept
    dead = session.exec(select(ShareLinkRow.id).where(over)).all()
    if dead:
        session.execute(delete(ShareLinkRow).where(col(ShareLinkRow.id).in_(dead)))
    return len(dead)
