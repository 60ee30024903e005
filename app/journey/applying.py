"""Changes and what they make of a journey: forward, backward, and from the first one on.

A change is what the log keeps and what storage writes. Everything here is exact: it neither asks
whether a change is allowed (``app.journey.changes`` does) nor whether it makes sense any more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.journey.faults import Fault, Refused
from app.journey.items import ContactMoment, Item
from app.journey.journey import Frame, Journey
from app.journey.terms import Resource


@dataclass(frozen=True)
class Snapshot:
    """An item as it was at one moment, and the id of the item that it stood behind."""

    item: Item | Frame
    after: str | None = None


@dataclass(frozen=True)
class Change:
    """One item before and after: ``before`` is ``None`` where it is new, ``after`` if it goes."""

    resource: Resource
    id: str
    before: Snapshot | None
    after: Snapshot | None

    @property
    def verb(self) -> Literal["created", "changed", "removed"]:
        """What happened to the item."""
        if self.before is None:
            return "created"
        return "removed" if self.after is None else "changed"


def apply(journey: Journey, changes: Iterable[Change]) -> Journey:
    """The journey after these changes."""
    for one in changes:
        if one.resource is Resource.JOURNEY:
            journey = _reframed(journey, one)
            continue
        items = [item for item in journey.items(one.resource) if item.id != one.id]
        if one.after is not None:
            _insert(items, item_of(one.after), one.after.after)
        journey = journey.with_items(one.resource, items)
    return journey


def turned_round(change: Change) -> Change:
    """The change that leads back to what was, exactly: for the log, not for people's undo."""
    return replace(change, before=change.after, after=change.before)


def rewind(journey: Journey, changes: Sequence[Change]) -> Journey:
    """The journey before these changes, which were the last ones made to it, oldest first."""
    return apply(journey, [turned_round(one) for one in reversed(changes)])


def replay(changes: Iterable[Change]) -> Journey:
    """The journey that a whole log comes to; its first change is the journey's creation."""
    first, *rest = changes
    return apply(_created(first), rest)


def item_of(snapshot: Snapshot) -> Item:
    """The item of a snapshot that is not of a frame."""
    if not isinstance(snapshot.item, Item):
        raise TypeError("a snapshot of an item was needed, and this is one of a frame")
    return snapshot.item


def frame_of(snapshot: Snapshot | None) -> Frame:
    """The frame of a snapshot: a frame is changed, never created or removed."""
    if snapshot is None or not isinstance(snapshot.item, Frame):
        raise TypeError("a snapshot of a frame was needed")
    return snapshot.item


def _reframed(journey: Journey, change: Change) -> Journey:
    """A journey that was taken out of the list (or put back into it) holds what it held."""
    if change.after is None or isinstance(change.after.item, Journey):
        return journey
    return journey.with_frame(frame_of(change.after))


def _created(change: Change) -> Journey:
    if change.after is None or not isinstance(change.after.item, Journey):
        raise TypeError("a log begins with the journey as it was created")
    return change.after.item


def snapshot(journey: Journey, resource: Resource, item_id: str) -> Snapshot:
    """An item as it is now; refuses an id that the journey doesn't have."""
    item = journey.find(resource, item_id)
    if item is None:
        raise Refused([Fault(("id",), "not_there", {"resource": resource.value, "id": item_id})])
    order = [one.id for one in journey.items(resource) if group(one) == group(item)]
    place = order.index(item_id)
    return Snapshot(item, order[place - 1] if place else None)


def group(item: Item | Frame) -> str:
    """Contact moments are ordered within their phase, other items all together."""
    return item.phase if isinstance(item, ContactMoment) else ""


def siblings(journey: Journey, resource: Resource, item: Item) -> list[str]:
    """The items that ``item`` is ordered among, without itself."""
    return [
        one.id for one in journey.items(resource) if group(one) == group(item) and one.id != item.id
    ]


def _insert(items: list[Item], item: Item, after: str | None) -> None:
    places = [place for place, one in enumerate(items) if group(one) == group(item)]
    behind = next((place + 1 for place in places if items[place].id == after), None)
    first = places[0] if places else len(items)
    items.insert(first if behind is None else behind, item)
