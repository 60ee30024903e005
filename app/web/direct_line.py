"""The server's own way of sending, for answers that go on and on.

Every layer around a route puts a function of its own around ``send``. A live stream has a thousand
listeners and needs none of them once the answer has begun: then they cost more than the sending.
"""

from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

_LINE: Final = "klantreis.line"


class DirectLine:
    """Remembers the server's own ``send`` with every request that gets a body in its answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Note it, and pass the request on."""
        if scope["type"] == "http" and scope["method"] != "HEAD":
            scope[_LINE] = send
        await self.app(scope, receive, send)


def direct_line(scope: Scope, send: Send) -> Send:
    """What sends the pieces of an answer that ``send`` has begun."""
    line: Send = scope.get(_LINE, send)
    return line
