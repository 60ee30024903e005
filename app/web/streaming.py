"""The answer that never ends: a live stream, until either side closes it."""

import asyncio
from contextlib import AbstractContextManager, nullcontext

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.live import Hub, Listener, follow
from app.live.frames import AllEars, Ears
from app.live.stream import HEADERS
from app.web.direct_line import direct_line


class EventStream(Response):
    """``text/event-stream`` of a journey behind ``after``, or from now on.

    ``here`` lasts as long as the stream is open.
    """

    def __init__(
        self,
        hub: Hub,
        journey_id: str,
        *,
        after: int | None,
        ears: Ears | None = None,
        here: AbstractContextManager[None] | None = None,
    ) -> None:
        """Nothing is sent, nor heard, before the answer begins."""
        self.status_code = 200
        self.background = None
        self.body = b""
        self.init_headers(HEADERS)
        del self.headers["content-length"]
        self._hub = hub
        self._journey_id = journey_id
        self._after = after
        self._ears = ears or AllEars()
        self._here = here or nullcontext()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the hub closes, the listener may hear no more, or the client leaves."""
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        listener = Listener(direct_line(scope, send), self._ears)
        watching = asyncio.create_task(_until_gone(receive, listener))
        try:
            with self._here:
                await follow(self._hub, self._journey_id, listener, self._after)
        finally:
            watching.cancel()
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _until_gone(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue
    listener.close()
