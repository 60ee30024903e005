"""The sheet that the map is drawn on, and the Graphviz source that comes of it.

Points run right and down; Graphviz counts upwards. What lies below what is Graphviz's own order:
the background (a drawing list), the lanes (clusters with a fixed box), edges, nodes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from app.diagram.fonts import Face, family
from app.diagram.text import in_decor

Point = tuple[float, float]
_CLEAR: Final = "#00000000"
_BREAK: Final = "\\\n"
"""A line break inside a quoted string: more than 16 kB unbroken is a syntax error to Graphviz."""
_BREAK_EVERY: Final = 40
_BREAK_POINTS: Final = 300
DISC: Final = 11
"""Half of a numbered disc, in points."""
_BOLD, _ITALIC = 1, 2


@dataclass(frozen=True, slots=True)
class Note:
    """What a screen reader says of a drawn group, and the item of the journey that it shows."""

    name: str
    description: str = ""
    resource: str = ""
    item: str = ""


class Frame(NamedTuple):
    """A box with round corners around a node: what fills it, and its line inside its edge."""

    fill: str
    pen: str
    weight: int = 1
    style: str = "solid"

    def around(self, wide: float, high: float) -> str:
        """What Graphviz is told of a box of that size."""
        inches = [f"{(side - self.weight) / 72:.4f}" for side in (wide, high)]
        return (
            f'shape=box style="rounded,filled,{self.style}" fixedsize=true width={inches[0]} '
            f'height={inches[1]} fillcolor="{self.fill}" color="{self.pen}" penwidth={self.weight} '
        )


@lru_cache(maxsize=500)
def _pen_of(wanted: tuple[str, str, float, bool]) -> str:
    """The drawing list's words for a fill, a line's colour and weight, and whether it is dashed."""
    fill, pen, weight, dashed = wanted
    width, style = f"setlinewidth({weight})", "dashed" if dashed else "solid"
    return (
        f"C {len(fill)} -{fill} c {len(pen)} -{pen} S {len(width)} -{width} S {len(style)} -{style}"
    )


@lru_cache(maxsize=500)
def _type_of(size: int, colour: str, face: Face, name: str) -> str:
    """The drawing list's words for a size of type, its colour, its face and its family."""
    flags = {Face.BOLD: _BOLD, Face.ITALIC: _ITALIC}.get(face, 0)
    return f"F {size} {len(name)} -{name} t {flags} c {len(colour)} -{colour}"


Element = tuple[str, str]
"""The name of a lane, an arrow or a node, and its source."""


@dataclass
class Sheet:
    """A sheet of ``width`` by ``height`` points, and all that is drawn on it."""

    width: int
    height: int
    paper: str
    ink: str
    notes: dict[str, Note] = field(default_factory=dict)
    _decor: list[str] = field(default_factory=list)
    _lanes: list[Element] = field(default_factory=list)
    _nodes: list[Element] = field(default_factory=list)
    _edges: list[Element] = field(default_factory=list)
    _pen: tuple[str, str, float, bool] | None = None

    def polygon(
        self, points: Sequence[Point], fill: str, pen: str = _CLEAR, weight: float = 1
    ) -> None:
        """A filled shape in the background."""
        self._ink(fill, pen, weight)
        self._decor.append(f"P {self._list(points)}")

    def area(self, points: Sequence[Point], fill: str) -> None:
        """As ``polygon``, for shapes of many points."""
        self._ink(fill, _CLEAR, 1)
        high = self.height
        pieces = [
            " ".join([f"{x:.1f} {high - y:.1f}" for x, y in points[start : start + _BREAK_POINTS]])
            for start in range(0, len(points), _BREAK_POINTS)
        ]
        self._decor.append(f"P {len(points)} " + f" {_BREAK}".join(pieces))

    def line(
        self, points: Sequence[Point], pen: str, weight: float = 1, *, dashed: bool = False
    ) -> None:
        """A line in the background."""
        self._ink(_CLEAR, pen, weight, dashed=dashed)
        self._decor.append(f"L {self._list(points)}")

    def rounded(
        self,
        box: tuple[float, float, float, float],
        radius: float,
        fill: str,
        pen: str = _CLEAR,
        weight: float = 1,
        *,
        dashed: bool = False,
    ) -> None:
        """A box with round corners in the background: left, top, width, height."""
        x, y, wide, high = box
        r, k, right, foot = radius, radius * 0.45, x + wide, y + high
        self._ink(fill, pen, weight, dashed=dashed)
        corners = [
            (x + r, y), (x + r, y), (right - r, y), (right - r, y), (right - k, y),
            (right, y + k), (right, y + r), (right, y + r), (right, foot - r), (right, foot - r),
            (right, foot - k), (right - k, foot), (right - r, foot), (right - r, foot),
            (x + r, foot), (x + r, foot), (x + k, foot), (x, foot - k), (x, foot - r),
            (x, foot - r), (x, y + r), (x, y + r), (x, y + k), (x + k, y), (x + r, y),
        ]  # fmt: skip
        self._decor.append(f"b {self._list(corners)}")

    def word(
        self,
        at: Point,
        text: str,
        size: int,
        colour: str,
        face: Face = Face.REGULAR,
        anchor: int = 0,
    ) -> None:
        """A line of text in the background; ``at`` is its left (−1), middle (0) or right (1)."""
        shown = in_decor(text)
        if not shown:
            return
        self._pen = None
        x, y = at
        length = len(shown) if shown.isascii() else len(shown.encode())
        self._decor.append(
            f"{_type_of(size, colour, face, family())} "
            f"T {x:.1f} {self.height - y - size * 0.34:.1f} {anchor} 0 {length} -{shown}"
        )

    def mark(self, at: Point, text: str, fill: str, ring: str) -> None:
        """A numbered disc in the background."""
        self._ink(fill, ring, 1.6)
        self._decor.append(f"E {self._at(at)} {DISC} {DISC}")
        size = 13 if len(text) < 3 else 11 if len(text) < 4 else 9
        self.word(at, text, size, ring)

    def lane(
        self, name: str, box: tuple[float, float, float, float], fill: str, note: Note
    ) -> None:
        """A lane: a cluster with a fixed box."""
        x, y, wide, high = box
        low, up = self._pair((x, y + high)), self._pair((x + wide, y))
        source = (
            f'subgraph cluster_{name} {{ id={name}; class=lane; bb="{low},{up}"; '
            f'style="rounded,filled"; fillcolor="{fill}"; color="{fill}" }}'
        )
        self._lanes.append((name, source))
        self.notes[name] = note

    def node(
        self,
        name: str,
        kind: str,
        box: tuple[float, float, float, float],
        label: str,
        frame: Frame | None = None,
    ) -> None:
        """A node whose label is a table: of the size of the box, or in the middle of a frame."""
        x, y, wide, high = box
        at = self._pair((x + wide / 2, y + high / 2))
        around = frame.around(wide, high) if frame else ""
        source = f'{name} [id={name} class="{kind}" pos="{at}" {around}label=<{label}>]'
        self._nodes.append((name, source))

    def disc(self, name: str, kind: str, at: Point, text: str, fill: str, ring: str) -> None:
        """A round badge with a number in it."""
        size = 13 if len(text) < 3 else 11 if len(text) < 4 else 9
        source = (
            f'{name} [id={name} class="{kind}" pos="{self._pair(at)}" label="{in_decor(text)}" '
            f'shape=circle style=filled fixedsize=true width=0.306 fillcolor="{fill}" '
            f'color="{ring}" penwidth=1.6 fontcolor="{ring}" fontsize={size}]'
        )
        self._nodes.append((name, source))

    def edge(
        self,
        name: str,
        kind: str,
        curve: Sequence[Point],
        colour: str,
        weight: float,
        *,
        dashed: bool = False,
        arrow: bool = True,
        note: Note | None = None,
    ) -> None:
        """A line between lanes and cards: Bézier points, the tip last if it is an arrow."""
        high = self.height
        points = [f"{x:.1f},{high - y:.1f}" for x, y in curve]
        if arrow:
            points = [f"e,{points[-1]}", *points[:-1]]
        pieces = [
            " ".join(points[start : start + _BREAK_POINTS])
            for start in range(0, len(points), _BREAK_POINTS)
        ]
        source = (
            f'{self._anchor} -> {self._anchor} [id={name} class="{kind}" '
            f'pos="{f" {_BREAK}".join(pieces)}" color="{colour}" penwidth={weight} '
            f"style={'dashed' if dashed else 'solid'} arrowsize=0.75 "
            f"arrowhead={'normal' if arrow else 'none'}]"
        )
        self._edges.append((name, source))
        if note:
            self.notes[name] = note

    @property
    def elements(self) -> tuple[Element, ...]:
        """Every lane, arrow and node, in the order in which they are drawn."""
        return (*self._lanes, *self._edges, *self._nodes)

    @property
    def background(self) -> str:
        """The source of the sheet itself and of all that lies below lanes, arrows and nodes."""
        decor = "".join(
            piece + (f" {_BREAK}" if place % _BREAK_EVERY == _BREAK_EVERY - 1 else " ")
            for place, piece in enumerate(self._decor)
        )
        return f'bgcolor="{self.paper}" _background="{decor}"'

    def source(self) -> str:
        """The whole sheet as a Graphviz source."""
        return self.partial(self.background, (one for _, one in self.elements))

    def partial(self, background: str, elements: Iterable[str]) -> str:
        """The source of some elements of the sheet, on its background or on none (empty)."""
        head = (
            f'graph [bb="0,0,{self.width},{self.height}" pad=0 margin=0 outputorder=edgesfirst '
            f'charset="UTF-8" fontname="{family()}" {background}]'
        )
        node = f'node [shape=plain fontname="{family()}" fontcolor="{self.ink}"]'
        anchor = f'{self._anchor} [style=invis label="" pos="0,0"]'
        return "\n".join(["digraph klantreis {", head, node, anchor, *elements, "}\n"])

    _anchor: str = "anchor"

    def _ink(self, fill: str, pen: str, weight: float, *, dashed: bool = False) -> None:
        wanted = (fill, pen, weight, dashed)
        if wanted == self._pen:
            return
        self._pen = wanted
        self._decor.append(_pen_of(wanted))

    def _list(self, points: Sequence[Point]) -> str:
        high = self.height
        return f"{len(points)} " + " ".join([f"{x:.1f} {high - y:.1f}" for x, y in points])

    def _at(self, point: Point) -> str:
        return f"{point[0]:.1f} {self.height - point[1]:.1f}"

    def _pair(self, point: Point) -> str:
        return f"{point[0]:.1f},{self.height - point[1]:.1f}"
