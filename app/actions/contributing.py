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
from app.actions.placing import (
    BY_JOURNEY,
    BY_PERSON,
    FELT,
    PLACE,
    WAITING,
    author,
    plan,
    put,
    question_of,
)
from app.actions.scenes import Scene, carry_out
from app.actions.workspace import Workspace
from app.journey import LAST, Fault, Refused, Resource, new_id
from app.journey.changes import After, Last
from app.storage import workshops as stored
from app.storage.workshop_tables import ContributionRow
from app.workshop import (
    Contribution,
    ContributionState,
    Signal,
    rules,
)


def contribute(
    workspace: Workspace,
    *,
    member: Member,
    resource: Resource,
    fields: Mapping[str, Any],
    after: After = LAST,
    felt: Mapping[str, Any] | None = None,
    question_id: str | None = None,
    operation_id: str | None = None,
) -> Contribution:
    """Add something; its ``state`` tells whether it stands on the map at once.

    ``felt`` is how a new contact moment felt, as ``rate`` takes it: it shows when the moment does.

    Raises:
        Refused: a field is wrong, the workshop is paused or closed, or it isn't theirs to add.
        TooMany: more than 60 in a minute by one person, or 3,000 on one journey.
    """
    item_id = str(fields.get("id") or new_id())
    content: dict[str, Any] = {"verb": "contribute", "resource": resource}
    content |= {"fields": dict(fields), "after": repr(after), "q": question_id}
    whole = {**fields, "id": item_id}
    if not isinstance(after, Last):
        whole[PLACE] = after
    if felt is not None and resource is Resource.CONTACT_MOMENT:
        content["felt"] = dict(felt)
        whole[FELT] = _rating(member, item_id, felt)
    order = Order(member.person, content, operation_id)
    return _written(workspace, member, order, Draft(resource, item_id, whole, question_id))


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
    rating = _rating(member, contact_moment, fields)
    content = {"verb": "rate", "contact_moment": contact_moment, "fields": dict(fields)}
    if question_id is not None:
        content["q"] = question_id
    return _written(
        workspace,
        member,
        Order(member.person, content, operation_id),
        Draft(Resource.EXPERIENCE, rating["id"], rating, question_id, again=True),
    )


def _rating(member: Member, contact_moment: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a rating as an item; refuses what a rating doesn't have."""
    unknown = sorted(set(fields) - {"score", "emotions", "quote", "need"})
    if unknown:
        raise Refused([Fault((one,), "no_such_field", {"name": one}) for one in unknown])
    return {
        **fields,
        "id": rating_id(member, contact_moment),
        "contact_moment": contact_moment,
    }


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
    question_id: str | None = None
    again: bool = False


def _written(workspace: Workspace, member: Member, order: Order, draft: Draft) -> Contribution:
    BY_PERSON.take(member.person.id)
    BY_JOURNEY.take(member.workshop.journey_id)

    rows: list[ContributionRow] = []

    def work(scene: Scene) -> Signal:
        workshop, participant = author(scene, member)
        question = question_of(scene, workshop, draft.question_id)
        rules.check_own(workshop, participant, draft.resource, draft.fields)
        fields = rules.signed(participant, draft.resource, draft.fields)
        if FELT in fields:
            fields[FELT] = rules.signed(participant, Resource.EXPERIENCE, fields[FELT])
        there = scene.journey.find(draft.resource, draft.item_id) is not None
        adds = not (there and draft.again)  # another's item, by its id, is refused by the heart
        row = _row_for(scene, member, draft)
        rows.append(row)
        if row.state in WAITING:
            fields = {**row.fields, **fields}
        planned = plan(scene, draft.resource, draft.item_id, fields, adds=adds)
        row.fields, row.changes = fields, not adds
        row.question_id = draft.question_id or row.question_id
        return put(scene, row, workshop, planned, question)

    done = carry_out(workspace, order, member.workshop.journey_id, work, item_id=draft.item_id)
    if not done.repeated:
        return stored.contribution_of(rows[-1])
    return get_contribution(workspace, member=member, contribution_id=done.about)


def _row_for(scene: Scene, member: Member, draft: Draft) -> ContributionRow:
    """A new row, or the one that this rating has already."""
    if draft.again and (scene.known is None or scene.known.wrote):
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
