"""A log in memory, and who listens to it: in the hub itself, or over a line."""

import asyncio
from collections.abc import Callable, Coroutine, MutableMapping
from contextlib import suppress
from typing import Any

from app.live.frames import AllEars, Batch, Ears, Frame
from app.live.hub import Hub
from app.live.listener import Listener
from app.live.stream import follow


class Log:
    """A log in memory that stands in for the table."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self.reads = 0

    def append(self, count: int = 1) -> list[Frame]:
        """Write events with the next numbers."""
        new = [
            Frame(number, f"id: {number}\n\n".encode())
            for number in range(len(self.frames) + 1, len(self.frames) + count + 1)
        ]
        self.frames += new
        return new

    def read_after(self, _journey: str, sequence: int) -> list[Frame]:
        """At most five at once, as the table gives at most so many."""
        self.reads += 1
        return self.frames[sequence : sequence + 5]

    def read_sequence(self, _journey: str) -> int:
        """The last number."""
        return len(self.frames)


class Crowd:
    """Listens to a hub, and notes the numbers that it hears."""

    def __init__(self) -> None:
        self.heard: list[int] = []
        self.closed = False
        self._more = asyncio.Event()

    def deliver(self, batch: Batch) -> None:
        """Note what is new."""
        self.heard += [frame.sequence for frame in batch.frames]
        self._more.set()

    def close(self) -> None:
        """Hear no more."""
        self.closed = True

    async def hear(self, count: int) -> list[int]:
        """What was heard, once it is so much."""
        while len(self.heard) < count:
            self._more.clear()
            await asyncio.wait_for(self._more.wait(), 5)
        return self.heard


class Line:
    """The way to a client: what was sent over it, and whether it is full."""

    def __init__(self) -> None:
        self.said = b""
        self.flows = asyncio.Event()
        self.flows.set()
        self._more = asyncio.Event()

    async def send(self, message: MutableMapping[str, Any]) -> None:
        """As a server's: waits only while the line is full."""
        if not self.flows.is_set():
            await self.flows.wait()
        self.said += message["body"]
        self._more.set()

    async def until(self, words: str) -> str:
        """Everything that was said, once these words are in it."""
        while words.encode() not in self.said:
            self._more.clear()
            await asyncio.wait_for(self._more.wait(), 5)
        return self.said.decode()


def run(scene: Callable[[Hub, Log], Coroutine[Any, Any, None]]) -> None:
    """Play a scene with a hub on an empty log."""

    async def play() -> None:
        log = Log()
        hub = Hub(log.read_after, log.read_sequence)
        hub.start()
        await scene(hub, log)

    asyncio.run(play())


class Client:
    """A stream that is open, on a line of its own."""

    def __init__(
        self, hub: Hub, after: int | None, ears: Ears | None = None, heartbeat: float = 15.0
    ) -> None:
        self.line = Line()
        self.listener = Listener(self.line.send, ears or AllEars(), heartbeat_seconds=heartbeat)
        self.task = asyncio.create_task(follow(hub, "j", self.listener, after))

    async def leave(self) -> None:
        """Close it from this side."""
        self.listener.close()
        with suppress(asyncio.CancelledError):
            await asyncio.wait_for(self.task, 5)
