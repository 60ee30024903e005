"""A journey's stream for one listener: what was missed, then what comes.

No database session lives here: the log is read in short reads of their own.
"""

from collections.abc import Mapping
from typing import Final

from app.live.frames import opening, too_far_behind
from app.live.hub import Hub
from app.live.listener import Listener

MOST_REPLAYED: Final = 500
HEADERS: Final[Mapping[str, str]] = {
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
    "Content-Type": "text/event-stream; charset=utf-8",
}


async def follow(hub: Hub, journey_id: str, listener: Listener, after: int | None) -> None:
    """Tell a listener of a journey's events behind ``after`` (or from now on), for ever.

    Ends when the hub closes, when the listener is too slow or may hear no more: a client then
    resumes by number. ``after`` that the log hasn't come to is of another database: it starts anew.
    """
    cursor = await hub.subscribe(journey_id, listener)
    try:
        now = cursor
        if after is not None and after > cursor:
            now = await hub.sequence(journey_id)
        listener.sent = now if after is None or after > now else after
        await listener.say(opening(listener.sent))
        if now - listener.sent > MOST_REPLAYED:
            listener.sent = now
            await listener.say(too_far_behind(now))
        while missed := await hub.missed(journey_id, listener.sent):
            if not await listener.tell(missed):
                return
        await listener.listen()
    finally:
        hub.unsubscribe(journey_id, listener)
