"""Who is in a workshop: see them, let them in, send them away, give them a role."""

from collections.abc import Mapping, Sequence
from typing import Final

from app.access.members import Member, NotAllowed
from app.access.permissions import Deed
from app.actions.scenes import Scene, carried
from app.actions.workspace import Workspace
from app.journey import Fault, Refused
from app.storage import workshops as stored
from app.workshop import Matter, Participant, ParticipantState, Role, Signal

GIVEN: Final = frozenset(Role) - {Role.FACILITATOR}
"""The roles that can be given: there is one facilitator, the owner."""


def list_participants(workspace: Workspace, *, member: Member) -> Sequence[Participant]:
    """Everybody who joined, in that order; who was sent away for who leads only."""
    leads = member.may(Deed.MANAGE_PEOPLE)
    with workspace.database.reading() as session:
        people = map(stored.participant_of, stored.participants_of(session, member.workshop.id))
        return [one for one in people if leads or one.state is ParticipantState.PRESENT]


def admit(
    workspace: Workspace, *, member: Member, participant_id: str, operation_id: str | None = None
) -> Participant:
    """Let somebody in from the lobby, or back in."""
    change = {"state": ParticipantState.PRESENT.value}
    return _change_person(workspace, member, participant_id, change, operation_id)


def admit_all(workspace: Workspace, *, member: Member, operation_id: str | None = None) -> int:
    """Let everybody in who waits in the lobby; gives how many."""
    let_in = 0

    def work(scene: Scene) -> Signal:
        nonlocal let_in
        for row in stored.participants_of(scene.session, member.workshop.id):
            if row.state == ParticipantState.WAITING.value:
                row.state = ParticipantState.PRESENT.value
                let_in += 1
                scene.tell(Matter.PARTICIPANT, row.id)
        return scene.tell(Matter.WORKSHOP, member.workshop.id)

    carried(workspace, member, {"verb": "admit-all"}, operation_id, work)
    return let_in


def remove_participant(
    workspace: Workspace, *, member: Member, participant_id: str, operation_id: str | None = None
) -> Participant:
    """Send somebody away: their key opens nothing any more. What they wrote stays."""
    change = {"state": ParticipantState.REMOVED.value}
    return _change_person(workspace, member, participant_id, change, operation_id)


def change_role(
    workspace: Workspace,
    *,
    member: Member,
    participant_id: str,
    role: Role,
    operation_id: str | None = None,
) -> Participant:
    """Give somebody another role. Only the facilitator makes and unmakes co-facilitators."""
    if role not in GIVEN:
        expected = ", ".join(one.value for one in Role if one in GIVEN)
        raise Refused([Fault(("role",), "not_one_of", {"expected": expected})])
    return _change_person(workspace, member, participant_id, {"role": role.value}, operation_id)


def _change_person(
    workspace: Workspace,
    member: Member,
    participant_id: str,
    change: Mapping[str, str],
    operation_id: str | None,
) -> Participant:
    content = {"verb": "change-participant", "participant": participant_id, **change}

    def work(scene: Scene) -> Signal:
        row = scene.participant_row(member.workshop.id, participant_id)
        of_co = Role.CO_FACILITATOR.value in (row.role, change.get("role"))
        if of_co and not member.may(Deed.APPOINT):
            raise NotAllowed
        for name, value in change.items():
            setattr(row, name, value)
        return scene.tell(Matter.PARTICIPANT, row.id)

    carried(workspace, member, content, operation_id, work)
    with workspace.database.reading() as session:
        found = stored.participants_of(session, member.workshop.id)
        return next(stored.participant_of(row) for row in found if row.id == participant_id)
