"""What a participant wrote before: seen, put in other words, taken back."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.access.members import Member
from app.access.permissions import Deed
from app.actions.joining import current_member
from app.actions.orders import Order
from app.actions.placing import BY_PERSON, PLACE, WAITING, author, plan, put, question_of
from app.actions.scenes import Scene, carry_out, words
from app.actions.workspace import NotFound, Stale, Workspace
from app.journey import Fault, Refused, Resource, changes, new_id
from app.journey.changes import After, Last
from app.storage import workshops as stored
from app.storage.prepared import version_of
from app.storage.workshop_tables import ContributionRow
from app.workshop import (
    ANSWER,
    Contribution,
    ContributionState,
    Matter,
    Participant,
    Signal,
    Workshop,
    rules,
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
        if row.resource == ANSWER:
            return _say_otherwise(scene, row, workshop, fields)
        resource = Resource(row.resource)
        if row.state == ContributionState.ACCEPTED.value:
            _check_version(scene, row, version)
            whole = {"department": getattr(_item(scene, row), "department", None), **fields}
            rules.check_own(workshop, participant, resource, whole)
            changed = changes.change(scene.journey, resource, row.item_id, fields)
            return put(scene, _changing(scene, member, row, fields), workshop, changed)
        if row.state not in WAITING:
            raise NotFound(Matter.CONTRIBUTION, contribution_id)
        merged = {**row.fields, **fields}
        said = {"department": merged.get("department"), **fields}
        rules.check_own(workshop, participant, resource, said)
        plan(scene, resource, row.item_id, merged, adds=not row.changes)
        row.fields = merged
        return scene.tell(Matter.CONTRIBUTION, row.id)

    BY_PERSON.take(member.person.id)
    done = carry_out(
        workspace, Order(member.person, content, operation_id), member.workshop.journey_id, work
    )
    return get_contribution(workspace, member=member, contribution_id=done.about)


def move_own(
    workspace: Workspace,
    *,
    member: Member,
    contribution_id: str,
    phase: str,
    after: After,
    operation_id: str | None = None,
) -> Contribution:
    """Put one's own contact moment in another place, whether it waits or stands on the map."""

    def work(scene: Scene) -> Signal:
        row, workshop, _ = _own(scene, member, contribution_id)
        if row.resource != Resource.CONTACT_MOMENT.value:
            raise NotFound(Matter.CONTRIBUTION, contribution_id)
        if row.state == ContributionState.ACCEPTED.value:
            _item(scene, row)
            moment = Resource.CONTACT_MOMENT
            moved = changes.change(scene.journey, moment, row.item_id, {"phase": phase}, after)
            return put(scene, _changing(scene, member, row, _place(phase, after)), workshop, moved)
        if row.state not in WAITING:
            raise NotFound(Matter.CONTRIBUTION, contribution_id)
        wanted = {name: value for name, value in row.fields.items() if name != PLACE}
        wanted |= _place(phase, after)
        plan(scene, Resource.CONTACT_MOMENT, row.item_id, wanted, adds=not row.changes)
        row.fields = wanted
        return scene.tell(Matter.CONTRIBUTION, row.id)

    BY_PERSON.take(member.person.id)
    content = {"verb": "move-own", "contribution": contribution_id}
    content |= {"phase": phase, "after": repr(after)}
    order = Order(member.person, content, operation_id)
    done = carry_out(workspace, order, member.workshop.journey_id, work)
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
        if row.state == ContributionState.ACCEPTED.value and row.resource != ANSWER:
            resource = Resource(row.resource)
            if scene.journey.find(resource, row.item_id) is not None:
                scene.do(changes.remove(scene.journey, resource, row.item_id))
        row.state = ContributionState.WITHDRAWN.value
        for one in stored.contributions_of(
            scene.session, row.workshop_id, participant_id=row.participant_id
        ):
            if one.item_id == row.item_id:  # what is taken back is kept nowhere beside the log
                one.fields = {}
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


def version_on_the_map(
    workspace: Workspace, *, member: Member, contribution: Contribution
) -> int | None:
    """The version of the item that a contribution became; ``None``: it is not on the map.

    It may be an older one where another process wrote meanwhile: a change to it is refused then.
    """
    if contribution.resource is None:
        return None
    of = member.workshop.journey_id, contribution.resource, contribution.item_id
    kept = workspace.memory.latest(member.workshop.journey_id)
    known = kept.versions.get(contribution.resource, {}).get(contribution.item_id) if kept else None
    if known is not None:
        return known
    with workspace.database.glance() as connection:
        return version_of(connection, *of)


def check_may_write(workspace: Workspace, member: Member) -> None:
    """Refuse what somebody does in a workshop that is paused or closed, or in the lobby."""
    current = current_member(workspace, member)
    if current is None or current.participant is None:
        raise NotFound(Matter.WORKSHOP, member.workshop.id)
    rules.check_open(current.workshop)
    rules.check_present(current.participant)
    current.check(Deed.CONTRIBUTE)


def _own(
    scene: Scene, member: Member, contribution_id: str
) -> tuple[ContributionRow, Workshop, Participant]:
    workshop, participant = author(scene, member)
    row = scene.session.get(ContributionRow, contribution_id)
    if row is None or (row.workshop_id, row.participant_id) != (workshop.id, participant.id):
        raise NotFound(Matter.CONTRIBUTION, contribution_id)
    return row, workshop, participant


def _say_otherwise(
    scene: Scene, row: ContributionRow, workshop: Workshop, fields: Mapping[str, Any]
) -> Signal:
    """Other words in an answer: they wait anew where answers wait."""
    if row.state not in (*WAITING, ContributionState.ACCEPTED):
        raise NotFound(Matter.CONTRIBUTION, row.id)
    written = words("text", str(fields.get("text", "")))
    if not written:
        raise Refused([Fault(("text",), "missing")])
    row.fields = {"text": written}
    return put(scene, row, workshop, [], question_of(scene, workshop, row.question_id))


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


def _place(phase: str, after: After) -> dict[str, Any]:
    """A place as a contribution keeps it; without ``PLACE`` it is the last of the phase."""
    return {"phase": phase} | ({} if isinstance(after, Last) else {PLACE: after})


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
