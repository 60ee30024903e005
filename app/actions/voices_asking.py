"""Open a questionnaire on a journey, change it, close it, and see how it goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any, Final

from pydantic import Field, ValidationError
from sqlmodel import Session

from app.access.people import Person
from app.access.voices import VoiceDeed, check_voice_deed
from app.actions.operations import found_row
from app.actions.workspace import NotFound, Workspace
from app.journey import Fault, Refused, Resource, faults_from, new_id
from app.journey.items import Part
from app.journey.texts import Line, Text, Title
from app.storage import voices as stored
from app.storage.tables import now
from app.storage.voices_tables import AnswersRow, QuestionnaireRow
from app.voices import Answers, AnswersState, Questionnaire, QuestionnaireState
from app.voices.questionnaire import KEPT_DAYS, LONGEST_KEPT_DAYS, MOST_CASES
from app.workshop import new_code

LAST_MOMENT: Final = time(23, 59, 59, tzinfo=UTC)


class Wishes(Part):
    """What somebody wants of a questionnaire: only what is given changes."""

    title: Title | None = None
    welcome: Text | None = None
    cases: Annotated[tuple[Line, ...], Field(max_length=MOST_CASES)] | None = None
    keep_until: date | None = None
    state: QuestionnaireState | None = None


@dataclass(frozen=True)
class Standing:
    """A questionnaire, and how many have begun, and sent, their answers."""

    questionnaire: Questionnaire
    voices: tuple[Answers, ...]

    @property
    def sent(self) -> int:
        """How many looked it over and sent it."""
        return sum(one.state is AnswersState.SENT for one in self.voices)

    @property
    def under_way(self) -> int:
        """How many said something and are under way, or stopped."""
        begun = (one for one in self.voices if one.state is AnswersState.BEGUN)
        return sum(not one.is_empty for one in begun)


def open_questionnaire(
    workspace: Workspace, *, person: Person, journey_id: str, fields: Mapping[str, Any]
) -> Questionnaire:
    """Ask about a journey, with a new code; ``fields`` as ``Wishes``, the title is needed.

    Raises ``NotAllowed``, ``NotFound``, ``Refused``.
    """
    check_voice_deed(person, VoiceDeed.ASK)
    wishes = _wishes(fields)
    if wishes.title is None:
        raise Refused([Fault(("title",), "missing")])
    with workspace.database.writing() as session:
        found_row(session, journey_id)
        row = QuestionnaireRow(
            id=new_id(),
            journey_id=journey_id,
            code=new_code(),
            title=wishes.title,
            cases=[],
            state=QuestionnaireState.OPEN.value,
            keep_until=datetime.combine(now().date() + timedelta(days=KEPT_DAYS), LAST_MOMENT),
        )
        _grant(row, wishes)
        session.add(row)
        session.commit()
        return stored.questionnaire_of(row)


def change_questionnaire(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    questionnaire_id: str,
    fields: Mapping[str, Any],
) -> Questionnaire:
    """Change what is given of ``Wishes``; ``state`` closes a questionnaire, or opens it again."""
    check_voice_deed(person, VoiceDeed.ASK)
    wishes = _wishes(fields)
    with workspace.database.writing() as session:
        row = found_questionnaire(session, journey_id, questionnaire_id, lock=True)
        _grant(row, wishes)
        session.add(row)
        session.commit()
        return stored.questionnaire_of(row)


def list_questionnaires(
    workspace: Workspace, *, person: Person, journey_id: str
) -> tuple[Standing, ...]:
    """The questionnaires on a journey, the newest first, and how each goes."""
    check_voice_deed(person, VoiceDeed.READ)
    with workspace.database.reading() as session:
        found_row(session, journey_id)
        rows = stored.questionnaires_of(session, journey_id)
        return tuple(_standing(session, row) for row in rows)


def get_questionnaire(
    workspace: Workspace, *, person: Person, journey_id: str, questionnaire_id: str
) -> Standing:
    """One questionnaire on a journey, and how it goes; raises ``NotFound``."""
    check_voice_deed(person, VoiceDeed.READ)
    with workspace.database.reading() as session:
        return _standing(session, found_questionnaire(session, journey_id, questionnaire_id))


def found_questionnaire(
    session: Session, journey_id: str, questionnaire_id: str, *, lock: bool = False
) -> QuestionnaireRow:
    """The row of a questionnaire on a journey that is there; raises ``NotFound``."""
    found_row(session, journey_id)
    row = stored.questionnaire_row(session, journey_id, questionnaire_id, lock=lock)
    if row is None:
        raise NotFound(Resource.JOURNEY, journey_id)
    return row


def _standing(session: Session, row: QuestionnaireRow) -> Standing:
    rows: Sequence[AnswersRow] = stored.answers_rows(session, [row.id])
    return Standing(stored.questionnaire_of(row), tuple(map(stored.answers_of, rows)))


def _wishes(fields: Mapping[str, Any]) -> Wishes:
    try:
        wishes = Wishes.model_validate(dict(fields))
    except ValidationError as error:
        raise Refused(faults_from(error, Wishes)) from error
    if wishes.keep_until is not None:
        _check_term(wishes.keep_until)
    return wishes


def _check_term(day: date) -> None:
    """Answers are kept for a while: not for ever, and not until yesterday."""
    today = now().date()
    if day < today:
        raise Refused([Fault(("keep_until",), "kept_too_short")])
    if day > today + timedelta(days=LONGEST_KEPT_DAYS):
        raise Refused([Fault(("keep_until",), "kept_too_long")])


def _grant(row: QuestionnaireRow, wishes: Wishes) -> None:
    if wishes.title is not None:
        row.title = wishes.title
    if wishes.welcome is not None:
        row.welcome = wishes.welcome
    if wishes.cases is not None:
        row.cases = [one for one in dict.fromkeys(wishes.cases) if one]
    if wishes.keep_until is not None:
        row.keep_until = datetime.combine(wishes.keep_until, LAST_MOMENT)
    if wishes.state is not None:
        row.state = wishes.state.value
