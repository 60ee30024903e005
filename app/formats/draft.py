"""A journey as a foreign format tells it, gathered piece by piece, and what could not be taken.

What is wrong refuses the file (``BadFile``); what has no place in a journey is a remark: it is
told line by line, and the journey is read without it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError
from pydantic.alias_generators import to_snake

from app.formats.bad_file import BadFile, FileFault
from app.formats.journey_contents import made_id, strict
from app.journey import LISTS, Fault, Journey, JourneyKind, Resource, faults_from, faults_in, new_id
from app.journey.faults import MOST_FAULTS, Place

Line = int
_STANDS: Final = {name: resource for resource, name in LISTS.items()}


@dataclass(frozen=True)
class Reading:
    """A journey that was read, and what of the file is not in it, in the file's order.

    ``others`` are the further journeys of a file that holds several.
    """

    journey: Journey
    remarks: tuple[FileFault, ...] = ()
    others: tuple[Journey, ...] = ()


@dataclass(frozen=True)
class Stood:
    """Where something stood in a file: its line, and what the file calls the place."""

    line: Line = 1
    name: str = ""


class Draft:
    """Gathers the pieces of a journey out of a file with the name ``file``."""

    def __init__(self, file: str) -> None:
        """An empty draft."""
        self.file = file
        self.frame: dict[str, Any] = {}
        self._items: dict[Resource, list[dict[str, Any]]] = {kind: [] for kind in LISTS}
        self._stood: dict[Place, Stood] = {}
        self._taken: dict[Resource, set[str]] = {kind: set() for kind in LISTS}
        self._remarks: list[FileFault] = []
        self._faults: list[tuple[Line, Fault]] = []

    def stands(self, place: Place, stood: Stood) -> None:
        """Note where in the file the value at this place of a journey stood."""
        self._stood[place] = stood

    def place_of(self, place: Place) -> Stood | None:
        """Where the value at this place stood, if that was noted."""
        return self._stood.get(place)

    def ids(self, resource: Resource) -> list[str]:
        """The ids of the items of a kind, in order."""
        return [str(item["id"]) for item in self._items[resource]]

    def add(self, resource: Resource, fields: Mapping[str, Any], stood: Stood) -> str:
        """Add an item; its id is the one that it has, or one made of its title."""
        items = self._items[resource]
        item = {name: value for name, value in fields.items() if value is not None}
        item.setdefault("id", self._free_id(resource, item))
        self._taken[resource].add(str(item["id"]))
        self._stood[(LISTS[resource], len(items))] = stood
        items.append(item)
        return str(item["id"])

    def count(self, resource: Resource) -> int:
        """How many items of a kind there are so far."""
        return len(self._items[resource])

    def remark(self, line: Line, code: str, /, name: str = "", **values: object) -> None:
        """Tell that something of a line is not in the journey, or not as it stood."""
        if len(self._remarks) < MOST_FAULTS:
            place: Place = (name,) if name else ()
            self._remarks.append(FileFault(line, name, Fault(place, code, values)))

    def fault(self, line: Line, code: str, /, name: str = "", **values: object) -> None:
        """Refuse the file for something on a line; the rest is still looked at."""
        if len(self._faults) < MOST_FAULTS:
            self._faults.append((line, Fault((name,) if name else (), code, values)))

    def finish(self, kind: JourneyKind) -> Reading:
        """The journey, of this kind unless the file told another.

        Raises:
            BadFile: with everything that can't be, where it stood.
        """
        lists = {LISTS[resource]: items for resource, items in self._items.items()}
        told = {name: value for name, value in self.frame.items() if value is not None}
        whole = {"id": new_id(), "kind": kind.value} | told | lists
        try:
            journey = strict(Journey, whole)
            wrong = faults_in(journey)
        except ValidationError as error:
            journey, wrong = None, faults_from(error, Journey)
        if journey is None or wrong or self._faults:
            raise BadFile(self.file, [*self._faults, *map(self._placed, wrong)])
        return Reading(journey, tuple(sorted(self._remarks, key=lambda one: one.line)))

    def _free_id(self, resource: Resource, item: Mapping[str, Any]) -> str:
        wished = made_id(item) or resource.value
        number = len(self._items[resource]) + 1
        chosen = wished
        while chosen in self._taken[resource]:
            chosen = f"{wished[:50]}-{number}"
            number += 1
        return chosen

    def _placed(self, fault: Fault) -> tuple[Line, Fault]:
        """The fault as seen in the file: at the nearest place whose line is known."""
        place = tuple(to_snake(one) if isinstance(one, str) else one for one in fault.place)
        for length in range(len(place), -1, -1):
            if stood := self._stood.get(place[:length]):
                rest = ".".join(str(part) for part in place[length:] if isinstance(part, str))
                name = stood.name or rest
                return stood.line, Fault((name,) if name else (), fault.code, fault.values)
        return 1, Fault(place, fault.code, fault.values)
