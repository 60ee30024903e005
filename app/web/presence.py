"""Who is here: whoever has a workshop's stream open, noted for all of them at once."""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from fastapi import Request

from app.access.members import Member
from app.actions.joining import note_here
from app.actions.workspace import Workspace
from app.storage.failures import StorageFailed

SECONDS: Final = 10.0
log = logging.getLogger(__name__)


class Presence:
    """The participants with an open stream in this process; several processes share the table."""

    def __init__(self, workspace: Workspace, seconds: float = SECONDS) -> None:
        """Nobody is here yet."""
        self._workspace = workspace
        self._seconds = seconds
        self._open: Counter[str] = Counter()
        self._noting: asyncio.Task[None] | None = None

    @contextmanager
    def attended(self, member: Member) -> Iterator[None]:
        """As long as this lasts, the member is here."""
        who = [member.person.id] if member.participant is not None else []
        self._come(who)
        try:
            yield
        finally:
            self._leave(who)

    def _come(self, who: list[str]) -> None:
        self._open.update(who)
        if self._noting is None:
            self._noting = asyncio.create_task(self._note())

    def _leave(self, who: list[str]) -> None:
        """The last one out ends the noting, so that the server can stop."""
        self._open -= Counter(who)
        if not self._open and self._noting is not None:
            self._noting.cancel()
            self._noting = None

    async def _note(self) -> None:
        while True:
            await asyncio.sleep(self._seconds)
            try:
                await asyncio.to_thread(note_here, self._workspace, list(self._open))
            except StorageFailed:
                log.warning("who is here could not be noted", exc_info=True)


def presence_of(request: Request) -> Presence:
    """Who is here, as this server process knows."""
    state = request.app.state
    if not hasattr(state, "presence"):
        state.presence = Presence(state.workspace)
    found: Presence = state.presence
    return found
