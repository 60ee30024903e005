"""What comes back is counted beside the requests: nobody has to open the overview for it."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from fastapi import FastAPI

from app.access import OWNER
from app.actions.journeys import import_journey
from app.actions.rule_settings import change_rules
from app.actions.workspace import Workspace
from app.storage.patterns import standings
from app.web.counting import Counter, Counting
from tests.journey.across.making import REFUSED, journey


def counted(workspace: Workspace) -> dict[str, bool]:
    """Whether each journey has a tally, by its id."""
    with workspace.database.reading() as session:
        return {one.id: one.tallied == one.content for one in standings(session)}


def import_one(workspace: Workspace, name: str) -> None:
    made = journey(REFUSED).model_copy(update={"id": name})
    import_journey(workspace, person=OWNER, journey=made)


@pytest.fixture
def workspace(app: FastAPI) -> Iterator[Workspace]:
    """The workspace of a server that was not started: nothing else counts there."""
    yield app.state.workspace
    app.state.workspace.database.close()


def test_an_import_is_counted_without_anybody_looking(workspace: Workspace) -> None:
    counter = Counter(workspace)
    for name in ("een", "twee"):
        import_one(workspace, name)
        assert not counted(workspace)[name]
        while counter.count():
            pass
        assert counted(workspace)[name]


def test_nothing_is_read_again_while_nothing_changes(workspace: Workspace) -> None:
    import_one(workspace, "een")
    broken = replace(workspace, tallies=None)  # type: ignore[arg-type]
    counter = Counter(workspace)
    for _ in ("counts", "keeps what was added up"):
        assert not counter.count()
    counter._workspace = broken
    assert not counter.count()


def test_a_changed_rule_is_counted_too(workspace: Workspace) -> None:
    import_one(workspace, "een")
    counter = Counter(workspace)
    counter.count()
    with workspace.database.reading() as session:
        before = standings(session)[0].mark
    change_rules(workspace, changes={"quiet_days": 3}, today=date(2026, 1, 1))
    counter.count()
    with workspace.database.reading() as session:
        assert standings(session)[0].mark != before


def test_it_counts_on_after_a_start_until_the_server_stops() -> None:
    async def run() -> list[str]:
        told: list[str] = []
        again = asyncio.Event()
        loop = asyncio.get_running_loop()

        def count() -> bool:
            told.append("counted")
            if len(told) > 1:
                loop.call_soon_threadsafe(again.set)
            return True

        counting = Counting(count, first=0)
        counting.start()
        await again.wait()
        await counting.stop()
        done = len(told)
        assert done == len(told)
        return told

    assert len(asyncio.run(asyncio.wait_for(run(), 20))) >= 2
