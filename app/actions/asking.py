"""What a facilitator asks the room, and the reveal of what was hidden."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session

from app.access.members import Member
from app.actions.placing import place_or_hold
from app.actions.scenes import Scene, carried, line
from app.actions.workshops import focus_on
from app.actions.workspace import NotFound, Workspace
from app.journey import Fault, Refused, new_id
from app.storage import workshops as stored
from app.storage.workshop_tables import ContributionRow, QuestionRow, WorkshopRow
from app.workshop import (
    ContributionState,
    Matter,
    Question,
    QuestionKind,
    QuestionState,
    Settings,
    Signal,
)
from app.workshop.rules import revealed_state


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
    written = line("text", text)
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

    asked = carried(workspace, member, {"verb": "ask", **sent}, operation_id, work)
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
    carried(workspace, member, content, operation_id, work)
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
                place_or_hold(scene, row)
            scene.tell(Matter.CONTRIBUTION, row.id)
        if question_id is not None:
            question = _question_row(scene.session, member, question_id)
            question.state, question.hides = QuestionState.REVEALED.value, False
            return scene.tell(Matter.QUESTION, question.id)
        _stop_hiding(scene.workshop_row(workshop.id))
        return scene.tell(Matter.WORKSHOP, workshop.id)

    before = _count(workspace, member, ContributionState.ACCEPTED)
    content = {"verb": "reveal", "question": question_id}
    carried(workspace, member, content, operation_id, work)
    return _count(workspace, member, ContributionState.ACCEPTED) - before


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


def _question_row(session: Session, member: Member, question_id: str) -> QuestionRow:
    row = session.get(QuestionRow, question_id)
    if row is None or row.workshop_id != member.workshop.id:
        raise NotFound(Matter.QUESTION, question_id)
    return row


def _count(workspace: Workspace, member: Member, state: ContributionState) -> int:
    with workspace.database.reading() as session:
        return len(stored.contributions_of(session, member.workshop.id, states=[state]))
