"""What a form's template is given: groups of fields with their labels, values, options, errors."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from app.journey import Fault, Resource
from app.language import Translator
from app.language.personal_data import warned
from app.web.pages.fields import Field, Group, Widget, fields_in
from app.web.pages.form_values import Values
from app.web.pages.options import Choices, Option

FREE_TEXT: Final = (Widget.LINE, Widget.TEXT, Widget.LINES)
PSEUDONYM: Final = re.compile(r"(?:^|\.)(?:voice|name)$")
"""Fields that ask for a made-up name: nothing is warned of there."""


@dataclass(frozen=True)
class FieldView:
    """One field as it is shown; ``assumed`` marks what nobody told for certain."""

    name: str
    widget: str
    label: str
    hint: str
    required: bool
    options: Sequence[Option]
    values: Values
    errors: tuple[str, ...]
    assumed: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of its control: the name, fit for an attribute."""
        return "field-" + self.name.replace(".", "-").replace("_", "-")

    @property
    def described_by(self) -> str:
        """The ids of hint, error and warning, for ``aria-describedby``."""
        given = {"hint": self.hint, "error": self.errors, "warning": self.warnings}
        names = [name for name, words in given.items() if words]
        return " ".join(f"{self.id}-{one}" for one in names)

    @property
    def option_groups(self) -> list[tuple[str, list[Option]]]:
        """The options under the names of their groups, in order."""
        grouped = groupby(self.options, key=lambda option: option.group)
        return [(name, list(several)) for name, several in grouped]

    def value(self, part: str = "") -> str:
        """The value of its control, or of one of its controls (``day``)."""
        name = f"{self.name}.{part}" if part else self.name
        return next(iter(self.values.get(name, ())), "")


@dataclass(frozen=True)
class GroupView:
    """Fields that belong together; open where something in it is filled in or wrong."""

    key: str
    title: str
    hint: str
    folded: bool
    is_open: bool
    fields: tuple[FieldView, ...]


@dataclass(frozen=True)
class Difference:
    """A field that somebody else changed meanwhile: both texts, to choose from.

    Theirs is chosen beforehand where this person had not touched the field.
    """

    name: str
    label: str
    mine: str
    theirs: str
    is_mine: bool = True


@dataclass(frozen=True)
class ErrorLine:
    """A line of the summary of errors; ``target`` is the id of the control it is about."""

    target: str
    label: str
    sentence: str


@dataclass(frozen=True)
class FormPage:
    """A form, where it is sent to, and what is wrong with it."""

    heading: str
    action: str
    back: str
    groups: tuple[GroupView, ...]
    hidden: Mapping[str, str]
    submit: str
    intro: str = ""
    errors: tuple[ErrorLine, ...] = ()
    differences: tuple[Difference, ...] = ()
    remove: str = ""
    again: bool = False
    related: tuple["Related", ...] = ()
    back_label: str = ""


@dataclass(frozen=True)
class Related:
    """Items that belong to this one, each with its own form, and a link to add one."""

    heading: str
    links: tuple[tuple[str, str], ...]
    add: str
    add_label: str
    can_move: bool = False


@dataclass
class FormTexts:
    """Finds the words of a form: those of the kind of item, else those of every kind."""

    t: Translator
    resource: Resource
    parts: Mapping[str, str] = field(default_factory=dict)

    def label(self, path: str) -> str:
        """The label of a field."""
        return self._first("label", path) or path

    def hint(self, path: str) -> str:
        """The hint of a field, if it has one."""
        return self._first("hint", path)

    def group(self, key: str, kind: str) -> str:
        """A group's title (``kind`` "group") or what is said under it ("group_hint")."""
        return self._first(kind, key)

    def sentence(self, fault: Fault) -> str:
        """What is wrong, as the person in front of a form can mend it."""
        key = f"form.fault.{fault.code}"
        return self.t.fault(fault, key if self.t.has(key) else "")

    def _first(self, table: str, path: str) -> str:
        plain = path.removeprefix("experience.")
        names = (f"{self.resource.value}.{path}", f"experience.{plain}", f"any.{plain}")
        found = (f"{table}.{name}" for name in names)
        return next((self.t(key) for key in found if self.t.has(key)), "")


def group_views(
    groups: Iterable[Group],
    *,
    texts: FormTexts,
    choices: Choices,
    values: Values,
    faults: Sequence[Fault] = (),
) -> tuple[GroupView, ...]:
    """The groups of a form with what a person sees of them."""
    assumed = frozenset(values.get("assumed.fields", ()))
    views = []
    for group in groups:
        fields = tuple(
            _field_view(one, texts, choices, values, faults, assumed) for one in group.fields
        )
        views.append(
            GroupView(
                key=group.key,
                title=texts.group(group.key, "group"),
                hint=texts.group(group.key, "group_hint"),
                folded=group.folded,
                is_open=any(one.errors or _is_filled(one) for one in fields),
                fields=fields,
            )
        )
    return tuple(views)


def error_lines(
    groups: Sequence[Group], texts: FormTexts, faults: Iterable[Fault]
) -> tuple[ErrorLine, ...]:
    """The summary of errors: one line a fault, the field named first."""
    paths = [one.path for one in fields_in(tuple(groups))]
    lines = []
    for fault in faults:
        path = field_of(fault, paths)
        label = texts.label(path) if path else ""
        target = FieldView(path, "", "", "", False, (), {}, ()).id if path else ""
        lines.append(ErrorLine(target, label, texts.sentence(fault)))
    return tuple(lines)


def field_of(fault: Fault, paths: Sequence[str]) -> str:
    """The path of the field of the form that a fault is about; empty where it is none of them."""
    place = ".".join(str(part) for part in fault.place if not isinstance(part, int))
    place = {"after": "phase"}.get(place, place)
    return max(
        (one for one in paths if one == place or place.startswith(f"{one}.")),
        key=len,
        default=next((one for one in paths if place and one.startswith(f"{place}.")), ""),
    )


def _field_view(
    one: Field,
    texts: FormTexts,
    choices: Choices,
    values: Values,
    faults: Sequence[Fault],
    assumed: frozenset[str],
) -> FieldView:
    mine = [fault for fault in faults if field_of(fault, [one.path])]
    return FieldView(
        name=one.path,
        widget=one.widget.value,
        label=texts.label(one.path),
        hint=texts.hint(one.path),
        required=one.required,
        options=choices.options(one, values),
        values=values,
        errors=tuple(dict.fromkeys(texts.sentence(fault) for fault in mine)),
        assumed=one.top in assumed,
        warnings=_warnings(texts.t, one, choices, values),
    )


def is_free_text(one: Field) -> bool:
    """Whether people write sentences in a field, that personal data may slip into."""
    return one.widget in FREE_TEXT and not PSEUDONYM.search(one.path)


def _warnings(t: Translator, one: Field, choices: Choices, values: Values) -> tuple[str, ...]:
    """What in a text that stands there already looks like personal data."""
    if not is_free_text(one):
        return ()
    return warned(t, "\n".join(values.get(one.path, ())), choices.known_names)


def _is_filled(view: FieldView) -> bool:
    return any(
        any(value)
        for name, value in view.values.items()
        if name == view.name or name.startswith(f"{view.name}.")
    )
