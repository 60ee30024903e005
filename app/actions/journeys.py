"""Journeys of the workspace: list, read, make, copy, import, remove, put back."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any, Final

from pydantic import ValidationError
from sqlmodel import Session

from app.access.people import Person
from app.actions.operations import found_row, kept_journey
from app.actions.orders import Order
from app.actions.workspace import Done, Stale, Workspace
from app.journey import (
    LISTS,
    Change,
    Frame,
    Journey,
    JourneyKind,
    Refused,
    Resource,
    Snapshot,
    faults_from,
    faults_in,
    new_id,
)
from app.storage import journeys as stored
from app.storage import log
from app.storage.prepared import find_operation
from app.storage.tables import OPERATION_ID_LENGTH, JourneyRow, OperationRow, now

WORKSPACE_SCOPE: Final = "workspace"


@dataclass(frozen=True)
class Overview:
    """A journey in the list of journeys."""

    id: str
    frame: Frame
    version: int
    sequence: int
    updated_at: datetime
    counts: Mapping[Resource, int]


@dataclass(frozen=True)
class Loaded:
    """A whole journey with the version of each of its items, for ``If-Match``.

    ``content`` is the number of the last change to what it holds: news of a workshop may follow.
    ``seen_from`` is that number as it is now, for a journey as it was: what was is told without the
    words that somebody took back since.
    """

    journey: Journey
    sequence: int
    version: int
    versions: Mapping[Resource, Mapping[str, int]]
    updated_at: datetime
    content: int
    seen_from: int = 0


def list_journeys(workspace: Workspace) -> list[Overview]:
    """Every journey of the workspace, the last changed first."""
    with workspace.database.reading() as session:
        counts = {kind: stored.count_items(session, kind) for kind in LISTS}
        return [
            Overview(
                row.id,
                stored.frame_of(row),
                row.version,
                row.sequence,
                row.updated_at,
                {kind: counted.get(row.id, 0) for kind, counted in counts.items()},
            )
            for row in stored.journey_rows(session)
        ]


def get_journey(workspace: Workspace, journey_id: str) -> Loaded:
    """A whole journey; raises ``NotFound``."""
    with workspace.database.reading() as session:
        row = found_row(session, journey_id)
        kept = kept_journey(workspace, session, row)
        return Loaded(
            kept.journey, row.sequence, row.version, kept.versions, row.updated_at, row.content
        )


def create_journey(
    workspace: Workspace,
    *,
    person: Person,
    fields: Mapping[str, Any],
    like: str | None = None,
    operation_id: str | None = None,
) -> Done:
    """Make a journey with this frame; ``like`` is the journey whose items it begins with."""
    content = {"verb": "create", "fields": dict(fields), "like": like}

    def make(session: Session) -> Journey:
        blank = Journey(id=new_id(), kind=JourneyKind.SKETCH, title="-")
        if like is not None:
            blank = kept_journey(workspace, session, found_row(session, like)).journey
        return blank.with_frame(_frame(fields)).model_copy(update={"id": new_id()})

    return _add(workspace, Order(person, content, operation_id), make)


def import_journey(
    workspace: Workspace,
    *,
    person: Person,
    journey: Journey,
    operation_id: str | None = None,
    file: bytes | None = None,
) -> Done:
    """Store a journey that was read from a file; it keeps its id unless that is taken."""
    [done] = import_journeys(
        workspace, person=person, journeys=(journey,), operation_id=operation_id, file=file
    )
    return done


def import_journeys(
    workspace: Workspace,
    *,
    person: Person,
    journeys: Sequence[Journey],
    operation_id: str | None = None,
    file: bytes | None = None,
) -> list[Done]:
    """Store the journeys of one file, all or none; each keeps its id unless that is taken.

    One that is held against another of the file stays so. All but the first have a number behind
    the name of the operation. Whether a named operation is the same again is told by the ``file``:
    what has no id of its own gets another one every time that it is read.
    """
    faults = [fault for one in journeys for fault in faults_in(one)]
    if faults:
        raise Refused(faults)
    orders = [
        Order(person, {"verb": "import"} | _told_apart_by(one, file), name)
        for one, name in zip(journeys, _numbered(operation_id), strict=False)
    ]
    with workspace.database.writing() as session:
        stored.lock_workspace(session)
        earlier = [found for one in orders if (found := _earlier(session, one))]
        if earlier:
            return [_first_answer(session, one) for one in earlier]
        placed = _with_free_ids(session, journeys)
        rows = [add_new(session, *pair) for pair in zip(placed, orders, strict=True)]
        session.commit()
    for row in rows:
        workspace.announce(row.id, row.sequence)
    return [
        Done(one.id, Resource.JOURNEY, one.id, 1, 1, one.frame, order.operation_id)
        for one, order in zip(placed, orders, strict=True)
    ]


def _told_apart_by(journey: Journey, file: bytes | None) -> dict[str, Any]:
    if file is None:
        return {"journey": journey.model_dump(mode="json")}
    return {"file": hashlib.sha256(file).hexdigest()}


def _numbered(operation_id: str | None) -> Iterator[str | None]:
    yield operation_id
    for number in count(2):
        tail = f".{number}"
        yield operation_id and operation_id[: OPERATION_ID_LENGTH - len(tail)] + tail


def _with_free_ids(session: Session, journeys: Sequence[Journey]) -> list[Journey]:
    """The journeys under ids that nobody has, still held against each other."""
    given: dict[str, str] = {}
    placed = []
    for one in journeys:
        free = with_free_id(session, one)
        is_second = one.id in given
        placed.append(free.model_copy(update={"id": new_id()}) if is_second else free)
        given.setdefault(one.id, placed[-1].id)
    return [
        one.model_copy(update={"based_on": given.get(one.based_on, one.based_on)})
        if one.based_on
        else one
        for one in placed
    ]


def remove_journey(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    version: int | None = None,
    operation_id: str | None = None,
) -> None:
    """Take a journey out of the workspace; ``restore_journey`` puts it back."""
    order = Order(person, {"verb": "remove", "journey": journey_id}, operation_id)
    with workspace.database.writing() as session:
        stored.lock_workspace(session)
        if _earlier(session, order) is not None:
            return
        row = found_row(session, journey_id, lock=True)
        frame = stored.frame_of(row)
        if version is not None and version != row.version:
            raise Stale(Resource.JOURNEY, journey_id, row.version, frame)
        row.removed_at = now()
        _write_turn(session, row, order, Snapshot(frame), None)
        session.commit()
    workspace.announce(journey_id, row.sequence)


def restore_journey(
    workspace: Workspace, *, person: Person, journey_id: str, operation_id: str | None = None
) -> None:
    """Put back a journey that was removed; nothing changes where it wasn't."""
    order = Order(person, {"verb": "restore", "journey": journey_id}, operation_id)
    with workspace.database.writing() as session:
        stored.lock_workspace(session)
        if _earlier(session, order) is not None:
            return
        row = found_row(session, journey_id, lock=True, removed=True)
        if row.removed_at is not None:
            row.removed_at = None
            _write_turn(session, row, order, None, Snapshot(stored.frame_of(row)))
        session.commit()
    workspace.announce(journey_id, row.sequence)


def add_new(session: Session, journey: Journey, order: Order) -> JourneyRow:
    """Write a new journey, its first event and the operation; the caller commits."""
    row = stored.add_journey(session, journey)
    _write_event(session, row, order, None, Snapshot(journey))
    return row


def with_free_id(session: Session, journey: Journey) -> Journey:
    """A journey under its own id, or under a new one where that is taken."""
    if stored.journey_row(session, journey.id, removed=True) is None:
        return journey
    return journey.model_copy(update={"id": new_id()})


def _frame(fields: Mapping[str, Any]) -> Frame:
    try:
        return Frame.model_validate(dict(fields))
    except ValidationError as error:
        raise Refused(faults_from(error, Frame)) from error


def _add(workspace: Workspace, order: Order, make: Callable[[Session], Journey]) -> Done:
    with workspace.database.writing() as session:
        stored.lock_workspace(session)
        earlier = _earlier(session, order)
        if earlier is not None:
            return _first_answer(session, earlier)
        journey = make(session)
        row = add_new(session, journey, order)
        session.commit()
    workspace.announce(row.id, row.sequence)
    return Done(row.id, Resource.JOURNEY, row.id, 1, 1, journey.frame, order.operation_id)


def _write_turn(
    session: Session,
    row: JourneyRow,
    order: Order,
    before: Snapshot | None,
    after: Snapshot | None,
) -> None:
    """Note in the log that a journey went, or came back: its own number, as for any change."""
    row.sequence += 1
    row.content_sequence = None
    row.version = row.sequence
    row.updated_at = now()
    _write_event(session, row, order, before, after)


def _write_event(
    session: Session,
    row: JourneyRow,
    order: Order,
    before: Snapshot | None,
    after: Snapshot | None,
) -> None:
    change = Change(Resource.JOURNEY, row.id, before, after)
    operation_id, person = order.operation_id, order.person.id
    log.append_events(session, row.id, operation_id, person, row.sequence, [change])
    operation = OperationRow(
        scope=WORKSPACE_SCOPE,
        id=operation_id,
        fingerprint=order.fingerprint,
        person=person,
        resource=Resource.JOURNEY.value,
        resource_id=row.id,
        first_sequence=row.sequence,
        last_sequence=row.sequence,
    )
    session.add(operation)


def _earlier(session: Session, order: Order) -> OperationRow | None:
    """What was done before under the name of this order; refuses the name with other content."""
    earlier = find_operation(session, WORKSPACE_SCOPE, order.operation_id)
    if earlier is not None:
        order.check_repeat(earlier)
    return earlier


def _first_answer(session: Session, earlier: OperationRow) -> Done:
    first = next(log.changes_between(session, earlier.resource_id, 0, log.FIRST))
    frame = log.journey_of(first).frame
    return Done(
        earlier.resource_id,
        Resource.JOURNEY,
        earlier.resource_id,
        log.FIRST,
        log.FIRST,
        frame,
        earlier.id,
        repeated=True,
    )
