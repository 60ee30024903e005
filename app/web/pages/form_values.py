"""Between a form and an item: what a person filled in as fields, and an item as filled-in values.

Nothing is judged here. What can't be read (a day without a year) is passed on as it stands, and the
heart refuses it with the name of the field.
"""

import hashlib
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from pydantic import BaseModel
from starlette.datastructures import FormData

from app.formats.amounts import amount_in, amount_written, measurement_in, measurement_written
from app.journey import LAST
from app.journey.changes import After
from app.journey.time import split_duration
from app.web.pages.fields import EXPERIENCE, EXPERIENCE_PREFIX, Field, Group, Widget, fields_in

Values = Mapping[str, tuple[str, ...]]
"""What stands in a form: the name of each control and the values it has."""

PARTS_THAT_MAY_LACK: Final = frozenset(
    {"case", "indicator", "moment_of_truth", "next_step", "refusal", "waiting"}
)
FIRST_IN_PHASE: Final = ":first"
LAST_IN_PHASE: Final = ":last"
STAY: Final = ":stay"


def values_in(form: FormData) -> Values:
    """The texts of a form that was sent; files are left out."""
    names = dict.fromkeys(form.keys())
    return {
        name: tuple(one for one in form.getlist(name) if isinstance(one, str)) for name in names
    }


def first(values: Values, name: str) -> str:
    """The one value of a control, without blanks at its ends; empty where there is none."""
    return next(iter(values.get(name, ())), "").strip()


def read_fields(values: Values, groups: tuple[Group, ...]) -> dict[str, Any]:
    """The fields of an item as a person filled them in, nested as the model has them."""
    fields: dict[str, Any] = {}
    for field in fields_in(groups):
        *parts, name = field.path.split(".")
        owner = fields
        for part in parts:
            owner = owner.setdefault(part, {})
        value = read_field(values, field)
        if value is not None or not field.required:
            owner[name] = value
    for part in PARTS_THAT_MAY_LACK & fields.keys():
        fields[part] = _part(fields[part])
    return fields


def read_field(values: Values, field: Field) -> Any:
    """The value of one field as its controls give it."""
    return _READ[field.widget](values, field)


def read_place(values: Values) -> tuple[str, After, bool]:
    """Where a contact moment goes: the phase, what it goes behind, and whether it just stays."""
    phase, _, after = first(values, "phase").partition("/")
    if after in ("", STAY):
        return phase, LAST, after == STAY
    if after == FIRST_IN_PHASE:
        return phase, None, False
    return phase, LAST if after == LAST_IN_PHASE else after, False


def changed_fields(
    fields: Mapping[str, Any], values: Values, shown: Values, groups: tuple[Group, ...]
) -> dict[str, Any]:
    """The fields in which a form differs from what it showed: the rest is not written again.

    So a form loses nothing that its controls can't hold (a comma in an emotion word).
    """
    names = {
        field.path if field.path.startswith(EXPERIENCE_PREFIX) else field.top
        for field in fields_in(groups)
        if filled(values, field) != filled(shown, field)
    }
    kept = {name: value for name, value in fields.items() if name in names}
    felt = fields.get(EXPERIENCE, {})
    changed = {name: felt[name] for name in felt if EXPERIENCE_PREFIX + name in names}
    return kept | ({EXPERIENCE: changed} if changed else {})


def marks(values: Values, groups: tuple[Group, ...]) -> dict[str, str]:
    """A short mark of what stands in each of an item's own fields, to see later who touched it."""
    found: dict[str, list[object]] = {}
    for field in fields_in(groups):
        found.setdefault(field.top, []).append(sorted(filled(values, field).items()))
    return {
        name: hashlib.sha256(repr(several).encode("utf-8", "surrogatepass")).hexdigest()[:8]
        for name, several in found.items()
    }


def filled(values: Values, field: Field) -> dict[str, tuple[str, ...]]:
    """What stands in the controls of one field, in one spelling of line ends.

    A unit without an amount says nothing.
    """
    if field.widget is Widget.DURATION and not first(values, f"{field.path}.amount"):
        return {}
    found = {
        name: tuple(one.replace("\r\n", "\n").strip() for one in several)
        for name, several in values.items()
        if name == field.path or name.startswith(f"{field.path}.")
    }
    return {name: several for name, several in found.items() if any(several)}


def values_of(item: BaseModel, groups: tuple[Group, ...]) -> dict[str, tuple[str, ...]]:
    """What a form shows of an item as it is."""
    values: dict[str, tuple[str, ...]] = {}
    for field in fields_in(groups):
        values |= _shown(field, _value_at(item, field.path))
    return values


def _part(fields: dict[str, Any]) -> dict[str, Any] | None:
    if "present" in fields:
        return fields if fields.pop("present") else None
    return fields if any(value not in (None, "", ()) for value in fields.values()) else None


def _value_at(item: BaseModel, path: str) -> Any:
    value: Any = item
    for name in path.split("."):
        if name == "present":
            return value is not None
        value = getattr(value, name, None)
    return value


def _read_text(values: Values, field: Field) -> str:
    return next(iter(values.get(field.path, ())), "")


def _read_choice(values: Values, field: Field) -> str | None:
    return first(values, field.path) or None


def _read_number(values: Values, field: Field) -> int | str | None:
    text = first(values, field.path).replace("\N{MINUS SIGN}", "-")
    if not text:
        return None
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 10 else text


def _read_amount(values: Values, field: Field) -> float | str | None:
    text = first(values, field.path)
    value = amount_in(text)
    return value if value is not None else text or None


def _read_measurements(values: Values, field: Field) -> tuple[dict[str, Any], ...]:
    lines = first(values, field.path).split("\n")
    return tuple(measurement_in(one) for one in lines if one.strip())


def _read_yes_no(values: Values, field: Field) -> bool | str | None:
    return {"": None, "yes": True, "no": False}.get(text := first(values, field.path), text)


def _read_words(values: Values, field: Field) -> tuple[str, ...]:
    words = [one.strip() for one in first(values, field.path).replace(";", ",").split(",")]
    return tuple(dict.fromkeys(one for one in words if one))


def _read_lines(values: Values, field: Field) -> tuple[str, ...]:
    return tuple(one.strip() for one in first(values, field.path).split("\n") if one.strip())


def _read_date(values: Values, field: Field) -> str | None:
    year, month, day = (first(values, f"{field.path}.{one}") for one in ("year", "month", "day"))
    if not (year or month or day):
        return None
    if day and not month:
        return f"{year}--{day}"
    return "-".join(
        one for one in (year, month.zfill(2) if month else "", day and day.zfill(2)) if one
    )


def _read_duration(values: Values, field: Field) -> str | None:
    amount, unit = (first(values, f"{field.path}.{one}") for one in ("amount", "unit"))
    return f"{amount} {unit}" if amount else None


def _read_assumed(values: Values, field: Field) -> bool | tuple[str, ...]:
    if first(values, f"{field.path}.all"):
        return True
    return values.get(f"{field.path}.fields", ()) or False


_READ: Final[dict[Widget, Callable[[Values, Field], Any]]] = {
    Widget.LINE: _read_text,
    Widget.TEXT: _read_text,
    Widget.CHOICE: _read_choice,
    Widget.CARDS: _read_choice,
    Widget.ITEM: _read_choice,
    Widget.ITEMS: lambda values, field: values.get(field.path, ()),
    Widget.PLACE: lambda values, _field: read_place(values)[0],
    Widget.WORDS: _read_words,
    Widget.LINES: _read_lines,
    Widget.DATE: _read_date,
    Widget.DURATION: _read_duration,
    Widget.YES_NO: _read_yes_no,
    Widget.NUMBER: _read_number,
    Widget.FACES: _read_number,
    Widget.AMOUNT: _read_amount,
    Widget.DAY: _read_choice,
    Widget.MEASUREMENTS: _read_measurements,
    Widget.CHECK: lambda values, field: bool(first(values, field.path)),
    Widget.ASSUMED: _read_assumed,
}


def _shown(field: Field, value: Any) -> dict[str, tuple[str, ...]]:
    if value is None or value in ((), ""):
        return {}
    match field.widget:
        case Widget.DATE:
            parts = zip(("year", "month", "day"), str(value).split("-"), strict=False)
            shown = {f".{name}": part.lstrip("0") for name, part in parts}
        case Widget.DURATION:
            amount, unit = split_duration(value)
            shown = {".amount": str(amount), ".unit": unit}
        case Widget.ASSUMED if isinstance(value, bool):
            shown = {".all": "yes"} if value else {}
        case Widget.ASSUMED | Widget.ITEMS:
            name = ".fields" if field.widget is Widget.ASSUMED else ""
            return {f"{field.path}{name}": tuple(value)}
        case Widget.PLACE:
            shown = {"": f"{value}/{STAY}"}
        case _:
            shown = {"": _text_of(field, value)}
    return {f"{field.path}{name}": (text,) for name, text in shown.items()}


def _text_of(field: Field, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "" if field.widget is Widget.CHECK else "no"
    if field.widget is Widget.MEASUREMENTS:
        return "\n".join(measurement_written(one.model_dump()) for one in value)
    if isinstance(value, float):
        return amount_written(value)
    if isinstance(value, tuple):
        return ("\n" if field.widget is Widget.LINES else ", ").join(value)
    return value.value if isinstance(value, StrEnum) else str(value)
