"""What goes wrong around a room that works: sent thrice, not heard, away, all back at once, full.

Each plays one fault on a real server, holds everything against the log, and raises
``AssertionError`` once something acknowledged is lost or doubled, or somebody heard it twice.
"""

import asyncio
import json
import resource
import socket
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import httpx
import psutil  # type: ignore[import-untyped]  # the tests have it, without types

from bench._crowd import hang_up, measure
from bench._history import log_of
from bench._room import (
    Person,
    Room,
    Server,
    listen,
    owner_of,
    request_of,
    room_of,
    served,
    start,
    write,
)

AT_ONCE = 50
SLOW_BYTES = 1_000
DEAF = (
    "from app.live.workers import Workers; Workers.tell = lambda *_: None;"
    " import sys; from app.cli import main; sys.exit(main())"
)
"""A server that tells the others nothing."""
LARGEST_FILE = 4_096
"""So large no file may become any more, once the disk is full."""


async def _times_in_log(server: Server, room: Room) -> Counter[str]:
    async with owner_of(server) as owner:
        return Counter(name for _, name in await log_of(owner, room.journey))


async def _room(server: Server, people: int, number: int) -> Room:
    async with owner_of(server) as owner:
        return await room_of(owner, people, number)


async def sent_thrice(server: Server, changes: int) -> dict[str, float]:
    """Every change is sent three times at once: done once, and answered three times alike."""
    room = await _room(server, changes, 1)
    async with httpx.AsyncClient(base_url=server.address, timeout=60) as client:
        for number, person in enumerate(room.people, start=1):
            sent = await asyncio.gather(*(write(client, room, person, number) for _ in range(3)))
            assert {one.status for one in sent} <= {200, 201}, sent
            assert all(json.loads(one.said) == json.loads(sent[0].said) for one in sent), sent
    log = await _times_in_log(server, room)
    names = [f"op-{room.workshop}-{number}" for number in range(1, changes + 1)]
    assert [log[name] for name in names] == [1] * changes
    return {"changes": changes, "sent": 3 * changes, "lost": 0, "doubled": 0}


async def answer_not_heard(server: Server, changes: int) -> dict[str, float]:
    """The line breaks after the commit and before the answer: sent again, it is done once."""
    room = await _room(server, changes, 2)
    ear = await listen(server.address, room.people[0])
    async with httpx.AsyncClient(base_url=server.address, timeout=60) as client:
        for number, person in enumerate(room.people, start=1):
            line = await _sent(server, room, person, number)
            await ear.until(lambda: len({name for _, name, _ in ear.heard}) >= number)  # noqa: B023 - awaited in this turn
            line.close()
            again = await write(client, room, person, number)
            assert again.status in (200, 201), again
    log = await _times_in_log(server, room)
    doubled = sum(log[f"op-{room.workshop}-{number}"] != 1 for number in range(1, changes + 1))
    assert doubled == 0
    await hang_up(room.people[:1])
    return {"changes": changes, "sent": 2 * changes, "lost": 0, "doubled": doubled}


async def _sent(server: Server, room: Room, person: Person, number: int) -> asyncio.StreamWriter:
    """Send a change as ``write`` would, and read no answer."""
    place = httpx.URL(server.address)
    _, writer = await asyncio.open_connection(place.host, place.port)
    writer.write(spoken(room, person, number))
    await writer.drain()
    return writer


def spoken(room: Room, person: Person, number: int) -> bytes:
    """The bytes of the request that ``write`` sends."""
    request = request_of(room, person, number)
    head = "".join(f"{name}: {value}\r\n" for name, value in request.headers.items())
    line = f"{request.method} {request.url.raw_path.decode()} HTTP/1.1\r\n"
    return line.encode() + head.encode() + b"\r\n" + request.content


async def away(server: Server, changes: int) -> dict[str, float]:
    """Somebody is away while others write, and hears all of it when they are back, in order."""
    room = await _room(server, changes, 3)
    person = room.people[0]
    await listen(server.address, person)
    async with httpx.AsyncClient(base_url=server.address, timeout=60) as client:
        await write(client, room, room.people[-1], changes + 1)
        assert person.ear is not None
        await person.ear.until(lambda: bool(person.ear and person.ear.heard))
        seen = person.ear.heard[-1][0]
        await hang_up([person])
        for number, other in enumerate(room.people, start=1):
            assert (await write(client, room, other, number)).status in (200, 201)
    back = await listen(server.address, person, after=seen)
    async with owner_of(server) as owner:
        missed = [one for one in await log_of(owner, room.journey) if one[0] > seen]
    await back.until(lambda: len(back.heard) >= len(missed))
    assert [(number, name) for number, name, _ in back.heard] == missed
    await hang_up([person])
    return {"changes": changes, "sent": changes, "lost": 0, "doubled": 0}


async def back_at_once(server: Server, people: int) -> dict[str, float]:
    """Everybody loses the line and comes back at the same moment; nobody misses a change."""
    room = await _room(server, people, 4)
    await _everybody(server.address, room.people, at_once=AT_ONCE)
    async with httpx.AsyncClient(base_url=server.address, timeout=60) as client:
        first = await write(client, room, room.people[0], 1)
        await hang_up(room.people)
        second = await write(client, room, room.people[1], 2)
        async with owner_of(server) as owner:
            log = await log_of(owner, room.journey)
        seen = next(number for number, name in log if name == first.operation)
        began = perf_counter()
        await _everybody(server.address, room.people, at_once=people, after=seen)
        took = perf_counter() - began
        third = await write(client, room, room.people[2], 3)
    await _all_hear(room.people, [second.operation, third.operation])
    await hang_up(room.people)
    return {"streams": people, "seconds": round(took, 2), "lost": 0, "doubled": 0}


async def restarted(url: str, folder: Path, people: int) -> dict[str, float]:
    """The server is told to stop and starts again; everybody comes back by themselves."""
    server = await asyncio.to_thread(start, url, folder)
    room = await _room(server, people, 5)
    await _everybody(server.address, room.people, at_once=AT_ONCE)
    async with owner_of(server) as owner:
        seen = (await log_of(owner, room.journey))[-1][0]
    began = perf_counter()
    await asyncio.to_thread(server.stop)
    for person in room.people:
        assert person.ear is not None
        await asyncio.wait_for(person.ear.closed.wait(), 10)
    stopped = perf_counter() - began
    port = int(server.address.rpartition(":")[2])
    server = await asyncio.to_thread(start, url, folder, port)
    await _everybody(server.address, room.people, at_once=people, after=seen)
    took = perf_counter() - began
    async with httpx.AsyncClient(base_url=server.address, timeout=60) as client:
        change = await write(client, room, room.people[0], 1)
    await _all_hear(room.people, [change.operation])
    await hang_up(room.people)
    await asyncio.to_thread(server.stop)
    return {"streams": people, "stopped after s": round(stopped, 2), "seconds": round(took, 2)}


async def without_hints(url: str, folder: Path, people: int) -> dict[str, float]:
    """Two servers that never hear each other's NOTIFY: all is heard, a poll later."""
    with served(url, folder, program=DEAF) as one, served(url, folder, program=DEAF) as two:
        run = await measure([one, two], str(people), 4, 10)
    assert run.verdict.sound, run.verdict
    return {"acknowledged": run.verdict.acknowledged, "p95 ms": round(run.reached), "lost": 0}


async def slow_reader(server: Server, people: int, seconds: float) -> dict[str, float]:
    """One reads a kilobyte a second: how much later the others hear, in hundredths."""
    before = await measure([server], str(people), seconds, 10)
    room = await _room(server, 1, 6)
    reading = asyncio.create_task(_read_slowly(server, room.people[0]))
    beside = await measure([server], str(people + 1), seconds, 10)
    reading.cancel()
    assert before.verdict.sound
    assert beside.verdict.sound
    return {
        "p95 ms": round(before.reached, 1),
        "beside a slow one": round(beside.reached, 1),
        "slower, %": round(100 * (beside.reached / before.reached - 1)),
    }


async def _read_slowly(server: Server, person: Person) -> None:
    place = httpx.URL(server.address)
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
    line.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(line, (place.host, place.port))
    head = f"GET {person.here}/events?after=0 HTTP/1.1\r\nHost: x\r\n"
    await loop.sock_sendall(line, f"{head}Authorization: Bearer {person.token}\r\n\r\n".encode())
    while True:
        if not await loop.sock_recv(line, SLOW_BYTES):
            return
        await asyncio.sleep(1)


async def disk_full(server: Server, changes: int) -> dict[str, float]:
    """No file may grow any more: an error and never an acknowledgement, and later it goes on."""
    room = await _room(server, changes, 7)
    process = psutil.Process(server.process.pid)
    answers: dict[str, int] = {}
    async with httpx.AsyncClient(base_url=server.address, timeout=60) as client:
        for number, person in enumerate(room.people, start=1):
            if number == changes // 2:
                process.rlimit(psutil.RLIMIT_FSIZE, (LARGEST_FILE, resource.RLIM_INFINITY))
            one = await write(client, room, person, number)
            answers[one.operation] = one.status
        process.rlimit(psutil.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        after = await write(client, room, room.people[0], changes + 1)
    assert after.status in (200, 201), after
    done = {name for name, status in answers.items() if status in (200, 201)}
    assert set(answers.values()) <= {200, 201, 503}, answers
    assert 0 < len(done) < changes, answers
    log = await _times_in_log(server, room)
    assert {name for name in answers if log[name]} == done
    return {"acknowledged": len(done), "refused": changes - len(done), "lost": 0, "doubled": 0}


async def _everybody(
    address: str, people: Sequence[Person], *, at_once: int, after: int | None = None
) -> None:
    for first in range(0, len(people), at_once):
        some = people[first : first + at_once]
        await asyncio.gather(*(listen(address, person, after) for person in some))


async def _all_hear(people: Sequence[Person], names: list[str]) -> None:
    """Everybody hears these once, in this order, and soon."""
    for person in people:
        ear = person.ear
        assert ear is not None
        await ear.until(lambda: ear.heard[-1:] != [] and ear.heard[-1][1] == names[-1])  # noqa: B023 - awaited in this turn
        assert [name for _, name, _ in ear.heard if name in names] == names
