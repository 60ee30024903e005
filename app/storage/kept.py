"""A journey as the tables hold it, and a memory of the last ones read."""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.journey import LISTS, Change, Journey, Resource, apply
from app.storage.tables import JourneyRow

MOST_ITEMS: Final = 100_000
Versions = Mapping[Resource, Mapping[str, int]]


@dataclass(frozen=True)
class Kept:
    """A whole journey with the version of each of its items: the number of its last change."""

    journey: Journey
    versions: Versions

    def changed(
        self, changes: Sequence[Change], first: int, journey: Journey | None = None
    ) -> "Kept":
        """The journey after these changes, the first of which has the number ``first``.

        ``journey`` is what they make of it, where that is known.
        """
        versions = {kind: dict(found) for kind, found in self.versions.items()}
        for sequence, change in enumerate(changes, start=first):
            if change.resource is Resource.JOURNEY:
                continue
            if change.after is None:
                del versions[change.resource][change.id]
            else:
                versions[change.resource][change.id] = sequence
        return Kept(journey or apply(self.journey, changes), versions)


class Memory:
    """The journeys read or written last, each at one sequence number.

    What is found here is what the tables hold, because whoever asks has just read the journey's
    row: its sequence number and the moment of its last change say which journey that is. Forgets
    the journeys used longest ago once ``most_items`` items are held.
    """

    def __init__(self, most_items: int = MOST_ITEMS) -> None:
        """An empty memory."""
        self._most_items = most_items
        self._items = 0
        self._kept: OrderedDict[str, tuple[int, datetime, Kept]] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, row: JourneyRow) -> Kept | None:
        """The journey of this row as it is now, if it is remembered."""
        with self._lock:
            sequence, changed, kept = self._kept.get(row.id, (None, None, None))
            if kept is None or (sequence, changed) != (row.content, row.updated_at):
                return None
            self._kept.move_to_end(row.id)
            return kept

    def latest(self, journey_id: str) -> Kept | None:
        """The journey as it was read or written last in this process, if it is remembered."""
        with self._lock:
            found = self._kept.get(journey_id)
        return found[2] if found else None

    def keep(self, row: JourneyRow, kept: Kept) -> None:
        """Remember what was read, or written and committed, for this row."""
        with self._lock:
            sequence, _, older = self._kept.get(row.id, (0, None, None))
            if older is not None:
                if sequence > row.content:
                    return
                del self._kept[row.id]
                self._items -= _size(older)
            self._kept[row.id] = (row.content, row.updated_at, kept)
            self._items += _size(kept)
            while self._items > self._most_items:
                _, (_, _, forgotten) = self._kept.popitem(last=False)
                self._items -= _size(forgotten)

    def clear(self) -> None:
        """Forget every journey."""
        with self._lock:
            self._kept.clear()
            self._items = 0


def _size(kept: Kept) -> int:
    return 1 + sum(len(getattr(kept.journey, name)) for name in LISTS.values())
