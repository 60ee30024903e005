"""A room that writes while its server is killed: what every client saw, held against the log."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import httpx

from bench._history import log_of
from bench._room import Person, Room, Server, owner_of, room_of, start

PEOPLE = 8
PATIENCE = 60


@dataclass(frozen=True)
class Outcome:
    """What a run came to: operations that were sent, answered, and resent under the same name."""

    acknowledged: int
    resent: int
    lost: int
    doubled: int


class Writer:
    """Somebody whose outbox holds one change at a time, sent until it is answered."""

    def __init__(self, room: Room, person: Person, number: int) -> None:
        self.room = room
        self.headers = {"Authorization": f"Bearer {person.token}"}
        self.number = number
        self.acknowledged: list[str] = []
        self.stop_at = 0
        self.reached = asyncio.Event()
        self.resent = 0

    async def write(self, address: str, changes: int) -> None:
        """So many changes one after another, each under its own name."""
        for count in range(changes):
            name = f"{self.room.workshop}-{self.number}-{count}"
            item = {"phase": "f0", "title": f"Gesprek {name}"}
            body = {"resource": "contact-moment", "item": item}
            await self._until_answered(address, name, body)
            self.acknowledged.append(name)
            if len(self.acknowledged) >= self.stop_at:
                self.reached.set()

    async def has_written(self, count: int) -> None:
        """Wait until so many changes of this person have been answered."""
        self.stop_at = count
        if len(self.acknowledged) < count:
            self.reached.clear()
            await self.reached.wait()

    async def _until_answered(self, address: str, name: str, body: dict[str, object]) -> None:
        headers = self.headers | {"Idempotency-Key": name}
        for _ in range(PATIENCE * 10):
            try:
                async with httpx.AsyncClient(base_url=address, timeout=10) as client:
                    answer = await client.post(
                        f"{self.room.here}/contributions", json=body, headers=headers
                    )
                if answer.status_code == 201:
                    return
                assert answer.status_code == 503, answer.text
            except httpx.TransportError:
                pass  # the server is gone: whether it took the change is not known
            self.resent += 1
            await asyncio.sleep(0.1)
        raise TimeoutError(name)


async def killed_while_writing(
    url: str, folder: Path, *, kills: int, changes: int
) -> tuple[Outcome, str]:
    """Kill −9 the server so often while a room writes; the outcome, and the journey's id."""
    server = start(url, folder)
    async with owner_of(server) as owner:
        room = await room_of(owner, PEOPLE)
    writers = [Writer(room, person, n) for n, person in enumerate(room.people)]
    work = asyncio.gather(*(writer.write(server.address, changes) for writer in writers))
    for kill in range(1, kills + 1):
        await writers[kill % PEOPLE].has_written(changes * kill // (kills + 1))
        server = await asyncio.to_thread(_restarted, server, url, folder)
    await work
    async with owner_of(server) as owner:
        log = Counter(operation for _, operation in await log_of(owner, room.journey))
    server.stop()
    return _outcome(writers, log), room.journey


def _outcome(writers: list[Writer], log: Counter[str]) -> Outcome:
    names = [name for writer in writers for name in writer.acknowledged]
    lost = sum(1 for name in names if not log[name])
    doubled = sum(1 for name in names if log[name] > 1)
    return Outcome(len(names), sum(writer.resent for writer in writers), lost, doubled)


def _restarted(server: Server, url: str, folder: Path) -> Server:
    server.kill()
    return start(url, folder, int(server.address.rpartition(":")[2]))
