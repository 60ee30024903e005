"""Everything into an archive and back: exact, on every database, all or nothing."""

import io
import json
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, select, text
from sqlmodel import SQLModel

from app.access import TokenKind, mint_token
from app.actions import archive
from app.actions.archive import NotEmpty
from app.actions.items import change_item, create_item
from app.actions.journeys import get_journey, import_journey, remove_journey
from app.actions.undoing import undo
from app.actions.workspace import Workspace
from app.formats.archive import ArchiveWriter, open_archive
from app.formats.bad_file import BadFile
from app.formats.journey_file import read_journey, write_journey
from app.journey import Journey, Resource
from app.storage import transfer
from app.storage.database import Database
from app.storage.failures import StorageFailed
from app.storage.migrate import HEAD, bring_up_to_date, knows
from app.storage.tables import now
from tests.actions.archive_round import backup_of, put_back
from tests.actions.conftest import ANNE, NOOR, WIM
from tests.actions.record import check_sound

EXAMPLES = sorted((Path(__file__).parents[2] / "journeys").glob("*.yaml"))


@pytest.fixture
def busy(workspace: Workspace, journey_id: str) -> Workspace:
    """A workspace in which much has happened."""
    for file in EXAMPLES:
        import_journey(workspace, person=ANNE, journey=read_journey(file.read_bytes(), name="x"))
    item = {"journey_id": journey_id, "resource": Resource.CONTACT_MOMENT}
    fields = {"phase": "start", "title": "Éérste ‹gesprek›\n", "date": "2025-03-14"}
    create_item(workspace, person=WIM, fields=fields, after="a", operation_id="een", **item)
    change_item(workspace, person=ANNE, item_id="a", fields={"title": "Aa"}, **item)
    undo(workspace, person=ANNE, journey_id=journey_id)
    remove_journey(workspace, person=WIM, journey_id="eline")
    with workspace.database.writing() as session:
        mint_token(session, kind=TokenKind.API, name="koppeling")
        mint_token(session, kind=TokenKind.SESSION, name="browser")
        session.commit()
    return workspace


def everything(workspace: Workspace) -> dict[str, list[Any]]:
    """All rows of all tables as the driver gives them, but browsers' sessions."""
    found = {}
    with workspace.database.reading() as session:
        for table in SQLModel.metadata.tables.values():
            rows = session.execute(select(table)).mappings().all()
            kept = [dict(row) for row in rows if row.get("kind") != "session"]
            found[table.name] = sorted(kept, key=_in_order)
    return found


def _in_order(row: dict[str, Any]) -> str:
    """PostgreSQL keeps the keys of a document in another order."""
    return json.dumps(row, sort_keys=True, default=str)


def exports(workspace: Workspace) -> dict[str, str]:
    with workspace.database.reading() as session:
        ids = session.execute(text("SELECT id FROM journey WHERE removed_at IS NULL")).scalars()
        listed = list(ids)
    return {one: write_journey(get_journey(workspace, one).journey) for one in listed}


def tables_in(stream: io.BytesIO) -> dict[str, str]:
    with open_archive(stream, "x") as opened:
        return {table.name: table.sha256 for table in opened.manifest.tables}


def test_everything_comes_back_on_the_other_database(busy: Workspace, other: Workspace) -> None:
    before = everything(busy)
    assert [len(before[name]) > 1 for name in ("journey", "event", "operation")] == [True] * 3
    put_back(other, backup_of(busy))
    assert everything(other) == before
    assert exports(other) == exports(busy)
    assert len(exports(other)) == len(EXAMPLES)


def test_the_archives_of_both_databases_are_the_same(busy: Workspace, other: Workspace) -> None:
    first = backup_of(busy)
    put_back(other, first)
    assert tables_in(backup_of(other)) == tables_in(first)


def test_work_goes_on_where_it_was(busy: Workspace, other: Workspace) -> None:
    put_back(other, backup_of(busy))
    assert undo(other, person=WIM, journey_id="noor").sequence == 5
    again = create_item(
        other,
        person=WIM,
        journey_id="david",
        resource=Resource.PROBLEM,
        fields={"title": "Nog iets"},
    )
    assert again.sequence == 2
    check_sound(other, "noor")


def test_a_backup_put_back_over_later_work_takes_it_away(busy: Workspace) -> None:
    kept, before = backup_of(busy), everything(busy)
    remove_journey(busy, person=WIM, journey_id="amina")
    assert everything(busy) != before
    put_back(busy, kept, replace=True)
    assert everything(busy) == before


def test_a_workspace_with_work_in_it_is_left_alone(busy: Workspace) -> None:
    kept, before = backup_of(busy), everything(busy)
    with pytest.raises(NotEmpty):
        put_back(busy, kept)
    assert everything(busy) == before


def test_a_workspace_with_only_a_removed_journey_is_not_empty(workspace: Workspace) -> None:
    kept = backup_of(workspace)
    import_journey(workspace, person=WIM, journey=NOOR)
    remove_journey(workspace, person=WIM, journey_id="noor")
    with pytest.raises(NotEmpty):
        put_back(workspace, kept)


def test_an_empty_workspace_can_be_kept_and_put_back(workspace: Workspace) -> None:
    put_back(workspace, backup_of(workspace))
    assert everything(workspace)["journey"] == []


def altered(stream: io.BytesIO, table: str, change: Callable[[list[Any]], Any]) -> io.BytesIO:
    """An archive, whole in itself, whose rows of a table are others."""
    again = io.BytesIO()
    with open_archive(stream, "x") as opened:
        writer = ArchiveWriter(again, revision=opened.manifest.revision, at=now())
        for one in opened.manifest.tables:
            rows = list(opened.rows(one))
            writer.add(one.name, one.columns, change(rows) if one.name == table else rows)
        writer.finish()
    return again


def with_value(column: int, value: Any) -> Callable[[list[Any]], list[Any]]:
    return lambda rows: [[*rows[0][:column], value, *rows[0][column + 1 :]], *rows[1:]]


@pytest.mark.parametrize(
    ("table", "change", "code"),
    [
        ("journey", with_value(1, "1"), "archive_value"),
        ("journey", with_value(1, True), "archive_value"),
        ("journey", with_value(1, 10**30), "archive_value"),
        ("journey", with_value(0, "x" * 64), "archive_value"),
        ("journey", with_value(0, None), "archive_value"),
        ("journey", with_value(6, "text"), "archive_value"),
        ("journey", with_value(7, "yesterday"), "archive_value"),
        ("journey", with_value(6, {"title": 3}), "archive_journey"),
        ("journey", lambda rows: [*rows, rows[0]], "archive_contradiction"),
        ("journey", lambda _rows: [], "archive_contradiction"),
        ("phase", lambda _rows: [], "archive_contradiction"),
        ("phase", with_value(4, {"id": "start", "titel": "x"}), "archive_journey"),
    ],
)
def test_an_archive_that_cannot_be_true_is_refused_and_nothing_changes(
    busy: Workspace, table: str, change: Callable[[list[Any]], Any], code: str
) -> None:
    before = everything(busy)
    with pytest.raises(BadFile) as refused:
        put_back(busy, altered(backup_of(busy), table, change), replace=True)
    assert refused.value.found[0].fault.code == code
    assert everything(busy) == before


def test_an_archive_of_a_newer_program_is_refused(workspace: Workspace) -> None:
    stream = io.BytesIO()
    ArchiveWriter(stream, revision="9999", at=now()).finish()
    with pytest.raises(BadFile) as refused:
        put_back(workspace, stream)
    assert refused.value.found[0].fault.code == "archive_newer"
    assert knows(HEAD)


def test_an_archive_without_one_of_our_tables_is_refused(workspace: Workspace) -> None:
    stream = io.BytesIO()
    ArchiveWriter(stream, revision=HEAD, at=now()).finish()
    with pytest.raises(BadFile) as refused:
        put_back(workspace, stream)
    assert refused.value.found[0].fault.code == "archive_tables"


def test_an_older_archive_goes_through_the_migrations(
    busy: Workspace, other: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, before = backup_of(busy), everything(busy)
    monkeypatch.setattr(archive, "HEAD", "newer than the archive")
    put_back(other, kept)
    assert everything(other) == before


def test_a_failure_half_way_leaves_everything_as_it_was(
    busy: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, before = backup_of(busy), everything(busy)
    write, written = transfer.rows_in, []

    def fail(connection: Any, table: Any, rows: Any) -> None:
        written.append(table.name)
        if len(written) == 6:
            raise StorageFailed("the disk is gone")
        write(connection, table, rows)

    monkeypatch.setattr(transfer, "rows_in", fail)
    with pytest.raises(StorageFailed):
        put_back(busy, kept, replace=True)
    assert len(written) == 6
    assert everything(busy) == before


def test_a_backup_while_people_write_is_one_moment(workspace: Workspace, tmp_path: Path) -> None:
    import_journey(workspace, person=WIM, journey=NOOR)
    stop, wrote = threading.Event(), threading.Semaphore(0)

    def write() -> None:
        while not stop.is_set():
            for resource, fields in (
                (Resource.CONTACT_MOMENT, {"phase": "start", "title": "Gesprek"}),
                (Resource.EXPERIENCE, {"contact_moment": "a", "score": 1}),
            ):
                create_item(
                    workspace, person=WIM, journey_id="noor", resource=resource, fields=fields
                )
            wrote.release()

    writers = [threading.Thread(target=write) for _ in range(3)]
    for one in writers:
        one.start()
    kept = []
    for _ in range(4):
        for _ in range(3):
            assert wrote.acquire(timeout=60)
        kept.append(backup_of(workspace))
    stop.set()
    for one in writers:
        one.join()
    sequences = [_sound_sequence(tmp_path / f"{n}.db", one) for n, one in enumerate(kept)]
    assert sequences == sorted(set(sequences))


def _sound_sequence(file: Path, kept: io.BytesIO) -> int:
    database = Database(f"sqlite:///{file}")
    bring_up_to_date(database)
    restored = Workspace(database)
    put_back(restored, kept)
    check_sound(restored, "noor")
    sequence = get_journey(restored, "noor").sequence
    database.close()
    return sequence


def test_every_table_of_the_database_is_one_that_comes_along(workspace: Workspace) -> None:
    with workspace.database.engine.connect() as connection:
        there = set(inspect(connection).get_table_names())
    assert there - {transfer.REVISION} == {table.name for table in transfer.all_tables()}


def test_a_value_of_every_kind_of_column_comes_back() -> None:
    for table in transfer.all_tables():
        transfer.reader_of(table, [column.name for column in table.columns])


def test_rows_are_read_as_they_come_and_not_all_at_once(workspace: Workspace) -> None:
    moments = [
        {"id": f"m{n}", "phase": "start", "title": f"Gesprek {n}"}
        for n in range(3 * transfer.AT_ONCE)
    ]
    phases = [{"id": "start", "title": "Start"}]
    whole = {"id": "veel", "kind": "lived", "title": "Veel", "phases": phases}
    journey = Journey.model_validate(whole | {"contact_moments": moments}, by_name=True)
    import_journey(workspace, person=WIM, journey=journey)
    table = SQLModel.metadata.tables["contact_moment"]
    with workspace.database.reading() as session:
        rows = transfer.rows_out(session.connection(), table)
        assert len(next(rows)) == len(table.columns)
        assert sum(1 for _ in rows) == len(moments) - 1


def test_moments_keep_their_microseconds(workspace: Workspace, other: Workspace) -> None:
    import_journey(workspace, person=WIM, journey=NOOR)
    put_back(other, backup_of(workspace))
    at = [everything(one)["event"][0]["at"] for one in (workspace, other)]
    assert isinstance(at[0], datetime)
    assert at[0] == at[1]
