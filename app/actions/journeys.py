"""Journeys of the workspace: list, read, make, copy, import, remove, put back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pydantic import ValidationError
from sqlmodel import Session

from app.access.people import Person
from app.actions.operations import Order
from app.actions.workspace import Done, NotFound, OperationReused, Stale, Workspace
from app.journey import (
    LISTS,
    Frame,
    Journey,
    JourneyKind,
    Refused,
    Resource,
    faults_from,
    faults_in,
    new_id,
)
from app.storage import journeys as kept_journeys
from app.storage import log
from app.storage.tables import JourneyRow, OperationRow, now

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
    """A whole journey with the version of each of its items, for ``If-Match``."""

    journey: Journey
    sequence: int
    version: int
    versions: Mapping[Resource, Mapping[str, int]]
    updated_at: datetime


def list_journeys(workspace: Workspace) -> list[Overview]:
    """Every journey of the workspace, the last changed first."""
    with workspace.database.reading() as session:
        counts = {kind: kept_journeys.count_items(session, kind) for kind in LISTS}
        return [
            Overview(
                row.id,
                Frame.model_validate(row.body),
                row.version,
                row.sequence,
                row.updated_at,
                {kind: counted.get(row.id, 0) for kind, counted in counts.items()},
            )
            for row in kept_journeys.journey_rows(session)
        ]


def get_journey(workspace: Workspace, journey_id: str) -> Loaded:
    """A whole journey; raises ``NotFound``."""
    with workspace.database.reading() as session:
        row = _found(session, journey_id)
        return Loaded(
            kept_journeys.load_journey(session, row),
            row.sequence,
            row.version,
            {kind: kept_journeys.item_versions(session, row.id, kind) for kind in LISTS},
            row.updated_at,
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
    items = get_journey(workspace, like).journey if like else None
    try:
        frame = Frame.model_validate(dict(fields))
    except ValidationError as error:
        raise Refused(faults_from(error, Frame)) from error
    blank = Journey(id=new_id(), kind=JourneyKind.SKETCH, title="-") if items is None else items
    journey = blank.with_frame(frame).model_copy(update={"id": new_id()})
    content = {"verb": "create", "fields": dict(fields), "like": like}
    return _add(workspace, journey, Order(person, content, operation_id))


def import_journey(
    workspace: Workspace, *, person: Person, journey: Journey, operation_id: str | None = None
) -> Done:
    """Store a journey that was read from a file; it keeps its id unless that is taken."""
    faults = faults_in(journey)
    if faults:
        raise Refused(faults)
    content = {"verb": "import", "journey": journey.model_dump(mode="json")}
    return _add(workspace, journey, Order(person, content, operation_id), keep_free_id=True)


def remove_journey(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    version: int | None = None,
    operation_id: str | None = None,
) -> None:
    """Take a journey out of the workspace; ``restore_journey`` puts it back."""
    order = Order(person, {"verb": "remove", "journey": journey_id}, operation_id or new_id())
    with workspace.database.writing() as session:
        if _was_done(session, order):
            return
        row = _found(session, journey_id)
        if version is not None and version != row.version:
            frame = Frame.model_validate(row.body)
            raise Stale(Resource.JOURNEY, journey_id, row.version, frame)
        row.removed_at = now()
        session.add(_operation(order, journey_id))
        session.commit()
    workspace.announce(journey_id, row.sequence)


def restore_journey(
    workspace: Workspace, *, person: Person, journey_id: str, operation_id: str | None = None
) -> None:
    """Put back a journey that was removed."""
    order = Order(person, {"verb": "restore", "journey": journey_id}, operation_id or new_id())
    with workspace.database.writing() as session:
        if _was_done(session, order):
            return
        row = session.get(JourneyRow, journey_id)
        if row is None:
            raise NotFound(Resource.JOURNEY, journey_id)
        row.removed_at = None
        session.add(_operation(order, journey_id))
        session.commit()
    workspace.announce(journey_id, row.sequence)


def _found(session: Session, journey_id: str) -> JourneyRow:
    row = kept_journeys.journey_row(session, journey_id)
    if row is None:
        raise NotFound(Resource.JOURNEY, journey_id)
    return row


def _add(
    workspace: Workspace, journey: Journey, order: Order, *, keep_free_id: bool = False
) -> Done:
    with workspace.database.writing() as session:
        earlier = _earlier(session, order)
        if earlier is not None:
            return _first_answer(session, earlier)
        if keep_free_id and session.get(JourneyRow, journey.id) is not None:
            journey = journey.model_copy(update={"id": new_id()})
        row = kept_journeys.add_journey(session, journey, version=1)
        operation = _operation(order, journey.id)
        session.add(operation)
        session.commit()
    workspace.announce(journey.id, row.sequence)
    return Done(journey.id, Resource.JOURNEY, journey.id, 1, 1, journey.frame, operation.id)


def _operation(order: Order, journey_id: str) -> OperationRow:
    return OperationRow(
        scope=WORKSPACE_SCOPE,
        id=order.operation_id or new_id(),
        fingerprint=order.fingerprint,
        person=order.person.id,
        resource=Resource.JOURNEY.value,
        resource_id=journey_id,
        first_sequence=1,
        last_sequence=1,
    )


def _earlier(session: Session, order: Order) -> OperationRow | None:
    """What was done before under the name of this order; refuses the name with other content."""
    if order.operation_id is None:
        return None
    earlier = log.find_operation(session, WORKSPACE_SCOPE, order.operation_id)
    if earlier is not None and earlier.fingerprint != order.fingerprint:
        raise OperationReused(earlier.id)
    return earlier


def _was_done(session: Session, order: Order) -> bool:
    return _earlier(session, order) is not None


def _first_answer(session: Session, earlier: OperationRow) -> Done:
    row = session.get(JourneyRow, earlier.resource_id)
    if row is None:
        raise NotFound(Resource.JOURNEY, earlier.resource_id)
    frame = Frame.model_validate(row.body)
    return Done(row.id, Resource.JOURNEY, row.id, 1, row.version, frame, earlier.id, repeated=True)
