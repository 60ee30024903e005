"""What a moderator does with what waits: put it on the map, or leave it off."""

from collections.abc import Iterable, Sequence

from app.access.members import Member
from app.actions.placing import PLACE, WAITING, place
from app.actions.scenes import Scene, carried, line
from app.actions.workspace import NotFound, Workspace
from app.journey import LAST, Fault, Refused, Resource
from app.journey.changes import After, Last
from app.storage import workshops as stored
from app.storage.workshop_tables import ContributionRow
from app.workshop import Contribution, ContributionState, Matter, Signal


def accept(
    workspace: Workspace,
    *,
    member: Member,
    contribution_id: str,
    after: After = LAST,
    operation_id: str | None = None,
) -> Contribution:
    """Put a contribution that waits on the map: behind ``after``, or where its author wanted it."""

    def work(scene: Scene) -> Signal:
        row = _waiting(scene, member, contribution_id)
        if not isinstance(after, Last):
            row.fields = {**row.fields, PLACE: after}
        place(scene, row)
        row.state = ContributionState.ACCEPTED.value
        return scene.tell(Matter.CONTRIBUTION, row.id)

    content = {"verb": "accept", "contribution": contribution_id}
    if not isinstance(after, Last):
        content["after"] = repr(after)
    carried(workspace, member, content, operation_id, work)
    return _contribution(workspace, contribution_id)


def accept_all(workspace: Workspace, *, member: Member, operation_id: str | None = None) -> int:
    """Put everything that waits for a moderator on the map, in one operation.

    What the map can't take stays where it is. Gives how much was put there.
    """
    placed = 0

    def work(scene: Scene) -> Signal:
        nonlocal placed
        workshop = scene.workshop(member.workshop.id)
        held = [ContributionState.HELD]
        for row in stored.contributions_of(scene.session, workshop.id, states=held):
            try:
                place(scene, row)
            except Refused:  # it names what is gone: a person looks at it
                continue
            row.state = ContributionState.ACCEPTED.value
            placed += 1
            scene.tell(Matter.CONTRIBUTION, row.id)
        return scene.tell(Matter.WORKSHOP, workshop.id)

    carried(workspace, member, {"verb": "accept-all"}, operation_id, work)
    return placed


def refuse(
    workspace: Workspace,
    *,
    member: Member,
    contribution_id: str,
    reason: str = "",
    operation_id: str | None = None,
) -> Contribution:
    """Leave a contribution off the map; its author reads the reason."""
    written = line("reason", reason)

    def work(scene: Scene) -> Signal:
        row = _waiting(scene, member, contribution_id)
        row.state, row.reason = ContributionState.REFUSED.value, written
        return scene.tell(Matter.CONTRIBUTION, row.id)

    content = {"verb": "refuse", "contribution": contribution_id, "reason": reason}
    carried(workspace, member, content, operation_id, work)
    return _contribution(workspace, contribution_id)


def list_contributions(
    workspace: Workspace,
    *,
    member: Member,
    states: Iterable[ContributionState] | None = WAITING,
) -> Sequence[Contribution]:
    """What people wrote, oldest first: what waits, unless other ``states`` are asked for."""
    with workspace.database.reading() as session:
        rows = stored.contributions_of(session, member.workshop.id, states=states)
        return [stored.contribution_of(row) for row in rows]


def _waiting(scene: Scene, member: Member, contribution_id: str) -> ContributionRow:
    row = scene.session.get(ContributionRow, contribution_id)
    if row is None or row.resource != Resource.ANNOTATION.value:
        scene.workshop(member.workshop.id)  # a remark may be looked at after the closing too
    if row is None or row.workshop_id != member.workshop.id:
        raise NotFound(Matter.CONTRIBUTION, contribution_id)
    if ContributionState(row.state) not in WAITING:
        raise Refused([Fault((), "contribution_decided")])
    return row


def _contribution(workspace: Workspace, contribution_id: str) -> Contribution:
    with workspace.database.reading() as session:
        return stored.contribution_of(session.get_one(ContributionRow, contribution_id))
