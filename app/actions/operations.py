"""One way to change a journey: lock it, ask the heart, write tables and log, commit, tell.

The journey's row is locked first, so that its sequence numbers have no gap and no fork. An
operation that was sent before gets its first answer; the announcement follows the commit.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlmodel import Session

from app.access.people import Person
from app.actions.workspace import Done, NotFound, OperationReused, Stale, Workspace
from app.journey import Change, Frame, Item, Journey, Resource, Snapshot, new_id
from app.journey.changes import snapshot
from app.storage import journeys as kept_journeys
from app.storage import log
from app.storage.tables import JourneyRow, OperationRow


@dataclass(frozen=True)
class Order:
    """What somebody asks for: who, under which name, and the content that tells a repeat apart."""

    person: Person
    content: Mapping[str, Any]
    operation_id: str | None = None

    @property
    def fingerprint(self) -> str:
        """The same for the same content."""
        written = json.dumps(self.content, sort_keys=True, default=repr)
        return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


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
    Raises ``NotFound``, ``Stale``, ``OperationReused`` and the heart's ``Refused``; nothing is
    stored then.
    """
    with workspace.database.writing() as session:
        row = _locked(session, journey_id)
        operation_id = order.operation_id or new_id()
        earlier = log.find_operation(session, journey_id, operation_id)
        if earlier is not None:
            return _first_answer(session, row, earlier, order)
        journey = kept_journeys.load_journey(session, row)
        if target is not None:
            _check_version(session, row, journey, target)
        plan = planner(session, journey)
        changes = plan.changes
        first = row.sequence + 1
        kept_journeys.write_changes(session, row, changes)
        log.append_events(
            session,
            journey_id=journey_id,
            operation_id=operation_id,
            person=order.person.id,
            first=first,
            changes=changes,
        )
        about = _about(target, changes)
        session.add(
            OperationRow(
                scope=journey_id,
                id=operation_id,
                fingerprint=order.fingerprint,
                person=order.person.id,
                resource=about.resource.value,
                resource_id=about.id,
                first_sequence=first,
                last_sequence=row.sequence,
                turn=plan.turn,
                undoes=plan.undoes,
            )
        )
        if plan.undoes is not None:
            _mark_undone(session, journey_id, plan.undoes, operation_id)
        done = _done(session, row, about, operation_id, changes)
        session.commit()
    workspace.announce(journey_id, done.sequence)
    return done


def _locked(session: Session, journey_id: str) -> JourneyRow:
    row = kept_journeys.journey_row(session, journey_id, lock=True)
    if row is None:
        raise NotFound(Resource.JOURNEY, journey_id)
    return row


def _check_version(session: Session, row: JourneyRow, journey: Journey, target: Target) -> None:
    if target.resource is Resource.JOURNEY:
        version: int | None = row.version
        current: Item | Frame = journey.frame
    else:
        version = kept_journeys.item_version(session, row.id, target.resource, target.id)
        if version is None:
            raise NotFound(target.resource, target.id)
        current = snapshot(journey, target.resource, target.id).item
    if target.version is not None and version is not None and target.version != version:
        raise Stale(target.resource, target.id, version, current)


def _about(target: Target | None, changes: Sequence[Change]) -> Target:
    if target is not None:
        return target
    return Target(changes[-1].resource, changes[-1].id)


def _mark_undone(session: Session, scope: str, undone_id: str, operation_id: str) -> None:
    undone = log.find_operation(session, scope, undone_id)
    if undone is None:
        raise NotFound(Resource.JOURNEY, scope)
    undone.undone_by = operation_id
    if undone.undoes is not None:
        redone = log.find_operation(session, scope, undone.undoes)
        if redone is not None:
            redone.undone_by = None


def _done(
    session: Session,
    row: JourneyRow,
    about: Target,
    operation_id: str,
    changes: Sequence[Change],
) -> Done:
    after = _last_of(about, changes)
    if about.resource is Resource.JOURNEY:
        version: int | None = row.version
        part: Item | Frame | None = Frame.model_validate(row.body)
    else:
        version = kept_journeys.item_version(session, row.id, about.resource, about.id)
        part = after.item if after else _now(session, row, about)
    return Done(
        row.id, about.resource, about.id, row.sequence, version or row.sequence, part, operation_id
    )


def _last_of(about: Target, changes: Sequence[Change]) -> Snapshot | None:
    return next(
        (
            change.after
            for change in reversed(changes)
            if (change.resource, change.id) == (about.resource, about.id)
        ),
        None,
    )


def _now(session: Session, row: JourneyRow, about: Target) -> Item | None:
    found = session.get(kept_journeys.ROWS[about.resource], (row.id, about.id))
    return kept_journeys.item_of(about.resource, found) if found else None


def _first_answer(session: Session, row: JourneyRow, earlier: OperationRow, order: Order) -> Done:
    if earlier.fingerprint != order.fingerprint:
        raise OperationReused(earlier.id)
    about = Target(Resource(earlier.resource), earlier.resource_id)
    changes = log.events_of(session, row.id, earlier)
    done = _done(session, row, about, earlier.id, changes)
    of_item = [
        sequence
        for sequence, change in enumerate(changes, start=earlier.first_sequence)
        if (change.resource, change.id) == (about.resource, about.id)
    ]
    return replace(
        done,
        sequence=max(earlier.last_sequence, 0),
        version=of_item[-1] if of_item else done.version,
        repeated=True,
    )
