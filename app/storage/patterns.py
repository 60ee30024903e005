"""The tallies of journeys in and out of their table, and which of them still hold."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import delete, func, insert, select
from sqlmodel import Session, SQLModel

from app.storage.pattern_tables import TallyRow
from app.storage.tables import JourneyRow

_TALLY: Final = SQLModel.metadata.tables[str(TallyRow.__tablename__)]
_JOURNEY: Final = SQLModel.metadata.tables[str(JourneyRow.__tablename__)]
MOST_NAMED: Final = 500
"""So many ids are named in one query; beyond that all rows are read."""


class Standing(NamedTuple):
    """A journey as it is now (``content``), and what its tally was made from, if it has one."""

    id: str
    content: int
    template: bool
    tallied: int | None
    mark: str | None
    sketch: str | None
    sketch_content: int | None
    day: str | None


def standings(session: Session) -> list[Standing]:
    """Every journey of the workspace, in no order."""
    content = func.coalesce(_JOURNEY.c.content_sequence, _JOURNEY.c.sequence)
    found = session.execute(
        select(
            _JOURNEY.c.id,
            content,
            _JOURNEY.c.template,
            _TALLY.c.content,
            _TALLY.c.mark,
            _TALLY.c.sketch,
            _TALLY.c.sketch_content,
            _TALLY.c.day,
        )
        .select_from(_JOURNEY.outerjoin(_TALLY, _TALLY.c.journey_id == _JOURNEY.c.id))
        .where(_JOURNEY.c.removed_at.is_(None))
    )
    return list(map(Standing._make, found))


def state(session: Session) -> tuple[int, int]:
    """How many journeys there are, and their numbers added up: others after any change."""
    content = func.coalesce(_JOURNEY.c.content_sequence, _JOURNEY.c.sequence)
    query = select(func.count(), func.sum(content)).where(_JOURNEY.c.removed_at.is_(None))
    journeys, numbers = session.execute(query).one()
    return journeys, int(numbers or 0)


class Named(NamedTuple):
    """A journey by its title and kind."""

    id: str
    title: str
    kind: str


def newest(session: Session, most: int, also: Collection[str] = ()) -> list[Named]:
    """The journeys changed last, templates left out, and those that are named ``also``."""
    row = _JOURNEY.c
    here = (row.removed_at.is_(None), row.template.is_(False))
    query = select(row.id, row.title, row.kind).where(*here)
    found = [*session.execute(query.order_by(row.updated_at.desc(), row.id).limit(most))]
    if also:
        found += session.execute(query.where(row.id.in_(also)).order_by(row.id))
    return list(dict.fromkeys(map(Named._make, found)))


def bodies(session: Session, ids: Collection[str]) -> Iterator[tuple[str, str]]:
    """The tallies of these journeys, as JSON."""
    query = select(_TALLY.c.journey_id, _TALLY.c.body)
    if len(ids) <= MOST_NAMED:
        query = query.where(_TALLY.c.journey_id.in_(ids))
    return ((row[0], row[1]) for row in session.execute(query) if row[0] in ids)


def keep(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Write tallies in the place of older ones; the caller holds the workspace and commits.

    That of a journey that is gone by now is left out.
    """
    ids = [row["journey_id"] for row in rows]
    here = (_JOURNEY.c.id.in_(ids), _JOURNEY.c.removed_at.is_(None))
    # The journeys first, as everybody who changes one has it: else each waits for the other.
    held = select(_JOURNEY.c.id).where(*here).order_by(_JOURNEY.c.id)
    there = set(session.scalars(held.with_for_update(read=True, key_share=True)))
    forget(session, ids)
    kept = [row for row in rows if row["journey_id"] in there]
    if kept:
        session.execute(insert(_TALLY), kept)


def forget(session: Session, ids: Iterable[str]) -> None:
    """Take away what was counted of these journeys."""
    session.execute(delete(_TALLY).where(_TALLY.c.journey_id.in_(list(ids))))
