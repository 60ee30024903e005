"""The one door to the database: SQLite in the data folder, or PostgreSQL by its URL."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlmodel import Session

BUSY_MILLISECONDS: Final = 5_000


class Database:
    """An engine and the rule for writing: one writer at a time on SQLite.

    SQLite runs in WAL mode with ``synchronous=FULL``: what was committed survives a crash of the
    process and of the machine. A write takes its lock at the start (``BEGIN IMMEDIATE``), so that
    it never fails half-way because another was first.
    """

    def __init__(self, url: str) -> None:
        """Open the database of a SQLAlchemy URL; nothing is connected yet."""
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(url) if self.is_sqlite else _server_engine(url)
        self._writing = threading.Lock() if self.is_sqlite else None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session to read in; it sees one moment of the database."""
        one_moment = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        engine = self.engine.execution_options(**one_moment)
        with Session(engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session to write in; rolled back unless the action commits it."""
        with ExitStack() as stack:
            if self._writing is not None:
                stack.enter_context(self._writing)
            engine = self.engine.execution_options(klantreis_writes=True)
            yield stack.enter_context(Session(engine, expire_on_commit=False))

    def check(self) -> None:
        """Ask the database for something; raises where it does not answer."""
        with self.engine.connect() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _server_engine(url: str) -> Engine:
    return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=20)


def _sqlite_engine(url: str) -> Engine:
    engine = create_engine(url, module=_sqlite_module(), pool_size=10, max_overflow=40)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"busy_timeout={BUSY_MILLISECONDS}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        writes = connection.get_execution_options().get("klantreis_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _sqlite_module() -> Any:
    """The bundled SQLite where there is one: before 3.51.3 WAL could lose a commit."""
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        from sqlite3 import dbapi2
    return dbapi2
