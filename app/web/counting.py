"""Counting what comes back beside the requests: after a start, and after any change or import.

Whoever opens the overview then finds it counted. Nothing rests on it: what isn't counted yet is
counted when somebody looks (``app.actions.patterns``).
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from app.actions.workspace import Workspace
from app.storage.failures import StorageFailed

FIRST_SECONDS: Final = 2.0
"""Starting stays quick."""
POLL_SECONDS: Final = 3.0
SLICE_SECONDS: Final = 0.2
"""So long it counts at a time, and so long it lets the requests go first."""
log = logging.getLogger(__name__)


class Counter:
    """Counts what changed since it counted last."""

    def __init__(self, workspace: Workspace) -> None:
        """Nothing is counted yet."""
        self._workspace = workspace
        self._counted: tuple[object, ...] | None = None
        self._is_kept = False

    def count(self) -> bool:
        """Count for a short while; whether there is more to do at once."""
        from app.actions import patterns, settling  # neither is needed to start

        state = patterns.state_of_all(self._workspace)
        if state == self._counted:
            self._keep()
            return False
        if patterns.all_tallies(self._workspace, seconds=SLICE_SECONDS)[1]:
            return True
        if settling.settle(self._workspace):
            return True
        self._counted, self._is_kept = state, False
        return False

    def _keep(self) -> None:
        """Keep the sums for the next start, once nothing changed for a moment."""
        from app.actions import settling  # not needed to start

        if not self._is_kept:
            settling.keep_what_was_added_up(self._workspace)
            self._is_kept = True


class Counting:
    """Counts as long as the server runs."""

    def __init__(self, count: Callable[[], bool], first: float = FIRST_SECONDS) -> None:
        """Not begun yet."""
        self._count = count
        self._first = first
        self._ended = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, in the running event loop."""
        self._ended = asyncio.Event()
        self._task = asyncio.create_task(self._always())

    async def stop(self) -> None:
        """End, once the journey that is being counted was counted."""
        self._ended.set()
        if self._task is not None:
            await self._task

    async def _always(self) -> None:
        pause = self._first
        while not await self._ends_within(pause):
            try:
                pause = SLICE_SECONDS if await asyncio.to_thread(self._count) else POLL_SECONDS
            except StorageFailed:
                log.warning("counting waits: the database did not answer", exc_info=True)
                pause = POLL_SECONDS

    async def _ends_within(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._ended.wait(), seconds)
        except TimeoutError:
            return False
        return True
