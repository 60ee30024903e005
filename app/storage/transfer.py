"""Every table's rows, out of one database and into another, as plain values of JSON.

The tables are those of the program, in the order of their keys: a new table comes along by
itself. Nothing is held in memory but some hundred rows.
"""

import base64
import binascii
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    collate,
    delete,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from app.storage.tables import AccessTokenRow

KEYS: Final = SQLModel.metadata.tables[str(AccessTokenRow.__tablename__)]
"""Keys to the workspace: browsers' sessions stay where they were opened."""

REVISION: Final = "alembic_version"
OWN_TO_AN_INSTALLATION: Final = frozenset({KEYS.name, "setting"})
AT_ONCE: Final = 500

Convert = Callable[[Any], Any]


class WrongValue(Exception):
    """A value that its column can't hold."""

    def __init__(self, column: str) -> None:
        """The value for this column is none."""
        self.column = column
        super().__init__(column)


def all_tables(metadata: MetaData = SQLModel.metadata) -> list[Table]:
    """The tables, each behind those that its keys name."""
    return [table for table in metadata.sorted_tables if table.name != REVISION]


def rows_out(connection: Connection, table: Table) -> Iterator[list[Any]]:
    """The rows of a table in the order of its primary key, the same on every database."""
    columns = list(table.columns)
    written = [_to_json(column) for column in columns]
    query = select(*columns).order_by(*(_by_letter(connection, one) for one in table.primary_key))
    if table.name == KEYS.name:
        query = query.where(table.c.kind != "session")
    streaming = connection.execution_options(yield_per=AT_ONCE)
    for row in streaming.execute(query):
        yield [convert(value) for convert, value in zip(written, row, strict=True)]


def reader_of(table: Table, columns: Sequence[str]) -> Callable[[Sequence[Any]], dict[str, Any]]:
    """What makes values of ``rows_out`` into a row; raises ``WrongValue``."""
    converts = [(name, _from_json(table.columns[name])) for name in columns]

    def read(values: Sequence[Any]) -> dict[str, Any]:
        row = {}
        for (name, convert), value in zip(converts, values, strict=True):
            try:
                row[name] = convert(value)
            except (TypeError, ValueError, OverflowError) as error:
                raise WrongValue(name) from error
        return row

    return read


def rows_in(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Write rows; a key that is there already stays as it is, so that a revoked one stays so."""
    if table.name == KEYS.name:
        known = set(connection.scalars(select(table.c.digest)))
        rows = [row for row in rows if row["digest"] not in known]
    remaining = iter(rows)
    while several := list(islice(remaining, AT_ONCE)):
        connection.execute(insert(table), several)
    _count_on(connection, table)


def tables_as_they_are(connection: Connection) -> MetaData:
    """The tables of a database at another revision than the program's."""
    found = MetaData()
    found.reflect(connection)
    for table in found.tables.values():
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type.none_as_null = True
    return found


def is_empty(connection: Connection) -> bool:
    """Whether nobody has made anything in this workspace yet."""
    work = [table for table in all_tables() if table.name not in OWN_TO_AN_INSTALLATION]
    return not any(
        connection.execute(select(*table.primary_key).limit(1)).first() for table in work
    )


def hold_alone(connection: Connection) -> None:
    """Nobody writes until this transaction ends. On SQLite a writing one has that already."""
    if connection.dialect.name == "postgresql":
        names = ", ".join(table.name for table in all_tables())
        connection.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))


def holds_together(connection: Connection) -> bool:
    """Whether every key names a row that is there, asked before the commit that would fail."""
    if connection.dialect.name == "sqlite":
        return connection.execute(text("PRAGMA foreign_key_check")).first() is None
    try:
        connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    except IntegrityError:
        return False
    return True


def clear(connection: Connection) -> None:
    """Take every row out, but the keys: whoever may come in stays in."""
    for table in reversed(all_tables()):
        if table.name != KEYS.name:
            connection.execute(delete(table))


def _by_letter(connection: Connection, column: Column[Any]) -> ColumnElement[Any]:
    """PostgreSQL sorts texts by its own language unless told otherwise."""
    is_text = isinstance(column.type, String)
    if is_text and connection.dialect.name == "postgresql":
        return collate(column, "C")
    return column


def _count_on(connection: Connection, table: Table) -> None:
    """Let the numbers that PostgreSQL gives out go on behind the ones that were written."""
    column = table.autoincrement_column
    if column is None or connection.dialect.name != "postgresql":
        return
    sequence = connection.scalar(select(func.pg_get_serial_sequence(table.name, column.name)))
    last = connection.scalar(select(func.max(column)))
    if sequence is not None and last is not None:
        connection.execute(select(func.setval(sequence, last)))


def _plain(kind: Any) -> Any:
    while isinstance(kind, TypeDecorator):
        kind = kind.impl_instance
    return kind


def _to_json(column: Column[Any]) -> Convert:
    kind = _plain(column.type)
    if isinstance(kind, DateTime):
        return lambda value: None if value is None else _in_utc(value).isoformat()
    if isinstance(kind, LargeBinary):
        return lambda value: None if value is None else base64.b64encode(value).decode()
    _checked_type(column)
    return lambda value: value


def _from_json(column: Column[Any]) -> Convert:
    kind, optional = _plain(column.type), column.nullable
    if isinstance(kind, DateTime):
        convert: Convert = datetime.fromisoformat
        if not kind.timezone:
            convert = _without_zone
    elif isinstance(kind, LargeBinary):
        convert = _bytes
    else:
        wanted, most = _checked_type(column), getattr(kind, "length", None)

        def convert(value: Any) -> Any:
            if type(value) not in wanted or (most and len(value) > most):
                raise TypeError
            if type(value) is int and not -(2**63) <= value < 2**63:
                raise OverflowError
            return value

    def read(value: Any) -> Any:
        if value is None and optional:
            return None
        return convert(value)

    return read


def _checked_type(column: Column[Any]) -> tuple[type, ...]:
    kind = _plain(column.type)
    if isinstance(kind, Boolean):
        return (bool,)
    if isinstance(kind, Integer):
        return (int,)
    if isinstance(kind, Float):
        return (int, float)
    if isinstance(kind, String):
        return (str,)
    if isinstance(kind, JSON):
        return (dict, list)
    raise NotImplementedError(f"{column}: say how {column.type!r} travels")


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _without_zone(value: str) -> datetime:
    return datetime.fromisoformat(value).astimezone(UTC).replace(tzinfo=None)


def _bytes(value: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise ValueError(value) from error
