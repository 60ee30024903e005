"""What a facilitator does in a workshop: ask, reveal, moderate, let in, send away, turn back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from sqlmodel import Session

from app.access.members import Member, NotAllowed
from app.access.permissions import Deed
from app.actions.operations import Plan, perform
from app.actions.orders import Order
from app.actions.scenes import Scene, carry_out
from app.actions.workshops import focus_on
from app.actions.workspace import Done, NotFound, Workspace
from app.journey import Fault, Journey, Refused, Resource, changes, new_id
from app.journey.faults import faults_from
from app.journey.texts import Line
from app.storage import log
from app.storage import workshops as stored
from app.storage.workshop_tables import ContributionRow, QuestionRow, WorkshopRow
from app.workshop import (
    Contribution,
    ContributionState,
    Matter,
    Participant,
    ParticipantState,
    Question,
    QuestionKind,
    QuestionState,
    Role,
    Settings,
    Signal,
)
from app.workshop.rules import revealed_state

GIVEN: Final = frozenset(Role) - {Role.FACILITATOR}
"""The roles that can be given: there is one facilitator, the owner."""
WAITING: Final = (ContributionState.HIDDEN, ContributionState.HELD)
_LINE: Final = TypeAdapter(Line)


def ask(
    workspace: Workspace,
    *,
    member: Member,
    kind: QuestionKind,
    text: str = "",
    about: Mapping[str, Any] | None = None,
    hides: bool = False,
    operation_id: str | None = None,
) -> Question:
    """Ask the room something; ``hides`` keeps the answers back until ``reveal``."""
    sent = {"kind": kind, "text": text, "about": about, "hides": hides}
    written = _line("text", text)
    if kind is QuestionKind.FREE and not written:
        raise Refused([Fault(("text",), "missing")])

    def work(scene: Scene) -> Signal:
        workshop = scene.workshop(member.workshop.id)
        focus = None if about is None else focus_on(scene.journey, about, "about")
        row = QuestionRow(
            id=new_id(),
            workshop_id=workshop.id,
            kind=kind.value,
            text=written,
            about_resource=focus.resource.value if focus else None,
            about_id=focus.id if focus else None,
            hides=hides,
            state=QuestionState.OPEN.value,
        )
        scene.session.add(row)
        scene.session.flush()
        return scene.tell(Matter.QUESTION, row.id)

    asked = _carried(workspace, member, {"verb": "ask", **sent}, operation_id, work)
    return get_question(workspace, member=member, question_id=asked)


def get_question(workspace: Workspace, *, member: Member, question_id: str) -> Question:
    """A question of this workshop; raises ``NotFound``."""
    with workspace.database.reading() as session:
        return stored.question_of(_question_row(session, member, question_id))


def close_question(
    workspace: Workspace, *, member: Member, question_id: str, operation_id: str | None = None
) -> Question:
    """Be done with a question; what was answered and is still hidden waits for a moderator."""

    def work(scene: Scene) -> Signal:
        row = _question_row(scene.session, member, question_id)
        for one in _hidden(scene, member, question_id):
            one.state = ContributionState.HELD.value
            scene.tell(Matter.CONTRIBUTION, one.id)
        row.state = QuestionState.CLOSED.value
        return scene.tell(Matter.QUESTION, row.id)

    content = {"verb": "close-question", "question": question_id}
    _carried(workspace, member, content, operation_id, work)
    return get_question(workspace, member=member, question_id=question_id)


def reveal(
    workspace: Workspace,
    *,
    member: Member,
    question_id: str | None = None,
    operation_id: str | None = None,
) -> int:
    """Show what was hidden, all at once: the answers to a question, or everything else.

    Without a question the workshop hides no longer. What the map can't take any more (its phase is
    gone) and, in a moderated workshop, everything then waits for a moderator. Gives how much
    stands on the map now.
    """

    def work(scene: Scene) -> Signal:
        workshop = scene.workshop(member.workshop.id)
        for row in _hidden(scene, member, question_id):
            row.state = revealed_state(workshop).value
            if row.state == ContributionState.ACCEPTED.value:
                _place_or_hold(scene, row)
            scene.tell(Matter.CONTRIBUTION, row.id)
        if question_id is not None:
            question = _question_row(scene.session, member, question_id)
            question.state, question.hides = QuestionState.REVEALED.value, False
            return scene.tell(Matter.QUESTION, question.id)
        _stop_hiding(scene.workshop_row(workshop.id))
        return scene.tell(Matter.WORKSHOP, workshop.id)

    before = _count(workspace, member, ContributionState.ACCEPTED)
    content = {"verb": "reveal", "question": question_id}
    _carried(workspace, member, content, operation_id, work)
    return _count(workspace, member, ContributionState.ACCEPTED) - before


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
    _carried(workspace, member, content, operation_id, work)
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
    written = _line("reason", reason)

    def work(scene: Scene) -> Signal:
        row = _waiting(scene, member, contribution_id)
        row.state, row.reason = ContributionState.REFUSED.value, written
        return scene.tell(Matter.CONTRIBUTION, row.id)

    content = {"verb": "refuse", "contribution": contribution_id, "reason": reason}
    _carried(workspace, member, content, operation_id, work)
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


def undo_any(
    workspace: Workspace, *, member: Member, undone: str, operation_id: str | None = None
) -> Done:
    """Turn back somebody's operation; refused where the same was changed since."""
    journey_id = member.workshop.journey_id

    def turn_back(session: Session, journey: Journey) -> Plan:
        done = log.find_operation(session, journey_id, undone)
        if done is None:
            raise NotFound(Matter.WORKSHOP, undone)
        if done.undone_by is not None or done.last_sequence < done.first_sequence:
            raise Refused([Fault((), "undo_nothing")])
        back = changes.undo(journey, log.changes_of(session, journey_id, done))
        return Plan(back, "undo", done.id)

    order = Order(member.person, {"verb": "undo-any", "undone": undone}, operation_id)
    return perform(workspace, order, journey_id, None, turn_back)


def place(scene: Scene, row: ContributionRow) -> None:
    """Put what somebody wrote on the map; raises ``Refused`` where the map can't take it."""
    resource = Resource(row.resource)
    if row.changes:
        planned = changes.change(scene.journey, resource, row.item_id, row.fields)
    else:
        planned = changes.create(scene.journey, resource, row.fields)
    scene.do(planned)


def _place_or_hold(scene: Scene, row: ContributionRow) -> None:
    try:
        place(scene, row)
    except Refused:  # its phase or its contact moment is gone: a person decides
        row.state = ContributionState.HELD.value


def _stop_hiding(row: WorkshopRow) -> None:
    settings = Settings.model_validate(row.settings)
    row.settings = settings.model_copy(update={"hidden": False}).model_dump()


def _hidden(scene: Scene, member: Member, question_id: str | None) -> Sequence[ContributionRow]:
    rows = stored.contributions_of(
        scene.session, member.workshop.id, states=[ContributionState.HIDDEN]
    )
    if question_id is not None:
        return [row for row in rows if row.question_id == question_id]
    asked = stored.questions_of(scene.session, member.workshop.id)
    still = {one.id for one in asked if one.hides and one.state == QuestionState.OPEN.value}
    return [row for row in rows if row.question_id not in still]


def _waiting(scene: Scene, member: Member, contribution_id: str) -> ContributionRow:
    scene.workshop(member.workshop.id)
    row = scene.session.get(ContributionRow, contribution_id)
    if row is None or row.workshop_id != member.workshop.id:
        raise NotFound(Matter.CONTRIBUTION, contribution_id)
    if ContributionState(row.state) not in WAITING:
        raise Refused([Fault((), "contribution_decided")])
    return row


def _question_row(session: Session, member: Member, question_id: str) -> QuestionRow:
    row = session.get(QuestionRow, question_id)
    if row is None or row.workshop_id != member.workshop.id:
        raise NotFound(Matter.QUESTION, question_id)
    return row


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

    _carried(workspace, member, content, operation_id, work)
    with workspace.database.reading() as session:
        found = stored.participants_of(session, member.workshop.id)
        return next(stored.participant_of(row) for row in found if row.id == participant_id)


def _carried(
    workspace: Workspace,
    member: Member,
    content: Mapping[str, Any],
    operation_id: str | None,
    work: Any,
) -> str:
    order = Order(member.person, {"in": member.workshop.id, **content}, operation_id)
    return carry_out(workspace, order, member.workshop.journey_id, work).about


def _contribution(workspace: Workspace, contribution_id: str) -> Contribution:
    with workspace.database.reading() as session:
        return stored.contribution_of(session.get_one(ContributionRow, contribution_id))


def _count(workspace: Workspace, member: Member, state: ContributionState) -> int:
    with workspace.database.reading() as session:
        return len(stored.contributions_of(session, member.workshop.id, states=[state]))


def _line(field: str, text: str) -> str:
    try:
        return _LINE.validate_python(text)
    except ValidationError as error:
        raise Refused([one.under(field) for one in faults_from(error)]) from error
