"""The journeys that can be laid over another one, by name: a light list."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlmodel import Session, col, select

from app.storage.tables import JourneyRow


class Named(NamedTuple):
    """A journey by its id, its kind and its title."""

    id: str
    kind: str
    title: str


def named_journeys(session: Session, kinds: Sequence[str], most: int) -> list[Named]:
    """Journeys of some kinds, the last changed first; no templates, none that was removed."""
    query = (
        select(JourneyRow.id, JourneyRow.kind, JourneyRow.title)
        .where(col(JourneyRow.kind).in_(kinds))
        .where(col(JourneyRow.removed_at).is_(None), col(JourneyRow.template).is_(False))
        .order_by(col(JourneyRow.updated_at).desc(), JourneyRow.id)
        .limit(most)
    )
    return [Named(*row) for row in session.exec(query)]
