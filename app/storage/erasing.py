"""Words taken out of everything that is stored: items, the log, what waits, whatever table holds.

Two ways, both needed. An item that is known to hold somebody's words loses all its text, in its
row and in every event that kept it (``shelled``). And the sentences themselves are looked for in
every column of every table, because people copy and quote (``cut``).
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import JSON, Column, RowMapping, Select, String, Table, cast, or_, select, update
from sqlalchemy.types import TypeDecorator
from sqlmodel import Session, col

from app.journey import ITEM_TYPES, LISTS, Resource
from app.storage.rows import TABLES, columns
from app.storage.tables import EventRow, JourneyRow
from app.storage.transfer import all_tables

CUT: Final = "[…]"
"""What stands where words were taken out; the same in every language."""

SHORTEST_CUT: Final = 12
FEWEST_WORDS: Final = 3
_PLAIN: Final = re.compile(r"[A-Za-z0-9 ]+", re.ASCII)
_STAYS: Final[dict[Resource, tuple[str, ...]]] = {
    Resource.EXPERIENCE: ("id", "contact_moment", "perspective", "source"),
    Resource.CONTACT_MOMENT: ("id", "phase", "department", "source"),
}
_OWN_WORDS: Final = ("quote", "need", "text", "description", "note", "result_note")
_JOURNEY: Final = {"journey": ("id",)}
_NEEDED_TEXTS: Final = frozenset({"text", "reason"})
"""Texts that an item can't be without, though not always."""

_KEYS: Final = ("id", "about", "about_resource", "kind", "contact_moment", "phase", "category")


def tells(words: str) -> bool:
    """Whether words are somebody's own, rather than a word or two that anybody would use."""
    return len(words) >= SHORTEST_CUT and len(words.split()) >= FEWEST_WORDS


def shelled(resource: Resource, document: Mapping[str, Any]) -> dict[str, Any]:
    """An item without anything that was told: where it stood, and nothing else."""
    stays = _STAYS.get(resource, _KEYS)
    left = {key: document[key] for key in stays if key in document}
    needed = {name for name, one in ITEM_TYPES[resource].model_fields.items() if one.is_required()}
    for name in (needed | _NEEDED_TEXTS) & document.keys() - left.keys():
        left[name] = CUT if isinstance(document[name], str) else document[name]
    return left


def cut(value: Any, words: Sequence[str]) -> Any:
    """A value of JSON with these words taken out of every text in it."""
    if isinstance(value, str):
        for one in words:
            value = value.replace(one, CUT)
        return value
    if isinstance(value, Mapping):
        return {key: cut(inner, words) for key, inner in value.items()}
    return [cut(inner, words) for inner in value] if isinstance(value, list) else value


def shell_in_log(
    session: Session, resource: Resource, item_id: str, only: str | None = None
) -> set[str]:
    """Take what an item held out of every event; gives the journeys whose log kept it.

    ``only`` is for an id that is not one of a kind: the one journey that is meant.
    """
    found: set[str] = set()
    own = select(EventRow).where(
        col(EventRow.resource) == resource.value, col(EventRow.resource_id) == item_id
    )
    if only is not None:
        own = own.where(col(EventRow.journey_id) == only)
    kept: Sequence[EventRow] = session.scalars(own).all()
    for event in kept:
        event.before = _shelled_snapshot(resource, event.before)
        event.after = _shelled_snapshot(resource, event.after)
        found.add(event.journey_id)
    whole: Sequence[EventRow] = session.scalars(_whole_journeys(item_id)).all()
    for event in (one for one in whole if only in (None, one.journey_id)):
        event.before = _shelled_within(resource, item_id, event.before)
        event.after = _shelled_within(resource, item_id, event.after)
        found.add(event.journey_id)
    session.flush()
    return found


def shell_rows(
    session: Session, resource: Resource, item_id: str, only: str | None = None
) -> set[str]:
    """Take what an item holds out of its rows; gives the journeys where it stands."""
    table = TABLES[resource]
    query = select(table.c.journey_id, table.c.body).where(table.c.id == item_id)
    if only is not None:
        query = query.where(table.c.journey_id == only)
    found = session.execute(query).all()
    for journey_id, body in found:
        item = ITEM_TYPES[resource].model_validate(shelled(resource, body))
        this = (table.c.journey_id == journey_id, table.c.id == item_id)
        newer = _newer(table, {"journey_id": journey_id})
        session.execute(update(table).where(*this).values(columns(resource, item) | newer))
    return {journey_id for journey_id, _ in found}


def own_words(session: Session, journey_id: str, resource: Resource, item_id: str) -> set[str]:
    """What an item says, and said before, in somebody's own words: not its title."""
    events = session.scalars(
        select(EventRow).where(
            col(EventRow.journey_id) == journey_id,
            col(EventRow.resource) == resource.value,
            col(EventRow.resource_id) == item_id,
        )
    ).all()
    kept = [one for event in events for one in (event.before, event.after) if one]
    table = TABLES[resource]
    this = (table.c.journey_id == journey_id, table.c.id == item_id)
    documents = [
        *(one["item"] for one in kept),
        *session.scalars(select(table.c.body).where(*this)),
    ]
    return {str(one[name]) for one in documents for name in _OWN_WORDS if one.get(name)}


def cut_everywhere(session: Session, words: Iterable[str]) -> set[str]:
    """Take these sentences out of every table; words that anybody would use are left alone.

    Gives the journeys that held them.
    """
    wanted = sorted({one for one in words if tells(one)}, key=len, reverse=True)
    session.flush()
    journeys: set[str] = set()
    for table in all_tables() if wanted else ():
        for column in _with_text(table):
            for row in _holding(session, table, column, wanted):
                this = [one == row[one.name] for one in table.primary_key]
                left: dict[str, Any] = {column.name: cut(row[column.name], wanted)}
                newer = _newer(table, dict(row))
                session.execute(update(table).where(*this).values(left | newer))
                journeys |= {
                    row[name] for name in _JOURNEY.get(table.name, ("journey_id",)) if name in row
                }
    session.expire_all()
    return journeys


def _holding(
    session: Session, table: Table, column: Column[Any], words: Sequence[str]
) -> list[RowMapping]:
    """The rows whose column has one of these texts in it: asked roughly, then looked at."""
    rough = [
        cast(column, String).contains(_needle(session, column, one), autoescape=True)
        for one in words
    ]
    found = session.execute(select(*table.primary_key, column).where(or_(*rough))).mappings()
    return [row for row in found if cut(row[column.name], words) != row[column.name]]


def _newer(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """The version that what is changed gets: the number that its journey takes next."""
    if "version" not in table.c or not ({"journey_id", "sequence"} & set(table.c.keys())):
        return {}
    journey = col(JourneyRow.id) == row.get("journey_id", row.get("id"))
    return {"version": select(col(JourneyRow.sequence) + 1).where(journey).scalar_subquery()}


def _needle(session: Session, column: Column[Any], words: str) -> str:
    """A stretch of a text that reads the same inside JSON as outside it."""
    plain = max(_PLAIN.findall(words), key=len, default="").strip()
    if len(plain) >= FEWEST_WORDS:
        return plain
    longest = max(words.split(), key=len)
    escaped = _is_json(column) and session.get_bind().dialect.name == "sqlite"
    return json.dumps(longest)[1:-1] if escaped else longest


def _with_text(table: Table) -> list[Column[Any]]:
    """The columns that can hold a sentence."""
    return [
        one
        for one in table.columns
        if not one.primary_key
        and not one.foreign_keys
        and (_is_json(one) or (isinstance(one.type, String) and (one.type.length or 99) > 20))
    ]


def _is_json(column: Column[Any]) -> bool:
    kind = column.type
    return isinstance(kind.impl if isinstance(kind, TypeDecorator) else kind, JSON)


def _whole_journeys(item_id: str) -> Select[Any]:
    """The events that keep a whole journey with this item in it: made by import or by copying."""
    within = [
        cast(col(one), String).contains(f'"{item_id}"', autoescape=True)
        for one in (EventRow.before, EventRow.after)
    ]
    return select(EventRow).where(col(EventRow.resource) == Resource.JOURNEY.value, or_(*within))


def _shelled_snapshot(resource: Resource, kept: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if kept is None else kept | {"item": shelled(resource, kept["item"])}


def _shelled_within(
    resource: Resource, item_id: str, kept: dict[str, Any] | None
) -> dict[str, Any] | None:
    name = LISTS[resource]
    if kept is None or name not in kept["item"]:
        return kept
    items = [shelled(resource, one) if one["id"] == item_id else one for one in kept["item"][name]]
    return kept | {"item": kept["item"] | {name: items}}
