"""The statements of every write, made once: a room that writes runs them all the time.

What a ready statement reads or writes costs a fifth of what the object-relational session takes for
the same row. The rows that come out belong to no session: who changes one saves it here.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, Table, bindparam, delete, func, insert, select, update
from sqlmodel import Session, SQLModel

from app.journey import Resource
from app.storage.rows import TABLES
from app.storage.tables import EventRow, JourneyRow, OperationRow
from app.storage.workshop_tables import ContributionRow, ParticipantRow, WorkshopRow


def _table(row: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(row.__tablename__)]


_JOURNEY: Final = _table(JourneyRow)
_OPERATION: Final = _table(OperationRow)
_WORKSHOP: Final = _table(WorkshopRow)
_PARTICIPANT: Final = _table(ParticipantRow)
_CONTRIBUTION: Final = _table(ContributionRow)

_LOCKED: Final = (
    select(_JOURNEY)
    .where(_JOURNEY.c.id == bindparam("of"), _JOURNEY.c.removed_at.is_(None))
    .with_for_update()
)
_SAVED: Final = (
    update(_JOURNEY)
    .where(_JOURNEY.c.id == bindparam("of"))
    .values({name: bindparam(name) for name in _JOURNEY.c.keys() if name != "id"})  # noqa: SIM118
)
_DONE: Final = select(_OPERATION).where(
    _OPERATION.c.scope == bindparam("of"), _OPERATION.c.id == bindparam("named")
)
_EVENTS: Final = insert(_table(EventRow))
_OPERATIONS: Final = insert(_OPERATION)
_WORKSHOP_NOW: Final = select(_WORKSHOP).where(_WORKSHOP.c.id == bindparam("of"))
_PARTICIPANT_NOW: Final = select(_PARTICIPANT).where(_PARTICIPANT.c.id == bindparam("of"))
_OF_DIGEST: Final = select(_PARTICIPANT).where(_PARTICIPANT.c.token_digest == bindparam("of"))
_WROTE: Final = (
    select(_CONTRIBUTION.c.id)
    .where(
        _CONTRIBUTION.c.participant_id == bindparam("who"),
        _CONTRIBUTION.c.item_id == bindparam("item"),
    )
    .limit(1)
)


class _Items:
    """The statements of one kind of item."""

    def __init__(self, table: Table) -> None:
        here = table.c.journey_id == bindparam("of")
        this = (here, table.c.id == bindparam("item"))
        others = (here, table.c.id != bindparam("item"))
        values: dict[str, Any] = {
            name: bindparam(name)
            for name in table.c.keys()  # noqa: SIM118
            if name not in ("journey_id", "id", "position")
        }
        first = select(func.min(table.c.position))
        self.version = select(table.c.version).where(*this)
        self.added = insert(table)
        self.changed = update(table).where(*this).values(values)
        self.moved = update(table).where(*this).values(values | {"position": bindparam("position")})
        self.removed = delete(table).where(*this)
        self.position = select(table.c.position).where(*others, table.c.id == bindparam("after"))
        self.first = first.where(*others)
        self.next = first.where(*others, table.c.position > bindparam("before"))


_ITEMS: Final = {resource: _Items(table) for resource, table in TABLES.items()}


def lock_journey(session: Session, journey_id: str) -> JourneyRow | None:
    """The row of a journey that is there, locked to the end; saved by ``save_journey``."""
    found = session.connection().execute(_LOCKED, {"of": journey_id}).mappings().one_or_none()
    return None if found is None else JourneyRow(**found)


def save_journey(session: Session, row: JourneyRow) -> None:
    """Write a row of ``lock_journey`` as it has become."""
    values = {name: getattr(row, name) for name in _JOURNEY.c.keys()}  # noqa: SIM118
    session.connection().execute(_SAVED, values | {"of": values.pop("id")})


def find_operation(session: Session, scope: str, operation_id: str) -> OperationRow | None:
    """What was done under this name before, if anything."""
    of = {"of": scope, "named": operation_id}
    found = session.connection().execute(_DONE, of).mappings().one_or_none()
    return None if found is None else OperationRow(**found)


def add_operation(session: Session, row: OperationRow) -> None:
    """Note what was done under a name."""
    session.connection().execute(_OPERATIONS, row.model_dump())


def add_events(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write to the log."""
    if rows:
        session.connection().execute(_EVENTS, list(rows))


def workshop_now(connection: Connection, workshop_id: str) -> Row[Any] | None:
    """A workshop's row as the database has it."""
    return connection.execute(_WORKSHOP_NOW, {"of": workshop_id}).one_or_none()


def participant_now(connection: Connection, participant_id: str) -> Row[Any] | None:
    """A participant's row as the database has it."""
    return connection.execute(_PARTICIPANT_NOW, {"of": participant_id}).one_or_none()


def participant_of_digest(connection: Connection, digest: str) -> Row[Any] | None:
    """The row of the participant whose key has this digest."""
    return connection.execute(_OF_DIGEST, {"of": digest}).one_or_none()


def has_written(session: Session, participant_id: str, item_id: str) -> bool:
    """Whether a participant wrote an item before."""
    of = {"who": participant_id, "item": item_id}
    return session.connection().execute(_WROTE, of).first() is not None


def version_of(
    connection: Connection, journey_id: str, resource: Resource, item_id: str
) -> int | None:
    """The version of one item as the database has it; ``None``: not there."""
    of = {"of": journey_id, "item": item_id}
    return connection.execute(_ITEMS[resource].version, of).scalar_one_or_none()


def add_item(session: Session, resource: Resource, values: Mapping[str, Any]) -> None:
    """A new row of an item, with every column."""
    session.connection().execute(_ITEMS[resource].added, dict(values))


def change_item(
    session: Session, resource: Resource, journey_id: str, item_id: str, values: Mapping[str, Any]
) -> bool:
    """Write an item anew, its place only where it is given; whether it was there."""
    statements = _ITEMS[resource]
    statement = statements.moved if "position" in values else statements.changed
    of = {"of": journey_id, "item": item_id}
    return session.connection().execute(statement, dict(values) | of).rowcount == 1


def remove_item(session: Session, resource: Resource, journey_id: str, item_id: str) -> bool:
    """Take an item's row away; whether it was there."""
    of = {"of": journey_id, "item": item_id}
    return session.connection().execute(_ITEMS[resource].removed, of).rowcount == 1


def neighbours(
    session: Session, resource: Resource, journey_id: str, item_id: str, after: str | None
) -> tuple[str | None, str | None]:
    """The keys between which an item goes that is to stand behind ``after``: of others' places."""
    statements, connection = _ITEMS[resource], session.connection()
    of = {"of": journey_id, "item": item_id}
    before = connection.scalar(statements.position, of | {"after": after}) if after else None
    if before is None:
        return None, connection.scalar(statements.first, of)
    return before, connection.scalar(statements.next, of | {"before": before})
