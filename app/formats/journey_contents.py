"""A journey file's values in the shape of a journey, with the way back to their place in the file.

Here experiences leave their contact moment, and items without an id get one.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from app.journey import ITEM_TYPES, LISTS, About, Fault, Item, Journey, Resource, new_id
from app.journey.faults import Place
from app.journey.texts import ID_PATTERN

FILE_LISTS: Final = tuple(name for name in LISTS.values() if name != "experiences")
"""The lists at the top of a file."""

_LONGEST_MADE_ID: Final = 40
_NAMES: Final = (
    "phase",
    "department",
    "referred_to",
    "owner_department",
    "contact_moment",
    "contact_moments",
    "about_resource",
    "about",
    "reply_to",
    "bottleneck",
    "bottlenecks",
    "improvement",
    "helping",
)
"""The fields that name other items."""


class Contents:
    """A file's values in the shape of a journey, and the way back to where they stood."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.faults: list[Fault] = []
        self.fields = {key: value for key, value in data.items() if key != "klantreis"}
        self._stood: list[Place] = []
        if self.fields.pop("experiences", None) is not None:
            self.faults.append(Fault(("experiences",), "experiences_apart"))
        self.fields.setdefault("id", new_id())
        for name in FILE_LISTS:
            kind = name.removesuffix("s").replace("_", "-")
            _name_items((item, made_id(item) or kind) for _, item in self._dicts(name))
        self.fields["experiences"] = list(self._experiences())
        _name_items(
            (item, f"{item['contact_moment'][:55]}-{int(self._stood[place][-1]) + 1}")
            for place, item in self._dicts("experiences")
        )

    def in_file(self, fault: Fault) -> Fault:
        """The fault as seen in the file: an experience stands with its contact moment."""
        match fault.place:
            case ("experiences", int(number), *rest):
                return Fault((*self._stood[number], *rest), fault.code, fault.values)
            case ("experiences",) if fault.code == "too_many":
                return Fault(("contact_moments",), fault.code, fault.values)
        return fault

    def readable_part(self, wrong: Iterable[Fault]) -> Journey | None:
        """What is right of a file with faults, so that its names and order can be checked too.

        An item with a fault keeps the names that it gives; ``None`` where a list is no list.
        """
        places = {fault.place[:3] for fault in wrong}
        if any(place in {(name,) for name in LISTS.values()} for place in places):
            return None
        broken = {place[:2] for place in places}
        lists: dict[str, Any] = {
            name: tuple(
                _stand_in(resource, item, place, places)
                if (name, place) in broken
                else strict(ITEM_TYPES[resource], item)
                for place, item in enumerate(self.fields.get(name, ()))
            )
            for resource, name in LISTS.items()
        }
        return Journey.model_construct(id="", title="", **lists)

    def _dicts(self, name: str) -> list[tuple[int, dict[str, Any]]]:
        found = self.fields.get(name)
        listed = enumerate(found) if isinstance(found, list) else ()
        return [(place, item) for place, item in listed if isinstance(item, dict)]

    def _experiences(self) -> Iterator[Any]:
        """Takes the experiences out of the contact moments and tells each whose it is."""
        for place, moment in self._dicts("contact_moments"):
            found = moment.pop("experiences", [])
            where = ("contact_moments", place, "experiences")
            if not isinstance(found, list):
                self.faults.append(Fault(where, "not_a_list"))
                continue
            for number, experience in enumerate(found, 1):
                self._stood.append((*where, number - 1))
                yield self._told_whose(experience, moment, place)

    def _told_whose(self, experience: Any, moment: dict[str, Any], place: int) -> Any:
        if not isinstance(experience, dict):
            return experience
        if "contact_moment" in experience:
            where = (*self._stood[-1], "contact_moment")
            self.faults.append(Fault(where, "no_such_field", {"name": "contact_moment"}))
        return experience | {"contact_moment": _id_or_stand_in(moment, place)}


def _stand_in(resource: Resource, item: Any, place: int, wrong: Set[Place]) -> Item:
    """An item with faults, as far as it names other items."""
    fields = item if isinstance(item, dict) else {}
    named = {
        name: fields[name]
        for name in _NAMES
        if name in fields and (LISTS[resource], place, name) not in wrong
    }
    values = {"id": "", "title": "", "phase": "", "contact_moment": "", "about": ""} | named
    values["id"] = _id_or_stand_in(fields, place)
    values["about_resource"] = About(values.get("about_resource", About.PHASE))
    kind = ITEM_TYPES[resource]
    return kind.model_construct(
        **{name: value for name, value in values.items() if name in kind.model_fields}
    )


def _id_or_stand_in(item: dict[str, Any], place: int) -> str:
    """The item's id; where it is none, one that can't be mistaken for another's."""
    named = item.get("id")
    is_id = isinstance(named, str) and re.fullmatch(ID_PATTERN, named)
    return str(named) if is_id else f"wrong-id-at-{place}"


def _name_items(items: Iterable[tuple[dict[str, Any], str]]) -> None:
    """Gives an id to the items without one: the wished one, with a number where it is taken."""
    listed = list(items)
    taken = {str(item["id"]) for item, _ in listed if "id" in item}
    times: Counter[str] = Counter()
    for item, wished in listed:
        if "id" in item:
            continue
        chosen = wished
        while chosen in taken:
            times[wished] += 1
            chosen = f"{wished}-{times[wished] + 1}"
        taken.add(chosen)
        item["id"] = chosen


def made_id(item: Mapping[str, Any]) -> str:
    """An id out of the title: ``Aanvraag (café)`` -> ``aanvraag-cafe``; empty without a title."""
    title = str(item.get("title", ""))[:200]
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_MADE_ID].strip("-")


T = TypeVar("T", bound=BaseModel)


def strict(model: type[T], fields: dict[str, Any]) -> T:
    """Validates as JSON does: ``"yes"`` is no boolean and ``"2"`` no number."""
    return model.model_validate_json(json.dumps(fields), strict=True, by_name=True, by_alias=False)
