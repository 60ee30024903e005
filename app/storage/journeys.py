"""Journeys in and out of the tables: whole, and change by change."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import func, insert, select, text
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from app.journey import LISTS, Change, Frame, Item, Journey, Resource, Snapshot
from app.journey.applying import group, item_of
from app.journey.texts import ID_PATTERN
from app.storage.kept import Kept
from app.storage.patterns import forget
from app.storage.positions import keys, position_behind
from app.storage.prepared import add_item, change_item, remove_item
from app.storage.rows import READERS, TABLES, columns, frame_columns
from app.storage.tables import JourneyRow, now

WORKSPACE_LOCK = 7_320_117


def lock_workspace(session: Session) -> None:
    """Wait for whoever makes or takes away a journey, and hold others off to the end.

    On SQLite a writing session has the whole database for itself already.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WORKSPACE_LOCK})


def is_id(text: str) -> bool:
    """Whether this can be the id of anything."""
    return re.fullmatch(ID_PATTERN, text, re.ASCII) is not None


def journey_row(
    session: Session, journey_id: str, *, lock: bool = False, removed: bool = False
) -> JourneyRow | None:
    """The row of a journey; ``lock`` holds it to the end, ``removed`` finds removed ones too."""
    if not is_id(journey_id):
        return None
    query = select_rows(JourneyRow).where(JourneyRow.id == journey_id)
    if not removed:
        query = query.where(col(JourneyRow.removed_at).is_(None))
    return session.exec(query.with_for_update() if lock else query).one_or_none()


def journey_rows(session: Session) -> Sequence[JourneyRow]:
    """Every journey of the workspace, the last changed first."""
    query = select_rows(JourneyRow).where(col(JourneyRow.removed_at).is_(None))
    return session.exec(query.order_by(col(JourneyRow.updated_at).desc(), JourneyRow.id)).all()


def count_items(session: Session, resource: Resource) -> dict[str, int]:
    """How many items of a kind each journey has."""
    journey_id = TABLES[resource].c.journey_id
    counted = session.execute(select(journey_id, func.count()).group_by(journey_id))
    return {row[0]: row[1] for row in counted}


def frame_of(row: JourneyRow) -> Frame:
    """The frame that a journey's row holds."""
    return Frame.model_validate(row.body)


def load_journey(session: Session, row: JourneyRow) -> Kept:
    """The whole journey of a row, with the version of each of its items."""
    lists: dict[str, tuple[Item, ...]] = {}
    versions: dict[Resource, dict[str, int]] = {}
    for resource, name in LISTS.items():
        table = TABLES[resource]
        found = session.execute(
            select(table.c.id, table.c.version, table.c.body)
            .where(table.c.journey_id == row.id)
            .order_by(table.c.position)
        ).all()
        lists[name] = READERS[resource].validate_python([body for _, _, body in found])
        versions[resource] = {item_id: version for item_id, version, _ in found}
    parts: dict[str, Any] = {"id": row.id} | dict(frame_of(row)) | lists
    loaded = Journey.model_construct(**parts)
    return Kept(loaded.with_items(Resource.CONTACT_MOMENT, loaded.contact_moments), versions)


def item_version(session: Session, journey_id: str, resource: Resource, item_id: str) -> int | None:
    """The version of one item, for who has no whole journey at hand; ``None``: not there."""
    table = TABLES[resource]
    here = (table.c.journey_id == journey_id, table.c.id == item_id)
    return session.scalar(select(table.c.version).where(*here))


def add_journey(session: Session, journey: Journey) -> JourneyRow:
    """Write a new journey whole; its first sequence number is 1."""
    row = JourneyRow(id=journey.id, sequence=1, version=1, **frame_columns(journey.frame))
    session.add(row)
    session.flush()
    for resource in LISTS:
        items = journey.items(resource)
        rows = [
            {"journey_id": journey.id, "id": item.id, "position": position, "version": row.version}
            | columns(resource, item)
            for item, position in zip(items, keys(len(items)), strict=True)
        ]
        if rows:
            session.execute(insert(TABLES[resource]), rows)
    return row


def write_changes(session: Session, row: JourneyRow, changes: Iterable[Change]) -> None:
    """Write changes to the tables; each takes the next sequence number of the journey.

    What was counted of the journey goes: nothing of what is taken back stays in it.
    """
    forget(session, [row.id])
    session.flush()
    for change in changes:
        row.sequence += 1
        row.content_sequence = None
        row.updated_at = now()
        if change.resource is Resource.JOURNEY:
            _write_frame(row, change)
        else:
            _write_item(session, row, change)
    session.flush()


def _write_frame(row: JourneyRow, change: Change) -> None:
    if change.after is None or not isinstance(change.after.item, Frame):
        raise TypeError("a journey's frame is changed, never removed")
    for name, value in frame_columns(change.after.item).items():
        setattr(row, name, value)
    row.version = row.sequence


def _write_item(session: Session, row: JourneyRow, change: Change) -> None:
    resource, item_id = change.resource, change.id
    if change.after is None:
        _check_there(remove_item(session, resource, row.id, item_id), change)
        return
    values = columns(resource, item_of(change.after)) | {"version": row.sequence}
    if _place(change.before) != _place(change.after):
        values["position"] = position_behind(session, row.id, resource, item_id, change.after.after)
    if change.before is None:
        add_item(session, resource, {"journey_id": row.id, "id": item_id} | values)
    else:
        _check_there(change_item(session, resource, row.id, item_id, values), change)


def _check_there(there: bool, change: Change) -> None:
    """A change to an item that isn't in the tables means that they and the log disagree."""
    if not there:
        raise LookupError(f"{change.resource.value} {change.id} is not in the tables")


def _place(snapshot: Snapshot | None) -> tuple[str, str | None] | None:
    if snapshot is None:
        return None
    return group(snapshot.item), snapshot.after
