"""One listener's stream: what was missed, then what comes, with a heartbeat in between.

No database session lives here: the log is read in short reads of their own.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from typing import Final

from app.live.frames import GONE, HEARTBEAT, Frame, opening, too_far_behind
from app.live.hub import Hub, Subscription

HEARTBEAT_SECONDS: Final = 15.0
MOST_REPLAYED: Final = 500
HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
    "Content-Type": "text/event-stream; charset=utf-8",
}


Watch = Callable[[list[Frame]], Awaitable[list[Frame] | None]]
"""What of these frames a listener hears; ``None``: nothing any more."""


async def _everything(frames: list[Frame]) -> list[Frame] | None:
    return frames


async def event_stream(
    hub: Hub,
    journey_id: str,
    *,
    after: int,
    sequence: int,
    read_after: Callable[[str, int], list[Frame]],
    watch: Watch = _everything,
    heartbeat_seconds: float = HEARTBEAT_SECONDS,
) -> AsyncGenerator[bytes, None]:
    """The events of a journey behind ``after``, for ever; ``sequence`` is its number right now.

    ``watch`` is asked about every batch before it is sent, and about nothing at every heartbeat.
    Ends when the hub closes or the listener is too slow: the client then resumes by number.
    """
    listener = await hub.subscribe(journey_id)
    try:
        sent = after
        yield opening(sent)
        if sequence - after > MOST_REPLAYED:
            sent = sequence
            yield too_far_behind(sent)
        while missed := await asyncio.to_thread(read_after, journey_id, sent):
            sent = missed[-1].sequence
            said = await _said(missed, watch)
            yield said
            if said == GONE:
                return
        async for frames in _news(listener, heartbeat_seconds):
            news = [frame for frame in frames if frame.sequence > sent]
            sent = news[-1].sequence if news else sent
            said = await _said(news, watch)
            yield said
            if said == GONE:
                return
    finally:
        hub.unsubscribe(journey_id, listener)


async def _news(listener: Subscription, heartbeat_seconds: float) -> AsyncIterator[list[Frame]]:
    """What comes, as it comes; nothing at every heartbeat; the end once the listener is closed."""
    while not listener.closed:
        try:
            async with asyncio.timeout(heartbeat_seconds):  # no task for each change and listener
                frames = await listener.take()
        except TimeoutError:
            frames = []
        if not listener.closed:
            yield frames


async def _said(frames: list[Frame], watch: Watch) -> bytes:
    """What is sent of these frames: those that are heard, a heartbeat for none, or the end."""
    heard = await watch(frames)
    if heard is None:
        return GONE
    return b"".join(frame.data for frame in heard) or HEARTBEAT
