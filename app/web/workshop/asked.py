"""What was asked of the room, with the answers in words that everybody could read."""

from dataclasses import dataclass

from app.actions.record import Record
from app.journey import Journey
from app.language import Translator
from app.web.workshop.views import question_view


@dataclass(frozen=True)
class Asked:
    """A question and its answers, without whose they are."""

    text: str
    answers: tuple[str, ...]


def asked_with_answers(record: Record, journey: Journey, t: Translator) -> tuple[Asked, ...]:
    """The questions of a workshop, oldest first."""
    return tuple(
        Asked(
            question_view(question, journey, t).text,
            tuple(
                str(one.fields["text"])
                for one in record.answers
                if one.question_id == question.id and one.fields.get("text")
            ),
        )
        for question in record.questions
    )
