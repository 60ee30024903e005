"""How long the thirteen rules take on one journey, and whether that grows with its length.

python -m bench rules [--json FILE]
"""

import argparse
import json
import statistics
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any

from app.journey import Channel, Journey, Result
from app.journey.bottlenecks import find_bottlenecks

SIZES = {15: 60, 100: 40, 1_000: 20, 10_000: 5}
TARGET = 100.0
"""Milliseconds for a journey of 1,000 contact moments, all rules (issue 6)."""
TOPICS = ("wonen", "aanvraag bijstand", "schulden", "kinderopvang", "school", "")


def journey_of(moments: int) -> Journey:
    """A journey in which nearly every rule has much to say; always the same."""
    chance = Random(2017)  # no secret
    departments = [
        {"id": f"d{n}", "title": f"Afdeling {n}", "kind": "municipality"} for n in range(8)
    ]
    day = date(1950, 1, 1)
    contacts: list[dict[str, Any]] = []
    for number in range(moments):
        day += timedelta(days=chance.choice((0, 0, 1, 1, 1, 2)))
        contacts.append(_contact(number, day, chance))
    experiences = [
        {
            "id": f"e{n}{who}",
            "contact_moment": f"m{n}",
            "perspective": who,
            "score": chance.randint(-2, 2),
        }
        for n in range(moments)
        for who in (("young_parent", "department") if n % 4 == 0 else ("young_parent",))
    ][:10_000]
    for one in experiences:
        one["id"] = str(one["id"]).replace("_", "-")
    return Journey.model_validate(
        {
            "id": "long",
            "kind": "lived",
            "title": f"Klantreis met {moments} contactmomenten",
            "phases": [{"id": "p", "title": "Fase"}],
            "departments": departments,
            "contact_moments": contacts,
            "experiences": experiences,
        }
    )


def _contact(number: int, day: date, chance: Random) -> dict[str, Any]:
    result = chance.choice([*Result, None])
    contact: dict[str, Any] = {
        "id": f"m{number}",
        "phase": "p",
        "title": f"Contact {number}",
        "date": day.isoformat(),
        "department": None if number % 50 == 49 else f"d{chance.randrange(8)}",
        "topic": chance.choice(TOPICS),
        "channel": chance.choice(list(Channel)),
        "result": result,
    }
    if result is Result.REFUSED:
        contact["refusal"] = {"rule": "region_binding", "alternative_offered": False}
    if number % 3 == 0:
        contact["waiting"] = {
            "duration": f"{chance.randint(1, 90)} days",
            "waited_for": "department",
        }
    if number % 5 == 0:
        contact["referred_to"] = f"d{chance.randrange(8)}"
    if number % 10 == 0:
        contact["moment_of_truth"] = {"effect": "ill"}
        contact["told_again"] = True
    return contact


def measure() -> dict[str, dict[str, float]]:
    """Milliseconds, each time on a journey that nobody read before.

    ``processor`` is the time of this process alone, which a busy machine doesn't lengthen.
    """
    found: dict[str, dict[str, float]] = {}
    for size, times in SIZES.items():
        journey = journey_of(size)
        sketch = journey_of(100)
        taken, worked = [], []
        for _ in range(times):
            fresh = Journey.model_construct(**dict(journey))
            start, began = perf_counter(), process_time()
            findings = find_bottlenecks(fresh, planned=sketch, today=date(2100, 1, 1))
            taken.append((perf_counter() - start) * 1000)
            worked.append((process_time() - began) * 1000)
        found[f"{size} contact moments"] = {
            "median": round(statistics.median(taken), 2),
            "worst": round(max(taken), 2),
            "processor": round(statistics.median(worked), 2),
            "per moment (µs)": round(statistics.median(worked) / size * 1000, 1),
            "findings": len(findings),
            "rules": len({rule for one in findings for rule in one.rules}),
        }
    return found


def main(arguments: list[str] | None = None) -> None:
    """Print the figures as a table."""
    reader = argparse.ArgumentParser(prog="bench rules", description=__doc__)
    reader.add_argument("--json", type=Path, help="write the figures to this file")
    asked = reader.parse_args(arguments)
    found = measure()
    names = list(next(iter(found.values())))
    print(f"{'milliseconds, all rules':26}" + "".join(f"{name:>18}" for name in names))
    for size, row in found.items():
        print(f"{size:26}" + "".join(f"{row[name]:>18}" for name in names))
    reached = found["1000 contact moments"]["processor"] < TARGET
    said = "yes" if reached else "NO"
    print(f"target: 1000 contact moments under {TARGET:.0f} ms of the processor: {said}")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
