"""How long a later start takes, beside the floor: Python loading the frameworks and nothing else.

python -m bench start [--json FILE]
"""

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket

from bench._table import Row, as_json, median, printed

ROOT = Path(__file__).resolve().parent.parent
TIMES = 20
TARGET = 1_000.0
"""Milliseconds from the command to the printed address (the contract: under a second)."""
FLOOR = "import fastapi, sqlmodel, uvicorn"
PATIENCE = 30
"""Seconds after which a server that doesn't answer has failed."""


@contextmanager
def served(folder: str, port: int) -> Iterator[subprocess.Popen[str]]:
    """``python3 start.py``, as a person starts it; interrupted at the end, as by Ctrl-C."""
    settings = os.environ | {"KLANTREIS_DATA_DIR": folder, "KLANTREIS_PORT": str(port)}
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "start.py")],
        env=settings,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def wait_for_health(port: int, until: float) -> None:
    """Ask ``/healthz`` until it answers 200."""
    while time.perf_counter() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=PATIENCE).close()
        except OSError:
            time.sleep(0.002)
        else:
            return
    raise TimeoutError("the server did not become healthy")


def one_start(folder: str) -> tuple[float, float]:
    """Milliseconds to the first printed line, and to the first healthy answer."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    began = time.perf_counter()
    with served(folder, port) as process:
        if process.stdout is None or not process.stdout.readline():
            raise RuntimeError("the server printed nothing")
        printed_after = time.perf_counter() - began
        wait_for_health(port, began + PATIENCE)
        return printed_after * 1000, (time.perf_counter() - began) * 1000


def rows() -> Iterator[Row]:
    """The floor, then the starts; the first, which makes the database, is told apart."""
    floor = median(lambda: subprocess.run([sys.executable, "-c", FLOOR], check=True), TIMES)
    yield Row("floor: Python, FastAPI, SQLModel and uvicorn loaded", "-", floor)
    with tempfile.TemporaryDirectory() as folder:
        yield Row("first start on an empty data folder, address printed", "-", one_start(folder)[0])
        addresses, healths = zip(*(one_start(folder) for _ in range(TIMES)), strict=True)
    address = statistics.median(addresses)
    yield Row("later start, address printed", "-", address, target=TARGET)
    yield Row("the slowest of them", "-", max(addresses), target=TARGET)
    yield Row("later start, healthy", "-", statistics.median(healths))
    yield Row("times the floor", "-", address / floor, "×")


def main(arguments: list[str] | None = None) -> None:
    """Print the figures; write them to ``--json FILE`` too where it is asked."""
    reader = argparse.ArgumentParser(prog="bench start", description=__doc__)
    reader.add_argument("--json", type=Path, help="write the figures to this file")
    report = reader.parse_args(arguments).json
    kept = printed(rows())
    if report:
        report.write_text(json.dumps(as_json(kept), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
