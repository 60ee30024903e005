"""The map: from a journey to its picture, beside the bare floor and the peers.

The floor is the same drawing, ready-made, given to the Graphviz library in this process. One run,
the two taken in turn, median of 20 (fewer at 10,000). Processor time is the mean: on a machine that
others use too it tells more than the clock, but not that several workers draw a large map at once:
for that, run it before other programs (chrt -f 10). "First" is a map of which nothing was drawn,
in a server that knows the words on it; "no text known" has not even that, and
"changed" is a drawn map of which one card has another title, as a live map goes.

python -m bench map [--pictures N] [--no-peers] [--json FILE]
"""

import argparse
import gc
import json
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from app.diagram import draw, engine, redraw
from app.journey import Journey, Resource
from bench._map_peers import peers
from bench._table import Row, as_json, median, printed
from tests.diagram.examples import long

SIZES = {15: 20, 100: 20, 1_000: 20}
MOST_OF_FLOOR = {15: 1.5, 100: 1.3, 1_000: 1.3}
MOST_MS = {100: 100.0, 1_000: 1000.0}


def rows(pictures: int, *, with_peers: bool) -> Iterator[Row]:
    """All figures of the map."""
    draw.check()
    for size, times in SIZES.items():
        yield from _beside_floor(size, times)
    yield from _pages(10_000)
    yield from _files()
    yield from _memory(pictures)
    if with_peers:
        yield from peers()


def _beside_floor(size: int, times: int) -> Iterator[Row]:
    """Each way in turn with the floor, so that what else the machine does weighs on all alike."""
    journey = long(size)
    source = draw.dot(journey).encode()
    library = engine.library()
    draw.svg(journey, standalone=False)
    gc.collect()
    gc.freeze()  # as the server does once it has started
    floor, first, cold, changed = _Timed(), _Timed(), _Timed(), _Timed()
    for n in range(times):
        floor.run(lambda: library.draw(source))
        draw.forget()
        cold.run(lambda: draw.svg(journey, standalone=False))
        redraw.memory().clear()
        first.run(lambda: draw.svg(journey, standalone=False))
        other = _renamed(journey, f"keer {n}")
        changed.run(partial(draw.svg, other, standalone=False))
    name, most = f"{size:,}", MOST_OF_FLOOR[size]
    yield Row("floor: ready-made source, Graphviz library in process", name, floor.clock)
    yield Row("the floor, processor time", name, floor.work)
    for what, one in (
        ("first picture of a map, all in", first),
        ("the same, with no text known either", cold),
        ("the next picture, one card changed", changed),
    ):
        yield Row(what, name, one.clock, target=most * floor.clock)
        yield Row("- times the floor", name, one.clock / floor.clock, "×", most)
        yield Row("- times the floor, processor time", name, one.work / floor.work, "×", most)
    if size in MOST_MS:
        yield Row("first picture, absolute", name, first.clock, target=MOST_MS[size])


class _Timed:
    """Runs of one thing: the median of the clock, the mean of the processor time, in ms."""

    def __init__(self) -> None:
        self._clock: list[float] = []
        self._work: list[float] = []

    def run(self, what: Callable[[], object]) -> None:
        worked, start = _worked(), time.perf_counter()
        what()
        self._clock.append((time.perf_counter() - start) * 1000)
        self._work.append(_worked() - worked)

    @property
    def clock(self) -> float:
        return statistics.median(self._clock)

    @property
    def work(self) -> float:
        return statistics.fmean(self._work)


def _worked() -> float:
    """Processor time of this process and its workers, in ms: what other programs take is not in."""
    import psutil

    times = [one.cpu_times() for one in psutil.Process().children(recursive=True)]
    return (time.process_time() + sum(one.user + one.system for one in times)) * 1000


def _renamed(journey: Journey, title: str) -> Journey:
    first, *others = journey.contact_moments
    changed = first.model_copy(update={"title": title})
    return journey.with_items(Resource.CONTACT_MOMENT, [changed, *others])


def _pages(size: int) -> Iterator[Row]:
    journey = long(size)
    count = draw.page_count(journey)
    name = f"{size:,}"
    overview = draw.View(draw.ViewKind.OVERVIEW)
    taken = median(lambda: draw.svg(journey, view=overview, standalone=False), 5)
    yield Row("folded overview", name, taken, target=1000)
    slowest = max(
        median(lambda page=page: draw.svg(journey, view=draw.View(page=page), standalone=False), 3)
        for page in (1, count // 2, count)
    )
    yield Row(f"slowest of three of its {count} pages", name, slowest, target=1000)


def _files() -> Iterator[Row]:
    journey = long(15)
    yield Row("PDF, A3", "15", median(lambda: draw.pdf(journey), 10))
    yield Row("PNG, 2,400 wide", "15", median(lambda: draw.png(journey), 10))


def _memory(pictures: int) -> Iterator[Row]:
    """How much the server and its workers grow over many pictures, after the first tenth."""
    import psutil

    me = psutil.Process()

    def taken() -> float:
        return sum(one.memory_info().rss for one in [me, *me.children(recursive=True)]) / 1e6

    journeys = [long(15), long(14), long(13)]
    marks: dict[int, float] = {}
    for n in range(pictures):
        draw.svg(_renamed(journeys[n % 3], f"nummer {n}"), standalone=False)
        if n in (pictures // 10, pictures // 2):
            marks[n] = taken()
    early, middle = marks.values()
    yield Row("growth of memory, server and workers", f"{pictures:,}", taken() - early, "MB", 30)
    yield Row("- of which in the second half", f"{pictures:,}", taken() - middle, "MB", 5)


def main(arguments: list[str] | None = None) -> None:
    """Measure, print a table, and write the figures to a file if asked for."""
    reader = argparse.ArgumentParser(prog="bench map", description=__doc__)
    reader.add_argument("--pictures", type=int, default=10_000, help="for the memory's growth")
    reader.add_argument("--no-peers", action="store_true", help="without the other programs")
    reader.add_argument("--json", type=Path, help="write the figures to this file")
    asked = reader.parse_args(arguments)
    found = printed(rows(asked.pictures, with_peers=not asked.no_peers))
    if asked.json:
        asked.json.write_text(json.dumps(as_json(found), indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
