"""What a cell of a table says, in the words of people: in Dutch or English, read in both."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from app.formats.amounts import amount_in, date_in, measurement_in, measurement_written
from app.formats.columns import Column, Sort
from app.formats.folding import folded
from app.formats.given_words import given_words
from app.formats.losses import column_name
from app.journey import ITEM_TYPES, Resource, terms
from app.language import Translator, languages, translator

TERMS: Final[dict[str, type[StrEnum]]] = {
    "journey_kind": terms.JourneyKind,
    "department_kind": terms.DepartmentKind,
    "channel": terms.Channel,
    "initiator": terms.Initiator,
    "result": terms.Result,
    "waited_for": terms.WaitedFor,
    "outcome": terms.Outcome,
    "effect": terms.Effect,
    "perspective": terms.Perspective,
    "source": terms.Source,
    "category": terms.Category,
    "about": terms.About,
    "annotation_kind": terms.AnnotationKind,
    "verdict": terms.Verdict,
    "effort": terms.Effort,
    "choice": terms.Choice,
    "term": terms.Term,
    "action_status": terms.ActionStatus,
    "level": terms.Level,
}
UNITS: Final = ("minute", "hour", "day", "week", "month", "year")
_DAY_NUMBERS: Final = (18_264, 73_051)
"""The days from 1950 to 2099 as a spreadsheet counts them: no year has five figures."""
NOTHING: Final = "[]"
"""A list that is there and empty."""

Cell = str | int | float | bool | date | None

_ERRORS: Final = frozenset(
    {"#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NULL!", "#NUM!", "#VERW!", "#WAARDE!"}
)
"""What a spreadsheet writes where a formula came to nothing."""
_LENGTH: Final = re.compile(r"(\d{1,9}|een|[e\u00e9]\u00e9n|an?|one) ?([^\W\d]+)\.?", re.IGNORECASE)
_WHOLE: Final = re.compile(r"[+-]?\d{1,9}", re.ASCII)


class BadCell(Exception):
    """A cell that can't be read: the code and figures of the fault."""

    def __init__(self, code: str, **values: object) -> None:
        """Refuse it."""
        self.code = code
        self.values_told = values
        super().__init__(code)


class Names:
    """The items of one kind by what a cell calls them: the title, or the id where it must."""

    def __init__(self, items: Iterable[tuple[str, str]]) -> None:
        """Know these items: pairs of id and title."""
        listed = list(items)
        self._ids = {item_id for item_id, _ in listed}
        self._titles: dict[str, list[str]] = {}
        for item_id, title in listed:
            self._titles.setdefault(folded(title), []).append(item_id)
        self._shown = {
            item_id: title if self._is_clear(title) else item_id for item_id, title in listed
        }

    def _is_clear(self, title: str) -> bool:
        return len(self._titles[folded(title)]) == 1 and title not in self._ids

    def shown(self, item_id: str) -> str:
        """What people call the item."""
        return self._shown.get(item_id, item_id)

    def found(self, text: str, resource: Resource) -> str:
        """The id of the item that a cell names; raises ``BadCell``."""
        if text in self._ids:
            return text
        several = self._titles.get(folded(text), [])
        if len(several) != 1:
            code = "cell_names_several" if several else "cell_names_none"
            raise BadCell(code, text=text[:60], resource=resource.value)
        return several[0]


NO_NAMES: Final = Names(())


@dataclass(frozen=True)
class Place:
    """Where a cell belongs: its column, the kind of item, and what items are called there."""

    column: Column
    resource: Resource
    names: Mapping[Resource, Names]

    @property
    def named(self) -> tuple[Resource, Names]:
        """The kind of item that the cell names, and the items of that kind."""
        if self.column.of is None:
            raise TypeError(f"{self.column.field} names no items")
        return self.column.of, self.names.get(self.column.of, NO_NAMES)

    @property
    def is_assumed(self) -> bool:
        """Whether the cell tells which fields are assumptions."""
        return self.column.field == "assumed"


def written(place: Place, value: Any, t: Translator) -> Cell:
    """A value as a cell says it."""
    if value is None or value == "":
        return None
    return _WRITERS[place.column.sort](place, value, t)


def read(place: Place, cell: Cell) -> Any:
    """The value that a cell says; ``None`` for an empty one; raises ``BadCell``."""
    text = _as_text(cell)
    if text in _ERRORS:
        raise BadCell("cell_error", text=text)
    if place.column.sort == "date" and (day := _day_of(cell)):
        return day
    is_empty_word = place.column.sort == "words" and text.endswith("\n")
    if not text.strip() and not is_empty_word:
        return None
    return _READERS[place.column.sort](place, text)


def joined(values: Sequence[str]) -> str:
    """Several words in one cell, each on a line of its own."""
    if not values:
        return NOTHING
    is_plain = all(one and one != NOTHING for one in values) and not (
        len(values) == 1 and ";" in values[0]
    )
    return "\n".join(values) if is_plain else "".join(f"{one}\n" for one in values)


def split(text: str) -> list[str]:
    """The words in one cell: one a line, or with semicolons between them on one line."""
    if text == NOTHING:
        return []
    if text.endswith("\n"):
        return text[:-1].split("\n")
    parts = text.split("\n") if "\n" in text else text.split(";")
    return [one.strip() for one in parts if one.strip()]


def choices(name: str, t: Translator) -> list[str]:
    """The words of a closed list."""
    return [t(f"terms.{name}.{one}") for one in TERMS[name]]


def _as_text(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return "" if cell is None else str(cell)


def _day_of(cell: Cell) -> str:
    """The day of a spreadsheet's own date; empty where the cell holds no such date."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, int | float) and _DAY_NUMBERS[0] <= cell < _DAY_NUMBERS[1]:
        return (date(1899, 12, 30) + timedelta(days=int(cell))).isoformat()
    return ""


def _assumed_written(value: Any, resource: Resource, t: Translator) -> Cell:
    if isinstance(value, bool):
        return t("formats.yes") if value else None
    return joined([column_name(resource, one, t) for one in value])


def _assumed_read(text: str, resource: Resource) -> Any:
    if folded(text) in _words_for("yes") | _words_for("no"):
        return folded(text) in _words_for("yes")
    known = _field_names(resource)
    return [known.get(folded(one), one) for one in split(text)]


@lru_cache
def _field_names(resource: Resource) -> dict[str, str]:
    fields = ITEM_TYPES[resource].model_fields
    named = {
        folded(column_name(resource, field, translator(language))): field
        for language in reversed(languages())
        for field in fields
    }
    return named | {field: field for field in fields}


@lru_cache
def _words_for(answer: str) -> frozenset[str]:
    return frozenset(
        folded(word)
        for language in languages()
        for word in translator(language)(f"formats.{answer}_read").split(",")
    )


def _yes_no(text: str) -> bool:
    if folded(text) in _words_for("yes"):
        return True
    if folded(text) in _words_for("no"):
        return False
    raise BadCell("cell_yes_no", text=text[:60])


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text.strip().replace("\u2212", "-")):
        raise BadCell("not_a_number")
    return int(text.strip().replace("\u2212", "-"))


def _duration(text: str) -> str:
    found = _LENGTH.fullmatch(text.strip())
    if found is None or (unit := _units().get(folded(found[2]))) is None:
        raise BadCell("cell_duration", text=text.strip()[:60])
    amount = found[1] if found[1].isdigit() else "1"
    return f"{amount} {unit}"


@lru_cache
def _units() -> dict[str, str]:
    found = {}
    for t in map(translator, languages()):
        for unit in UNITS:
            for number in (1, 2):
                word = t(f"formats.unit.{unit}", n=number, amount="").strip()
                found[folded(word)] = unit if number == 1 else f"{unit}s"
            short = t(f"formats.unit_read.{unit}").split(",")
            found |= {folded(word): f"{unit}s" for word in short}
    return found


def _term(text: str, name: str) -> str:
    found = _words_of(name).get(folded(text))
    if found is None:
        expected = ", ".join(_words_to_choose(name))
        raise BadCell("cell_choice", text=text[:60], expected=expected)
    return found


def _words_to_choose(name: str) -> Iterator[str]:
    return iter(choices(name, translator(languages()[0])))


@lru_cache
def _words_of(name: str) -> dict[str, str]:
    found = given_words(name) | {folded(key.value): key.value for key in TERMS[name]}
    for language in reversed(languages()):
        t = translator(language)
        found |= {folded(t(f"terms.{name}.{key}")): key.value for key in TERMS[name]}
    return found


def _duration_written(value: str, t: Translator) -> str:
    amount, _, unit = value.partition(" ")
    return t(f"formats.unit.{unit.removesuffix('s')}", n=int(amount), amount=amount)


def _amount(text: str) -> float:
    value = amount_in(text)
    if value is None:
        raise BadCell("not_an_amount")
    return value


def _measurement(line: str) -> dict[str, Any]:
    found = measurement_in(line)
    if not isinstance(found["value"], float):
        raise BadCell("not_an_amount")
    return found


_WRITERS: Final[Mapping[Sort, Callable[[Place, Any, Translator], Cell]]] = {
    "text": lambda _place, value, _t: str(value),
    "number": lambda _place, value, _t: int(value),
    "date": lambda _place, value, _t: str(value),
    "duration": lambda _place, value, t: _duration_written(value, t),
    "amount": lambda _place, value, _t: float(value),
    "measurements": lambda _place, value, t: joined(
        [measurement_written(one, t("formats.decimal_mark")) for one in value]
    ),
    "yes_no": lambda _place, value, t: t("formats.yes" if value else "formats.no"),
    "present": lambda _place, _value, t: t("formats.yes"),
    "term": lambda place, value, t: t(f"terms.{place.column.terms}.{value}"),
    "words": lambda place, value, t: (
        _assumed_written(value, place.resource, t) if place.is_assumed else joined(value)
    ),
    "one": lambda place, value, _t: place.named[1].shown(value),
    "many": lambda place, value, _t: joined([place.named[1].shown(one) for one in value]),
}
_READERS: Final[Mapping[Sort, Callable[[Place, str], Any]]] = {
    "text": lambda _place, text: text,
    "number": lambda _place, text: _whole(text),
    "date": lambda _place, text: date_in(text),
    "duration": lambda _place, text: _duration(text),
    "amount": lambda _place, text: _amount(text),
    "measurements": lambda _place, text: [_measurement(one) for one in text.split("\n") if one],
    "yes_no": lambda _place, text: _yes_no(text),
    "present": lambda _place, text: {} if _yes_no(text) else None,
    "term": lambda place, text: _term(text, place.column.terms),
    "words": lambda place, text: (
        _assumed_read(text, place.resource) if place.is_assumed else split(text)
    ),
    "one": lambda place, text: _found(place, text.strip()),
    "many": lambda place, text: [_found(place, one) for one in split(text)],
}


def _found(place: Place, text: str) -> str:
    resource, names = place.named
    return names.found(text, resource)
