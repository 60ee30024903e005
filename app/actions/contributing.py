"""What a participant adds to the journey: contact moments, ratings, bottlenecks; once, and lasting.

What stands on the map is an item of the journey, made under the participant's own name, so that
log, undo and repeats work as for everybody. What waits to be revealed or accepted is no item yet:
nobody else finds it anywhere.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.access.members import Member
from app.access.permissions import Deed
from app.actions.joining import current_member
from app.actions.limits import Limit
from app.actions.orders import Order
from app.actions.scenes import Scene, carry_out
from app.actions.workspace import NotFound, Stale, Workspace
from app.journey import LAST, Change, Fault, Refused, Resource, changes, new_id
from app.journey.changes import After
from app.storage import workshops as stored
from app.storage.workshop_tables import ContributionRow, QuestionRow
from app.workshop import (
    Contribution,
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


def contribute(
    workspace: Workspace,
    *,
    member: Member,
    resource: Resource,
    fields: Mapping[str, Any],
    after: After = LAST,
    question_id: str | None = None,
    operation_id: str | None = None,
) -> Contribution:
    """Add something; its ``state`` tells whether it stands on the map at once.

    Raises:
        Refused: a field is wrong, the workshop is paused or closed, or it isn't theirs to add.
        TooMany: more than 60 in a minute by one person, or 3,000 on one journey.
    """
    item_id = str(fields.get("id") or new_id())
    content = {"verb": "contribute", "resource": resource, "fields": dict(fields)}
    return _written(
        workspace,
        member,
        Order(member.person, content | {"after": repr(after), "q": question_id}, operation_id),
        Draft(resource, item_id, {**fields, "id": item_id}, after, question_id),
    )


def rate(
    workspace: Workspace,
    *,
    member: Member,
    contact_moment: str,
    fields: Mapping[str, Any],
    question_id: str | None = None,
    operation_id: str | None = None,
) -> Contribution:
    """Say how a contact moment felt: ``score``, ``emotions``, ``quote``, ``need``.

    A person has one rating of a contact moment: saying it again changes what is said again. As the
    answer to a question it is hidden where the question hides.
    """
    unknown = sorted(set(fields) - {"score", "emotions", "quote", "need"})
    if unknown:
        raise Refused([Fault((one,), "no_such_field", {"name": one}) for one in unknown])
    rating = rating_id(member, contact_moment)
    content = {"verb": "rate", "contact_moment": contact_moment, "fields": dict(fields)}
    if question_id is not None:
        content["q"] = question_id
    return _written(
        workspace,
        member,
        Order(member.person, content, operation_id),
        Draft(
            Resource.EXPERIENCE,
            rating,
            {**fields, "id": rating, "contact_moment": contact_moment},
            question_id=question_id,
            again=True,
        ),
    )


def change_own(
    workspace: Workspace,
    *,
    member: Member,
    contribution_id: str,
    fields: Mapping[str, Any],
    version: int | None = None,
    operation_id: str | None = None,
) -> Contribution:
    """Write something else in one's own contribution, whether it waits or stands on the map.

    Raises ``Stale`` where somebody changed the item on the map since ``version``.
    """
    content = {"verb": "change-own", "contribution": contribution_id, "fields": dict(fields)}

    def work(scene: Scene) -> Signal:
        row, workshop, participant = _own(scene, member, contribution_id)
        resource = Resource(row.resource)
        if row.state == ContributionState.ACCEPTED.value:
            _check_version(scene, row, version)
            whole = {"department": getattr(_item(scene, row), "department", None), **fields}
            rules.check_own(workshop, participant, resource, whole)
            changed = changes.change(scene.journey, resource, row.item_id, fields)
            return _put(scene, _changing(scene, member, row, fields), workshop, changed)
        if row.state not in WAITING:
            raise NotFound(Matter.CONTRIBUTION, contribution_id)
        merged = {**row.fields, **fields}
        rules.check_own(workshop, participant, resource, merged)
        _plan(scene, resource, row.item_id, merged, LAST, adds=not row.changes)
        row.fields = merged
        return scene.tell(Matter.CONTRIBUTION, row.id)

    BY_PERSON.take(member.person.id)
    done = carry_out(
        workspace, Order(member.person, content, operation_id), member.workshop.journey_id, work
    )
    return get_contribution(workspace, member=member, contribution_id=done.about)


def withdraw(
    workspace: Workspace,
    *,
    member: Member,
    contribution_id: str,
    operation_id: str | None = None,
) -> Contribution:
    """Take one's own contribution back; it leaves the map, if it stood there."""

    def work(scene: Scene) -> Signal:
        row, _, _ = _own(scene, member, contribution_id)
        resource = Resource(row.resource)
        accepted = row.state == ContributionState.ACCEPTED.value
        if accepted and scene.journey.find(resource, row.item_id) is not None:
            scene.do(changes.remove(scene.journey, resource, row.item_id))
        row.state = ContributionState.WITHDRAWN.value
        return scene.tell(Matter.CONTRIBUTION, row.id)

    content = {"verb": "withdraw", "contribution": contribution_id}
    order = Order(member.person, content, operation_id)
    done = carry_out(workspace, order, member.workshop.journey_id, work)
    return get_contribution(workspace, member=member, contribution_id=done.about)


def list_own(workspace: Workspace, *, member: Member) -> Sequence[Contribution]:
    """Everything that a participant wrote in this workshop, oldest first."""
    with workspace.database.reading() as session:
        rows = stored.contributions_of(session, member.workshop.id, participant_id=member.person.id)
        return [stored.contribution_of(row) for row in rows]


def get_contribution(workspace: Workspace, *, member: Member, contribution_id: str) -> Contribution:
    """One's own contribution, or anybody's for who moderates; raises ``NotFound``."""
    with workspace.database.reading() as session:
        row = session.get(ContributionRow, contribution_id)
        mine = row is not None and row.participant_id == member.person.id
        if row is None or row.workshop_id != member.workshop.id:
            raise NotFound(Matter.CONTRIBUTION, contribution_id)
        if not mine and not member.may(Deed.MODERATE):
            raise NotFound(Matter.CONTRIBUTION, contribution_id)
        return stored.contribution_of(row)


def check_may_write(workspace: Workspace, member: Member) -> None:
    """Refuse what somebody does in a workshop that is paused or closed, or in the lobby."""
    current = current_member(workspace, member)
    if current is None or current.participant is None:
        raise NotFound(Matter.WORKSHOP, member.workshop.id)
    rules.check_open(current.workshop)
    rules.check_present(current.participant)
    current.check(Deed.CONTRIBUTE)


def rating_id(member: Member, contact_moment: str) -> str:
    """The id of a person's rating of a contact moment: always the same, and it tells nobody who."""
    whose = f"{member.workshop.id}/{member.person.id}/{contact_moment}"
    return f"r-{hashlib.sha256(whose.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


@dataclass(frozen=True)
class Draft:
    """What somebody wants to write; ``again``: they may have written the same item before."""

    resource: Resource
    item_id: str
    fields: Mapping[str, Any]
    after: After = LAST
    question_id: str | None = None
    again: bool = False


def _written(workspace: Workspace, member: Member, order: Order, draft: Draft) -> Contribution:
    BY_PERSON.take(member.person.id)
    BY_JOURNEY.take(member.workshop.journey_id)

    def work(scene: Scene) -> Signal:
        workshop, participant = _author(scene, member)
        question = _question(scene, workshop, draft.question_id)
        rules.check_own(workshop, participant, draft.resource, draft.fields)
        fields = rules.signed(participant, draft.resource, draft.fields)
        there = scene.journey.find(draft.resource, draft.item_id) is not None
        adds = not (there and draft.again)  # another's item, by its id, is refused by the heart
        row = _row_for(scene, member, draft)
        if row.state in WAITING:
            fields = {**row.fields, **fields}
        planned = _plan(scene, draft.resource, draft.item_id, fields, draft.after, adds=adds)
        row.fields, row.changes = fields, not adds
        row.question_id = draft.question_id or row.question_id
        return _put(scene, row, workshop, planned, question)

    done = carry_out(workspace, order, member.workshop.journey_id, work)
    return get_contribution(workspace, member=member, contribution_id=done.about)


def _plan(
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


def _put(
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


def _author(scene: Scene, member: Member) -> tuple[Workshop, Participant]:
    """The workshop and the participant as they are now, under the lock: nobody slips through."""
    workshop = scene.workshop(member.workshop.id)
    participant = scene.participant(workshop.id, member.person.id)
    rules.check_open(workshop)
    rules.check_present(participant)
    Member(workshop, participant).check(Deed.CONTRIBUTE)
    return workshop, participant


def _own(
    scene: Scene, member: Member, contribution_id: str
) -> tuple[ContributionRow, Workshop, Participant]:
    workshop, participant = _author(scene, member)
    row = scene.session.get(ContributionRow, contribution_id)
    if row is None or (row.workshop_id, row.participant_id) != (workshop.id, participant.id):
        raise NotFound(Matter.CONTRIBUTION, contribution_id)
    return row, workshop, participant


def _row_for(scene: Scene, member: Member, draft: Draft) -> ContributionRow:
    """A new row, or the one that this rating has already."""
    if draft.again:
        found = stored.contribution_of_item(scene.session, member.person.id, draft.item_id)
        if found is not None:
            return found
    return ContributionRow(
        id=new_id(),
        workshop_id=member.workshop.id,
        participant_id=member.person.id,
        question_id=draft.question_id,
        resource=draft.resource.value,
        item_id=draft.item_id,
        fields={},
        state=ContributionState.HIDDEN.value,
        operation_id=scene.order.operation_id,
    )


def _changing(
    scene: Scene, member: Member, row: ContributionRow, fields: Mapping[str, Any]
) -> ContributionRow:
    """A new contribution that changes an item that one added before."""
    return ContributionRow(
        id=new_id(),
        workshop_id=row.workshop_id,
        participant_id=member.person.id,
        question_id=row.question_id,
        resource=row.resource,
        item_id=row.item_id,
        changes=True,
        fields=dict(fields),
        state=row.state,
        operation_id=scene.order.operation_id,
    )


def _item(scene: Scene, row: ContributionRow) -> Any:
    item = scene.journey.find(Resource(row.resource), row.item_id)
    if item is None:
        raise NotFound(Resource(row.resource), row.item_id)
    return item


def _check_version(scene: Scene, row: ContributionRow, version: int | None) -> None:
    resource = Resource(row.resource)
    item = _item(scene, row)
    current = scene.kept.versions[resource][row.item_id]
    if version is not None and version != current:
        raise Stale(resource, row.item_id, current, item)


def _question(scene: Scene, workshop: Workshop, question_id: str | None) -> Question | None:
    if question_id is None:
        return None
    row = scene.session.get(QuestionRow, question_id)
    if row is None or row.workshop_id != workshop.id:
        raise NotFound(Matter.QUESTION, question_id)
    question = stored.question_of(row)
    if question.state is QuestionState.CLOSED:
        raise Refused([Fault((), "question_closed")])
    return question
