"""How long counting over many journeys takes, and whether that grows with their number.

python -m bench overview [--database URL] [--json FILE] [--largest N]

Journeys of 15 contact moments with an experience each, on SQLite or on an empty database of a URL.
``first`` is a server that has just started and finds the sums of the last one, ``first, no sums``
one that finds the journeys' own counts alone, ``again`` one that read them before, ``after a
change`` with one journey changed; ``what is usual`` is worked out beside the requests.
``processor`` is this process's own time.
"""

import argparse
import json
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any

from app.access import OWNER
from app.actions.items import change_item
from app.actions.patterns import all_tallies, counted
from app.actions.settling import keep_what_was_added_up, settle
from app.actions.workspace import Workspace
from app.journey import Channel, Journey, Resource, Result
from app.journey.across import Selection, count
from app.storage.database import Database
from app.storage.journeys import add_journey
from app.storage.migrate import bring_up_to_date
from app.storage.tallies import Tallies

SIZES = (2_500, 5_000, 10_000)
MOMENTS = 15
TARGET = 300.0
"""Milliseconds for the overview over 10,000 journeys (issue 6)."""
TIMES = 7
OFFICES = ("Wijkteam", "Wonen", "Inkomen", "Schuldhulp", "Opvang", "Jeugdhulp", "Leerplicht", "GGD")
PHASES = ("Zwanger", "Geboorte", "Inkomen", "Wonen", "School en werk")
TOPICS = ("wonen", "aanvraag bijstand", "schulden", "kinderopvang", "school", "")
THEMES = ("wonen", "schulden", "18 jaar worden", "school", "inkomen")


def journey_of(number: int, chance: Random) -> Journey:
    """One of many journeys, all of them different."""
    day, contacts = 1, []
    for place in range(MOMENTS):
        day = min(360, day + chance.choice((1, 3, 7, 20, 40)))
        contacts.append(_contact(place, day, chance))
    return Journey.model_validate(
        {
            "id": f"reis-{number}",
            "kind": "lived",
            "title": f"Klantreis {number}",
            "themes": chance.sample(THEMES, 2),
            "phases": [{"id": f"f{n}", "title": title} for n, title in enumerate(PHASES)],
            "departments": [
                {
                    "id": f"d{n}",
                    "title": title,
                    "organisation": f"Gemeente {number % 4}",
                    "kind": "municipality",
                }
                for n, title in enumerate(OFFICES)
            ],
            "contact_moments": contacts,
            "experiences": [
                {"id": f"e{n}", "contact_moment": f"m{n}", "score": chance.randint(-2, 2)}
                for n in range(MOMENTS)
            ],
        }
    )


def _contact(place: int, day: int, chance: Random) -> dict[str, Any]:
    result = chance.choice([*Result, None, None])
    known = (date(2024, 1, 1) + timedelta(days=day)).isoformat()
    contact: dict[str, Any] = {
        "id": f"m{place}",
        "phase": f"f{place * len(PHASES) // MOMENTS}",
        "title": f"Contact {place}",
        "date": known if chance.random() < 0.7 else known[:4],
        "department": f"d{chance.randrange(len(OFFICES))}",
        "topic": chance.choice(TOPICS),
        "channel": chance.choice(list(Channel)),
        "result": result,
    }
    if result is Result.REFUSED:
        contact["refusal"] = {"rule": "region_binding", "alternative_offered": False}
    if chance.random() < 0.2:
        contact["waiting"] = {
            "duration": f"{chance.randint(1, 90)} days",
            "waited_for": "department",
        }
    if chance.random() < 0.1:
        contact["moment_of_truth"] = {"effect": "ill"}
    return contact


def fill(workspace: Workspace, first: int, behind: int) -> None:
    """Add journeys, as quickly as can be."""
    for start in range(first, behind, 500):
        with workspace.database.writing() as session:
            for number in range(start, min(behind, start + 500)):
                add_journey(session, journey_of(number, Random(number)))  # no secret
            session.commit()


def timed(
    act: Callable[[], object], before: Callable[[], object], times: int
) -> tuple[float, float]:
    """Medians of the time by the clock and of the processor, in milliseconds."""
    taken, worked = [], []
    for _ in range(times):
        before()
        start, began = perf_counter(), process_time()
        act()
        taken.append((perf_counter() - start) * 1000)
        worked.append((process_time() - began) * 1000)
    return round(statistics.median(taken), 1), round(statistics.median(worked), 1)


def at_size(workspace: Workspace, journeys: int) -> dict[str, float]:
    """The figures at one number of journeys, all of which are there."""
    start = perf_counter()
    while all_tallies(workspace, seconds=60)[1]:
        pass
    found = {"counting them (s)": round(perf_counter() - start, 1)}
    start = perf_counter()
    while settle(workspace):
        while all_tallies(workspace, seconds=60)[1]:
            pass
    found["what is usual, and whom it concerns (s)"] = round(perf_counter() - start, 1)
    forgetful = replace(workspace, tallies=Tallies())
    turns = iter(range(1_000_000))

    def change() -> None:
        title = {"title": f"Contact {next(turns)}"}
        change_item(
            workspace,
            person=OWNER,
            journey_id="reis-7",
            resource=Resource.CONTACT_MOMENT,
            item_id="m1",
            fields=title,
        )

    def forget() -> None:
        object.__setattr__(forgetful, "tallies", Tallies())

    def keep() -> None:
        forget()
        keep_what_was_added_up(workspace)

    everything, part = Selection(), Selection(theme="wonen")
    for name, act, before in (
        ("first, no sums", lambda: counted(forgetful, everything), forget),
        ("first", lambda: counted(forgetful, everything), keep),
        ("again", lambda: counted(workspace, everything), lambda: None),
        ("one theme", lambda: counted(workspace, part), lambda: None),
        ("after a change", lambda: counted(workspace, everything), change),
    ):
        found[name], found[f"{name}, processor"] = timed(act, before, TIMES)
    tallies, _ = all_tallies(workspace)
    assert len(tallies) == journeys
    found["adding up, processor"] = timed(
        lambda: count(list(tallies.values())), lambda: None, TIMES
    )[1]
    return found


def measure(url: str, largest: int) -> dict[str, dict[str, float]]:
    """All sizes on one empty database."""
    database = Database(url)
    bring_up_to_date(database)
    workspace = Workspace(database)
    found, there = {}, 0
    for size in (*(one for one in SIZES if one < largest), largest):
        fill(workspace, there, size)
        there = size
        found[f"{size} journeys"] = at_size(workspace, size)
    database.close()
    return found


def main(arguments: list[str] | None = None) -> None:
    """Print the figures as a table."""
    reader = argparse.ArgumentParser(prog="bench overview", description=__doc__)
    reader.add_argument("--database", help="an empty database (SQLite in a new folder)")
    reader.add_argument("--json", type=Path, help="write the figures to this file")
    reader.add_argument("--largest", type=int, default=SIZES[-1], help="most journeys")
    asked = reader.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        found = measure(asked.database or f"sqlite:///{folder}/bench.db", asked.largest)
    sizes = list(found)
    print(f"{'milliseconds':32}" + "".join(f"{size:>18}" for size in sizes))
    for name in found[sizes[0]]:
        print(f"{name:32}" + "".join(f"{found[size][name]:>18}" for size in sizes))
    worst = found[sizes[-1]]["after a change"]
    said = "yes" if worst < TARGET else "NO"
    print(f"target: the overview under {TARGET:.0f} ms at {sizes[-1]}, after a change: {said}")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
