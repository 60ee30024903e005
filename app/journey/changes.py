"""What people do to a journey: create, change, move, remove, undo. Pure: nothing is stored here.

Each verb takes a journey and gives a list of changes that ``apply`` turns into the next journey.
The changes are what the log keeps, what storage writes, and what an undo turns round.
"""

import secrets
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Any, Final, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from app.journey.applying import (
    Change,
    Snapshot,
    apply,
    frame_of,
    group,
    item_of,
    siblings,
    snapshot,
)
from app.journey.faults import Fault, Refused, faults_from
from app.journey.items import Item
from app.journey.journey import ITEM_TYPES, Frame, Journey
from app.journey.letting_go import Named, gone_along, naming, without
from app.journey.rules import faults_in
from app.journey.terms import Resource

ALPHABET: Final = "abcdefghjkmnpqrstvwxyz23456789"


class Last:
    """The place behind every other item of the list (of the phase, for a contact moment)."""

    def __repr__(self) -> str:
        """A name for messages."""
        return "LAST"


LAST: Final = Last()
After = str | None | Last
"""Where an item goes: behind the item of this id, first (``None``), or ``LAST``."""


def new_id() -> str:
    """An id for a new item: ten characters that can be read aloud."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


def create(
    journey: Journey, resource: Resource, fields: Mapping[str, Any], after: After = LAST
) -> list[Change]:
    """The changes that add one item; refuses fields that are wrong or name what isn't there."""
    item = _validated(ITEM_TYPES[resource], {"id": new_id()} | dict(fields))
    if journey.find(resource, item.id) is not None:
        raise Refused([Fault(("id",), "duplicate_id", {"id": item.id})])
    change = Change(resource, item.id, None, Snapshot(item, _place(journey, resource, item, after)))
    return _checked(journey, [change])


def change(
    journey: Journey,
    resource: Resource,
    item_id: str,
    fields: Mapping[str, Any],
    after: After | Literal["stay"] = "stay",
) -> list[Change]:
    """The changes that give an item other fields, another place, or both; none if all is equal."""
    before = snapshot(journey, resource, item_id)
    item = _validated(
        ITEM_TYPES[resource], before.item.model_dump() | _by_name(before.item, fields)
    )
    if item.id != item_id:
        raise Refused([Fault(("id",), "invalid", {})])
    if after != "stay":
        place = _place(journey, resource, item, after)
    elif group(item) == group(before.item):
        place = before.after
    else:
        place = _place(journey, resource, item, LAST)
    now = Snapshot(item, place)
    return [] if now == before else _checked(journey, [Change(resource, item_id, before, now)])


def change_frame(journey: Journey, fields: Mapping[str, Any]) -> list[Change]:
    """The changes that give the journey's own frame other fields; none if all is equal."""
    before = journey.frame
    after = _validated(Frame, before.model_dump() | _by_name(before, fields))
    if after == before:
        return []
    return [Change(Resource.JOURNEY, journey.id, Snapshot(before), Snapshot(after))]


def remove(
    journey: Journey,
    resource: Resource,
    item_id: str,
    *,
    detach: bool = False,
    move_to: str | None = None,
) -> list[Change]:
    """The changes that take an item away.

    What is about it goes along (experiences, annotations, the answers to those); what only names
    it forgets it. A phase that still holds contact moments needs ``move_to``, the phase that takes
    them; a department that is named somewhere needs ``detach``, which leaves what names it without
    a department.
    """
    snapshot(journey, resource, item_id)
    changes = _loosened(journey, resource, item_id, detach=detach, move_to=move_to)
    gone = snapshot(apply(journey, changes), resource, item_id)
    return _checked(journey, [*changes, Change(resource, item_id, gone, None)])


def undo(journey: Journey, done: Sequence[Change]) -> list[Change]:
    """The changes that turn ``done`` round; refuses where somebody changed the same since."""
    changes: list[Change] = []
    current = journey
    for one in reversed(done):
        step = _inverse(current, one)
        changes.append(step)
        current = apply(current, [step])
    if faults_in(current):
        raise Refused([Fault((), "undo_changed", {})])
    return changes


def _place(journey: Journey, resource: Resource, item: Item, after: After) -> str | None:
    others = siblings(journey, resource, item)
    if isinstance(after, Last):
        return others[-1] if others else None
    if after is not None and after not in others:
        code = "not_in_phase" if resource is Resource.CONTACT_MOMENT else "not_there"
        raise Refused([Fault(("after",), code, {"resource": resource.value, "id": after})])
    return after


def _loosened(
    journey: Journey, resource: Resource, item_id: str, *, detach: bool, move_to: str | None
) -> list[Change]:
    """What has to happen to the other items that name this one, before it can go.

    The last item first: each stands where its snapshot says until it is its turn.
    """
    gone = gone_along(journey, (resource, item_id))
    others = naming(journey, gone)
    if resource is Resource.DEPARTMENT and others and not detach:
        raise Refused([Fault(("id",), "in_use", {"n": len(others)})])
    moved: list[Change] = []
    if resource is Resource.PHASE and (inside := journey.in_phase(item_id)):
        if move_to is None:
            raise Refused([Fault(("id",), "in_use", {"n": len(inside)})])
        moved = _moved_over(journey, item_id, move_to)
        others = [one for one in others if one[0] is not Resource.CONTACT_MOMENT]
    return [*moved, *(_let_go(journey, kind, item, gone) for kind, item in reversed(others))]


def _let_go(journey: Journey, kind: Resource, item: Item, gone: Set[Named]) -> Change:
    before = snapshot(journey, kind, item.id)
    if (kind, item.id) in gone:
        return Change(kind, item.id, before, None)
    return Change(kind, item.id, before, Snapshot(without(item, gone), before.after))


def _moved_over(journey: Journey, gone: str, move_to: str | None) -> list[Change]:
    """The contact moments of a phase that goes, in their order, in the phase that takes them."""
    order = [phase.id for phase in journey.phases]
    if move_to is None or move_to == gone or move_to not in order:
        values = {"resource": Resource.PHASE.value, "id": move_to or ""}
        raise Refused([Fault(("moveTo",), "not_there", values)])
    goes_behind = order.index(move_to) < order.index(gone)
    there = journey.in_phase(move_to)
    after = there[-1].id if goes_behind and there else None
    changes = []
    for moment in journey.in_phase(gone):
        now = Snapshot(moment.model_copy(update={"phase": move_to}), after)
        changes.append(
            Change(
                Resource.CONTACT_MOMENT,
                moment.id,
                snapshot(journey, Resource.CONTACT_MOMENT, moment.id),
                now,
            )
        )
        journey = apply(journey, changes[-1:])
        after = moment.id
    return changes


def _inverse(journey: Journey, done: Change) -> Change:
    if done.resource is Resource.JOURNEY:
        fields = _turned_back(journey.frame, frame_of(done.before), frame_of(done.after))
        now = Snapshot(journey.frame)
        return Change(done.resource, done.id, now, Snapshot(_validated(Frame, fields)))
    there = journey.find(done.resource, done.id)
    if done.after is None:
        if there is not None or done.before is None:
            raise Refused([Fault((), "undo_changed", {})])
        place = _place_again(journey, done.resource, item_of(done.before), done.before.after)
        return Change(done.resource, done.id, None, replace(done.before, after=place))
    if there is None:
        raise Refused([Fault((), "undo_changed", {})])
    now = snapshot(journey, done.resource, done.id)
    if done.before is None:
        if now.item != done.after.item:
            raise Refused([Fault((), "undo_changed", {})])
        return Change(done.resource, done.id, now, None)
    fields = _turned_back(there, done.before.item, done.after.item)
    item = _validated(type(there), fields)
    moved = done.before.after != done.after.after or group(item) != group(there)
    if not moved:
        return Change(done.resource, done.id, now, Snapshot(item, now.after))
    place = _place_again(journey, done.resource, item, done.before.after)
    return Change(done.resource, done.id, now, Snapshot(item, place))


def _place_again(journey: Journey, resource: Resource, item: Item, after: str | None) -> str | None:
    """Where an item stood once; first where the one that it stood behind has left."""
    left = after is not None and after not in siblings(journey, resource, item)
    return None if left else after


def _turned_back(now: Item | Frame, before: Item | Frame, after: Item | Frame) -> dict[str, Any]:
    """The fields of ``now`` with what went from ``before`` to ``after`` turned back."""
    fields = {}
    for name in type(now).model_fields:
        was, became, current = (getattr(one, name) for one in (before, after, now))
        if became not in (was, current):
            raise Refused([Fault((name,), "undo_changed", {})])
        fields[name] = was if was != became else current
    return {
        name: value.model_dump() if isinstance(value, BaseModel) else value
        for name, value in fields.items()
    }


def _by_name(model: BaseModel, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The given fields under their Python names: the API sends camelCase."""
    names = {field.alias: name for name, field in type(model).model_fields.items() if field.alias}
    return {names.get(key, key): value for key, value in fields.items()}


T = TypeVar("T", bound=BaseModel)


def _validated(model: type[T], fields: Mapping[str, Any]) -> T:
    try:
        return model.model_validate(dict(fields))
    except ValidationError as error:
        raise Refused(faults_from(error, model)) from error


def _checked(journey: Journey, changes: list[Change]) -> list[Change]:
    """These changes, unless the journey would have faults after them."""
    faults = faults_in(apply(journey, changes))
    if faults:
        raise Refused([_seen_from(one, changes) for one in faults])
    return changes


def _seen_from(fault: Fault, changes: Sequence[Change]) -> Fault:
    """A fault of the whole journey as the reader of one item's form should see it."""
    if len(changes) == 1 and len(fault.place) > 2:
        return replace(fault, place=fault.place[2:])
    return fault
