"""Rooms full of people for the benchmark of the live workshop: a real server, and its clients.

The server is a process of its own; all clients live in this one, so that one clock tells when
something was sent and when it arrived.
"""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import cast
from urllib.parse import parse_qs, urlsplit

import httpx

from app.formats.journey_file import write_journey
from bench.storage import journey_of

FRAME = re.compile(rb'id: (\d+)\nevent: (\S+)\ndata: [^\n]*"operationId":"([^"]+)"')
MOMENTS = 30
DOORS = 5
"""So many come in at once."""


@dataclass(frozen=True)
class Server:
    """A server of ours: where it is, and the key of its owner."""

    address: str
    key: str
    process: subprocess.Popen[str]

    def stop(self) -> None:
        """Tell it to stop, and wait until it has."""
        self.process.terminate()
        self._wait()

    def kill(self) -> None:
        """Take it away in the middle of whatever it does."""
        self.process.kill()
        self._wait()

    def _wait(self) -> None:
        self.process.wait(timeout=30)
        if self.process.stdout is not None:
            self.process.stdout.close()


@contextmanager
def served(database_url: str, folder: Path, port: int = 0, program: str = "") -> Iterator[Server]:
    """A server on this database, until the end of the block."""
    server = start(database_url, folder, port, program)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()


def start(database_url: str, folder: Path, port: int = 0, program: str = "") -> Server:
    """Start a server and wait until it answers; ``program`` is Python that does so otherwise."""
    environment = os.environ | {"KLANTREIS_DATA_DIR": str(folder)}
    how = ["-c", program] if program else ["-m", "app.cli"]
    command = [sys.executable, *how, "serve", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--database", database_url],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    told = iter(process.stdout.readline, "")
    found = next((one for line in told if (one := re.search(r"http://\S+", line))), None)
    if found is None:
        process.kill()
        raise RuntimeError("the server did not start")
    link = urlsplit(found.group())
    key = parse_qs(link.query)["token"][0]
    return Server(f"http://{link.netloc}", key, process)


@dataclass
class Ear(asyncio.Protocol):
    """One open stream: the operations that it told of, in the order in which it did.

    What came is noted with its moment, and read only afterwards: a thousand of them are on one
    processor, and would else measure themselves.
    """

    request: bytes
    _came: list[tuple[float, bytes]] = field(default_factory=list)
    _heard: list[tuple[int, str, float]] = field(default_factory=list)
    _rest: bytes = b""
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    open: asyncio.Event = field(default_factory=asyncio.Event)
    closed: asyncio.Event = field(default_factory=asyncio.Event)
    transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the stream."""
        self.transport = cast(asyncio.Transport, transport)  # uvloop's is of no such class
        self.transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        """Note what came, and when."""
        self._came.append((perf_counter(), data))
        self._news.set()
        if not self.open.is_set() and b"event: ready" in data:
            self.open.set()

    @property
    def heard(self) -> list[tuple[int, str, float]]:
        """Number, operation and moment of everything that came so far."""
        for now, data in self._came:
            whole, _, self._rest = (self._rest + data).rpartition(b"\n\n")
            for sequence, _event, operation in FRAME.findall(whole):
                self._heard.append((int(sequence), operation.decode(), now))
        self._came.clear()
        return self._heard

    async def until(self, done: Callable[[], bool]) -> None:
        """Wait for this, which what is heard brings about."""
        while not done():
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), 30)

    def connection_lost(self, _error: Exception | None) -> None:
        """The server closed it, or we did."""
        self.closed.set()


@dataclass
class Person:
    """Somebody in a room: the key of their device, and their stream."""

    token: str
    here: str
    ear: Ear | None = None


@dataclass
class Room:
    """A workshop with its people."""

    journey: str
    workshop: str
    people: list[Person]

    @property
    def here(self) -> str:
        """The workshop's address in the API."""
        return f"/api/v1/journeys/{self.journey}/workshops/{self.workshop}"


@dataclass
class Written:
    """One change: when it was sent, when it was acknowledged, and how."""

    operation: str
    journey: str
    sent: float
    answered: float = 0.0
    status: int = 0
    said: str = ""


@asynccontextmanager
async def owner_of(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    """The owner's client."""
    async with httpx.AsyncClient(base_url=server.address, timeout=60) as client:
        answer = await client.get("/login", params={"token": server.key})
        assert answer.status_code == 303, answer.text
        yield client


async def room_of(owner: httpx.AsyncClient, people: int, number: int = 0) -> Room:
    """A workshop on a new journey, and so many people who came in with its code."""
    journey = journey_of(MOMENTS).model_copy(update={"id": f"room-{people}-{number}"})
    headers = {"Content-Type": "application/yaml"}
    made = await owner.post("/api/v1/journeys", content=write_journey(journey), headers=headers)
    assert made.status_code == 201, made.text
    journey_id = made.json()["id"]
    opened = await owner.post(f"/api/v1/journeys/{journey_id}/workshops", json={})
    assert opened.status_code == 201, opened.text
    room = Room(journey_id, opened.json()["id"], [])
    code = opened.json()["code"]
    share, more = divmod(people, DOORS)
    await asyncio.gather(*(_come_in(owner, code, room, share + (n < more)) for n in range(DOORS)))
    return room


async def _come_in(owner: httpx.AsyncClient, code: str, room: Room, people: int) -> None:
    async with httpx.AsyncClient(base_url=owner.base_url, timeout=60) as door:
        for _ in range(people):
            room.people.append(await enter(door, code, room))


async def enter(client: httpx.AsyncClient, code: str, room: Room) -> Person:
    """Come in: without a cookie, so that everybody is somebody new."""
    fields = {"role": "young_parent"}
    joined = await client.post(f"/api/v1/workshop-codes/{code}/participants", json=fields)
    assert joined.status_code == 201, joined.text
    client.cookies.clear()
    return Person(joined.json()["token"], room.here)


async def listen(address: str, person: Person, after: int | None = None) -> Ear:
    """Open somebody's stream, and wait until it answers."""
    place = urlsplit(address)
    query = "" if after is None else f"?after={after}"
    request = (
        f"GET {person.here}/events{query} HTTP/1.1\r\nHost: {place.netloc}\r\n"
        f"Accept: text/event-stream\r\nAuthorization: Bearer {person.token}\r\n\r\n"
    )
    ear = Ear(request.encode())
    loop = asyncio.get_running_loop()
    await loop.create_connection(lambda: ear, place.hostname or "", place.port or 80)
    await asyncio.wait_for(ear.open.wait(), 60)
    person.ear = ear
    return ear


def request_of(room: Room, person: Person, number: int) -> httpx.Request:
    """One change by one person: a rating, or now and then a new contact moment."""
    if number % 5:
        method, address = "PUT", f"{room.here}/ratings/m{number % MOMENTS}"
        body: dict[str, object] = {"score": number % 5 - 2, "quote": f"Zin {number}"}
    else:
        method, address = "POST", f"{room.here}/contributions"
        item = {"phase": "f0", "title": f"Gesprek {number}"}
        body = {"resource": "contact-moment", "item": item}
    name = f"op-{room.workshop}-{number}"
    headers = {"Authorization": f"Bearer {person.token}", "Idempotency-Key": name}
    return httpx.Request(method, f"http://localhost{address}", json=body, headers=headers)


async def write(client: httpx.AsyncClient, room: Room, person: Person, number: int) -> Written:
    """Send a change, and note how it was answered."""
    asked = request_of(room, person, number)
    written = Written(asked.headers["Idempotency-Key"], room.journey, perf_counter())
    asked.url = client.base_url.join(asked.url.raw_path.decode())
    asked.headers["Host"] = asked.url.netloc.decode()
    answer = await client.send(asked)
    written.answered, written.status = perf_counter(), answer.status_code
    written.said = answer.text
    return written
