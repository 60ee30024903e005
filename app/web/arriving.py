"""A quick start: the front page answers at once, the rest is loaded meanwhile and waited for.

A third of the time to load the program goes into routes that nobody asks for in the first second.
"""

import asyncio
import threading
from collections.abc import Callable
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

AT_ONCE: Final = frozenset({"/", "/login", "/healthz"})
STATIC: Final = "/static/"


class Arriving:
    """Loading the rest of the routes, once, in a thread of its own."""

    def __init__(self, load: Callable[[], None]) -> None:
        self._load = load
        self._begun = threading.Lock()
        self._thread: threading.Thread | None = None
        self._failure: Exception | None = None

    def begin(self) -> None:
        """Load, unless that has begun."""
        with self._begun:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="arriving", daemon=True)
                self._thread.start()

    @property
    def is_over(self) -> bool:
        """Whether every route is there."""
        return self._thread is not None and not self._thread.is_alive() and not self._failure

    def wait(self) -> None:
        """Wait until every route is there; raises what went wrong with loading."""
        self.begin()
        if self._thread is not None:
            self._thread.join()
        if self._failure is not None:
            raise RuntimeError("the server could not load all its routes") from self._failure

    def _run(self) -> None:
        try:
            self._load()
        except Exception as failure:  # noqa: BLE001 - told to every request that waits for it
            self._failure = failure


class WaitForRoutes:
    """Holds a request for anything but the front page until every route is there."""

    def __init__(self, app: ASGIApp, arriving: Arriving) -> None:
        self.app = app
        self._arriving = arriving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, when its route can be there."""
        if scope["type"] == "http" and not self._arriving.is_over and not _at_once(scope["path"]):
            await asyncio.to_thread(self._arriving.wait)
        await self.app(scope, receive, send)


def _at_once(path: str) -> bool:
    return path in AT_ONCE or path.startswith(STATIC)
