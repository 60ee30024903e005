"""A report as it will be printed: a title, and pieces one below the other. No typesetting here."""

from dataclasses import dataclass, field

from app.exports.tables import Told


@dataclass(frozen=True)
class Heading:
    """A title within the report; ``level`` 1 begins a part."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Words:
    """A paragraph; lines of their own stay so."""

    text: str


@dataclass(frozen=True)
class Points:
    """A list; numbered where the order counts."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Facts:
    """Labels with what belongs to each."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Map:
    """The journey's map, on lying pages of its own."""


Piece = Heading | Words | Points | Facts | Map | Told


@dataclass(frozen=True)
class Report:
    """A report in one language; ``over`` stands above the title, ``under`` below it."""

    title: str
    language: str
    over: str = ""
    under: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = field(default=())
    foot: str = ""
