"""The chain of hand-overs between offices as a picture, laid out by Graphviz's ``dot``.

Run as a script this file is a worker like ``libgvc.py``, with the layout engine that the map
doesn't need. The picture is a part of a page: neither a style element nor style attributes.
"""

import atexit
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.diagram.libgvc import Library, serve

if TYPE_CHECKING:
    from app.diagram.workers import Pool

SECONDS: Final = 10.0
SIZE: Final = 13.0
ROOM: Final = 132.0
"""How wide a line in a box may be, in points."""
PADDING: Final = (22.0, 16.0)
INK, EDGE, FILL, PAPER = "#16324f", "#1d4b78", "#f4f7fa", "transparent"
_HEAD = re.compile(rb"^.*?(?=<svg)", re.DOTALL)
_TITLE = re.compile(rb"<title>.*?</title>\n?", re.DOTALL)


@dataclass(frozen=True)
class Office:
    """A box: an office by its name."""

    key: str
    name: str


@dataclass(frozen=True)
class Link:
    """An arrow from one office to the next: how often, the words for it, and where it leads."""

    first: str
    second: str
    times: int
    told: str
    address: str


class LayeredLibrary(Library):
    """Graphviz with the engine that puts boxes in layers."""

    plugins = ("core", "dot_layout")
    layout = b"dot"


def svg(offices: Sequence[Office], links: Sequence[Link], *, title: str) -> bytes:
    """The picture; raises ``DrawingError``. The same input gives the same bytes."""
    drawn = _pool().ask(source(offices, links).encode(), SECONDS)
    begin = b'<svg role="group" aria-label="%s" class="chain-picture"' % _attribute(title)
    part = _TITLE.sub(b"", _HEAD.sub(b"", drawn, count=1)).replace(b"<svg", begin, 1)
    return part.replace(b"xlink:title=", b"aria-label=")


def source(offices: Sequence[Office], links: Sequence[Link]) -> str:
    """Graphviz's source of the picture: draw it with ``dot``."""
    from graphviz import Digraph

    graph = Digraph(name="hand_overs")
    graph.attr(rankdir="LR", bgcolor=PAPER, nodesep="0.35", ranksep="0.9", pad="0.1")
    graph.attr("node", shape="box", style="rounded,filled", fixedsize="true", fontsize=str(SIZE))
    graph.attr("node", fillcolor=FILL, color=EDGE, fontcolor=INK, fontname="Source Sans 3")
    graph.attr("edge", color=EDGE, fontcolor=INK, fontsize=str(SIZE), fontname="Source Sans 3")
    names = {one.key: f"n{place}" for place, one in enumerate(offices)}
    for one in offices:
        graph.node(names[one.key], **_box(one.name))
    most = max((one.times for one in links), default=1)
    for link in links:
        graph.edge(names[link.first], names[link.second], **_arrow(link, most))
    return str(graph.source)


def _box(name: str) -> dict[str, str]:
    from graphviz import escape

    from app.diagram.fonts import width, wrap

    lines = wrap(name, ROOM, SIZE, most=3)
    wide = max((width(line, SIZE) for line in lines), default=0) + PADDING[0]
    high = len(lines) * SIZE * 1.25 + PADDING[1]
    label = "\\n".join(escape(line) for line in lines)
    return {
        "label": label,
        "width": f"{wide / 72:.3f}",
        "height": f"{high / 72:.3f}",
    }


def _arrow(link: Link, most: int) -> dict[str, str]:
    from graphviz import escape

    return {
        "label": f" {link.times}× ",
        "penwidth": f"{1.2 + 4.8 * (link.times - 1) / max(most - 1, 4):.2f}",
        "labelURL": escape(link.address),
        "labeltooltip": escape(link.told),
    }


def _attribute(text: str) -> bytes:
    from xml.sax.saxutils import escape

    return escape(text, {'"': "&quot;"}).encode()


@cache
def _pool() -> "Pool":
    from app.diagram.workers import Pool

    pool = Pool(Path(__file__), 1)
    atexit.register(pool.close)
    return pool


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer, LayeredLibrary)
