"""How what somebody writes gets onto the map: at once, or aside until it is shown or accepted.

Before anything is kept the heart is asked what it would come to: what the map can't take is refused
while its author is still there. Beside the fields of its item a contribution may hold ``after``
(the item that it is to stand behind; ``None``: first) and ``felt`` (the rating of a contact moment
that is not on the map yet).
"""

from collections.abc import Mapping
from typing import Any, Final, Literal

from app.access.members import Member
from app.access.permissions import Deed
from app.actions.limits import Limit
from app.actions.scenes import Scene
from app.actions.workspace import NotFound
from app.journey import LAST, Change, Fault, Refused, Resource, apply, changes, new_id
from app.journey.changes import After
from app.storage import workshops as stored
from app.storage.workshop_tables import ContributionRow, QuestionRow
from app.workshop import (
    ANSWER,
    ContributionState,
    Matter,
    Participant,
    Question,
    QuestionState,
    Signal,
    Workshop,
    rules,
)

BY_PERSON: Final = Limit(most=60, seconds=60)
BY_JOURNEY: Final = Limit(most=3_000, seconds=60)
WAITING: Final = (ContributionState.HIDDEN, ContributionState.HELD)
PLACE: Final = "after"
FELT: Final = "felt"


def author(scene: Scene, member: Member) -> tuple[Workshop, Participant]:
    """The workshop and the participant as they are now, under the lock: nobody slips through."""
    workshop = scene.workshop(member.workshop.id)
    participant = scene.participant(workshop.id, member.person.id)
    rules.check_open(workshop)
    rules.check_present(participant)
    Member(workshop, participant).check(Deed.CONTRIBUTE)
    return workshop, participant


def question_of(scene: Scene, workshop: Workshop, question_id: str | None) -> Question | None:
    """The question that is answered; refuses one that is closed."""
    if question_id is None:
        return None
    row = scene.session.get(QuestionRow, question_id)
    if row is None or row.workshop_id != workshop.id:
        raise NotFound(Matter.QUESTION, question_id)
    question = stored.question_of(row)
    if question.state is QuestionState.CLOSED:
        raise Refused([Fault((), "question_closed")])
    return question


def plan(
    scene: Scene, resource: Resource, item_id: str, fields: Mapping[str, Any], *, adds: bool
) -> list[Change]:
    """What it would come to on the map: asked of the heart even where it has to wait."""
    item = {name: value for name, value in fields.items() if name not in (PLACE, FELT)}
    if not adds:
        stands: After | Literal["stay"] = fields.get(PLACE, "stay")
        return changes.change(scene.journey, resource, item_id, item, stands)
    after: After = fields.get(PLACE, LAST)
    made = changes.create(scene.journey, resource, item, after)
    felt = fields.get(FELT)
    if felt is None:
        return made
    return made + changes.create(apply(scene.journey, made), Resource.EXPERIENCE, felt)


def put(
    scene: Scene,
    row: ContributionRow,
    workshop: Workshop,
    planned: list[Change],
    question: Question | None = None,
) -> Signal:
    """On the map, or aside until it is revealed or accepted."""
    resource = None if row.resource == ANSWER else Resource(row.resource)
    state = rules.first_state(workshop, question, resource)
    row.state = state.value
    scene.session.add(row)
    scene.session.flush()
    if state is not ContributionState.ACCEPTED or row.resource == ANSWER:
        return scene.tell(Matter.CONTRIBUTION, row.id)
    _set_down(scene, row, planned)  # the news of the items is enough
    return Signal(Matter.CONTRIBUTION, row.id)


def place(scene: Scene, row: ContributionRow) -> None:
    """Put what somebody wrote on the map; raises ``Refused`` where the map can't take it.

    An answer in words stands beside the map: there is nothing to do for it.
    """
    if row.resource == ANSWER:
        return
    resource = Resource(row.resource)
    behind = row.fields.get(PLACE)
    if behind is not None and scene.journey.find(resource, behind) is None:
        row.fields = {name: value for name, value in row.fields.items() if name != PLACE}
    _set_down(scene, row, plan(scene, resource, row.item_id, row.fields, adds=not row.changes))


def place_or_hold(scene: Scene, row: ContributionRow) -> None:
    """Put it on the map; where the map can't take it any more, a moderator decides."""
    try:
        place(scene, row)
    except Refused:  # its phase or its contact moment is gone: a person decides
        row.state = ContributionState.HELD.value


def _set_down(scene: Scene, row: ContributionRow, planned: list[Change]) -> None:
    """Change the journey; a rating that came along is a contribution of its own from now on."""
    scene.do(planned)
    felt = row.fields.get(FELT)
    if felt is None:
        return
    row.fields = {name: value for name, value in row.fields.items() if name != FELT}
    rating = ContributionRow(
        id=new_id(),
        workshop_id=row.workshop_id,
        participant_id=row.participant_id,
        question_id=row.question_id,
        resource=Resource.EXPERIENCE.value,
        item_id=felt["id"],
        fields=dict(felt),
        state=ContributionState.ACCEPTED.value,
        operation_id=scene.order.operation_id,
    )
    scene.session.add(rating)
