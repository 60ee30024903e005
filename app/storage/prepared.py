"""The statements of every write, made once: a room that writes runs them all the time.

What a ready statement reads or writes costs a fifth of what the object-relational session takes for
the same row. The rows that come out belong to no session: who changes one saves it here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Row,
    RowMapping,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)
from sqlmodel import Session, SQLModel

from app.journey import Resource
from app.storage.rows import TABLES
from app.storage.tables import EventRow, JourneyRow, OperationRow
from app.storage.workshop_tables import ContributionRow, ParticipantRow, WorkshopRow


def _table(row: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(row.__tablename__)]


_JOURNEY: Final = _table(JourneyRow)
_EVENT: Final = _table(EventRow)
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
    .values({name: bindparam(name) for name in _JOURNEY.c.keys() if name != "id"})  # noqa: SIM118 - no dict
)
_DONE: Final = select(_OPERATION).where(
    _OPERATION.c.scope == bindparam("of"), _OPERATION.c.id == bindparam("named")
)
_EVENTS: Final = insert(_EVENT)
_OPERATIONS: Final = insert(_OPERATION)
_ALL_AT_ONCE: Final = _SAVED.add_cte(
    insert(_EVENT).values({c.key: bindparam(f"e_{c.key}") for c in _EVENT.c}).cte("logged"),
    insert(_OPERATION).values({c.key: bindparam(f"o_{c.key}") for c in _OPERATION.c}).cte("noted"),
)
_WORKSHOP_NOW: Final = select(_WORKSHOP).where(_WORKSHOP.c.id == bindparam("of"))
_SEATS: Final = select(_PARTICIPANT, _WORKSHOP).select_from(
    _PARTICIPANT.join(_WORKSHOP, _WORKSHOP.c.id == _PARTICIPANT.c.workshop_id)
)
_SEAT_OF_DIGEST: Final = _SEATS.where(_PARTICIPANT.c.token_digest == bindparam("of"))
_SEAT_OF: Final = _SEATS.where(_PARTICIPANT.c.id == bindparam("of"))
_IN_WORKSHOP: Final = select(_PARTICIPANT).where(_PARTICIPANT.c.workshop_id == bindparam("of"))
_PARTICIPANT_NOW: Final = select(_PARTICIPANT).where(_PARTICIPANT.c.id == bindparam("of"))
_BEFORE_WRITING: Final = (
    select(
        _PARTICIPANT,
        _WORKSHOP,
        _OPERATION,
        exists()
        .where(
            _CONTRIBUTION.c.participant_id == bindparam("who"),
            _CONTRIBUTION.c.item_id == bindparam("item"),
        )
        .label("wrote"),
    )
    .select_from(
        _PARTICIPANT.join(_WORKSHOP, _WORKSHOP.c.id == _PARTICIPANT.c.workshop_id).outerjoin(
            _OPERATION,
            and_(_OPERATION.c.scope == bindparam("of"), _OPERATION.c.id == bindparam("named")),
        )
    )
    .where(_PARTICIPANT.c.id == bindparam("who"))
)


class _Items:
    """The statements of one kind of item."""

    def __init__(self, table: Table) -> None:
        here = table.c.journey_id == bindparam("of")
        this = (here, table.c.id == bindparam("item"))
        others = (here, table.c.id != bindparam("item"))
        values: dict[str, Any] = {
            name: bindparam(name)
            for name in table.c.keys()  # noqa: SIM118 - no dict
            if name not in ("journey_id", "id", "position")
        }
        first = select(func.min(table.c.position))
        self.version = select(table.c.version).where(*this)
        self.added = insert(table)
        self.changed = update(table).where(*this).values(values)
        self.moved = update(table).where(*this).values(values | {"position": bindparam("position")})
        self.removed = delete(table).where(*this)
        self.first = first.where(*others)
        behind = select(table.c.position).where(*others, table.c.id == bindparam("after"))
        before = behind.scalar_subquery()
        following = first.where(*others, table.c.position > before).scalar_subquery()
        self.neighbours = select(before, following)


_ITEMS: Final = {resource: _Items(table) for resource, table in TABLES.items()}


def lock_journey(session: Session, journey_id: str) -> JourneyRow | None:
    """The row of a journey that is there, locked to the end; saved by ``finish``."""
    found = session.connection().execute(_LOCKED, {"of": journey_id}).mappings().one_or_none()
    return None if found is None else JourneyRow(**found)


def find_operation(session: Session, scope: str, operation_id: str) -> OperationRow | None:
    """What was done under this name before, if anything."""
    of = {"of": scope, "named": operation_id}
    found = session.connection().execute(_DONE, of).mappings().one_or_none()
    return None if found is None else OperationRow(**found)


def add_events(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write to the log."""
    if rows:
        session.connection().execute(_EVENTS, list(rows))


def finish(
    session: Session,
    row: JourneyRow,
    operation: OperationRow,
    events: Sequence[Mapping[str, Any]],
) -> None:
    """Write to the log, note what was done under a name, and save the journey's row.

    On a server the usual single event goes with the others in one statement: a way there and back
    costs more than the writing.
    """
    connection = session.connection()
    journey = {name: getattr(row, name) for name in _JOURNEY.c.keys()}  # noqa: SIM118 - no dict
    journey |= {"of": journey.pop("id")}
    if len(events) == 1 and connection.dialect.name == "postgresql":
        parameters = {f"e_{name}": value for name, value in events[0].items()}
        parameters |= {f"o_{name}": getattr(operation, name) for name in _OPERATION.c.keys()}  # noqa: SIM118 - no dict
        connection.execute(_ALL_AT_ONCE, parameters | journey)
        return
    add_events(session, events)
    connection.execute(_OPERATIONS, operation.model_dump())
    connection.execute(_SAVED, journey)


def workshop_now(connection: Connection, workshop_id: str) -> Row[Any] | None:
    """A workshop's row as the database has it."""
    return connection.execute(_WORKSHOP_NOW, {"of": workshop_id}).one_or_none()


def participant_now(connection: Connection, participant_id: str) -> Row[Any] | None:
    """A participant's row as the database has it."""
    return connection.execute(_PARTICIPANT_NOW, {"of": participant_id}).one_or_none()


def participants_now(connection: Connection, workshop_id: str) -> Sequence[Row[Any]]:
    """The rows of everybody who joined a workshop, as the database has them, in no order."""
    return connection.execute(_IN_WORKSHOP, {"of": workshop_id}).all()


@dataclass(frozen=True)
class SeatRow:
    """A participant's row and their workshop's, as the database has them."""

    participant: Any
    workshop: Any


@dataclass(frozen=True)
class BeforeWriting:
    """What has to be known before somebody's words are taken, asked for at once.

    ``wrote``: whether they wrote the item before.
    """

    seat: SeatRow
    earlier: OperationRow | None
    wrote: bool


def seat_of_digest(connection: Connection, digest: str) -> SeatRow | None:
    """Whose key has this digest, and to which workshop."""
    return _seat(connection.execute(_SEAT_OF_DIGEST, {"of": digest}).one_or_none())


def seat_of(connection: Connection, participant_id: str) -> SeatRow | None:
    """A participant with their workshop."""
    return _seat(connection.execute(_SEAT_OF, {"of": participant_id}).one_or_none())


def before_writing(
    session: Session, scope: str, operation_id: str, participant_id: str, item_id: str
) -> BeforeWriting | None:
    """Who writes, what was done under this name before, and whether they wrote the item before."""
    of = {"of": scope, "named": operation_id, "who": participant_id, "item": item_id}
    found = session.connection().execute(_BEFORE_WRITING, of).mappings().one_or_none()
    if found is None:
        return None
    earlier = None
    if found[_OPERATION.c.id] is not None:
        earlier = OperationRow(**{column.key: found[column] for column in _OPERATION.c})
    return BeforeWriting(_parted(found), earlier, found["wrote"])


def _seat(row: Row[Any] | None) -> SeatRow | None:
    return None if row is None else _parted(row._mapping)  # noqa: SLF001 - its public name is one


def _parted(found: RowMapping) -> SeatRow:
    return SeatRow(
        SimpleNamespace(**{column.key: found[column] for column in _PARTICIPANT.c}),
        SimpleNamespace(**{column.key: found[column] for column in _WORKSHOP.c}),
    )


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
    if after:
        before, following = connection.execute(statements.neighbours, of | {"after": after}).one()
        if before is not None:
            return before, following
    return None, connection.scalar(statements.first, of)
