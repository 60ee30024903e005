"""A memory of the tallies that were read, and of what the last selections came to."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final, TypeVar

from app.storage.patterns import Standing

if TYPE_CHECKING:  # the server starts without the rules
    from app.journey.across import Selection, Tally
    from app.journey.across.counting import Totals

MOST_SELECTIONS: Final = 8
Told = TypeVar("Told")


class Tallies:
    """The tallies that this process has read, each with what it was made from."""

    def __init__(self) -> None:
        """Nothing was read yet."""
        self._known: dict[str, tuple[Standing, Tally]] = {}
        self._totals: OrderedDict[Selection, Totals] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, one: Standing) -> "Tally | None":
        """The tally that the row of a journey tells, if it was read before."""
        known = self._known.get(one.id)
        return known[1] if known is not None and known[0] == one else None

    def keep(self, there: set[str], read: "Iterable[tuple[Standing, Tally]]") -> None:
        """Remember what was read; forget journeys that are not ``there`` any more."""
        with self._lock:
            for one, tally in read:
                self._known[one.id] = (one, tally)
            for gone in self._known.keys() - there:
                del self._known[gone]

    def forget(self, ids: Iterable[str]) -> None:
        """Forget what was read of these journeys."""
        with self._lock:
            for one in ids:
                self._known.pop(one, None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read yet."""
        return not self._known

    def added_up(
        self,
        selection: "Selection",
        tallies: "Mapping[str, Tally]",
        new: "Callable[[], Totals]",
        told: "Callable[[Totals], Told]",
    ) -> "Told":
        """What is asked of the tallies of a selection: only what changed is added up."""
        with self._lock:
            totals = self._totals.pop(selection, None) or new()
            totals.become(tallies)
            self._totals[selection] = totals
            if len(self._totals) > MOST_SELECTIONS:
                self._totals.popitem(last=False)
            return told(totals)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._known.clear()
            self._totals.clear()
