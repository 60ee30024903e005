"""How long storing takes: one write, one read, the list; on SQLite, or the database of a URL.

python -m bench storage [--database URL] [--json FILE]
"""

import argparse
import json
import random
import statistics
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep

from app.access import OWNER
from app.actions.items import change_item, create_item
from app.actions.journeys import get_journey, import_journey, list_journeys
from app.actions.undoing import undo
from app.actions.workspace import Workspace
from app.journey import Journey, Resource
from app.storage.database import Database
from app.storage.journeys import journey_row, load_journey
from app.storage.migrate import bring_up_to_date

TIMES = 60
MOMENT = Resource.CONTACT_MOMENT


def journey_of(moments: int) -> Journey:
    """A journey with an experience at every contact moment."""
    phases = [{"id": f"f{n}", "title": f"Fase {n}"} for n in range(6)]
    departments = [
        {"id": f"d{n}", "title": f"Afdeling {n}", "kind": "municipality"} for n in range(8)
    ]
    contacts = [
        {
            "id": f"m{n}",
            "phase": f"f{n * 6 // moments}",
            "department": f"d{n % 8}",
            "title": f"Gesprek {n} over wonen en inkomen",
            "description": "Zij vertelt wat er is gebeurd. " * 4,
            "channel": "telephone",
            "waiting": {"duration": "3 weeks"},
        }
        for n in range(moments)
    ]
    experiences = [
        {"id": f"e{n}", "contact_moment": f"m{n}", "score": n % 5 - 2, "quote": "Ik wist niets."}
        for n in range(moments)
    ]
    return Journey.model_validate(
        {
            "id": f"groot-{moments}",
            "kind": "lived",
            "title": "Een lange reis",
            "phases": phases,
            "departments": departments,
            "contact_moments": contacts,
            "experiences": experiences,
        }
    )


def timed(act: Callable[[], object], times: int = TIMES) -> dict[str, float]:
    """Median and 95th percentile of one act, in milliseconds."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        act()
        taken.append((perf_counter() - start) * 1000)
    return figures(taken)


def figures(taken: list[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    return {
        "median": round(statistics.median(taken), 2),
        "p95": round(statistics.quantiles(taken, n=20)[-1], 2),
    }


def of_one_journey(workspace: Workspace, moments: int) -> dict[str, dict[str, float]]:
    """What people do on one journey of this many contact moments."""
    done = import_journey(workspace, person=OWNER, journey=journey_of(moments))

    def create() -> None:
        create_item(
            workspace,
            person=OWNER,
            journey_id=done.id,
            resource=MOMENT,
            fields={"phase": "f2", "title": "Nieuw gesprek"},
            after=None,
        )

    def change(title: list[int] = [0]) -> None:  # noqa: B006  # counts its calls
        title[0] += 1
        change_item(
            workspace,
            person=OWNER,
            journey_id=done.id,
            resource=MOMENT,
            item_id="m5",
            fields={"title": f"Gesprek {title[0]}"},
        )

    def load() -> None:
        with workspace.database.reading() as session:
            row = journey_row(session, done.id)
            assert row is not None
            load_journey(session, row)

    return {
        f"create a contact moment, {moments}": timed(create),
        f"change a contact moment, {moments}": timed(change),
        f"undo, {moments}": timed(
            lambda: undo(workspace, person=OWNER, journey_id=done.id), TIMES // 2
        ),
        f"read from memory, {moments}": timed(lambda: get_journey(workspace, done.id)),
        f"read from the tables, {moments}": timed(load, 20),
    }


def forty_people(workspace: Workspace, moments: int, pause: float) -> dict[str, dict[str, float]]:
    """Forty people who each write five times, with a pause of up to so many seconds before."""
    journey = journey_of(moments).model_copy(update={"id": f"zaal-{pause}"})
    done = import_journey(workspace, person=OWNER, journey=journey)
    taken: list[float] = []

    def write() -> None:
        for _ in range(5):
            sleep(random.uniform(0, pause))
            start = perf_counter()
            create_item(
                workspace,
                person=OWNER,
                journey_id=done.id,
                resource=Resource.EXPERIENCE,
                fields={"contactMoment": "m1", "score": 1},
            )
            taken.append((perf_counter() - start) * 1000)

    people = [threading.Thread(target=write) for _ in range(40)]
    start = perf_counter()
    for one in people:
        one.start()
    for one in people:
        one.join()
    per_second = len(taken) / (perf_counter() - start)
    name = f"40 people, pauses of 0 to {pause:g} s, {moments}"
    return {name: figures(taken) | {"per second": round(per_second)}}


def of_the_list(workspace: Workspace, journeys: int) -> dict[str, dict[str, float]]:
    """The list of this many journeys."""
    small = journey_of(10)
    for number in range(journeys):
        import_journey(
            workspace, person=OWNER, journey=small.model_copy(update={"id": f"reis-{number}"})
        )
    return {f"list of {journeys} journeys": timed(lambda: list_journeys(workspace), 10)}


def measure(url: str) -> dict[str, dict[str, float]]:
    """All of it on one empty database."""
    database = Database(url)
    bring_up_to_date(database)
    workspace = Workspace(database)
    found = of_one_journey(workspace, 100) | of_one_journey(workspace, 1_000)
    found |= forty_people(workspace, 100, 0) | forty_people(workspace, 100, 4)
    found |= of_the_list(workspace, 1_000)
    database.close()
    return found


def main(arguments: list[str] | None = None) -> None:
    """Print the figures as a table."""
    reader = argparse.ArgumentParser(prog="bench storage", description=__doc__)
    reader.add_argument("--database", help="an empty database (SQLite in a new folder)")
    reader.add_argument("--json", type=Path, help="write the figures to this file")
    asked = reader.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        found = measure(asked.database or f"sqlite:///{folder}/bench.db")
    print(f"{'milliseconds':44}{'median':>10}{'p95':>10}")
    for name, row in found.items():
        more = f"   {row['per second']} a second" if "per second" in row else ""
        print(f"{name:44}{row['median']:>10}{row['p95']:>10}{more}")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
