"""What a moderator does with what waits: put it on the map, or leave it off."""

from collections.abc import Iterable, Sequence

from app.access.members import Member
from app.actions.placing import WAITING, place
from app.actions.scenes import Scene, carried, line
from app.actions.workspace import NotFound, Workspace
from app.journey import Fault, Refused
from app.storage import workshops as stored
from app.storage.workshop_tables import ContributionRow
from app.workshop import Contribution, ContributionState, Matter, Signal


def accept(
    workspace: Workspace, *, member: Member, contribution_id: str, operation_id: str | None = None
) -> Contribution:
    """Put a contribution that waits on the map."""

    def work(scene: Scene) -> Signal:
        row = _waiting(scene, member, contribution_id)
        place(scene, row)
        row.state = ContributionState.ACCEPTED.value
        return scene.tell(Matter.CONTRIBUTION, row.id)

    content = {"verb": "accept", "contribution": contribution_id}
    carried(workspace, member, content, operation_id, work)
    return _contribution(workspace, contribution_id)


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
    scene.workshop(member.workshop.id)
    row = scene.session.get(ContributionRow, contribution_id)
    if row is None or row.workshop_id != member.workshop.id:
        raise NotFound(Matter.CONTRIBUTION, contribution_id)
    if ContributionState(row.state) not in WAITING:
        raise Refused([Fault((), "contribution_decided")])
    return row


def _contribution(workspace: Workspace, contribution_id: str) -> Contribution:
    with workspace.database.reading() as session:
        return stored.contribution_of(session.get_one(ContributionRow, contribution_id))
