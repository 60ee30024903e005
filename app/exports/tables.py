"""A table of the account: a title, what is said above it, its columns and rows of plain text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A part of the account. Without rows there is nothing to tell.

    ``wide`` are the columns, counted from 0, that hold long text and get more room.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    text: str = ""
    wide: frozenset[int] = frozenset()


def filled(told: Told) -> Told:
    """The same without the columns in which no row has anything; without rows all stay."""
    if not told.rows:
        return told
    kept = [n for n, _ in enumerate(told.columns) if any(row[n] for row in told.rows)]
    return Told(
        title=told.title,
        columns=tuple(told.columns[n] for n in kept),
        rows=tuple(tuple(row[n] for n in kept) for row in told.rows),
        text=told.text,
        wide=frozenset(place for place, n in enumerate(kept) if n in told.wide),
    )
