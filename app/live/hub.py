"""Publish and subscribe within one process: a hint comes in, the log is read once, all hear it.

A hint is only a reason to look: what is sent is read from the log, so that a lost, doubled or late
hint changes nothing. Everything but ``hint`` runs on the event loop.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Final

from app.live.frames import Frame

QUEUE_LENGTH: Final = 1_000
ReadAfter = Callable[[str, int], list[Frame]]
"""The frames of a journey behind a sequence number; blocking, called in a thread."""
ReadSequence = Callable[[str], int]
"""The journey's last sequence number; blocking, called in a thread."""


class Subscription:
    """What one listener has still to hear: bounded, so that a slow one slows nobody."""

    def __init__(self) -> None:
        self._frames: deque[Frame] = deque()
        self._something = asyncio.Event()
        self.closed = False

    def offer(self, frames: list[Frame]) -> None:
        """Queue frames; a listener that is too far behind is closed and resumes by number."""
        if len(self._frames) + len(frames) > QUEUE_LENGTH:
            self.close()
            return
        self._frames.extend(frames)
        self._something.set()

    def close(self) -> None:
        """Send nothing more."""
        self.closed = True
        self._something.set()

    async def take(self) -> list[Frame]:
        """Everything that waits; waits for something, and is empty once closed."""
        await self._something.wait()
        self._something.clear()
        if self.closed:
            return []
        taken = list(self._frames)
        self._frames.clear()
        return taken


class Room:
    """The listeners of one journey, and how far the log was read for them."""

    def __init__(self, cursor: int) -> None:
        self.cursor = cursor
        self.listeners: set[Subscription] = set()
        self.reading: asyncio.Task[None] | None = None
        self.hinted = False


class Hub:
    """Every room of this process."""

    def __init__(self, read_after: ReadAfter, read_sequence: ReadSequence) -> None:
        self._read_after = read_after
        self._read_sequence = read_sequence
        self._rooms: dict[str, Room] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self.closed = False

    def start(self) -> None:
        """Belong to the running event loop."""
        self._loop = asyncio.get_running_loop()

    def hint(self, journey_id: str, _sequence: int = 0) -> None:
        """Something may have changed; from any thread, and cheap where nobody listens."""
        if self._loop is not None and not self._loop.is_closed() and journey_id in self._rooms:
            self._loop.call_soon_threadsafe(self._wake, journey_id)

    def journeys(self) -> list[str]:
        """The journeys that somebody listens to."""
        return list(self._rooms)

    async def subscribe(self, journey_id: str) -> Subscription:
        """Hear everything that comes from now on; read the log afterwards for what was before."""
        room = self._rooms.get(journey_id)
        if room is None:
            cursor = await asyncio.to_thread(self._read_sequence, journey_id)
            room = self._rooms.setdefault(journey_id, Room(cursor))
        listener = Subscription()
        if self.closed:
            listener.close()
        room.listeners.add(listener)
        return listener

    def unsubscribe(self, journey_id: str, listener: Subscription) -> None:
        """Hear no more; the last one out closes the room."""
        room = self._rooms.get(journey_id)
        if room is None:
            return
        room.listeners.discard(listener)
        if not room.listeners:
            del self._rooms[journey_id]

    def close(self) -> None:
        """Close every stream, so that the server can stop; from the event loop's thread."""
        self.closed = True
        for room in self._rooms.values():
            for listener in room.listeners:
                listener.close()

    def close_soon(self) -> None:
        """As ``close``, from any thread or a signal's handler."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.close)

    async def settle(self) -> None:
        """Wait until nobody reads the log any more: the database can be closed then."""
        await asyncio.sleep(0)  # a hint that is on its way starts its reader first
        reading = [room.reading for room in self._rooms.values() if room.reading is not None]
        await asyncio.gather(*reading, return_exceptions=True)

    def _wake(self, journey_id: str) -> None:
        room = self._rooms.get(journey_id)
        if room is None:
            return
        room.hinted = True
        if room.reading is None:
            room.reading = asyncio.create_task(self._read(journey_id, room))
            room.reading.add_done_callback(lambda _task: self._rest(journey_id, room))

    def _rest(self, journey_id: str, room: Room) -> None:
        """The reader stopped; a hint that came in its last moment starts it again."""
        failed = room.reading is not None and not room.reading.cancelled()
        problem = room.reading.exception() if room.reading is not None and failed else None
        room.reading = None
        if problem is not None:
            for listener in room.listeners:
                listener.close()
            raise problem
        if room.hinted:
            self._wake(journey_id)

    async def _read(self, journey_id: str, room: Room) -> None:
        while room.hinted:
            room.hinted = False
            frames = await asyncio.to_thread(self._read_after, journey_id, room.cursor)
            if not frames:
                continue
            room.cursor = frames[-1].sequence
            room.hinted = True
            for listener in list(room.listeners):
                listener.offer(frames)
