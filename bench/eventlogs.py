"""What reading and adding up an event log takes, and whether memory grows with the log.

python -m bench eventlogs [--json FILE]

Each log is read in a process of its own, whose peak of memory is told.
"""

import argparse
import gzip
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from app.eventlogs.looking import look_at
from app.eventlogs.reading import read_log
from app.eventlogs.spill import spilled
from bench._event_log import write_csv, write_xes
from bench._table import Row, as_json, printed

SECONDS, MEGABYTES = 20.0, 500.0
"""For 100,000 events (issue 7)."""
GROWTH = 1.25
"""Peak memory of 1,000,000 events over that of 250,000: it must not grow with the log."""


def read(file: Path) -> dict[str, float]:
    """Look at a log and read it: seconds, seconds of the processor, and the peak in MB."""
    start = perf_counter()
    look = look_at(file, file.name)
    with tempfile.TemporaryDirectory() as folder:
        spill = Path(folder) / "log.db"
        summary = read_log(look.file, look.suggested, spill, lambda _progress: None)
        seconds = perf_counter() - start
        case = summary.picks[0].case
        start = perf_counter()
        with spilled(spill) as opened:
            opened.case(case, 1_000)
        found = perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "seconds": seconds,
        "processor": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss / 1024,
        "case": found * 1000,
        "events": summary.events,
    }


def measured(file: Path) -> dict[str, float]:
    """The same, in a process of its own."""
    command = [sys.executable, "-m", "bench.eventlogs", "--child", str(file)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(told)
    return found


def figures(folder: Path) -> Iterator[Row]:
    """Every figure, as it is known."""
    peaks: dict[int, float] = {}
    for count, kind in ((100_000, "xes"), (100_000, "csv"), (250_000, "csv"), (1_000_000, "csv"),
                        (1_000_000, "xes.gz")):  # fmt: skip
        file = folder / f"log.{kind}"
        _write(file, count)
        found = measured(file)
        assert found["events"] == count
        is_target = count == 100_000
        size, name = f"{count:,}", f"{kind} {file.stat().st_size / 1e6:,.0f} MB"
        yield Row("read and added up", size, found["seconds"], "s",
                  SECONDS if is_target else None, name)  # fmt: skip
        yield Row("  of the processor", size, found["processor"], "s", None, name)
        yield Row("  peak of memory", size, found["megabytes"], "MB",
                  MEGABYTES, name)  # fmt: skip
        yield Row("  one case out of it", size, found["case"], "ms", None, name)
        if kind == "csv":
            peaks[count] = found["megabytes"]
        file.unlink()
    growth = peaks[1_000_000] / peaks[250_000]
    yield Row("peak at 1,000,000 over 250,000 events", "", growth, "times", GROWTH, "csv")


def _write(file: Path, count: int) -> None:
    if file.suffix == ".csv":
        write_csv(file, count)
        return
    plain = file.with_suffix("") if file.suffix == ".gz" else file
    write_xes(plain, count)
    if file.suffix == ".gz":
        with plain.open("rb") as opened, gzip.open(file, "wb", 6) as out:
            shutil.copyfileobj(opened, out)
        plain.unlink()


def main(arguments: list[str]) -> None:
    """Measure, print, and write the figures to a file if asked for."""
    reader = argparse.ArgumentParser(prog="bench eventlogs", description=__doc__)
    reader.add_argument("--json", type=Path)
    reader.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    asked = reader.parse_args(arguments)
    if asked.child:
        print(json.dumps(read(asked.child)))
        return
    with tempfile.TemporaryDirectory() as folder:
        rows = printed(figures(Path(folder)))
    if asked.json:
        asked.json.write_text(json.dumps(as_json(rows), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
