"""Headers on every answer, no form from another site, no body without end.

Plain ASGI rather than Starlette's ``BaseHTTPMiddleware``, which would hold up live streams.
"""

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.answers import Answer, respond

CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FRAMED: Final = "frame-ancestors http"
"""In the policy of an answer that certain sites may show within a page of theirs."""
API_VERSION: Final = "1.0.0"
MOST_BYTES: Final = 12_000_000
"""The largest body that is read: far above any journey, so that a text that is much too long still
gets the answer that names its field."""
MOST_OF_A_LOG: Final = 1_000_000_000
"""An event log may be far larger than any journey: it is taken in as a stream, on disk."""
LOGS_TAKEN_IN_AT: Final = "/reading"
MOST_THROWN_AWAY: Final = 100_000_000
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class SecurityHeaders:
    """Sets ``HEADERS``, and ``Cache-Control: no-store`` where the route says nothing else.

    Answers below ``/api/`` tell the version of the API as well.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, unless a form of another site sent it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if FRAMED in headers["Content-Security-Policy"]:
                    del headers["X-Frame-Options"]  # it knows no sites; the policy names them
                headers.setdefault("Cache-Control", "no-store")
                if scope["path"].startswith("/api/"):
                    headers["API-Version"] = API_VERSION
                if scope["scheme"] == "https":
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            await send(message)

        if scope["method"] not in SAFE_METHODS and _comes_from_elsewhere(Headers(scope=scope)):
            refusal = respond(Request(scope), Answer(403, "another_site"))
            await refusal(scope, receive, send_with_headers)
            return
        await self.app(scope, receive, send_with_headers)


class BodyLimit:
    """Ends a request whose body is too large: while it is read, before anything takes it apart.

    What is too large is still taken in and thrown away, so that the sender gets to read the answer
    instead of a broken connection.
    """

    def __init__(self, app: ASGIApp, most: int = MOST_BYTES) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with a limit on what can be read of it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = MOST_OF_A_LOG if scope["path"] == LOGS_TAKEN_IN_AT else self.most
        read = 0
        announced = Headers(scope=scope).get("content-length", "")

        async def receive_some() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most or (announced.isdecimal() and int(announced) > most):
                await _throw_away(receive, message)
                raise HTTPException(413)
            return message

        await self.app(scope, receive_some, send)


async def _throw_away(receive: Receive, message: Message) -> None:
    thrown = 0
    while message.get("more_body", False) and thrown < MOST_THROWN_AWAY:
        message = await receive()
        thrown += len(message.get("body", b""))


def _comes_from_elsewhere(headers: Headers) -> bool:
    """Whether a browser says that another site sent this; who uses no browser says nothing."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")
