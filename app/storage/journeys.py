"""Journeys in and out of the tables: whole, and change by change."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from fractional_indexing import generate_key_between, generate_n_keys_between
from sqlalchemy import func
from sqlmodel import Session, col, select

from app.journey import (
    ITEM_TYPES,
    LISTS,
    Change,
    ContactMoment,
    Frame,
    Item,
    Journey,
    Resource,
    Snapshot,
)
from app.storage.tables import (
    BottleneckRow,
    ContactMomentRow,
    DepartmentRow,
    ExperienceRow,
    ItemRow,
    JourneyRow,
    PhaseRow,
    ProblemRow,
    now,
)

ROWS: Final[dict[Resource, type[ItemRow]]] = {
    Resource.PROBLEM: ProblemRow,
    Resource.PHASE: PhaseRow,
    Resource.DEPARTMENT: DepartmentRow,
    Resource.CONTACT_MOMENT: ContactMomentRow,
    Resource.EXPERIENCE: ExperienceRow,
    Resource.BOTTLENECK: BottleneckRow,
}


def document(part: Item | Frame) -> dict[str, Any]:
    """A part of a journey as JSON keeps it: without what is unknown."""
    return part.model_dump(mode="json", exclude_defaults=True) | (
        {"id": part.id} if isinstance(part, Item) else {}
    )


def journey_row(session: Session, journey_id: str, *, lock: bool = False) -> JourneyRow | None:
    """The row of a journey that has not been removed; ``lock`` holds it to the end."""
    query = select(JourneyRow).where(
        JourneyRow.id == journey_id, col(JourneyRow.removed_at).is_(None)
    )
    return session.exec(query.with_for_update() if lock else query).one_or_none()


def journey_rows(session: Session) -> Sequence[JourneyRow]:
    """Every journey of the workspace, the last changed first."""
    query = select(JourneyRow).where(col(JourneyRow.removed_at).is_(None))
    return session.exec(query.order_by(col(JourneyRow.updated_at).desc(), JourneyRow.id)).all()


def count_items(session: Session, resource: Resource) -> dict[str, int]:
    """How many items of a kind each journey has."""
    row = ROWS[resource]
    counted = session.exec(select(row.journey_id, func.count()).group_by(row.journey_id))
    return dict(counted.all())


def load_items(session: Session, journey_id: str, resource: Resource) -> list[Item]:
    """The items of one kind in their order."""
    return [item_of(resource, row) for row in _rows(session, journey_id, resource)]


def item_of(resource: Resource, row: ItemRow) -> Item:
    """The item that a row holds."""
    return ITEM_TYPES[resource].model_validate(row.body)


def load_journey(session: Session, row: JourneyRow) -> Journey:
    """The whole journey of a row."""
    lists = {name: tuple(load_items(session, row.id, kind)) for kind, name in LISTS.items()}
    parts: dict[str, Any] = {"id": row.id} | dict(Frame.model_validate(row.body)) | lists
    loaded = Journey.model_construct(**parts)
    return loaded.with_items(Resource.CONTACT_MOMENT, loaded.contact_moments)


def item_versions(session: Session, journey_id: str, resource: Resource) -> dict[str, int]:
    """The version of every item of one kind: the sequence number of its last change."""
    row = ROWS[resource]
    found = session.exec(select(row.id, row.version).where(row.journey_id == journey_id))
    return dict(found.all())


def item_version(session: Session, journey_id: str, resource: Resource, item_id: str) -> int | None:
    """The version of one item; ``None`` where there is none."""
    found = session.get(ROWS[resource], (journey_id, item_id))
    return found.version if found else None


def add_journey(session: Session, journey: Journey, *, version: int) -> JourneyRow:
    """Write a new journey whole; its sequence number is ``version``."""
    row = JourneyRow(
        id=journey.id, sequence=version, version=version, **_frame_columns(journey.frame)
    )
    session.add(row)
    session.flush()
    for resource in LISTS:
        items = journey.items(resource)
        for item, position in zip(
            items, generate_n_keys_between(None, None, len(items)), strict=True
        ):
            session.add(_row(journey.id, resource, item, position, version))
        session.flush()
    return row


def write_changes(session: Session, row: JourneyRow, changes: Iterable[Change]) -> None:
    """Write changes to the tables; each takes the next sequence number of the journey."""
    for change in changes:
        row.sequence += 1
        row.updated_at = now()
        if change.resource is Resource.JOURNEY:
            _write_frame(row, change)
        else:
            _write_item(session, row, change)
        session.flush()


def _rows(session: Session, journey_id: str, resource: Resource) -> Sequence[ItemRow]:
    row = ROWS[resource]
    return session.exec(
        select(row).where(row.journey_id == journey_id).order_by(row.position, row.id)
    ).all()


def _write_frame(row: JourneyRow, change: Change) -> None:
    if change.after is None or not isinstance(change.after.item, Frame):
        raise TypeError("a journey's frame is changed, never removed")
    for name, value in _frame_columns(change.after.item).items():
        setattr(row, name, value)
    row.version = row.sequence


def _write_item(session: Session, row: JourneyRow, change: Change) -> None:
    kept = session.get(ROWS[change.resource], (row.id, change.id))
    if change.after is None:
        session.delete(kept)
        return
    item = change.after.item
    if not isinstance(item, Item):
        raise TypeError("an item's change holds an item")
    stays = kept is not None and _place(change.before) == _place(change.after)
    position = kept.position if kept and stays else _position(session, row.id, change)
    if kept is None:
        session.add(_row(row.id, change.resource, item, position, row.sequence))
        return
    for name, value in _columns(change.resource, item).items():
        setattr(kept, name, value)
    kept.position, kept.version = position, row.sequence


def _place(snapshot: Snapshot | None) -> tuple[str, str | None] | None:
    if snapshot is None:
        return None
    return _group(snapshot.item), snapshot.after


def _group(item: Item | Frame) -> str:
    return item.phase if isinstance(item, ContactMoment) else ""


def _position(session: Session, journey_id: str, change: Change) -> str:
    """A key between the item that it goes behind and the next one of its group."""
    if change.after is None:
        raise TypeError("what is removed has no position")
    group = _group(change.after.item)
    siblings = [
        (row.id, row.position)
        for row in _rows(session, journey_id, change.resource)
        if getattr(row, "phase", "") == group and row.id != change.id
    ]
    ids = [one for one, _ in siblings]
    place = ids.index(change.after.after) + 1 if change.after.after in ids else 0
    before = siblings[place - 1][1] if place else None
    behind = siblings[place][1] if place < len(siblings) else None
    return str(generate_key_between(before, behind))


def _frame_columns(frame: Frame) -> dict[str, Any]:
    return {
        "kind": frame.kind.value,
        "title": frame.title,
        "template": frame.template,
        "body": document(frame),
    }


def _columns(resource: Resource, item: Item) -> dict[str, Any]:
    body = document(item)
    known = set(ROWS[resource].model_fields) - {"journey_id", "id", "position", "version", "body"}
    shown = item.model_dump(mode="json", include=known)
    return {"body": body, **shown}


def _row(journey_id: str, resource: Resource, item: Item, position: str, version: int) -> ItemRow:
    return ROWS[resource](
        journey_id=journey_id,
        id=item.id,
        position=position,
        version=version,
        **_columns(resource, item),
    )
