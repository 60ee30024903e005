"""Questionnaires and answers in and out of the tables."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from app.storage.tables import now
from app.storage.voices_tables import AnswersRow, QuestionnaireRow, VoiceUseRow
from app.voices import Answers, Consent, Questionnaire, QuestionnaireState

BESIDE: Final = frozenset(
    {"id", "questionnaire", "voice", "given_at", "state", "language", "in_interview"}
)
"""What of ``Answers`` stands in columns rather than in the body."""


def questionnaire_of(row: QuestionnaireRow) -> Questionnaire:
    """The questionnaire that a row keeps."""
    return Questionnaire(
        id=row.id,
        journey_id=row.journey_id,
        code=row.code,
        title=row.title,
        welcome=row.welcome,
        cases=tuple(row.cases),
        state=QuestionnaireState(row.state),
        opened_at=row.opened_at,
        keep_until=row.keep_until.date(),
        withdrawn=row.withdrawn,
    )


def answers_of(row: AnswersRow) -> Answers:
    """The answers that a row keeps."""
    beside: dict[str, Any] = {
        "id": row.id,
        "questionnaire": row.questionnaire_id,
        "voice": row.voice,
        "given_at": row.changed_at,
        "state": row.state,
        "language": row.language,
        "in_interview": row.in_interview,
    }
    return Answers.model_validate(row.body | beside)


def consent_of(row: AnswersRow) -> Consent:
    """What the giver agreed to, and when."""
    return Consent.model_validate(row.consent)


def write_answers(row: AnswersRow, answers: Answers) -> None:
    """Put answers into their row, as a new version."""
    row.voice, row.state = answers.voice, answers.state.value
    row.language, row.in_interview = answers.language, answers.in_interview
    row.body = answers.model_dump(mode="json", exclude=set(BESIDE), exclude_defaults=True)
    row.version += 1
    row.changed_at = now()


def questionnaire_row(
    session: Session, journey_id: str, questionnaire_id: str, *, lock: bool = False
) -> QuestionnaireRow | None:
    """A questionnaire of a journey."""
    query = select(QuestionnaireRow).where(
        QuestionnaireRow.id == questionnaire_id, QuestionnaireRow.journey_id == journey_id
    )
    return session.exec(query.with_for_update() if lock else query).one_or_none()


def questionnaire_of_code(
    session: Session, code: str, *, lock: bool = False
) -> QuestionnaireRow | None:
    """The questionnaire that a code opens."""
    query = select(QuestionnaireRow).where(QuestionnaireRow.code == code)
    return session.exec(query.with_for_update() if lock else query).one_or_none()


def questionnaires_of(session: Session, journey_id: str) -> Sequence[QuestionnaireRow]:
    """The questionnaires on a journey, the newest first."""
    query = select(QuestionnaireRow).where(QuestionnaireRow.journey_id == journey_id)
    return session.exec(query.order_by(col(QuestionnaireRow.opened_at).desc())).all()


def all_questionnaires(session: Session) -> Sequence[QuestionnaireRow]:
    """Every questionnaire of the workspace, the newest first."""
    return session.exec(
        select(QuestionnaireRow).order_by(col(QuestionnaireRow.opened_at).desc())
    ).all()


def answers_row_of_digest(
    session: Session, digest: str, *, lock: bool = False
) -> AnswersRow | None:
    """The answers whose giver has this key."""
    query = select(AnswersRow).where(AnswersRow.token_digest == digest)
    return session.exec(query.with_for_update() if lock else query).one_or_none()


def answers_rows(session: Session, questionnaire_ids: Iterable[str]) -> Sequence[AnswersRow]:
    """Everybody's answers in these questionnaires, in the order in which they were begun."""
    wanted = col(AnswersRow.questionnaire_id).in_(list(questionnaire_ids))
    return session.exec(
        select(AnswersRow).where(wanted).order_by(col(AnswersRow.begun_at), AnswersRow.id)
    ).all()


def count_answers(session: Session, questionnaire_id: str) -> int:
    """How many sets of answers there are in a questionnaire."""
    query = select(func.count()).where(AnswersRow.questionnaire_id == questionnaire_id)
    return session.exec(query).one()


def voices_in(session: Session, questionnaire_id: str) -> set[str]:
    """The pseudonyms that are taken in a questionnaire."""
    query = select(AnswersRow.voice).where(AnswersRow.questionnaire_id == questionnaire_id)
    return set(session.exec(query))


def uses_of(session: Session, answers_id: str) -> Sequence[VoiceUseRow]:
    """The items that came of somebody's answers."""
    query = select(VoiceUseRow).where(VoiceUseRow.answers_id == answers_id)
    return session.exec(query.order_by(VoiceUseRow.journey_id, VoiceUseRow.item_id)).all()


def uses_in(session: Session, journey_id: str) -> Sequence[VoiceUseRow]:
    """The items of a journey that came of anybody's answers."""
    return session.exec(select(VoiceUseRow).where(VoiceUseRow.journey_id == journey_id)).all()


def expired(session: Session, today: date) -> Sequence[QuestionnaireRow]:
    """The questionnaires whose answers were to be kept until a day before ``today``."""
    return [one for one in all_questionnaires(session) if one.keep_until.date() < today]


def forget_answers(session: Session, row: AnswersRow) -> None:
    """Take somebody's answers and the list of what came of them out of the tables."""
    session.execute(delete(VoiceUseRow).where(col(VoiceUseRow.answers_id) == row.id))
    session.delete(row)
    session.flush()
