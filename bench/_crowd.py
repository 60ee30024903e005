"""A crowd in rooms: everybody listens, some write, and the history is held against the log."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass

import httpx
import psutil  # type: ignore[import-untyped]  # the tests have it, without types

from bench._history import Verdict, checked, delays, p95
from bench._room import Person, Room, Server, Written, listen, owner_of, room_of, write

AT_ONCE = 50
Line = Callable[[str], AbstractAsyncContextManager[str]]
"""Gives another address by which a server is reached, for as long as it lasts."""


@dataclass(frozen=True)
class Run:
    """What one crowd came to; times in milliseconds."""

    reached: float
    acknowledged: float
    processor: float
    verdict: Verdict


def crowd(size: str) -> tuple[int, int]:
    """Rooms, and people in each: ``25x40``, or one room of ``200``."""
    rooms, _, people = size.rpartition("x")
    return int(rooms or 1), int(people)


async def measure(
    servers: Sequence[Server], size: str, seconds: float, rate: float, line: Line | None = None
) -> Run:
    """Fill the rooms, let people write at this rate, and hold it against the log.

    People are divided among the servers, and reach them over ``line``.
    """
    reached = line or nullcontext
    async with owner_of(servers[0]) as owner:
        rooms = await _rooms(owner, size)
        ways = [reached(server.address) for server in servers]
        addresses = [await way.__aenter__() for way in ways]
        try:
            return await _measured(owner, servers, addresses, rooms, seconds, rate)
        finally:
            for way in ways:
                await way.__aexit__(None, None, None)


async def _rooms(owner: httpx.AsyncClient, size: str) -> list[Room]:
    count, people = crowd(size)
    return [await room_of(owner, people, number) for number in range(count)]


async def _measured(
    owner: httpx.AsyncClient,
    servers: Sequence[Server],
    addresses: Sequence[str],
    rooms: list[Room],
    seconds: float,
    rate: float,
) -> Run:
    everybody = [person for room in rooms for person in room.people]
    for start in range(0, len(everybody), AT_ONCE):
        some = enumerate(everybody[start : start + AT_ONCE])
        await asyncio.gather(
            *(listen(addresses[number % len(addresses)], person) for number, person in some)
        )
    before = _processor(servers)
    written = await _written(addresses, rooms, seconds, rate)
    await _all_heard(rooms, written)
    processor = (_processor(servers) - before) * 1000 / len(written)
    verdict = await checked(owner, rooms, written)
    answers = [(one.answered - one.sent) * 1000 for one in written]
    await hang_up(everybody)
    return Run(p95(delays(rooms, written)), p95(answers), processor, verdict)


async def hang_up(people: Sequence[Person]) -> None:
    """Everybody closes their stream."""
    for person in people:
        if person.ear and person.ear.transport:
            person.ear.transport.close()
            await person.ear.closed.wait()


def _processor(servers: Sequence[Server]) -> float:
    """The seconds of processor time that the servers took so far."""
    times = [psutil.Process(server.process.pid).cpu_times() for server in servers]
    return float(sum(one.user + one.system for one in times))


async def _written(
    addresses: Sequence[str], rooms: list[Room], seconds: float, rate: float
) -> list[Written]:
    """People write one after another, whether or not the last one has been answered."""
    clients = [httpx.AsyncClient(base_url=address, timeout=60) for address in addresses]
    under_way = []
    for number in range(1, int(seconds * rate) + 1):
        room = rooms[number % len(rooms)]
        person = room.people[number // len(rooms) % len(room.people)]
        client = clients[number % len(clients)]
        under_way.append(asyncio.create_task(write(client, room, person, number)))
        await asyncio.sleep(1 / rate)
    written = list(await asyncio.gather(*under_way))
    for client in clients:
        await client.aclose()
    return written


async def _all_heard(rooms: list[Room], written: list[Written], patience: float = 5) -> None:
    """Wait until the last has heard the last, or for no longer than this."""
    last = {one.journey: 0 for one in written}
    for one in written:
        last[one.journey] += 1
    for _ in range(int(patience * 20)):
        behind = [
            person
            for room in rooms
            for person in room.people
            if person.ear and len(person.ear.heard) < last.get(room.journey, 0)
        ]
        if not behind:
            return
        await asyncio.sleep(0.05)
