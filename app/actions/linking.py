"""Hold a journey against a sketch, and say which of their contact moments are the same.

Kept in the journey's frame, so that the log, undo, exports and copies have it too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.access.people import Person
from app.access.together import TogetherDeed, check_together_deed
from app.actions.journeys import Loaded, get_journey
from app.actions.operations import Plan, Target, kept_journey, perform
from app.actions.orders import Order
from app.actions.workspace import Done, NotFound, Workspace
from app.journey import Fault, Journey, JourneyKind, Refused, Resource, changes
from app.journey.matches import Match, with_match, without_match
from app.storage.journeys import journey_rows

SKETCHES: Final = frozenset({JourneyKind.SKETCH, JourneyKind.DESIRED})
"""What a journey can be held against: how it was meant, or is wished."""


@dataclass(frozen=True)
class Linked:
    """A journey and the sketch that it is held against; ``None`` where it has none (any more)."""

    loaded: Loaded
    sketch: Journey | None

    @property
    def journey(self) -> Journey:
        """The journey."""
        return self.loaded.journey


def get_linked(workspace: Workspace, journey_id: str) -> Linked:
    """A journey with its sketch; raises ``NotFound``."""
    loaded = get_journey(workspace, journey_id)
    return Linked(loaded, sketch_beside(workspace, loaded.journey))


def sketch_beside(workspace: Workspace, journey: Journey) -> Journey | None:
    """The sketch that a journey is held against; ``None`` where it has none (any more)."""
    if journey.based_on is None:
        return None
    try:
        return get_journey(workspace, journey.based_on).journey
    except NotFound:
        return None


def journeys_along(workspace: Workspace, sketch_id: str) -> list[Journey]:
    """Every lived or combined journey that is held against a sketch, the last changed first."""
    with workspace.database.reading() as session:
        rows = [row for row in journey_rows(session) if row.body.get("based_on") == sketch_id]
        return [kept_journey(workspace, session, row).journey for row in rows]


def link_sketch(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    sketch_id: str | None,
    operation_id: str | None = None,
) -> Done:
    """Hold a journey against a sketch, or against none; what was said of another sketch goes.

    Raises ``NotFound``, and ``Refused`` where it is no sketch, or the journey itself.
    """
    if sketch_id is not None:
        sketch = get_journey(workspace, sketch_id).journey
        if sketch.kind not in SKETCHES or sketch.id == journey_id:
            raise Refused([Fault(("based_on",), "not_a_sketch")])

    def plan(journey: Journey) -> Plan:
        if journey.kind in SKETCHES and sketch_id is not None:
            raise Refused([Fault(("based_on",), "not_a_sketch")])
        if journey.based_on == sketch_id:
            return Plan([])
        return Plan(changes.change_frame(journey, {"based_on": sketch_id, "matches": ()}))

    content = {"verb": "link-sketch", "sketch": sketch_id}
    return _changed(workspace, Order(person, content, operation_id), journey_id, plan)


def say_matches(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    matches: tuple[Match, ...],
    operation_id: str | None = None,
) -> Done:
    """Say it of several pairs at once: one operation, undone as one."""
    sketch = get_linked(workspace, journey_id).sketch

    def plan(journey: Journey) -> Plan:
        if sketch is None or sketch.id != journey.based_on:
            raise Refused([Fault(("based_on",), "missing")])
        lines = journey.matches
        for one in matches:
            _check(sketch, one.planned, "planned")
            _check(journey, one.actual, "actual")
            lines = with_match(lines, one)
        return Plan(changes.change_frame(journey, {"matches": lines}))

    content = {"verb": "say-matches", "lines": [one.line for one in matches]}
    return _changed(workspace, Order(person, content, operation_id), journey_id, plan)


def forget_match(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    planned: str,
    actual: str,
    operation_id: str | None = None,
) -> Done:
    """Take back what was said of a pair: it may be suggested again."""

    def plan(journey: Journey) -> Plan:
        lines = without_match(journey.matches, planned, actual)
        return Plan(changes.change_frame(journey, {"matches": lines}))

    content = {"verb": "forget-match", "planned": planned, "actual": actual}
    return _changed(workspace, Order(person, content, operation_id), journey_id, plan)


def _check(journey: Journey, moment_id: str, field: str) -> None:
    if journey.contact_moment(moment_id) is None:
        values = {"resource": Resource.CONTACT_MOMENT.value, "id": moment_id}
        raise Refused([Fault((field,), "not_there", values)])


def _changed(
    workspace: Workspace, order: Order, journey_id: str, plan: Callable[[Journey], Plan]
) -> Done:
    check_together_deed(order.person, TogetherDeed.LINK)
    target = Target(Resource.JOURNEY, journey_id)
    return perform(workspace, order, journey_id, target, lambda _session, journey: plan(journey))
