"""Two server processes on one PostgreSQL: what one writes, the listeners of the other hear."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from app.access import OWNER
from app.actions.items import create_item
from app.actions.journeys import create_journey
from app.actions.workspace import Workspace
from app.journey import Resource
from app.live.hub import Hub
from app.live.log_reader import log_reader
from app.live.workers import Workers
from app.storage.database import Database
from app.storage.migrate import bring_up_to_date
from app.storage.remembered import note_forgetting
from tests.live.rooms import Crowd

pytestmark = pytest.mark.postgres


class Server:
    """One process's part: its own database connections, hub and link to the others."""

    def __init__(self, url: str, *, tells: bool) -> None:
        self.database = Database(url)
        self.hub = Hub(*log_reader(self.database))
        self.workers = Workers(self.database.url, self.hub)
        self.workspace = Workspace(self.database, self.announce)
        self.tells = tells

    def announce(self, journey_id: str, sequence: int) -> None:
        """What the action calls after its commit."""
        self.hub.hint(journey_id, sequence)
        if self.tells:
            self.workers.tell(journey_id)

    def start(self) -> None:
        """On the running loop."""
        self.hub.start()
        self.workers.start()

    async def stop(self) -> None:
        """Let go of everything, the last to ask first."""
        await asyncio.to_thread(self.workers.stop)
        await self.hub.settle()
        self.database.close()


def add_phase(workspace: Workspace, journey_id: str) -> None:
    """A change of the journey."""
    create_item(
        workspace,
        person=OWNER,
        journey_id=journey_id,
        resource=Resource.PHASE,
        fields={"title": "Fase"},
    )


def run(url: str, *, tells: bool, scene: Callable[..., Coroutine[Any, Any, None]]) -> None:
    """Play a scene with two servers and a journey."""

    async def play() -> None:
        here, there = Server(url, tells=tells), Server(url, tells=tells)
        bring_up_to_date(here.database)
        fields = {"kind": "lived", "title": "J"}
        made = create_journey(here.workspace, person=OWNER, fields=fields)
        here.start()
        there.start()
        try:
            await scene(here, there, made.journey_id, made.sequence)
        finally:
            await here.stop()
            await there.stop()

    asyncio.run(play())


@pytest.mark.parametrize("tells", [True, False], ids=["by notify", "all notifies dropped"])
def test_a_change_in_one_server_is_heard_in_the_other(postgres_url: str, tells: bool) -> None:
    async def scene(here: Server, there: Server, journey_id: str, sequence: int) -> None:
        listener = Crowd()
        await there.hub.subscribe(journey_id, listener)
        await asyncio.to_thread(add_phase, here.workspace, journey_id)
        assert await listener.hear(1) == [sequence + 1]

    run(postgres_url, tells=tells, scene=scene)


def test_the_link_between_servers_mends_itself(postgres_url: str) -> None:
    async def scene(here: Server, there: Server, journey_id: str, sequence: int) -> None:
        listener = Crowd()
        await there.hub.subscribe(journey_id, listener)
        await asyncio.to_thread(add_phase, here.workspace, journey_id)
        await listener.hear(1)
        with here.database.engine.connect() as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                " AND query LIKE 'LISTEN%%'"
            )
        await asyncio.to_thread(add_phase, here.workspace, journey_id)
        assert await listener.hear(2) == [sequence + 1, sequence + 2]

    run(postgres_url, tells=True, scene=scene)


def test_a_server_that_stops_does_not_wait_for_its_next_poll(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.live.workers.POLL_SECONDS", 60.0)

    async def scene(here: Server, there: Server, journey_id: str, _sequence: int) -> None:
        listener = Crowd()
        await there.hub.subscribe(journey_id, listener)
        await asyncio.to_thread(add_phase, here.workspace, journey_id)
        await listener.hear(1)
        async with asyncio.timeout(30):
            await asyncio.to_thread(there.workers.stop)

    run(postgres_url, tells=True, scene=scene)


@pytest.mark.parametrize("tells", [True, False], ids=["by notify", "all notifies dropped"])
def test_words_taken_back_in_one_server_are_forgotten_in_the_other(
    postgres_url: str, tells: bool
) -> None:
    async def scene(here: Server, there: Server, _journey_id: str, _sequence: int) -> None:
        forgotten = asyncio.Event()
        loop = asyncio.get_running_loop()

        def heard() -> None:
            loop.call_soon_threadsafe(forgotten.set)

        there.hub.forgets = heard
        with here.database.writing() as session:
            note_forgetting(session)
            session.commit()
        await asyncio.wait_for(forgotten.wait(), 5)

    run(postgres_url, tells=tells, scene=scene)
