"""What a participant adds to the journey: contact moments, ratings, bottlenecks; once, and lasting.

What stands on the map is an item of the journey, made under the participant's own name, so that
log, undo and repeats work as for everybody. What waits to be revealed or accepted is no item yet:
nobody else finds it anywhere.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.access.members import Member
from app.actions.orders import Order
from app.actions.own_contributions import get_contribution
from app.actions.placing import BY_JOURNEY, BY_PERSON, WAITING, author, plan, put
from app.actions.scenes import Scene, carry_out
from app.actions.workspace import NotFound, Workspace
from app.journey import LAST, Fault, Refused, Resource, new_id
from app.journey.changes import After
from app.storage import workshops as stored
from app.storage.workshop_tables import ContributionRow, QuestionRow
from app.workshop import (
    Contribution,
    ContributionState,
    Matter,
    Question,
    QuestionState,
    Signal,
    Workshop,
    rules,
)


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
        workshop, participant = author(scene, member)
        question = _question(scene, workshop, draft.question_id)
        rules.check_own(workshop, participant, draft.resource, draft.fields)
        fields = rules.signed(participant, draft.resource, draft.fields)
        there = scene.journey.find(draft.resource, draft.item_id) is not None
        adds = not (there and draft.again)  # another's item, by its id, is refused by the heart
        row = _row_for(scene, member, draft)
        if row.state in WAITING:
            fields = {**row.fields, **fields}
        planned = plan(scene, draft.resource, draft.item_id, fields, draft.after, adds=adds)
        row.fields, row.changes = fields, not adds
        row.question_id = draft.question_id or row.question_id
        return put(scene, row, workshop, planned, question)

    done = carry_out(workspace, order, member.workshop.journey_id, work)
    return get_contribution(workspace, member=member, contribution_id=done.about)


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
