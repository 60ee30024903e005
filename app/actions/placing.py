"""How what somebody writes gets onto the map: at once, or aside until it is shown or accepted.

Before anything is kept the heart is asked what it would come to: what the map can't take is refused
while its author is still there.
"""

from collections.abc import Mapping
from typing import Any, Final

from app.access.members import Member
from app.access.permissions import Deed
from app.actions.limits import Limit
from app.actions.scenes import Scene
from app.journey import Change, Refused, Resource, changes
from app.journey.changes import After
from app.storage.workshop_tables import ContributionRow
from app.workshop import (
    ContributionState,
    Matter,
    Participant,
    Question,
    Signal,
    Workshop,
    rules,
)

BY_PERSON: Final = Limit(most=60, seconds=60)
BY_JOURNEY: Final = Limit(most=3_000, seconds=60)
WAITING: Final = (ContributionState.HIDDEN, ContributionState.HELD)


def author(scene: Scene, member: Member) -> tuple[Workshop, Participant]:
    """The workshop and the participant as they are now, under the lock: nobody slips through."""
    workshop = scene.workshop(member.workshop.id)
    participant = scene.participant(workshop.id, member.person.id)
    rules.check_open(workshop)
    rules.check_present(participant)
    Member(workshop, participant).check(Deed.CONTRIBUTE)
    return workshop, participant


def plan(
    scene: Scene,
    resource: Resource,
    item_id: str,
    fields: Mapping[str, Any],
    after: After,
    *,
    adds: bool,
) -> list[Change]:
    """What it would come to on the map: asked of the heart even where it has to wait."""
    if adds:
        return changes.create(scene.journey, resource, fields, after)
    return changes.change(scene.journey, resource, item_id, fields)


def put(
    scene: Scene,
    row: ContributionRow,
    workshop: Workshop,
    planned: list[Change],
    question: Question | None = None,
) -> Signal:
    """On the map, or aside until it is revealed or accepted."""
    state = rules.first_state(workshop, question)
    row.state = state.value
    scene.session.add(row)
    scene.session.flush()
    if state is ContributionState.ACCEPTED:
        scene.do(planned)
        return Signal(Matter.CONTRIBUTION, row.id)
    return scene.tell(Matter.CONTRIBUTION, row.id)


def place(scene: Scene, row: ContributionRow) -> None:
    """Put what somebody wrote on the map; raises ``Refused`` where the map can't take it."""
    resource = Resource(row.resource)
    if row.changes:
        planned = changes.change(scene.journey, resource, row.item_id, row.fields)
    else:
        planned = changes.create(scene.journey, resource, row.fields)
    scene.do(planned)


def place_or_hold(scene: Scene, row: ContributionRow) -> None:
    """Put it on the map; where the map can't take it any more, a moderator decides."""
    try:
        place(scene, row)
    except Refused:  # its phase or its contact moment is gone: a person decides
        row.state = ContributionState.HELD.value
