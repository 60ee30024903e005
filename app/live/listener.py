"""One open stream: what is sent to it, at once where that can be, and in its own time where not.

A change for a thousand listeners would wake a thousand tasks. So the hub hands a listener what is
new, and as long as the line is free it is written there and then; the listener's task wakes only
for what takes time: a line that is full, a right that has to be looked up, a heartbeat.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Generator, Iterator, MutableMapping
from types import coroutine
from typing import Any, Final

from app.live.frames import GONE, HEARTBEAT, Batch, Ears, Frame

QUEUE_LENGTH: Final = 1_000
HEARTBEAT_SECONDS: Final = 15.0
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
"""ASGI's: sends one message of an answer; waits only where the line is full."""


class Listener:
    """What one stream has still to say: bounded, so that a slow one slows nobody."""

    def __init__(
        self, send: Send, ears: Ears, *, heartbeat_seconds: float = HEARTBEAT_SECONDS
    ) -> None:
        """Nothing has been said yet; ``sent`` is the number of the last event that was."""
        self.sent = 0
        self.closed = False
        self._send = send
        self._ears = ears
        self._heartbeat = heartbeat_seconds
        self._waiting: deque[Frame] = deque()
        self._rest: Awaitable[None] | None = None
        self._failure: Exception | None = None
        self._free = False
        self._wake = asyncio.Event()
        self._spoke = 0.0

    def deliver(self, batch: Batch) -> None:
        """Say what is new, now or soon; who is too far behind is closed, and resumes by number."""
        if self._free and batch.first > self.sent and not batch.concerns(self._ears):
            self.sent = batch.last
            self._say_at_once(batch.said_to(self._ears))
            return
        if len(self._waiting) + len(batch.frames) > QUEUE_LENGTH:
            self.close()
            return
        self._waiting.extend(batch.frames)
        self._wake_up()

    def close(self) -> None:
        """Say nothing more."""
        self.closed = True
        self._waiting.clear()
        self._wake_up()

    async def say(self, data: bytes) -> None:
        """Send this, in the listener's own task."""
        self._spoke = asyncio.get_running_loop().time()
        await self._send(_piece(data))

    async def tell(self, frames: list[Frame]) -> bool:
        """Send what is heard of these, those already sent left out; ``False``: they are gone."""
        news = [frame for frame in frames if frame.sequence > self.sent]
        if not news:
            return True
        batch = Batch(news)
        if batch.concerns(self._ears) and not await self._ears.look_again():
            await self.say(GONE)
            return False
        self.sent = batch.last
        said = batch.said_to(self._ears)
        if said:
            await self.say(said)
        return True

    async def listen(self) -> None:
        """Say what comes, as it comes, until the listener is closed or may hear no more."""
        while not self.closed:
            if self._failure is not None:
                raise self._failure
            if self._rest is not None:
                rest, self._rest = self._rest, None
                await rest
            elif self._waiting:
                frames = list(self._waiting)
                self._waiting.clear()
                if not await self.tell(frames):
                    return
            elif not await self._rested():
                return

    async def _rested(self) -> bool:
        """Wait for something to do, or for the next heartbeat; ``False``: they are gone."""
        loop = asyncio.get_running_loop()
        self._wake.clear()
        self._free = True
        try:
            async with asyncio.timeout_at(self._spoke + self._heartbeat):
                await self._wake.wait()
        except TimeoutError:
            self._free = False
            if self._spoke + self._heartbeat <= loop.time():
                return await self._beat()
        return True

    async def _beat(self) -> bool:
        if not await self._ears.look_again():
            await self.say(GONE)
            return False
        await self.say(HEARTBEAT)
        return True

    def _wake_up(self) -> None:
        self._free = False
        self._wake.set()

    def _say_at_once(self, data: bytes) -> None:
        """Begin to send; where the line is full, the listener's task waits for the rest."""
        if not data:
            return
        self._spoke = asyncio.get_running_loop().time()
        steps = self._send(_piece(data)).__await__()
        try:
            waits_for = next(steps)
        except StopIteration:
            return
        except Exception as failure:  # noqa: BLE001 - raised in this listener's own task
            self._failure = failure
        else:
            self._rest = _going_on(steps, waits_for)
        self._wake_up()


def _piece(data: bytes) -> dict[str, Any]:
    return {"type": "http.response.body", "body": data, "more_body": True}


@coroutine
def _going_on(steps: Iterator[Any], waits_for: Any) -> Generator[Any, None, None]:
    """The rest of something that was begun outside a task, and waits for this."""
    yield waits_for
    yield from steps
