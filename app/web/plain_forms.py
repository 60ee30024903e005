"""Forms of what is no part of a journey (rules, prices, projects), made of the same fields.

A form's texts stand together in the catalogue: ``{name}.label.{field}``, ``{name}.hint.{field}``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.journey import Fault
from app.language import Translator
from app.web.pages.fields import Field
from app.web.pages.form_page import ErrorLine, FieldView, FormPage, GroupView, field_of
from app.web.pages.form_values import Values, read_field
from app.web.pages.options import Option


@dataclass(frozen=True)
class PlainGroup:
    """Fields that belong together; ``options`` are those of each field that has some."""

    key: str
    fields: tuple[Field, ...]
    options: Mapping[str, Sequence[Option]] = field(default_factory=dict)
    folded: bool = False


@dataclass(frozen=True)
class PlainForm:
    """A form: the name of its texts, its groups, where it is sent and where one goes back to."""

    name: str
    groups: tuple[PlainGroup, ...]
    action: str
    back: str
    remove: str = ""
    hidden: Mapping[str, str] = field(default_factory=dict)
    back_name: str = "back"

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field of the form."""
        return tuple(one for group in self.groups for one in group.fields)

    def read(self, values: Values) -> dict[str, Any]:
        """What was filled in, by the path of each field."""
        return {one.path: read_field(values, one) for one in self.fields}

    def page(self, t: Translator, values: Values, faults: Sequence[Fault] = ()) -> FormPage:
        """What the form's template shows."""
        paths = [one.path for one in self.fields]
        told = [(_path(one, paths), one) for one in faults]
        return FormPage(
            heading=t(f"{self.name}.heading"),
            intro=_if_there(t, f"{self.name}.intro"),
            action=self.action,
            back=self.back,
            groups=tuple(self._group(one, t, values, told) for one in self.groups),
            hidden=self.hidden,
            submit=t(f"{self.name}.submit"),
            errors=tuple(self._error(path, one, t) for path, one in told),
            remove=self.remove,
            back_label=_if_there(t, f"{self.name}.{self.back_name}"),
        )

    def _group(
        self,
        group: PlainGroup,
        t: Translator,
        values: Values,
        faults: Sequence[tuple[str, Fault]],
    ) -> GroupView:
        wrong = {path for path, _ in faults}
        return GroupView(
            key=group.key,
            title=_if_there(t, f"{self.name}.group.{group.key}"),
            hint=_if_there(t, f"{self.name}.group_hint.{group.key}"),
            folded=group.folded,
            is_open=any(one.path in wrong for one in group.fields),
            fields=tuple(
                FieldView(
                    name=one.path,
                    widget=one.widget.value,
                    label=t(f"{self.name}.label.{one.path}"),
                    hint=_if_there(t, f"{self.name}.hint.{one.path}"),
                    required=one.required,
                    options=_chosen(group.options.get(one.path, ()), values.get(one.path, ())),
                    values=values,
                    errors=tuple(_sentence(t, fault) for path, fault in faults if path == one.path),
                )
                for one in group.fields
            ),
        )

    def _error(self, path: str, fault: Fault, t: Translator) -> ErrorLine:
        if not path:
            return ErrorLine("", "", _sentence(t, fault))
        target = "field-" + path.replace(".", "-").replace("_", "-")
        return ErrorLine(target, t(f"{self.name}.label.{path}"), _sentence(t, fault))


def _path(fault: Fault, paths: Sequence[str]) -> str:
    """The field that a fault is about; a missing one is named as in the API (``validFrom``)."""
    place = tuple(re.sub("(?<=[a-z])(?=[A-Z])", "_", str(one)).lower() for one in fault.place)
    return field_of(replace(fault, place=place), paths)


def _chosen(options: Sequence[Option], given: Sequence[str]) -> tuple[Option, ...]:
    return tuple(
        Option(one.value, one.label, one.value in given, one.group, one.hint) for one in options
    )


def _sentence(t: Translator, fault: Fault) -> str:
    key = f"form.fault.{fault.code}"
    return t.fault(fault, key if t.has(key) else "")


def _if_there(t: Translator, key: str) -> str:
    return t(key) if t.has(key) else ""
