"""Who the members of a workshop are as things are now: asked for by many, read once."""

import asyncio
from collections.abc import Sequence

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from app.access.members import Member
from app.actions.joining import current_members
from app.actions.workspace import Workspace


class Lookups:
    """Joins the questions of a workshop's streams, which a change makes all of them ask at once.

    Nothing is kept: a read answers those who asked before it began, and no one who asks later.
    """

    def __init__(self, workspace: Workspace) -> None:
        """Nobody has asked yet."""
        self._workspace = workspace
        self._next: dict[str, _Round] = {}

    async def current(self, member: Member) -> Member | None:
        """The same member as things are now; ``None``: sent away, or time is over."""
        found = self._next.get(member.workshop.id)
        if found is None:
            found = self._next[member.workshop.id] = _Round()
            found.answers = asyncio.create_task(self._read(member.workshop.id, found.asked))
        place = len(found.asked)
        found.asked.append(member)
        return (await asyncio.shield(found.answers))[place]

    async def _read(self, workshop_id: str, asked: list[Member]) -> Sequence[Member | None]:
        """Wait for who asks in the same breath, close the round, and read."""
        before = 0
        while before < len(asked):
            before = len(asked)
            await asyncio.sleep(0)
        del self._next[workshop_id]
        return await run_in_threadpool(current_members, self._workspace, asked)


class _Round:
    """Those who asked since the last read began, and the read that answers them."""

    answers: asyncio.Task[Sequence[Member | None]]

    def __init__(self) -> None:
        self.asked: list[Member] = []


def lookups_of(request: Request) -> Lookups:
    """The lookups of this server process."""
    state = request.app.state
    if not hasattr(state, "lookups"):
        state.lookups = Lookups(state.workspace)
    found: Lookups = state.lookups
    return found
