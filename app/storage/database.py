"""The one door to the database: SQLite in the data folder, or PostgreSQL by its URL."""

import select
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DisconnectionError
from sqlmodel import Session

from app.storage.failures import StorageBusy, StorageFailed, StorageFull, storage_failures

__all__ = ["Database", "StorageBusy", "StorageFailed", "StorageFull"]

BUSY_MILLISECONDS: Final = 5_000
"""How long a write waits for another one, in the same process or elsewhere."""

WRITES: Final = "klantreis_writes"
"""The execution option of a connection that will write: it takes SQLite's lock at once."""


class Database:
    """An engine and the rule for writing: one writer at a time on SQLite.

    SQLite runs in WAL mode with ``synchronous=FULL``: what was committed survives a crash of the
    process and of the machine. A write takes its lock at the start (``BEGIN IMMEDIATE``), so that
    it never fails half-way because another was first.

    Everything raises ``StorageFailed`` (``StorageBusy``, ``StorageFull``) where the database fails.
    """

    def __init__(self, url: str, *, busy_milliseconds: int = BUSY_MILLISECONDS) -> None:
        """Open the database of a SQLAlchemy URL; nothing is connected yet."""
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self.engine = self._glancing = _sqlite_engine(url, busy_milliseconds)
        else:
            self.engine = _server_engine(url, busy_milliseconds)
            self._glancing = _server_engine(
                url, busy_milliseconds, pool_size=4, isolation_level="AUTOCOMMIT"
            )
        self._busy_seconds = busy_milliseconds / 1000
        self._writing = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session to read in; it sees one moment of the database."""
        one_moment = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        engine = self.engine.execution_options(**one_moment)
        with storage_failures(), Session(engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def glance(self) -> Iterator[Connection]:
        """A connection for a single look, or a few that need not see the same moment."""
        with storage_failures(), self._glancing.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session to write in; rolled back unless the action commits it."""
        turn = self._own_turn() if self.is_sqlite else nullcontext()
        engine = self.engine.execution_options(**{WRITES: True})
        with turn, storage_failures(), Session(engine, expire_on_commit=False) as session:
            yield session

    def check(self) -> None:
        """Ask the database for a journey; raises ``StorageFailed`` where it does not answer."""
        with storage_failures(), self.engine.connect() as connection:
            connection.execute(text("SELECT id FROM journey LIMIT 1"))

    def forget_statements(self) -> None:
        """Let go of every statement that was prepared, with what it looked for the first time."""
        self.engine.clear_compiled_cache()
        self._glancing.clear_compiled_cache()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()
        self._glancing.dispose()

    @contextmanager
    def _own_turn(self) -> Iterator[None]:
        if not self._writing.acquire(timeout=self._busy_seconds):
            raise StorageBusy("another write of this process takes too long")
        try:
            yield
        finally:
            self._writing.release()


def _server_engine(url: str, busy_milliseconds: int, pool_size: int = 10, **options: Any) -> Engine:
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=5,
        pool_timeout=busy_milliseconds / 1000,
        **options,
        connect_args={
            "connect_timeout": 10,
            "options": f"-c lock_timeout={busy_milliseconds} -c timezone=UTC",
        },
    )

    @event.listens_for(engine, "checkout")
    def _still_there(connection: Any, _record: Any, _proxy: Any) -> None:
        # A server that is quiet has nothing to say: what can be read is most often its farewell.
        # So a dead connection is found without a question to the server before every use.
        line = select.poll()
        line.register(connection.fileno(), select.POLLIN)
        if connection.closed or line.poll(0):
            raise DisconnectionError

    return engine


def _sqlite_engine(url: str, busy_milliseconds: int) -> Engine:
    engine = create_engine(url, module=_sqlite_module(), pool_size=10, max_overflow=40)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout={busy_milliseconds}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",  # what is deleted is overwritten: it may be what somebody told
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "reset")
    def _end(connection: Any, _record: Any, _state: Any) -> None:
        # A commit that fails leaves SQLite's transaction open, and SQLAlchemy holds it for ended.
        if connection.in_transaction:
            connection.rollback()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _sqlite_module() -> Any:
    """The bundled SQLite where there is one: before 3.51.3 WAL could lose a commit.

    Nothing else in this process may open the file with another SQLite: its locks hold between
    processes, not between two libraries in one.
    """
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        from sqlite3 import dbapi2
    return dbapi2
