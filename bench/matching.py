"""How well the contact moments of a sketch are found in a lived journey: precision and recall.

python -m bench matching [--set development|held_out|other_style] [--misses] [--json FILE]
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import Any, Final

import yaml

from app.journey import Journey
from app.journey.matching import suggest
from bench._table import Row, as_json, printed

PAIRS: Final = Path(__file__).parents[1] / "tests" / "journey" / "matching" / "pairs"
SETS: Final = ("development", "held_out", "other_style")
PRECISION: Final = 0.9
RECALL: Final = 0.8


@dataclass(frozen=True)
class Pair:
    """A sketch, a lived journey, and which contact moments of both are the same."""

    name: str
    sketch: Journey
    lived: Journey
    same: Mapping[str, str]


@dataclass
class Score:
    """What was suggested of all pairs of a set."""

    right: int = 0
    suggested: int = 0
    known: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of the suggestions that are right."""
        return self.right / self.suggested

    @property
    def recall(self) -> float:
        """The share of the known answers that were suggested."""
        return self.right / self.known


def pairs(name: str) -> Iterator[Pair]:
    """The pairs of a set."""
    for one in yaml.safe_load((PAIRS / f"{name}.yaml").read_text("utf-8")):
        sketch = _journey("sketch", one["sketch"])
        yield Pair(one["name"], sketch, _journey("lived", one["lived"]), one["same"])


def _journey(kind: str, moments: Mapping[str, Sequence[str]]) -> Journey:
    names = list(dict.fromkeys(several[0] for several in moments.values()))
    ids = {name: f"{kind}-{number}" for number, name in enumerate(names)}
    departments = [{"id": ids[name], "title": name, "kind": "other"} for name in names]
    contacts: list[dict[str, Any]] = [
        {
            "id": moment,
            "phase": "p",
            "department": ids[several[0]],
            "title": several[1],
            "description": several[2] if len(several) > 2 else "",
        }
        for moment, several in moments.items()
    ]
    return Journey.model_validate(
        {
            "id": kind,
            "kind": kind,
            "title": kind,
            "phases": [{"id": "p", "title": "Fase"}],
            "departments": departments,
            "contact_moments": contacts,
        }
    )


def measure(several: Iterator[Pair]) -> Score:
    """Let every pair be matched, and count what is right."""
    score = Score()
    for pair in several:
        found = {one.planned: one.actual for one in suggest(pair.sketch, pair.lived)}
        score.suggested += len(found)
        score.known += len(pair.same)
        score.right += sum(pair.same.get(planned) == actual for planned, actual in found.items())
        score.misses += list(_misses(pair, found))
    return score


def _misses(pair: Pair, found: Mapping[str, str]) -> Iterator[str]:
    for planned in sorted({*found, *pair.same}):
        given, right = found.get(planned), pair.same.get(planned)
        if given != right:
            titles = (_title(pair.sketch, planned), _title(pair.lived, given))
            yield f"{pair.name}: {' -> '.join(titles)}; known: {_title(pair.lived, right)}"


def _title(journey: Journey, moment_id: str | None) -> str:
    moment = journey.contact_moment(moment_id or "")
    return moment.title if moment else "-"


def rows(name: str, score: Score) -> Iterator[Row]:
    """The figures of one set."""
    of = f"n={score.suggested}"
    yield Row(f"{name}: precision", of, score.precision, "", PRECISION, at_least=True)
    yield Row(f"{name}: recall", f"n={score.known}", score.recall, "", RECALL, at_least=True)


def cpu_time() -> Row:
    """What the suggestions of two journeys of 100 contact moments cost, in processor time."""
    several = list(pairs("development")) * 3
    sketch = _chained("sketch", [one.sketch for one in several])
    lived = _chained("lived", [one.lived for one in several])
    start = process_time()
    suggest(sketch, lived)
    taken = (process_time() - start) * 1000
    size = f"{len(sketch.contact_moments)}x{len(lived.contact_moments)}"
    return Row("suggestions for two long journeys", size, taken, "ms cpu", 1_000.0)


def _chained(kind: str, journeys: Sequence[Journey]) -> Journey:
    """Several journeys as one long one."""
    moments = {
        f"{kind}-{place}-{number}": _given(journey, moment)
        for place, journey in enumerate(journeys)
        for number, moment in enumerate(journey.contact_moments)
    }
    return _journey(kind, moments)


def _given(journey: Journey, moment: Any) -> Sequence[str]:
    department = journey.department(moment.department)
    return (department.title if department else "", moment.title, moment.description)


def main(arguments: Sequence[str]) -> None:
    """Print the figures of both sets, or of one."""
    reader = argparse.ArgumentParser(prog="bench matching", description=__doc__)
    reader.add_argument("--set", choices=SETS, help="one of the sets; without it, both")
    reader.add_argument("--misses", action="store_true", help="print what went wrong")
    reader.add_argument("--json", type=Path, help="write the figures to this file")
    asked = reader.parse_args(arguments)
    found: list[Row] = []
    for name in [asked.set] if asked.set else SETS:
        score = measure(pairs(name))
        found += printed(rows(name, score))
        if asked.misses:
            print("\n".join(score.misses))
    found += printed([cpu_time()])
    if asked.json:
        asked.json.write_text(json.dumps(as_json(found), indent=2) + "\n", encoding="utf-8")
