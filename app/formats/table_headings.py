"""What stands above the columns of a table: our own names, or those that people give them."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from app.formats.columns import COLUMNS, Column
from app.formats.folding import folded
from app.formats.losses import column_name
from app.journey import Resource
from app.language import Translator, languages, translator

Field = tuple[Resource, Column]
FEELING: Final = tuple(
    column
    for column in COLUMNS[Resource.EXPERIENCE]
    if column.field in ("score", "emotions", "quote", "need")
)
MOMENT: Final = tuple(
    column
    for column in COLUMNS[Resource.CONTACT_MOMENT]
    if not (column.technical and column.sort == "present")
)
KIND: Final = next(one for one in COLUMNS[Resource.DEPARTMENT] if one.field == "kind")
TABLE: Final[tuple[Field, ...]] = (
    *((Resource.CONTACT_MOMENT, column) for column in MOMENT),
    *((Resource.EXPERIENCE, column) for column in FEELING),
    (Resource.DEPARTMENT, KIND),
)
"""The columns of a table of contact moments, in the order in which we write them."""
MOST_ABOVE: Final = 10
"""How far from the top headings are looked for."""
MOST_COLUMNS: Final = 200
"""How far from the left they are looked for, and read."""
_WORDS: Final[dict[str, dict[str, list[str]]]] = tomllib.loads(
    Path(__file__).with_name("heading_words.toml").read_text("utf-8")
)


def heading(resource: Resource, column: Column, t: Translator) -> str:
    """What we write above a column."""
    if resource is Resource.DEPARTMENT:
        return t("formats.kind_of_department")
    return column_name(resource, column.field, t)


def fields_above(cells: Sequence[Any]) -> dict[int, Field]:
    """The field of each column that has a heading which we know; of two for one field the first.

    Our own names go before those that people give.
    """
    texts = [folded(str(cell)) if cell is not None else "" for cell in cells]
    found: dict[int, Field] = {}
    for known in (_own(), _given()):
        for place, text in enumerate(texts):
            field = known.get(text if known is _own() else _plain(text))
            if field is not None and place not in found and field not in found.values():
                found[place] = field
    return found


def heading_row(rows: Sequence[Sequence[Any]]) -> tuple[int, dict[int, Field]]:
    """The place of the row with most headings of a table among these, and its fields."""
    several = [fields_above(row[:MOST_COLUMNS]) for row in rows[:MOST_ABOVE]]
    best = max(range(len(several)), key=lambda place: len(several[place]), default=0)
    return best, several[best] if several else {}


def tells_contact_moments(fields: Mapping[int, Field]) -> bool:
    """Whether a table with these columns tells what its contact moments are."""
    return any(column.field == "title" for _, column in fields.values())


def _plain(text: str) -> str:
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", text)
    return folded(re.sub(r"[^\w']+", " ", bare))


@lru_cache
def _own() -> dict[str, Field]:
    return {
        folded(heading(resource, column, translator(language))): (resource, column)
        for language in reversed(languages())
        for resource, column in TABLE
    } | {column.field: (resource, column) for resource, column in reversed(TABLE)}


@lru_cache
def _given() -> dict[str, Field]:
    by_name = {(resource.value, column.field): (resource, column) for resource, column in TABLE}
    given = {
        word: by_name[resource, field]
        for resource, fields in _WORDS.items()
        for field, words in fields.items()
        for word in words
    }
    return {_plain(text): field for text, field in _own().items()} | given
