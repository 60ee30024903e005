"""Answer a questionnaire: agree, get a key of one's own, say one thing at a time, come back.

Nothing is kept before somebody agrees. The key opens these answers and nothing else; what is kept
of it is its SHA-256. How often is limited for each link, each address and each giver, so that one
who sends a thousand answers a second harms neither the server nor the others.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from sqlmodel import Session

from app.access.tokens import digest_of
from app.actions.joining import GUESSES
from app.actions.limits import Limit
from app.actions.operations import found_row, kept_journey
from app.actions.workspace import Workspace
from app.journey import Fault, Journey, Refused, faults_from, new_id
from app.journey.items import Part
from app.journey.texts import Line
from app.storage import voices as stored
from app.storage.journeys import journey_row
from app.storage.tables import now
from app.storage.voices_tables import AnswersRow, QuestionnaireRow
from app.voices import (
    AgeGroup,
    Answers,
    AnswersState,
    Consent,
    Questionnaire,
    QuestionnaireState,
)
from app.voices.questionnaire import MOST_VOICES
from app.voices.saying import said, without_missing
from app.voices.steps import Step
from app.workshop import as_typed

PREFIX: Final = "kv_"
NAME_LENGTH: Final = 40
EMPTY_FOR: Final = timedelta(hours=1)
"""Who agreed and then said nothing for so long makes room where a questionnaire is full."""

BY_LINK: Final = Limit(most=120, seconds=60)
BY_ADDRESS: Final = Limit(most=60, seconds=60)
BY_GIVER: Final = Limit(most=120, seconds=60)
_LINE: Final = TypeAdapter(Line)


class NoSuchVoice(Exception):
    """No questionnaire of this code, or no answers of this key (any more): which, isn't told."""


class Agreed(Part):
    """What somebody ticked before the first question."""

    agrees: bool = False
    age: AgeGroup | None = None
    guardian: bool = False
    language: str = "nl"


@dataclass(frozen=True)
class Giving:
    """One giver's answers, with the questionnaire and the sketch that they are about."""

    questionnaire: Questionnaire
    sketch: Journey
    answers: Answers
    consent: Consent


@dataclass(frozen=True)
class Asked:
    """What a code opens: the questionnaire, and the sketch that it asks about."""

    questionnaire: Questionnaire
    sketch: Journey


def look_up_questionnaire(workspace: Workspace, *, code: str, address: str) -> Asked:
    """What a code opens; raises ``NoSuchVoice``, ``TooMany`` for who tries many wrong codes."""
    GUESSES.check(address)
    with workspace.database.reading() as session:
        typed = as_typed(code)
        row = stored.questionnaire_of_code(session, typed) if typed else None
        if row is None or journey_row(session, row.journey_id) is None:
            GUESSES.count(address)
            raise NoSuchVoice
        return Asked(stored.questionnaire_of(row), _sketch(workspace, session, row))


def begin(
    workspace: Workspace,
    *,
    code: str,
    address: str,
    agreed: Mapping[str, Any],
    names: Sequence[str],
) -> tuple[Answers, str]:
    """Agree, and get a pseudonym and the key of one's own link, shown this once.

    Raises ``NoSuchVoice``, ``TooMany``, ``Refused``: consent is missing, or nobody new is let in.
    """
    consent = consent_from(agreed)
    questionnaire = look_up_questionnaire(workspace, code=code, address=address).questionnaire
    BY_ADDRESS.take(address)
    BY_LINK.take(questionnaire.id)
    with workspace.database.writing() as session:
        row = stored.questionnaire_of_code(session, questionnaire.code, lock=True)
        if row is None:
            raise NoSuchVoice
        if row.state != QuestionnaireState.OPEN.value:
            raise Refused([Fault((), "questionnaire_closed")])
        made = add_voice(session, row, consent, names)
        session.commit()
        return made


def add_voice(
    session: Session,
    row: QuestionnaireRow,
    consent: Consent,
    names: Sequence[str],
    *,
    voice: str = "",
) -> tuple[Answers, str]:
    """A new, empty set of answers in a locked questionnaire, and its key; the caller commits."""
    if stored.count_answers(session, row.id) >= MOST_VOICES:
        _make_room(session, row)
    taken = stored.voices_in(session, row.id)
    token = f"{PREFIX}{secrets.token_urlsafe(32)}"
    made = AnswersRow(
        id=new_id(),
        questionnaire_id=row.id,
        voice=free_name(voice, taken) if voice else _any_name(names, taken),
        token_digest=digest_of(token),
        state=AnswersState.BEGUN.value,
        in_interview=consent.spoken,
        language=consent.language,
        consent=consent.model_dump(mode="json"),
        body={},
    )
    session.add(made)
    session.flush()
    return stored.answers_of(made), token


def get_giving(workspace: Workspace, *, code: str, token: str) -> Giving:
    """Somebody's own answers, by their key; raises ``NoSuchVoice``."""
    with workspace.database.reading() as session:
        row, questionnaire = own_row(session, code, token)
        return _giving(workspace, session, row, questionnaire)


def say(workspace: Workspace, *, code: str, token: str, step: Step, value: Any) -> Giving:
    """Answer one question, or take its answer back; see ``app.voices.saying.said``."""

    def answer(giving: Giving) -> Answers:
        cases = giving.questionnaire.cases
        return said(giving.answers, step, value, sketch=giving.sketch, cases=cases)

    return _change(workspace, code, token, answer)


def rename(workspace: Workspace, *, code: str, token: str, name: str) -> Giving:
    """Take another pseudonym; refuses one that somebody else has."""
    voice = checked_name(name)
    return _change(
        workspace, code, token, lambda one: one.answers.model_copy(update={"voice": voice})
    )


def leave_out(workspace: Workspace, *, code: str, token: str, number: int) -> Giving:
    """Take back one of the missing contact moments."""
    return _change(workspace, code, token, lambda one: without_missing(one.answers, number))


def send(workspace: Workspace, *, code: str, token: str) -> Giving:
    """Say that this is all; it can still be changed while the questionnaire is open."""
    update = {"state": AnswersState.SENT}
    return _change(workspace, code, token, lambda one: one.answers.model_copy(update=update))


def consent_from(agreed: Mapping[str, Any], *, spoken: bool = False) -> Consent:
    """The consent in what somebody ticked; refuses one that is not enough."""
    try:
        ticked = Agreed.model_validate(dict(agreed))
    except ValidationError as error:
        raise Refused(faults_from(error, Agreed)) from error
    faults = []
    if not ticked.agrees:
        faults.append(Fault(("agrees",), "consent_missing"))
    if ticked.age is None:
        faults.append(Fault(("age",), "age_missing"))
    elif ticked.age is AgeGroup.YOUNGER and not ticked.guardian:
        faults.append(Fault(("guardian",), "guardian_missing"))
    if faults or ticked.age is None:
        raise Refused(faults)
    return Consent(
        at=now(),
        language=ticked.language,
        age=ticked.age,
        guardian=ticked.guardian and ticked.age is AgeGroup.YOUNGER,
        spoken=spoken,
    )


def checked_name(name: str) -> str:
    """A pseudonym in one spelling; refuses an empty one and one that is too long."""
    try:
        voice = _LINE.validate_python(name)
    except ValidationError as error:
        faults = [Fault(("answer",), one.code, one.values) for one in faults_from(error)]
        raise Refused(faults) from error
    if not voice:
        raise Refused([Fault(("answer",), "missing")])
    if len(voice) > NAME_LENGTH:
        raise Refused([Fault(("answer",), "too_long", {"most": NAME_LENGTH})])
    return voice


def free_name(wanted: str, taken: set[str]) -> str:
    """A pseudonym that nobody has yet: the one that is wanted, or with a number behind it."""
    numbered = (f"{wanted} {number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(one for one in numbered if one not in taken)


def _any_name(names: Sequence[str], taken: set[str]) -> str:
    free = [one for one in names if one not in taken]
    return free_name(secrets.choice(free or names), taken)


def _make_room(session: Session, row: QuestionnaireRow) -> None:
    oldest = now() - EMPTY_FOR
    empty = [
        one
        for one in stored.answers_rows(session, [row.id])
        if not one.body and one.changed_at < oldest
    ]
    for one in empty:
        stored.forget_answers(session, one)
    if not empty:
        raise Refused([Fault((), "questionnaire_full")])


def own_row(
    session: Session, code: str, token: str, *, lock: bool = False
) -> tuple[AnswersRow, QuestionnaireRow]:
    """The row of somebody's own answers, and its questionnaire's; raises ``NoSuchVoice``."""
    typed = as_typed(code)
    if typed is None or not token.startswith(PREFIX):
        raise NoSuchVoice
    row = stored.answers_row_of_digest(session, digest_of(token), lock=lock)
    questionnaire = stored.questionnaire_of_code(session, typed)
    if row is None or questionnaire is None or row.questionnaire_id != questionnaire.id:
        raise NoSuchVoice
    return row, questionnaire


def _sketch(workspace: Workspace, session: Session, row: QuestionnaireRow) -> Journey:
    return kept_journey(workspace, session, found_row(session, row.journey_id)).journey


def _giving(
    workspace: Workspace, session: Session, row: AnswersRow, questionnaire: QuestionnaireRow
) -> Giving:
    """What is somebody's own; about a journey that was taken off the list it can only be read."""
    asked = stored.questionnaire_of(questionnaire)
    journey = found_row(session, questionnaire.journey_id, removed=True)
    if journey.removed_at is not None:
        asked = asked.model_copy(update={"state": QuestionnaireState.CLOSED})
    return Giving(
        asked,
        kept_journey(workspace, session, journey).journey,
        stored.answers_of(row),
        stored.consent_of(row),
    )


def _change(
    workspace: Workspace, code: str, token: str, change: Callable[[Giving], Answers]
) -> Giving:
    """Change somebody's own answers while the questionnaire is open."""
    BY_GIVER.take(digest_of(token))
    with workspace.database.writing() as session:
        row, questionnaire = own_row(session, code, token, lock=True)
        giving = _giving(workspace, session, row, questionnaire)
        if not giving.questionnaire.is_open:
            raise Refused([Fault((), "questionnaire_closed")])
        now_said = change(giving)
        others = stored.voices_in(session, questionnaire.id) - {row.voice}
        if now_said.voice in others:
            raise Refused([Fault(("answer",), "voice_taken")])
        stored.write_answers(row, now_said)
        session.add(row)
        session.commit()
        return _giving(workspace, session, row, questionnaire)
