"""What a benchmark gives, and how it is printed."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """One figure: what was measured, at which size, the value and its unit, the target if any."""

    what: str
    size: str
    value: float | None
    unit: str = "ms"
    target: float | None = None
    note: str = ""
    at_least: bool = False
    """Whether the target is the least that the value may be, rather than the most."""

    @property
    def met(self) -> bool | None:
        """Whether the target was reached; ``None`` where there is none."""
        if self.target is None or self.value is None:
            return None
        return self.value >= self.target if self.at_least else self.value <= self.target


def median(measure: Callable[[], Any], times: int = 20) -> float:
    """The median of that many runs, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        measure()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def printed(rows: Iterable[Row]) -> list[Row]:
    """Print the rows as they come, and give them back."""
    kept = []
    print(f"{'what':<58}{'size':>10}{'value':>12} {'unit':<8}{'target':>10}  note")
    for row in rows:
        value = "–" if row.value is None else f"{row.value:,.2f}"
        target = "" if row.target is None else f"{row.target:,.2f}"
        sign = {True: " ok", False: " MISSED", None: ""}[row.met]
        print(
            f"{row.what:<58}{row.size:>10}{value:>12} {row.unit:<8}{target:>10}  {row.note}{sign}",
            flush=True,
        )
        kept.append(row)
    return kept


def as_json(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The rows for a file."""
    return [asdict(row) | {"met": row.met} for row in rows]
