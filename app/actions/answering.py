"""Answers in words to a question of who leads: beside the map, hidden and moderated as all else."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select

from app.access.members import Member
from app.actions.orders import Order
from app.actions.own_contributions import get_contribution
from app.actions.placing import BY_JOURNEY, BY_PERSON, author, put, question_of
from app.actions.scenes import Scene, carry_out, words
from app.actions.workspace import Workspace
from app.journey import Fault, Refused, new_id
from app.storage import workshops as stored
from app.storage.workshop_tables import ContributionRow
from app.workshop import ANSWER, Contribution, ContributionState, Signal


def answer(
    workspace: Workspace,
    *,
    member: Member,
    question_id: str,
    text: str,
    operation_id: str | None = None,
) -> Contribution:
    """Answer a question in one's own words; one may answer more than once.

    Raises ``Refused`` (no words, or question or workshop are closed), ``NotFound``, ``TooMany``.
    """
    BY_PERSON.take(member.person.id)
    BY_JOURNEY.take(member.workshop.journey_id)
    written = words("text", text)
    if not written:
        raise Refused([Fault(("text",), "missing")])

    def work(scene: Scene) -> Signal:
        workshop, participant = author(scene, member)
        question = question_of(scene, workshop, question_id)
        answer_id = new_id()
        row = ContributionRow(
            id=answer_id,
            workshop_id=workshop.id,
            participant_id=participant.id,
            question_id=question_id,
            resource=ANSWER,
            item_id=answer_id,
            fields={"text": written},
            state=ContributionState.HIDDEN.value,
            operation_id=scene.order.operation_id,
        )
        return put(scene, row, workshop, [], question)

    content: dict[str, Any] = {"verb": "answer", "question": question_id, "text": text}
    order = Order(member.person, content, operation_id)
    done = carry_out(workspace, order, member.workshop.journey_id, work)
    return get_contribution(workspace, member=member, contribution_id=done.about)


def list_answers(workspace: Workspace, *, member: Member) -> Sequence[Contribution]:
    """The answers in words that everybody may read, oldest first; whose they are is not told."""
    accepted = (
        select(ContributionRow)
        .where(
            ContributionRow.workshop_id == member.workshop.id,
            ContributionRow.state == ContributionState.ACCEPTED.value,
            ContributionRow.resource == ANSWER,
        )
        .order_by(col(ContributionRow.at), ContributionRow.id)
    )
    with workspace.database.reading() as session:
        return [stored.contribution_of(row) for row in session.exec(accepted)]
