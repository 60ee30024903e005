"""What the database promises, and what it says when it can't keep it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from app.actions.items import create_item
from app.actions.journeys import import_journey
from app.actions.workspace import Workspace
from app.journey import Resource
from app.storage.database import Database, StorageBusy, StorageFailed, StorageFull
from app.storage.journeys import journey_row
from app.storage.migrate import bring_up_to_date
from app.storage.tables import ContactMomentRow, JourneyRow, SettingRow
from tests.actions.conftest import NOOR, WIM
from tests.actions.record import check_sound, events


def add_phase(workspace: Workspace, title: str = "Erbij") -> None:
    create_item(
        workspace,
        person=WIM,
        journey_id="noor",
        resource=Resource.PHASE,
        fields={"title": title},
    )


@pytest.fixture
def hasty(database_url: str) -> Iterator[Workspace]:
    """A workspace that waits for others for a moment only, with a journey in it."""
    database = Database(database_url, busy_milliseconds=50)
    bring_up_to_date(database)
    workspace = Workspace(database)
    import_journey(workspace, person=WIM, journey=NOOR)
    yield workspace
    database.close()


@contextmanager
def held(database: Database) -> Iterator[None]:
    """The journey's row (SQLite: the whole database) held by somebody else."""
    other = Database(database.url.render_as_string(hide_password=False))
    with other.writing() as session:
        assert journey_row(session, "noor", lock=True) is not None
        yield
    other.close()


def test_a_write_that_others_hold_up_too_long_is_busy_and_stores_nothing(hasty: Workspace) -> None:
    with held(hasty.database), pytest.raises(StorageBusy):
        add_phase(hasty)
    assert len(events(hasty, "noor")) == 1
    add_phase(hasty)
    assert len(check_sound(hasty, "noor").phases) == 3


def test_a_write_that_others_hold_up_shortly_waits(database_url: str, hasty: Workspace) -> None:
    patient = Workspace(Database(database_url))
    started = threading.Event()

    def write() -> None:
        started.set()
        add_phase(patient)

    writer = threading.Thread(target=write)
    with held(hasty.database):
        writer.start()
        assert started.wait(10)
        assert len(events(hasty, "noor")) == 1
    writer.join(10)
    assert len(check_sound(hasty, "noor").phases) == 3
    patient.database.close()


def test_a_write_within_one_sqlite_process_that_takes_too_long_is_busy(sqlite_url: str) -> None:
    database = Database(sqlite_url, busy_milliseconds=50)
    bring_up_to_date(database)
    with database.writing(), pytest.raises(StorageBusy), database.writing():
        pass
    with database.writing() as session:
        session.add(SettingRow(name="a", value="b"))
        session.commit()
    database.close()


def test_reading_goes_on_while_somebody_writes(hasty: Workspace) -> None:
    with held(hasty.database):
        assert check_sound(hasty, "noor") == NOOR


def phases_until_full(workspace: Workspace) -> int:
    """How many phases were acknowledged before the disk was full."""
    for number in range(1000):
        fields = {"title": f"Fase {number}", "description": "x" * 4_000}
        try:
            create_item(
                workspace, person=WIM, journey_id="noor", resource=Resource.PHASE, fields=fields
            )
        except StorageFull:
            return number
    return pytest.fail("the disk was never full")


def test_a_full_disk_is_an_error_and_the_database_stays_sound(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    bring_up_to_date(database)
    workspace = Workspace(database)
    import_journey(workspace, person=WIM, journey=NOOR)
    with database.engine.connect() as connection:
        pages = connection.scalar(text("PRAGMA page_count"))
        raw = connection.connection.driver_connection
    assert isinstance(pages, int)
    assert raw is not None
    raw.execute(f"PRAGMA max_page_count = {pages + 8}")
    acknowledged = phases_until_full(workspace)
    assert acknowledged > 0
    assert len(check_sound(workspace, "noor").phases) == 2 + acknowledged
    raw.execute("PRAGMA max_page_count = 1000000")
    with database.reading() as session:
        assert session.scalar(text("PRAGMA integrity_check")) == "ok"
    add_phase(workspace)
    assert len(check_sound(workspace, "noor").phases) == 3 + acknowledged
    database.close()


def test_a_file_that_is_no_database_is_a_failure(tmp_path: Path) -> None:
    file = tmp_path / "klantreis.db"
    file.write_bytes(b"this is no database at all" * 200)
    database = Database(f"sqlite:///{file}")
    with pytest.raises(StorageFailed):
        database.check()
    with pytest.raises(StorageFailed):
        bring_up_to_date(database)
    database.close()


def test_a_server_that_is_not_there_is_a_failure() -> None:
    database = Database("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    with pytest.raises(StorageFailed):
        database.check()
    with pytest.raises(StorageFailed):
        bring_up_to_date(database)
    database.close()


def test_a_check_asks_for_tables_and_not_for_an_answer_alone(database_url: str) -> None:
    database = Database(database_url)
    with pytest.raises(Exception, match="journey"):
        database.check()
    bring_up_to_date(database)
    database.check()
    database.close()


def test_a_lost_connection_is_replaced(postgres_url: str) -> None:
    database = Database(postgres_url)
    bring_up_to_date(database)
    workspace = Workspace(database)
    import_journey(workspace, person=WIM, journey=NOOR)
    address = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as server:
        ended = server.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchone()
    assert ended is not None
    assert ended[0] > 0
    add_phase(workspace)
    assert len(check_sound(workspace, "noor").phases) == 3
    database.close()


def test_a_connection_lost_in_the_middle_of_a_write_is_a_failure(postgres_url: str) -> None:
    database = Database(postgres_url)
    bring_up_to_date(database)

    def write_while_the_connection_ends() -> None:
        with database.writing() as session:
            pid = session.scalar(text("SELECT pg_backend_pid()"))
            session.add(SettingRow(name="a", value="b"))
            session.flush()
            with database.reading() as other:
                other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
            session.commit()

    with pytest.raises(StorageFailed):
        write_while_the_connection_ends()
    with database.reading() as session:
        assert session.get(SettingRow, "a") is None
    database.close()


def test_a_broken_constraint_is_a_mistake_of_ours_and_no_failure(database: Database) -> None:
    for _ in range(2):
        try:
            with database.writing() as session:
                session.add(SettingRow(name="a", value="b"))
                session.commit()
        except IntegrityError:
            break
    else:
        pytest.fail("the same setting was stored twice")


def test_a_session_that_is_not_committed_stores_nothing(database: Database) -> None:
    with database.writing() as session:
        session.add(SettingRow(name="a", value="b"))
        session.flush()
    with database.reading() as session:
        assert session.get(SettingRow, "a") is None


def test_sqlite_waits_for_the_disk_at_every_commit(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    with database.reading() as session:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        assert [session.scalar(text(f"PRAGMA {name}")) for name in asked] == ["wal", 2, 1]
    database.close()


def test_positions_sort_by_their_bytes_on_postgresql(postgres_url: str) -> None:
    database = Database(postgres_url)
    bring_up_to_date(database)
    with database.reading() as session:
        found = session.execute(
            text(
                "SELECT table_name, collation_name FROM information_schema.columns"
                " WHERE column_name = 'position' AND table_schema = 'public'"
            )
        ).all()
    assert len(found) == 10
    assert {collation for _, collation in found} == {"C"}
    database.close()


def test_a_commit_that_fails_leaves_its_connection_usable(database_url: str) -> None:
    database = Database(database_url)
    bring_up_to_date(database)
    journey = JourneyRow(id="j", kind="lived", title="Noor", body={})
    nowhere = ContactMomentRow(
        journey_id="j", id="m", position="a", version=1, body={}, phase="nowhere"
    )
    with database.writing() as session:
        for row in (journey, nowhere):
            session.add(row)
            session.flush()
        with pytest.raises(IntegrityError):
            session.commit()
    with database.reading() as session:
        assert session.exec(select(JourneyRow)).all() == []
    database.close()
