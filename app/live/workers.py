"""Several server processes on one PostgreSQL hear each other: NOTIFY as a hint, a poll beside it.

The hint goes out after the commit and on a connection of its own: within the writing transaction,
NOTIFY would take a lock on the whole database at the commit. It may be lost; the poll finds what it
missed within a second. The log stays the only truth.
"""

import logging
import queue
import threading
from collections.abc import Callable
from typing import Final

import psycopg
from sqlalchemy.engine import URL

from app.live.hub import Hub
from app.storage.remembered import FORGOTTEN

CHANNEL: Final = "klantreis_journey"
SEQUENCES: Final = "SELECT id, sequence FROM journey WHERE id = ANY(%s)"
TAKEN_BACK: Final = "SELECT value FROM setting WHERE name = %s"
STOPPING: Final = ""
"""What a process tells at its end, so that its own listening ends too; no journey has this id."""
POLL_SECONDS: Final = 1.0
RETRY_SECONDS: Final = 1.0
log = logging.getLogger(__name__)


class Workers:
    """Passes hints between this process and the others that serve the same database."""

    def __init__(self, url: URL, hub: Hub) -> None:
        """Nothing is connected before ``start``."""
        self._address = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._hub = hub
        self._to_tell: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._own = 0
        self._forgotten: str | None = None
        self._threads = [
            threading.Thread(target=self._stubbornly, args=(work,), name=name, daemon=True)
            for name, work in (("live-listen", self._listen), ("live-tell", self._tell))
        ]

    def start(self) -> None:
        """Begin to listen and to tell."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop both; waits until they have let go of their connections."""
        self._stopping.set()
        self._to_tell.put(None)
        for thread in self._threads:
            thread.join()

    def tell(self, journey_id: str) -> None:
        """Tell the other processes to look at this journey; never waits for the database."""
        self._to_tell.put(journey_id)

    def _stubbornly(self, work: Callable[[psycopg.Connection], None]) -> None:
        """Do it again after every break of the connection, until the server stops."""
        while not self._stopping.is_set():
            try:
                with psycopg.connect(self._address, autocommit=True) as connection:
                    work(connection)
            except psycopg.OperationalError:
                if self._stopping.is_set():
                    return
                log.warning("lost the connection between the servers, trying again", exc_info=True)
                self._stopping.wait(RETRY_SECONDS)

    def _listen(self, connection: psycopg.Connection) -> None:
        connection.execute(f"LISTEN {CHANNEL}")
        self._forget_what_was_taken_back(connection)
        while not self._stopping.is_set():
            for notice in connection.notifies(timeout=POLL_SECONDS):
                if self._stopping.is_set():
                    return
                # This process has told its own listeners already.
                if notice.pid != self._own and notice.payload != STOPPING:
                    self._hub.hint(notice.payload)
            self._look(connection)
            self._forget_what_was_taken_back(connection)

    def _look(self, connection: psycopg.Connection) -> None:
        """How far the log has come of all journeys that somebody listens to, in one question."""
        journeys = list(self._hub.cursors())
        if journeys:
            for journey_id, sequence in connection.execute(SEQUENCES, [journeys]):
                self._hub.hint(journey_id, sequence)

    def _forget_what_was_taken_back(self, connection: psycopg.Connection) -> None:
        """Let this process forget what it kept, where words were taken back since the last look."""
        found = connection.execute(TAKEN_BACK, [FORGOTTEN]).fetchone()
        if found is not None and found[0] != self._forgotten:
            self._forgotten = found[0]
            self._hub.forgets()

    def _tell(self, connection: psycopg.Connection) -> None:
        self._own = connection.info.backend_pid
        while not self._stopping.is_set():
            for journey_id in self._waiting():
                connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, journey_id))
        # Without it a server that stops would wait for its next poll.
        connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, STOPPING))

    def _waiting(self) -> set[str]:
        """The journeys to tell of, each once; waits for the first."""
        found = {self._to_tell.get()}
        while not self._to_tell.empty():
            found.add(self._to_tell.get())
        return {one for one in found if one is not None}
