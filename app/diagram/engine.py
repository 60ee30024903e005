"""Graphviz, by one of two ways: its library in a warm worker process, or the system's ``dot``.

The setting ``KLANTREIS_GRAPHVIZ`` chooses: ``library`` (default) or ``dot``. Both draw the same
source. Every picture has a time limit; one that takes longer is ended and raises.
"""

import atexit
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Final

from app.diagram.faults import DrawingError, DrawingTimeout
from app.diagram.libgvc import GraphvizError, Library
from app.diagram.workers import Pool
from app.settings import BadSetting, Graphviz, drawing_settings

SECONDS: Final = 20.0
"""How long one picture may take, waiting for a free worker included."""
CORES: Final = os.cpu_count() or 1
PROCESSES: Final = max(3, min(4, CORES))
PART: Final = 40_000
"""Characters of source that are worth a worker of their own."""


def draw(source: str, *, seconds: float = SECONDS) -> bytes:
    """The SVG that Graphviz makes of a source with fixed positions."""
    if _way() is Graphviz.DOT:
        return _by_system(source, seconds)
    return _pool().ask(source.encode(), seconds)


def parts(size: int) -> int:
    """In how many parts a source of that many characters is drawn soonest.

    At most one a core, and one worker stays free for other maps.
    """
    if size < 2 * PART or _way() is Graphviz.DOT:
        return 1
    return max(1, min(CORES, _pool().spare() - 1, size // PART))


def draw_all(sources: Sequence[str]) -> Iterator[bytes]:
    """The SVG of each of several sources, in their order; they are drawn at the same time."""
    first, *others = sources
    later = [_threads().submit(draw, one) for one in others]
    yield draw(first)
    for one in later:
        yield one.result()


def close() -> None:
    """End the idle workers; the next picture starts new ones."""
    _pool().close()


def _way() -> Graphviz:
    try:
        return drawing_settings().graphviz
    except BadSetting as error:
        raise DrawingError(str(error)) from error


@cache
def _pool() -> Pool:
    pool = Pool(Path(__file__).with_name("libgvc.py"), PROCESSES)
    atexit.register(pool.close)
    return pool


@cache
def _threads() -> ThreadPoolExecutor:
    """They do nothing but wait for workers."""
    return ThreadPoolExecutor(PROCESSES, "map")


@cache
def library() -> Library:
    """The library in this very process: for the benchmark of the bare floor. Not thread-safe."""
    try:
        return Library()
    except GraphvizError as error:
        raise DrawingError(str(error)) from error


def _by_system(source: str, seconds: float) -> bytes:
    """By the ``dot`` that is installed, through the package ``graphviz``'s way of finding it."""
    from graphviz import backend

    source = re.sub(r"graph \[", "graph [layout=nop2 ", source, count=1)
    command = [backend.DOT_BINARY, "-Tsvg"]
    try:
        done = subprocess.run(
            command, input=source.encode(), capture_output=True, timeout=seconds, check=False
        )
    except FileNotFoundError as error:
        raise DrawingError("there is no 'dot' on this machine; unset KLANTREIS_GRAPHVIZ") from error
    except subprocess.TimeoutExpired as error:
        raise DrawingTimeout("drawing took too long and was ended") from error
    if done.returncode or not done.stdout:
        raise DrawingError(done.stderr.decode("utf-8", "replace").strip() or "dot drew nothing")
    return done.stdout
