"""Answers in words, as everybody reads them: without whose they are."""

from dataclasses import dataclass

from app.access.members import Member
from app.actions.answering import list_answers
from app.actions.workspace import Workspace


@dataclass(frozen=True)
class AnswerView:
    """One answer."""

    id: str
    text: str


def answers_by_question(workspace: Workspace, member: Member) -> dict[str, tuple[AnswerView, ...]]:
    """The answers that everybody may read, by the id of their question, oldest first."""
    found: dict[str, tuple[AnswerView, ...]] = {}
    for one in list_answers(workspace, member=member):
        view = AnswerView(one.id, str(one.fields.get("text", "")))
        question = one.question_id or ""
        found[question] = (*found.get(question, ()), view)
    return found
