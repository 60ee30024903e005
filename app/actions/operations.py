"""One way to change a journey: lock it, ask the heart, write tables and log, commit, tell.

The journey's row is locked first, so that its sequence numbers have no gap and no fork. An
operation that was sent before gets its first answer; the announcement follows the commit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlmodel import Session

from app.actions.orders import Order
from app.actions.workspace import Done, NotFound, Stale, Workspace
from app.journey import Change, Frame, Item, Journey, Resource
from app.storage import journeys as stored
from app.storage import log
from app.storage.kept import Kept
from app.storage.log import News, events_of
from app.storage.prepared import find_operation, finish, lock_journey
from app.storage.tables import JourneyRow, OperationRow

__all__ = ["Order", "Plan", "Target", "found_row", "kept_journey", "perform"]


@dataclass(frozen=True)
class Plan:
    """The changes that an operation comes to; ``undoes`` is the operation that they turn back."""

    changes: Sequence[Change]
    turn: Literal["undo", "redo"] | None = None
    undoes: str | None = None


Planner = Callable[[Session, Journey], Plan]


@dataclass(frozen=True)
class Target:
    """The item that an operation is about, and the version that the caller saw, if it said."""

    resource: Resource
    id: str
    version: int | None = None


def perform(
    workspace: Workspace,
    order: Order,
    journey_id: str,
    target: Target | None,
    planner: Planner,
) -> Done:
    """Carry out one operation on a journey, or give the first answer to a repeated one.

    ``target`` is ``None`` for what is new: the item is then the one that the last change made.
    Raises ``NotFound``, ``Stale``, ``OperationReused``, the heart's ``Refused`` and
    ``StorageFailed``; nothing is stored then.
    """
    with workspace.database.writing() as session:
        row = locked_row(session, journey_id)
        earlier = find_operation(session, journey_id, order.operation_id)
        kept = kept_journey(workspace, session, row)
        if earlier is not None:
            order.check_repeat(earlier)
            return _first_answer(session, row, kept, earlier)
        if target is not None:
            _check_version(row, kept, target)
        plan = planner(session, kept.journey)
        about = target or Target(plan.changes[-1].resource, plan.changes[-1].id)
        kept, news = _write(session, row, kept, order, about, plan)
        done = _done(row, kept, about, order.operation_id)
        session.commit()
    workspace.memory.keep(row, kept)
    workspace.tell(journey_id, news)
    workspace.announce(journey_id, done.sequence)
    return done


def found_row(
    session: Session, journey_id: str, *, lock: bool = False, removed: bool = False
) -> JourneyRow:
    """The row of a journey; raises ``NotFound``."""
    row = stored.journey_row(session, journey_id, lock=lock, removed=removed)
    if row is None:
        raise NotFound(Resource.JOURNEY, journey_id)
    return row


def locked_row(session: Session, journey_id: str) -> JourneyRow:
    """The row of a journey, locked to the end; whoever changes it saves it. ``NotFound``."""
    row = lock_journey(session, journey_id) if stored.is_id(journey_id) else None
    if row is None:
        raise NotFound(Resource.JOURNEY, journey_id)
    return row


def kept_journey(workspace: Workspace, session: Session, row: JourneyRow) -> Kept:
    """The whole journey of a row, from memory or from the tables."""
    kept = workspace.memory.find(row)
    if kept is None:
        kept = stored.load_journey(session, row)
        workspace.memory.keep(row, kept)
    return kept


def _check_version(row: JourneyRow, kept: Kept, target: Target) -> None:
    version, current = _standing(row, kept, target)
    if current is None:
        raise NotFound(target.resource, target.id)
    if target.version is not None and target.version != version:
        raise Stale(target.resource, target.id, version, current)


def _standing(row: JourneyRow, kept: Kept, target: Target) -> tuple[int, Item | Frame | None]:
    """The version of an item and the item; the journey's number where it is gone."""
    if target.resource is Resource.JOURNEY:
        return row.version, kept.journey.frame
    version = kept.versions.get(target.resource, {}).get(target.id, row.sequence)
    return version, kept.journey.find(target.resource, target.id)


def _write(
    session: Session, row: JourneyRow, kept: Kept, order: Order, about: Target, plan: Plan
) -> tuple[Kept, list[News]]:
    """The journey once the tables and the log have the changes of a plan, and the news of it."""
    first, person = row.sequence + 1, order.person.id
    stored.write_changes(session, row, plan.changes)
    news, events = events_of(row.id, order.operation_id, person, first, plan.changes)
    operation = OperationRow(
        scope=row.id,
        id=order.operation_id,
        fingerprint=order.fingerprint,
        person=person,
        resource=about.resource.value,
        resource_id=about.id,
        first_sequence=first,
        last_sequence=row.sequence,
        turn=plan.turn,
        undoes=plan.undoes,
    )
    finish(session, row, operation, events)
    if plan.undoes is not None:
        log.mark_undone(session, row.id, plan.undoes, order.operation_id)
    return kept.changed(plan.changes, first), news


def _done(row: JourneyRow, kept: Kept, about: Target, operation_id: str) -> Done:
    version, part = _standing(row, kept, about)
    return Done(row.id, about.resource, about.id, row.sequence, version, part, operation_id)


def _first_answer(session: Session, row: JourneyRow, kept: Kept, earlier: OperationRow) -> Done:
    """What the operation answered when it was done, though others changed the journey since."""
    about = Target(Resource(earlier.resource), earlier.resource_id)
    version, part = _standing(row, kept, about)
    changes = log.changes_of(session, row.id, earlier)
    for sequence, change in enumerate(changes, start=earlier.first_sequence):
        if (change.resource, change.id) == (about.resource, about.id):
            version, part = sequence, change.after.item if change.after else None
    return Done(
        row.id,
        about.resource,
        about.id,
        earlier.last_sequence,
        version,
        part,
        earlier.id,
        repeated=True,
    )
