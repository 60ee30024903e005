"""The change log of a journey: who did what, in which order, and what it was before."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.journey import ITEM_TYPES, Change, Frame, Resource, Snapshot
from app.storage.journeys import document
from app.storage.tables import EventRow, OperationRow


def find_operation(session: Session, scope: str, operation_id: str) -> OperationRow | None:
    """What was done under this name before, if anything."""
    return session.get(OperationRow, (scope, operation_id))


def append_events(
    session: Session,
    *,
    journey_id: str,
    operation_id: str,
    person: str,
    first: int,
    changes: Sequence[Change],
) -> None:
    """Write the events of one operation; the first gets the number ``first``."""
    for sequence, change in enumerate(changes, start=first):
        session.add(
            EventRow(
                journey_id=journey_id,
                sequence=sequence,
                operation_id=operation_id,
                person=person,
                resource=change.resource.value,
                resource_id=change.id,
                verb=change.verb,
                before=_written(change.before),
                after=_written(change.after),
            )
        )


def events_of(session: Session, journey_id: str, operation: OperationRow) -> list[Change]:
    """The changes that an operation made, in order."""
    return [
        change_of(row)
        for row in session.exec(
            select(EventRow)
            .where(
                EventRow.journey_id == journey_id,
                EventRow.sequence >= operation.first_sequence,
                EventRow.sequence <= operation.last_sequence,
            )
            .order_by(col(EventRow.sequence))
        )
    ]


def events_after(
    session: Session, journey_id: str, sequence: int, limit: int = 500
) -> Sequence[EventRow]:
    """The events behind a sequence number, oldest first."""
    return session.exec(
        select(EventRow)
        .where(EventRow.journey_id == journey_id, EventRow.sequence > sequence)
        .order_by(col(EventRow.sequence))
        .limit(limit)
    ).all()


def last_to_undo(session: Session, scope: str, person: str) -> OperationRow | None:
    """A person's last operation that has not been undone."""
    done = _standing(scope, person).where(col(OperationRow.turn).is_(None))
    return session.exec(done.limit(1)).first()


def last_to_redo(session: Session, scope: str, person: str) -> OperationRow | None:
    """A person's last undo, as long as they did nothing else after it."""
    others = _standing(scope, person).where(col(OperationRow.turn).is_distinct_from("redo"))
    last = session.exec(others.limit(1)).first()
    return last if last is not None and last.turn == "undo" else None


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
    model = Frame if resource is Resource.JOURNEY else ITEM_TYPES[resource]
    return Snapshot(model.model_validate(kept["item"]), kept["after"])
