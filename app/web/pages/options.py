"""What a person can choose from: fixed values, items of the journey, places in its order."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from app.journey import (
    ITEM_TYPES,
    ContactMoment,
    Department,
    Experience,
    Item,
    Journey,
    Resource,
)
from app.language import Translator
from app.language.wording import Wording
from app.privacy.of_journeys import allowed_in
from app.web.pages.fields import Field, Widget
from app.web.pages.form_values import FIRST_IN_PHASE, LAST_IN_PHASE, STAY, Values


@dataclass(frozen=True)
class Option:
    """Something to choose; options of one ``group`` stand together under its name."""

    value: str
    label: str
    chosen: bool = False
    group: str = ""
    hint: str = ""


class Choices:
    """The options of every field, for one journey and one item of it."""

    def __init__(
        self, t: Translator, resource: Resource, journey: Journey | None, item_id: str | None = None
    ) -> None:
        """Offer what ``journey`` holds; ``item_id`` is the item that the form is about."""
        self._t = t
        self._say = Wording(t)
        self._resource = resource
        self._journey = journey
        self._item_id = item_id
        moments = journey.contact_moments if journey else ()
        self._numbers = {one.id: place for place, one in enumerate(moments, start=1)}

    @cached_property
    def known_names(self) -> tuple[str, ...]:
        """Pseudonyms and departments: names that a text of this journey may hold."""
        return allowed_in(self._journey) if self._journey else ()

    def options(self, field: Field, values: Values) -> tuple[Option, ...]:
        """The options of a field; empty for one that is typed."""
        chosen = frozenset(values.get(field.path, ()))
        match field.widget:
            case Widget.CHOICE | Widget.CARDS:
                return self._terms(field, chosen)
            case Widget.ITEM | Widget.ITEMS:
                return self._items(field, chosen)
            case Widget.PLACE:
                return self._places(chosen)
            case Widget.ASSUMED:
                return self._assumable(frozenset(values.get("assumed.fields", ())))
            case Widget.WORDS:
                return self._suggestions(field)
        return ()

    def _terms(self, field: Field, chosen: frozenset[str]) -> tuple[Option, ...]:
        terms: type[StrEnum] = field.terms or StrEnum
        hint = f"{field.path}_hint"
        return tuple(
            Option(
                term.value,
                self._say.term(term),
                term.value in chosen,
                hint=self._t(f"{hint}.{term.value}") if self._t.has(f"{hint}.{term.value}") else "",
            )
            for term in terms
        )

    def _items(self, field: Field, chosen: frozenset[str]) -> tuple[Option, ...]:
        if self._journey is None or field.items is None:
            return ()
        return tuple(
            Option(item.id, self.name(item), item.id in chosen, self._group(item))
            for item in self._journey.items(field.items)
        )

    def name(self, item: Item) -> str:
        """How an item is called in a list."""
        title = str(getattr(item, "title", ""))
        if isinstance(item, Department) and item.organisation:
            return f"{title} ({item.organisation})"
        if isinstance(item, ContactMoment):
            return f"{self._numbers[item.id]}. {title}"
        if isinstance(item, Experience):
            return item.voice or self._say.term(item.perspective)
        return title

    def phase_name(self, phase_id: str) -> str:
        """The title of a phase; empty where there is none of that id."""
        phase = self._journey.phase(phase_id) if self._journey else None
        return phase.title if phase else ""

    def _group(self, item: Item) -> str:
        return self.phase_name(item.phase) if isinstance(item, ContactMoment) else ""

    def _places(self, chosen: frozenset[str]) -> tuple[Option, ...]:
        if self._journey is None:
            return ()
        options = []
        for phase in self._journey.phases:
            moments = self._journey.in_phase(phase.id)
            if any(moment.id == self._item_id for moment in moments):
                options.append((f"{phase.id}/{STAY}", self._t("form.place.stay"), phase.title))
            others = [moment for moment in moments if moment.id != self._item_id]
            if others:
                options.append(
                    (f"{phase.id}/{FIRST_IN_PHASE}", self._t("form.place.first"), phase.title)
                )
            for moment in others:
                is_last = moment is others[-1]
                label = self._t("form.place.after", title=self.name(moment))
                place = LAST_IN_PHASE if is_last else moment.id
                options.append((f"{phase.id}/{place}", label, phase.title))
            if not others:
                label = self._t("form.place.only")
                options.append((f"{phase.id}/{LAST_IN_PHASE}", label, phase.title))
        return tuple(
            Option(value, label, value in chosen, group) for value, label, group in options
        )

    def _assumable(self, chosen: frozenset[str]) -> tuple[Option, ...]:
        names = [
            name
            for name in ITEM_TYPES[self._resource].model_fields
            if name not in ("id", "source", "assumed")
        ]
        return tuple(Option(name, self._label(name), name in chosen) for name in names)

    def _label(self, name: str) -> str:
        keys = (f"label.part.{name}", f"label.{self._resource.value}.{name}", f"label.any.{name}")
        return next((self._t(key) for key in keys if self._t.has(key)), name)

    def _suggestions(self, field: Field) -> tuple[Option, ...]:
        key = f"form.suggestions.{field.path.split('.')[-1]}"
        words = self._t(key).split(", ") if self._t.has(key) else []
        return tuple(Option(word, word) for word in words)
