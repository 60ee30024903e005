"""Publish and subscribe within one process: what was committed is told once, in order, to all.

Whoever commits hands over what it wrote. That, or a hint from another process, is only a reason to
look: where a number is missing the log is read, so that what is lost, doubled or late changes
nothing. Everything but ``tell`` and ``hint`` runs on the event loop.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, Protocol

from app.live.frames import Batch, Frame

AT_ONCE: Final = 50
"""So many listeners hear before the event loop looks after others: answers don't wait for all."""
REMEMBERED: Final = 500
"""The last events of a room, for who comes back."""
AGAIN_SECONDS: Final = 60.0
"""Longer than any request or drawing takes that had read words before they were taken back."""
ReadAfter = Callable[[str, int], list[Frame]]
"""The frames of a journey behind a sequence number; blocking, called in a thread."""
ReadSequence = Callable[[str], int]
"""The journey's last sequence number; blocking, called in a thread."""


class Hears(Protocol):
    """Somebody who listens: takes what is new without waiting, and can be closed."""

    def deliver(self, batch: Batch) -> None:
        """Something new."""

    def close(self) -> None:
        """Nothing more."""


class Room:
    """The listeners of one journey, and how far its log was told to them."""

    def __init__(self, cursor: int) -> None:
        self.cursor = cursor
        self.listeners: dict[Hears, None] = {}
        self.recent: deque[Frame] = deque(maxlen=REMEMBERED)
        self.reading: asyncio.Task[None] | None = None
        self.hinted = False
        self._news: list[Frame] = []
        self._telling: tuple[Batch, Iterator[Hears]] | None = None

    def tell(self, frames: list[Frame]) -> None:
        """Tell everybody who listens now; some at once, the others when the loop comes back."""
        self.cursor = frames[-1].sequence
        self.recent.extend(frames)
        self._news += frames
        if self._telling is None:
            self._tell_some()

    def missed(self, sequence: int) -> list[Frame] | None:
        """What was told behind a number; ``None`` where that is not remembered any more."""
        if sequence >= self.cursor:
            return []
        if not self.recent or self.recent[0].sequence > sequence + 1:
            return None
        return [frame for frame in self.recent if frame.sequence > sequence]

    def _tell_some(self) -> None:
        if self._telling is None:
            if not self._news:
                return  # told meanwhile: what came between two rounds begins the next one at once
            self._telling = Batch(self._news), iter(list(self.listeners))
            self._news = []
        batch, others = self._telling
        told = 0
        for listener in islice(others, AT_ONCE):
            listener.deliver(batch)
            told += 1
        if told < AT_ONCE:
            self._telling = None
            if not self._news:
                return
        asyncio.get_running_loop().call_soon(self._tell_some)


class Hub:
    """Every room of this process."""

    def __init__(self, read_after: ReadAfter, read_sequence: ReadSequence) -> None:
        self._read_after = read_after
        self._read_sequence = read_sequence
        self._rooms: dict[str, Room] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self.closed = False
        self.forgets: Callable[[], None] = lambda: None
        """Called where another process tells that words were taken back; from any thread."""

    def start(self) -> None:
        """Belong to the running event loop."""
        self._loop = asyncio.get_running_loop()

    def has(self, journey_id: str) -> bool:
        """Whether anybody listens to a journey; from any thread."""
        return journey_id in self._rooms

    def tell(self, journey_id: str, frames: list[Frame]) -> None:
        """These were committed; from any thread."""
        if self._loop is not None and not self._loop.is_closed() and journey_id in self._rooms:
            self._loop.call_soon_threadsafe(self._tell, journey_id, frames)

    def hint(self, journey_id: str, sequence: int | None = None) -> None:
        """Something may have changed; from any thread, and cheap where nobody listens.

        A number that was told already is no news.
        """
        if self._loop is not None and not self._loop.is_closed() and journey_id in self._rooms:
            self._loop.call_soon_threadsafe(self._hinted, journey_id, sequence)

    def forget(self, again: Callable[[], None]) -> None:
        """Keep nothing of what was told: words were taken back. From any thread.

        What was on its way may still have come into a memory: ``again`` is called a while later.
        """
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._forget, again)

    def cursors(self) -> dict[str, int]:
        """The journeys that somebody listens to, and how far each was told."""
        return {journey_id: room.cursor for journey_id, room in list(self._rooms.items())}

    async def subscribe(self, journey_id: str, listener: Hears) -> int:
        """Hear everything that comes behind the number that this gives."""
        room = self._rooms.get(journey_id)
        if room is None:
            cursor = await asyncio.to_thread(self._read_sequence, journey_id)
            room = self._rooms.setdefault(journey_id, Room(cursor))
        if self.closed:
            listener.close()
        room.listeners[listener] = None
        return room.cursor

    async def missed(self, journey_id: str, sequence: int) -> list[Frame]:
        """What was told of a journey behind a number, or some of it: ask on until it is nothing."""
        found = self._rooms[journey_id].missed(sequence)
        if found is None:
            found = await asyncio.to_thread(self._read_after, journey_id, sequence)
        return found

    async def sequence(self, journey_id: str) -> int:
        """The number of a journey's last change, as the log has it right now."""
        return await asyncio.to_thread(self._read_sequence, journey_id)

    def unsubscribe(self, journey_id: str, listener: Hears) -> None:
        """Hear no more; the last one out closes the room."""
        room = self._rooms.get(journey_id)
        if room is None:
            return
        room.listeners.pop(listener, None)
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

    def _forget(self, again: Callable[[], None]) -> None:
        for room in self._rooms.values():
            room.recent.clear()
        asyncio.get_running_loop().call_later(AGAIN_SECONDS, again)

    def _tell(self, journey_id: str, frames: list[Frame]) -> None:
        room = self._rooms.get(journey_id)
        if room is None or frames[-1].sequence <= room.cursor:
            return
        if room.reading is None and frames[0].sequence == room.cursor + 1:
            room.tell(frames)
        else:
            self._wake(journey_id)

    def _hinted(self, journey_id: str, sequence: int | None) -> None:
        room = self._rooms.get(journey_id)
        if room is not None and (sequence is None or sequence > room.cursor):
            self._wake(journey_id)

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
            if frames:
                room.hinted = True
                room.tell(frames)
