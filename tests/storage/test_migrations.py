"""Tables from an old revision upward: by themselves, once, all or none."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlmodel import SQLModel

from app.access import list_tokens
from app.actions.journeys import get_journey, list_journeys
from app.actions.undoing import undo
from app.actions.workspace import Workspace
from app.journey import Journey
from app.storage import migrate
from app.storage.database import Database
from app.storage.migrate import HEAD, DatabaseTooNew, bring_up_to_date, revision_of
from tests.actions.conftest import WIM
from tests.actions.record import check_sound

OLD = Path(__file__).parent / "old"
REVISIONS = sorted({file.name.split(".")[0] for file in OLD.glob("*.sql")})


def revision(database: Database) -> str | None:
    with database.engine.connect() as connection:
        return revision_of(connection)


def tables(database: Database) -> list[tuple[Any, ...]]:
    """Everything that the database tells of its tables, but the migrations' own."""
    if database.is_sqlite:
        query = "SELECT name, sql FROM sqlite_master WHERE name <> 'alembic_version'"
    else:
        query = """
            SELECT table_name, column_name, data_type, character_maximum_length, collation_name,
                   is_nullable, column_default
            FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name <> 'alembic_version'
            UNION ALL
            SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), 0, '', '', ''
            FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f', 'u', 'c')
              AND conrelid::regclass::text <> 'alembic_version'
            UNION ALL
            SELECT tablename, indexname, indexdef, 0, '', '', '' FROM pg_indexes
            WHERE schemaname = 'public' AND tablename <> 'alembic_version'"""
    with database.engine.connect() as connection:
        found = connection.execute(text(query)).all()
    return sorted((tuple(_one_spelling(value) for value in row) for row in found), key=repr)


def _one_spelling(value: object) -> object:
    """SQL without its line breaks, the parts of a table in one order."""
    if not isinstance(value, str) or "CREATE TABLE" not in value:
        return value
    head, _, body = re.sub(r"[\s\"]+", " ", value).partition("(")
    parts = re.split(r",(?![^(]*\))", body.rstrip(" )") + ")")
    return (head.strip(), tuple(sorted(part.strip(" ,)") for part in parts)))


def test_migrations_make_the_tables_that_the_program_uses(database: Database) -> None:
    migrated = tables(database)
    with database.engine.begin() as connection:
        SQLModel.metadata.drop_all(connection)
        SQLModel.metadata.create_all(connection)
    assert len(migrated) > 10
    assert tables(database) == migrated


def test_the_newest_revision_is_the_one_that_a_start_looks_for() -> None:
    config = Config()
    config.set_main_option("script_location", "app.storage:migrations")
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_every_revision_has_its_old_database() -> None:
    assert HEAD in REVISIONS
    ends = ("sqlite.sql", "sqlite.json", "postgresql.sql", "postgresql.json")
    kept = {file.name for file in OLD.iterdir()}
    assert {f"{one}.{end}" for one in REVISIONS for end in ends} <= kept


def load_old(database: Database, old: str) -> list[Journey]:
    """Fill an empty database with what a revision left; the journeys that it holds."""
    kind = database.url.get_backend_name()
    script = (OLD / f"{old}.{kind}.sql").read_text(encoding="utf-8")
    if database.is_sqlite:
        connection = database.engine.raw_connection()
        connection.cursor().executescript(
            f"PRAGMA foreign_keys=OFF; {script} PRAGMA foreign_keys=ON;"
        )
        connection.close()
    else:
        address = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as server:
            server.execute(script.encode())
    written = json.loads((OLD / f"{old}.{kind}.json").read_text(encoding="utf-8"))
    return [Journey.model_validate(one) for one in written]


@pytest.mark.parametrize("old", REVISIONS)
def test_an_old_database_holds_the_same_after_the_migrations(database_url: str, old: str) -> None:
    database = Database(database_url)
    expected = load_old(database, old)
    assert revision(database) == old
    bring_up_to_date(database)
    assert revision(database) == HEAD
    workspace = Workspace(database)
    found = [get_journey(workspace, one.id).journey for one in list_journeys(workspace)]
    assert len(found) == 2
    assert found == expected
    for journey in found:
        check_sound(workspace, journey.id)
    undo(workspace, person=WIM, journey_id="noor")
    check_sound(workspace, "noor")
    with database.reading() as session:
        assert [token.name for token in list_tokens(session)] == ["script"]
    database.close()


def test_a_database_of_a_newer_program_is_refused_and_left_alone(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = tables(database)
    with pytest.raises(DatabaseTooNew, match="9999"):
        bring_up_to_date(database)
    assert (revision(database), tables(database)) == ("9999", before)


def test_a_start_on_new_tables_does_not_ask_alembic(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        pytest.fail("there was nothing to migrate")

    monkeypatch.setattr(migrate, "_migrate", fail)
    bring_up_to_date(database)


def test_a_migration_that_fails_leaves_nothing_behind(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(database_url)
    upgrade = command.upgrade

    def upgrade_and_fail(config: Config, target: str) -> None:
        upgrade(config, target)
        raise RuntimeError("the power failed")

    monkeypatch.setattr(command, "upgrade", upgrade_and_fail)
    with pytest.raises(RuntimeError, match="power"):
        bring_up_to_date(database)
    assert tables(database) == []
    monkeypatch.undo()
    bring_up_to_date(database)
    assert revision(database) == HEAD
    database.close()


def test_foreign_keys_hold_after_a_migration(database: Database) -> None:
    with database.engine.connect() as connection:
        if database.is_sqlite:
            assert connection.scalar(text("PRAGMA foreign_keys")) == 1


START = """
import sys
from app.storage.database import Database
from app.storage.migrate import bring_up_to_date
database = Database(sys.argv[1])
sys.stdin.readline()
bring_up_to_date(database)
print("ready" if "alembic" in sys.modules else "ready at once")
"""


def test_processes_that_start_at_once_migrate_once(database_url: str) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", START, database_url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [process.communicate(timeout=60) for process in started]
    assert [process.returncode for process in started] == [0] * 4, told
    database = Database(database_url)
    assert revision(database) == HEAD
    assert list_journeys(Workspace(database)) == []
    database.close()
    again = subprocess.run(
        [sys.executable, "-c", START, database_url],
        input="go\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert again.stdout == "ready at once\n"
