"""Everything live of one server process: the hub, its log, and its link to the other processes."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.live.frames import frames_of
from app.live.hub import Hub
from app.live.log_reader import log_reader
from app.storage.database import Database
from app.storage.log import News

if TYPE_CHECKING:
    from app.live.workers import Workers


class Live:
    """Started with the event loop, told of every commit, closed before the server stops."""

    def __init__(self, database: Database) -> None:
        self.hub = Hub(*log_reader(database))
        self.heard: Callable[[], None] = lambda: None
        """Called after every commit of this process, in its thread: it may not wait."""
        self._workers = None if database.is_sqlite else _link(database, self.hub)

    def tell(self, journey_id: str, news: Sequence[News]) -> None:
        """This was committed: whoever listens here hears it without asking the log."""
        if news and self.hub.has(journey_id):
            self.hub.tell(journey_id, frames_of(news))

    def announce(self, journey_id: str, sequence: int) -> None:
        """Something was committed: let everybody look, here and in the other processes."""
        self.hub.hint(journey_id, sequence)
        self.heard()
        if self._workers is not None:
            self._workers.tell(journey_id)

    def start(self) -> None:
        """Belong to the running event loop, and find the other processes."""
        self.hub.start()
        if self._workers is not None:
            self._workers.start()

    async def stop(self) -> None:
        """Close every stream and let go of the database."""
        self.hub.close()
        if self._workers is not None:
            await asyncio.to_thread(self._workers.stop)
        await self.hub.settle()


def _link(database: Database, hub: Hub) -> "Workers":
    """The link to other processes; its driver is loaded only where there is a server to link to."""
    from app.live.workers import Workers

    return Workers(database.url, hub)
