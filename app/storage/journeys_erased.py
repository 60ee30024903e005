"""A journey taken out of every table, with all that hangs on it: workshops, voices, its log."""

from typing import Any

from sqlalchemy import ColumnElement, Table, delete, false, or_, select
from sqlmodel import Session

from app.journey import Resource
from app.storage.tables import JourneyRow, OperationRow
from app.storage.transfer import all_tables

JOURNEY = str(JourneyRow.__tablename__)
OPERATION = str(OperationRow.__tablename__)


def delete_journey(session: Session, journey_id: str) -> None:
    """Delete every row that belongs to a journey, or to what belongs to it; the caller commits.

    The tables are those of the program, and tell by their keys what hangs on what: a new table
    comes along by itself.
    """
    session.flush()
    for table in reversed(all_tables()):
        session.execute(delete(table).where(_belongs(table, journey_id)))
    session.expire_all()


def _belongs(table: Table, journey_id: str) -> ColumnElement[bool]:
    """Which rows of a table are the journey's."""
    if table.name == JOURNEY:
        return table.c.id == journey_id
    ways: list[ColumnElement[bool]] = []
    if "journey_id" in table.c:
        ways.append(table.c.journey_id == journey_id)
    if table.name == OPERATION:
        ways.append(table.c.scope == journey_id)
        about = (table.c.resource == Resource.JOURNEY.value, table.c.resource_id == journey_id)
        ways.append(about[0] & about[1])
    ways += [_hangs(one, journey_id) for one in table.foreign_keys if _is_single(one)]
    return or_(false(), *ways)


def _hangs(key: Any, journey_id: str) -> ColumnElement[bool]:
    """Rows that name a row of another table which is the journey's."""
    parent = key.column.table
    named: ColumnElement[bool] = key.parent.in_(
        select(key.column).where(_belongs(parent, journey_id)).scalar_subquery()
    )
    return named


def _is_single(key: Any) -> bool:
    """Whether a key names its row by one column, of another table than its own."""
    return len(key.constraint.elements) == 1 and key.column.table is not key.parent.table
