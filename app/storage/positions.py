"""Where an item stands: a key that sorts between its neighbours' keys, so that no other changes.

Source: fractional indexing (D. Greenspan, Figma). A key grows by a character for every few items
put into the same gap; once it is long, the whole list gets new, short keys.
"""

from typing import Final

from fractional_indexing import generate_key_between, generate_n_keys_between
from sqlalchemy import Table, select, update
from sqlmodel import Session

from app.journey import Resource
from app.storage.prepared import neighbours
from app.storage.rows import TABLES

LONGEST: Final = 50


def keys(n: int) -> list[str]:
    """The keys of a new list of ``n`` items."""
    return list(generate_n_keys_between(None, None, n))


def position_behind(
    session: Session, journey_id: str, resource: Resource, item_id: str, after: str | None
) -> str:
    """The key of an item behind the item ``after``, or before every other (``None``).

    Contact moments are in one row too, whatever their phase: theirs sorts among its own.
    """
    key = _between(session, journey_id, resource, item_id, after)
    if len(key) > LONGEST:
        _renumber(session, TABLES[resource], journey_id)
        key = _between(session, journey_id, resource, item_id, after)
    return key


def _between(
    session: Session, journey_id: str, resource: Resource, item_id: str, after: str | None
) -> str:
    return str(generate_key_between(*neighbours(session, resource, journey_id, item_id, after)))


def _renumber(session: Session, table: Table, journey_id: str) -> None:
    here = table.c.journey_id == journey_id
    order = session.scalars(select(table.c.id).where(here).order_by(table.c.position)).all()
    for item_id, position in zip(order, keys(len(order)), strict=True):
        session.execute(update(table).where(here, table.c.id == item_id).values(position=position))
