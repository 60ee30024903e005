"""Erasing in time: every hour, beside the requests, in every server process."""

import asyncio
import logging
from pathlib import Path
from typing import Final

from app.actions.workspace import Workspace
from app.storage.failures import StorageFailed
from app.web.counting import Counter, Counting

FIRST_SECONDS: Final = 60.0
SECONDS: Final = 3_600.0
log = logging.getLogger(__name__)


class Tidying:
    """Carries out the duties of ``app.actions.retention`` as long as the server runs.

    With them go the logs and fetches in the data folder that nobody touched for a while. Beside it
    counting goes on.
    """

    def __init__(
        self,
        workspace: Workspace,
        data: Path | None = None,
        first: float = FIRST_SECONDS,
        seconds: float = SECONDS,
    ) -> None:
        """Not begun yet; the first time soon after the start, so that starting stays quick."""
        self._workspace = workspace
        self._data = data
        self._first = first
        self._seconds = seconds
        self._task: asyncio.Task[None] | None = None
        self._counting = Counting(Counter(workspace).count)

    def start(self) -> None:
        """Begin, in the running event loop."""
        self._task = asyncio.create_task(self._always())
        self._counting.start()

    async def stop(self) -> None:
        """End; an erasure that is under way is one transaction, and finishes or never was."""
        await self._counting.stop()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _always(self) -> None:
        pause = self._first
        while True:
            await asyncio.sleep(pause)
            pause = self._seconds
            try:
                await asyncio.to_thread(_erase, self._workspace)
            except StorageFailed:
                log.warning("what is due could not be erased; the next hour tries again")
            if self._data is not None:
                await asyncio.to_thread(_forget_files, self._data)


def _erase(workspace: Workspace) -> None:
    from app.actions.retention import erase_due  # not needed to start quickly

    erase_due(workspace)


def _forget_files(data: Path) -> None:
    from app.eventlogs.desk import Desk  # neither is needed to start quickly
    from app.openklant.desk import ContactsDesk

    Desk(data / "reading").forget()
    ContactsDesk(data).forget()
