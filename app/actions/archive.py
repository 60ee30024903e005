"""The whole workspace into an archive and back, whichever database is behind it.

What comes along: every row of every table, that is the journeys with the order and version of
their items, removed journeys, the whole log, the operations (so that undo and a repeated request
go on), what the workspace remembers, and the API tokens as digests. What stays with an
installation: its secret key, and the sessions of browsers.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, MetaData
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import Session, SQLModel, col, select

from app.formats.archive import Archive, ArchiveWriter, Manifest, bad_archive, open_archive
from app.storage import transfer
from app.storage.database import Database
from app.storage.journeys import load_journey
from app.storage.migrate import HEAD, bring_up_to_date, knows, revision_of
from app.storage.tables import JourneyRow, now
from app.storage.transfer import WrongValue


class NotEmpty(Exception):
    """There is work in the workspace already: it would be lost."""


@dataclass(frozen=True)
class Moved:
    """What was written or put back: how many journeys (removed ones too) and rows."""

    journeys: int
    rows: int


def back_up(database: Database, stream: IO[bytes]) -> Moved:
    """Write everything to an archive as it is at one moment, while people work on.

    Raises:
        StorageFailed: the database failed; what the stream holds is no archive then.
    """
    with database.reading() as session:
        connection = session.connection()
        revision = revision_of(connection)
        if revision != HEAD:
            raise LookupError(f"the tables are at revision {revision}, not {HEAD}")
        writer = ArchiveWriter(stream, revision=HEAD, at=now())
        for table in transfer.all_tables():
            names = [column.name for column in table.columns]
            writer.add(table.name, names, transfer.rows_out(connection, table))
        return _moved(writer.finish())


def restore(database: Database, stream: IO[bytes], *, name: str, replace: bool = False) -> Moved:
    """Put back everything that an archive holds: all of it, or nothing.

    ``replace`` takes away what is in the workspace; without it only an empty one is filled.
    API tokens of the workspace stay, and one that was revoked stays revoked.

    Raises:
        BadFile: the archive is damaged, of a newer program, or no archive; nothing was touched.
        NotEmpty: there is work in the workspace.
        StorageFailed: the database failed, and nothing was stored.
    """
    with open_archive(stream, name) as archive, _at_this_revision(archive) as source:
        source.check()
        with database.writing() as session:
            connection = session.connection()
            transfer.hold_alone(connection)
            if not replace and not transfer.is_empty(connection):
                raise NotEmpty
            transfer.clear(connection)
            with _contradictions(name):
                source.write(connection)
            if not transfer.holds_together(connection):
                raise bad_archive(name, "archive_contradiction")
            _check_journeys(session, name)
            session.commit()
        return _moved(archive.manifest)


class _Source:
    """The rows of an archive, in the shape of tables at its revision."""

    def __init__(self, archive: Archive, metadata: MetaData) -> None:
        self._archive = archive
        self._tables = transfer.all_tables(metadata)

    def check(self) -> None:
        """Every table and column is there, and every value fits; raises ``BadFile``."""
        archive = self._archive
        told = {table.name: table for table in archive.manifest.tables}
        for table in self._tables:
            columns = {column.name for column in table.columns}
            if table.name not in told or set(told[table.name].columns) != columns:
                raise bad_archive(archive.name, "archive_tables", table.name)
        if len(told) != len(self._tables):
            raise bad_archive(archive.name, "archive_tables")
        for table in self._tables:
            for _row in self._rows(table.name):
                pass

    def write(self, connection: Connection) -> None:
        """Write every row."""
        for table in self._tables:
            transfer.rows_in(connection, table, self._rows(table.name))

    def _rows(self, name: str) -> Iterator[dict[str, Any]]:
        told = next(table for table in self._archive.manifest.tables if table.name == name)
        table = next(table for table in self._tables if table.name == name)
        read = transfer.reader_of(table, told.columns)
        for number, row in enumerate(self._archive.rows(told), 1):
            try:
                yield read(row)
            except WrongValue as wrong:
                place = f"{name}.{wrong.column}"
                raise bad_archive(self._archive.name, "archive_value", place, number) from wrong


class _Staged:
    """The rows of an older archive, brought up to date in a database of their own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def check(self) -> None:
        """They came out of tables: every value fits."""

    def write(self, connection: Connection) -> None:
        """Write every row."""
        with self._database.reading() as session:
            for table in transfer.all_tables():
                read = transfer.reader_of(table, [column.name for column in table.columns])
                rows = transfer.rows_out(session.connection(), table)
                transfer.rows_in(connection, table, map(read, rows))


@contextmanager
def _at_this_revision(archive: Archive) -> Iterator[_Source | _Staged]:
    """The archive's rows for the tables of this program; older ones go through the migrations."""
    revision = archive.manifest.revision
    if not knows(revision):
        raise bad_archive(archive.name, "archive_newer")
    if revision == HEAD:
        yield _Source(archive, SQLModel.metadata)
        return
    with tempfile.TemporaryDirectory() as folder:
        staging = Database(f"sqlite:///{Path(folder, 'older.db')}")
        try:
            bring_up_to_date(staging, revision)
            _fill(staging, archive)
            bring_up_to_date(staging)
            yield _Staged(staging)
        finally:
            staging.close()


def _fill(staging: Database, archive: Archive) -> None:
    with staging.writing() as session:
        connection = session.connection()
        source = _Source(archive, transfer.tables_as_they_are(connection))
        source.check()
        with _contradictions(archive.name):
            source.write(connection)
        if not transfer.holds_together(connection):
            raise bad_archive(archive.name, "archive_contradiction")
        session.commit()


def _check_journeys(session: Session, name: str) -> None:
    """Read every journey as the program will read it."""
    for row in session.exec(select(JourneyRow).order_by(col(JourneyRow.id))).all():
        try:
            load_journey(session, row)
        except ValueError as error:  # what Pydantic raises
            raise bad_archive(name, "archive_journey", row.id) from error


@contextmanager
def _contradictions(name: str) -> Iterator[None]:
    """Rows that can't be together: two of one key, or one that names nothing."""
    try:
        yield
    except (DataError, IntegrityError) as error:
        raise bad_archive(name, "archive_contradiction") from error


def _moved(manifest: Manifest) -> Moved:
    rows = {table.name: table.rows for table in manifest.tables}
    return Moved(rows[str(JourneyRow.__tablename__)], sum(rows.values()))
