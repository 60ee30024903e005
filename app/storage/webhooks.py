"""Webhooks in and out of their tables, and what each has still to be told; the caller commits."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, CursorResult, delete, func, or_, update
from sqlmodel import Session, col, select

from app.storage.tables import JourneyRow
from app.storage.webhook_tables import WebhookCursorRow, WebhookDeliveryRow, WebhookRow

ACTIVE: Final = "active"
MOST_SHOWN: Final = 30
"""So many of the last deliveries of a webhook are kept."""


class Behind(NamedTuple):
    """A journey of which a webhook hasn't been told everything."""

    journey_id: str
    told: int
    now: int


def webhooks_of(session: Session) -> Sequence[WebhookRow]:
    """All webhooks, the oldest first."""
    return session.exec(select(WebhookRow).order_by(col(WebhookRow.made_at), WebhookRow.id)).all()


def start_from_now(session: Session, webhook_id: str) -> None:
    """What happened before this webhook was there is not told."""
    session.flush()
    for journey_id, sequence in session.exec(select(JourneyRow.id, JourneyRow.sequence)).all():
        session.add(
            WebhookCursorRow(webhook_id=webhook_id, journey_id=journey_id, sequence=sequence)
        )


def due_webhooks(session: Session, at: datetime) -> Sequence[str]:
    """The active webhooks whose next try is due and at which no server is."""
    rows = session.exec(select(WebhookRow).where(*_due(at))).all()
    return [row.id for row in rows]


def lease(session: Session, webhook_id: str, at: datetime, lasting: timedelta) -> bool:
    """Take a webhook for this server alone; ``False`` where another was first."""
    taken: CursorResult[tuple[()]] = session.execute(  # type: ignore[assignment]  # an UPDATE gives a cursor
        update(WebhookRow)
        .where(col(WebhookRow.id) == webhook_id, *_due(at))
        .values(leased_until=at + lasting)
        .execution_options(synchronize_session=False)
    )
    return taken.rowcount == 1


def behind(session: Session, webhook_id: str) -> list[Behind]:
    """The journeys whose log has changes that this webhook wasn't told.

    A number that the journey hasn't come to is of an older backup: it is told from here on.
    """
    told = func.coalesce(col(WebhookCursorRow.sequence), 0)
    query = (
        select(JourneyRow.id, told, JourneyRow.sequence)
        .join(
            WebhookCursorRow,
            (col(WebhookCursorRow.journey_id) == JourneyRow.id)
            & (col(WebhookCursorRow.webhook_id) == webhook_id),
            isouter=True,
        )
        .where(told != JourneyRow.sequence)
        .order_by(JourneyRow.id)
    )
    return [Behind(*row) for row in session.exec(query).all()]


def move_cursor(session: Session, webhook_id: str, journey_id: str, sequence: int) -> None:
    """This much of a journey was told."""
    session.merge(WebhookCursorRow(webhook_id=webhook_id, journey_id=journey_id, sequence=sequence))


def add_delivery(session: Session, row: WebhookDeliveryRow) -> None:
    """Keep what came of a try, and forget the oldest ones."""
    session.add(row)
    session.flush()
    kept = [one.id for one in deliveries_of(session, row.webhook_id)]
    session.execute(
        delete(WebhookDeliveryRow).where(
            col(WebhookDeliveryRow.webhook_id) == row.webhook_id,
            col(WebhookDeliveryRow.id).not_in(kept),
        )
    )


def deliveries_of(session: Session, webhook_id: str) -> Sequence[WebhookDeliveryRow]:
    """The last deliveries of a webhook, the newest first."""
    return session.exec(
        select(WebhookDeliveryRow)
        .where(WebhookDeliveryRow.webhook_id == webhook_id)
        .order_by(col(WebhookDeliveryRow.at).desc(), WebhookDeliveryRow.id)
        .limit(MOST_SHOWN)
    ).all()


def remove_webhook(session: Session, webhook_id: str) -> None:
    """Take a webhook away, with all that is known of it."""
    for table in (WebhookDeliveryRow, WebhookCursorRow):
        session.execute(delete(table).where(col(table.webhook_id) == webhook_id))
    session.execute(delete(WebhookRow).where(col(WebhookRow.id) == webhook_id))


def _due(at: datetime) -> tuple[ColumnElement[bool], ...]:
    tried, leased = col(WebhookRow.next_try_at), col(WebhookRow.leased_until)
    return (
        col(WebhookRow.state) == ACTIVE,
        or_(tried.is_(None), tried <= at),
        or_(leased.is_(None), leased <= at),
    )
