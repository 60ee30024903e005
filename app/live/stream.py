"""One listener's stream: what was missed, then what comes, with a heartbeat in between.

No database session lives here: the log is read in short reads of their own.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Final

from app.live.frames import HEARTBEAT, Frame, opening, too_far_behind
from app.live.hub import Hub

HEARTBEAT_SECONDS: Final = 15.0
MOST_REPLAYED: Final = 500
HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
    "Content-Type": "text/event-stream; charset=utf-8",
}


async def event_stream(
    hub: Hub,
    journey_id: str,
    *,
    after: int,
    sequence: int,
    read_after: Callable[[str, int], list[Frame]],
    heartbeat_seconds: float = HEARTBEAT_SECONDS,
) -> AsyncIterator[bytes]:
    """The events of a journey behind ``after``, for ever; ``sequence`` is its number right now.

    Ends when the hub closes or the listener is too slow: the client then resumes by number.
    """
    listener = await hub.subscribe(journey_id)
    try:
        sent = after
        yield opening(sent)
        if sequence - after > MOST_REPLAYED:
            sent = sequence
            yield too_far_behind(sent)
        missed = await asyncio.to_thread(read_after, journey_id, sent)
        while missed:
            sent = missed[-1].sequence
            yield b"".join(frame.data for frame in missed)
            missed = await asyncio.to_thread(read_after, journey_id, sent)
        while not listener.closed:
            try:
                frames = await asyncio.wait_for(listener.take(), heartbeat_seconds)
            except TimeoutError:
                yield HEARTBEAT
                continue
            news = [frame for frame in frames if frame.sequence > sent]
            if news:
                sent = news[-1].sequence
                yield b"".join(frame.data for frame in news)
    finally:
        hub.unsubscribe(journey_id, listener)
