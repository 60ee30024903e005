"""The change log of a journey: who did what, in which order, and what it was before."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.journey import ITEM_TYPES, Change, Frame, Item, Journey, Resource, Snapshot, replay, rewind
from app.storage.prepared import add_events
from app.storage.rows import document
from app.storage.tables import EventRow, OperationRow, now

FIRST = 1
"""The sequence number of a journey's creation."""

CONTENT = [one.value for one in Resource]
"""What the changes of a journey are about; other events are news of its workshops."""


class News(NamedTuple):
    """What an event tells everybody: what it is about, and none of its words."""

    sequence: int
    resource: str
    resource_id: str
    verb: str
    operation_id: str
    person: str
    at: datetime


def append_events(
    session: Session,
    journey_id: str,
    operation_id: str,
    person: str,
    first: int,
    changes: Sequence[Change],
) -> None:
    """Write the events of one operation; the first gets the number ``first``."""
    add_events(session, events_of(journey_id, operation_id, person, first, changes)[1])


def events_of(
    journey_id: str,
    operation_id: str,
    person: str,
    first: int,
    changes: Sequence[Change],
) -> tuple[list[News], list[dict[str, Any]]]:
    """The events of one operation as news and as rows; the first gets the number ``first``."""
    at = now()
    news: list[News] = []
    rows: list[dict[str, Any]] = []
    for sequence, change in enumerate(changes, start=first):
        one = News(
            sequence, change.resource.value, change.id, change.verb, operation_id, person, at
        )
        news.append(one)
        before, after = _written(change.before), _written(change.after)
        rows.append(one._asdict() | {"journey_id": journey_id, "before": before, "after": after})
    return news, rows


def changes_of(session: Session, journey_id: str, operation: OperationRow) -> list[Change]:
    """The changes that an operation made, in order."""
    first, last = operation.first_sequence, operation.last_sequence
    return list(changes_between(session, journey_id, first - 1, last))


def events_after(
    session: Session,
    journey_id: str,
    sequence: int,
    limit: int = 500,
    *,
    content_only: bool = False,
) -> Sequence[EventRow]:
    """The events behind a sequence number, oldest first; those of workshops too, or not."""
    query = select(EventRow).where(EventRow.journey_id == journey_id, EventRow.sequence > sequence)
    if content_only:
        query = query.where(col(EventRow.resource).in_(CONTENT))
    return session.exec(query.order_by(col(EventRow.sequence)).limit(limit)).all()


def journey_of(creation: Change) -> Journey:
    """The journey as it was created, from the first change of its log."""
    return replay([creation])


def journey_at(session: Session, journey: Journey, now: int, sequence: int) -> Journey:
    """A journey as it was at an earlier number; ``journey`` is the one at the number ``now``.

    Raises ``LookupError`` for a number that the journey never had.
    """
    if not FIRST <= sequence <= now:
        raise LookupError(f"{journey.id} never was at {sequence}")
    return rewind(journey, list(changes_between(session, journey.id, sequence, now)))


def changes_between(session: Session, journey_id: str, after: int, until: int) -> Iterator[Change]:
    """The changes behind one sequence number up to and with another, oldest first."""
    found = session.exec(
        select(EventRow)
        .where(
            EventRow.journey_id == journey_id,
            EventRow.sequence > after,
            EventRow.sequence <= until,
            col(EventRow.resource).in_(CONTENT),
        )
        .order_by(col(EventRow.sequence))
    )
    return (change_of(row) for row in found)


def last_to_undo(session: Session, scope: str, person: str) -> OperationRow | None:
    """A person's last operation that has not been undone."""
    done = _standing(scope, person).where(col(OperationRow.turn).is_(None))
    return session.exec(done.limit(1)).first()


def last_to_redo(session: Session, scope: str, person: str) -> OperationRow | None:
    """A person's last undo, as long as they did nothing else after it."""
    others = _standing(scope, person).where(col(OperationRow.turn).is_distinct_from("redo"))
    last = session.exec(others.limit(1)).first()
    return last if last is not None and last.turn == "undo" else None


def mark_undone(session: Session, scope: str, undone_id: str, operation_id: str) -> None:
    """Note that an operation was turned round by another; what it had undone stands again."""
    undone = session.get_one(OperationRow, (scope, undone_id))
    undone.undone_by = operation_id
    if undone.undoes is not None:
        session.get_one(OperationRow, (scope, undone.undoes)).undone_by = None


def _standing(scope: str, person: str) -> SelectOfScalar[OperationRow]:
    """A person's operations that changed something and were not turned back, the last first."""
    return (
        select(OperationRow)
        .where(
            OperationRow.scope == scope,
            OperationRow.person == person,
            col(OperationRow.undone_by).is_(None),
            OperationRow.last_sequence >= OperationRow.first_sequence,
        )
        .order_by(col(OperationRow.last_sequence).desc())
    )


def change_of(row: EventRow) -> Change:
    """The change that an event keeps."""
    resource = Resource(row.resource)
    return Change(
        resource, row.resource_id, _read(resource, row.before), _read(resource, row.after)
    )


def _written(snapshot: Snapshot | None) -> dict[str, Any] | None:
    if snapshot is None:
        return None
    return {"item": document(snapshot.item), "after": snapshot.after}


def _read(resource: Resource, kept: dict[str, Any] | None) -> Snapshot | None:
    if kept is None:
        return None
    document = kept["item"]
    model: type[Item | Frame] = ITEM_TYPES.get(resource, Journey if "id" in document else Frame)
    return Snapshot(model.model_validate(document), kept["after"])
