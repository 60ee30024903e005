"""The tables brought up to date at the start: nothing to do, or every revision that is missing.

A start that finds its tables as they should be asks one question and loads no Alembic.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, text

from app.storage.database import WRITES, Database
from app.storage.failures import storage_failures

if TYPE_CHECKING:  # a start that finds its tables as they should be loads no Alembic
    from alembic.config import Config

HEAD: Final = "0007"
"""The newest revision in ``migrations/versions``."""

LOCK: Final = 7_320_116


class DatabaseTooNew(Exception):
    """A newer program has changed these tables: this one would read them wrongly."""

    def __init__(self, revision: str) -> None:
        """The tables are at a revision that this program doesn't know."""
        self.revision = revision
        super().__init__(f"the database is at revision {revision}, this program knows {HEAD}")


def revision_of(connection: Connection) -> str | None:
    """The revision of the tables; ``None`` for a database without any."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def knows(revision: str) -> bool:
    """Whether this program can bring tables of this revision up to date."""
    return revision == HEAD or revision in _revisions(_config())


def bring_up_to_date(database: Database, target: str = HEAD) -> None:
    """Run the migrations that this database lacks: all of them, or none where one fails.

    Another ``target`` than the newest revision is for tables that are to be filled as they were.

    Safe while other processes do the same: one migrates, the others wait and find it done.

    Raises:
        DatabaseTooNew: the tables are those of a newer program.
        StorageFailed: the database can't be reached, is full, or is held for too long.
    """
    _make_folder(database)
    with storage_failures():
        with database.engine.connect() as connection:
            if revision_of(connection) == target:
                return
        with _alone(database) as connection:
            _migrate(connection, target)


def _make_folder(database: Database) -> None:
    name = database.url.database
    if database.is_sqlite and name:
        Path(name).parent.mkdir(parents=True, exist_ok=True)


def _migrate(connection: Connection, target: str) -> None:
    """Run the revisions up to ``target`` in the transaction of this connection."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    current = revision_of(connection)
    if current is not None and current not in _revisions(config):
        raise DatabaseTooNew(current)
    command.upgrade(config, target)


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "app.storage:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _revisions(config: "Config") -> set[str]:
    from alembic.script import ScriptDirectory

    return {one.revision for one in ScriptDirectory.from_config(config).walk_revisions()}


@contextmanager
def _alone(database: Database) -> Iterator[Connection]:
    """A transaction that no other migration runs beside; committed at the end."""
    with database.engine.execution_options(**{WRITES: True}).connect() as connection:
        if database.is_sqlite:
            yield from _alone_on_sqlite(connection)
            return
        with connection.begin():
            connection.execute(text("SET LOCAL lock_timeout = '10min'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
            yield connection


def _alone_on_sqlite(connection: Connection) -> Iterator[Connection]:
    """SQLite alters a table by copying it, which foreign keys would forbid: checked at the end."""
    connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            yield connection
            broken = connection.execute(text("PRAGMA foreign_key_check")).all()
            if broken:
                raise LookupError(f"a migration left rows that name nothing: {broken[:5]}")
    finally:
        connection.connection.cursor().execute("PRAGMA foreign_keys=ON")
