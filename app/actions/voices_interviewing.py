"""Note what somebody tells in an interview: for one person or several, each voice kept apart.

Everything sent here says how something is, not what changed: sent twice it is the same. So what
waited on a device without a connection can be sent again in order, without harm.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from app.access.people import Person
from app.access.voices import VoiceDeed, check_voice_deed
from app.actions.operations import found_row, kept_journey
from app.actions.voices_asking import found_questionnaire
from app.actions.voices_giving import NoSuchVoice, add_voice, checked_name, consent_from
from app.actions.workspace import Workspace
from app.journey import Fault, Journey, Refused
from app.storage import voices as stored
from app.storage.voices_tables import AnswersRow
from app.voices import Answers, AnswersState, QuestionnaireState
from app.voices.saying import said, said_about
from app.voices.steps import Ask, Step

WHOLE: Final = {
    "mattered": Ask.MATTERED,
    "why": Ask.WHY,
    "goal": Ask.GOAL,
    "reached": Ask.REACHED,
}
OF_MISSING: Final = {"title": Ask.TITLE, "place": Ask.PLACE, "felt": Ask.FELT, "told": Ask.TOLD}


def add_interviewed(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    questionnaire_id: str,
    agreed: Mapping[str, Any],
    names: Sequence[str],
    voice: str = "",
) -> tuple[Answers, str]:
    """Somebody agreed aloud: a new voice, and the key of the link to give along, shown this once.

    Raises ``NotAllowed``, ``NotFound``, and ``Refused`` as ``app.actions.voices_giving.begin``.
    """
    check_voice_deed(person, VoiceDeed.INTERVIEW)
    consent = consent_from(agreed, spoken=True)
    name = checked_name(voice) if voice else ""
    with workspace.database.writing() as session:
        row = found_questionnaire(session, journey_id, questionnaire_id, lock=True)
        if row.state != QuestionnaireState.OPEN.value:
            raise Refused([Fault((), "questionnaire_closed")])
        made = add_voice(session, row, consent, names, voice=name)
        session.commit()
        return made


def note_moment(
    workspace: Workspace,
    *,
    person: Person,
    questionnaire: tuple[str, str],
    answers_id: str,
    moment_id: str,
    fields: Mapping[str, Any],
) -> Answers:
    """Note what a voice says of one contact moment: ``fields`` as ``MomentAnswer``.

    ``questionnaire`` is the journey's id and the questionnaire's.
    """

    def note(answers: Answers, sketch: Journey) -> Answers:
        if sketch.contact_moment(moment_id) is None:
            raise Refused([Fault(("moment",), "not_one_of", {"expected": ""})])
        return said_about(answers, moment_id, fields)

    return _note(workspace, person, questionnaire, answers_id, note)


def note_whole(
    workspace: Workspace,
    *,
    person: Person,
    questionnaire: tuple[str, str],
    answers_id: str,
    fields: Mapping[str, Any],
) -> Answers:
    """Note what a voice says of the whole journey: ``mattered``, ``why``, ``goal``, ``reached``."""

    def note(answers: Answers, sketch: Journey) -> Answers:
        for name, ask in WHOLE.items():
            if name in fields:
                answers = said(answers, Step(ask), fields[name], sketch=sketch)
        return answers.model_copy(update={"state": AnswersState.SENT})

    return _note(workspace, person, questionnaire, answers_id, note)


def note_missing(
    workspace: Workspace,
    *,
    person: Person,
    questionnaire: tuple[str, str],
    answers_id: str,
    number: int,
    fields: Mapping[str, Any],
) -> Answers:
    """Note a contact moment that the sketch lacks: ``title``, ``place``, ``felt``, ``told``.

    ``number`` is its place among the voice's own; one behind the last is new. The same one sent
    again is there already.
    """

    def note(answers: Answers, sketch: Journey) -> Answers:
        about = str(min(number, len(answers.missing)))
        after = answers
        for name, ask in OF_MISSING.items():
            if name in fields:
                after = said(after, Step(ask, about), fields[name], sketch=sketch)
        told = after.missing[int(about)]
        return answers if told in answers.missing else after

    return _note(workspace, person, questionnaire, answers_id, note)


def _note(
    workspace: Workspace,
    person: Person,
    questionnaire: tuple[str, str],
    answers_id: str,
    change: Callable[[Answers, Journey], Answers],
) -> Answers:
    check_voice_deed(person, VoiceDeed.INTERVIEW)
    journey_id, questionnaire_id = questionnaire
    with workspace.database.writing() as session:
        asked = found_questionnaire(session, journey_id, questionnaire_id)
        row = session.get(AnswersRow, answers_id, with_for_update=True)
        if row is None or row.questionnaire_id != asked.id or not row.in_interview:
            raise NoSuchVoice
        sketch = kept_journey(workspace, session, found_row(session, journey_id)).journey
        stored.write_answers(row, change(stored.answers_of(row), sketch))
        session.add(row)
        session.commit()
        return stored.answers_of(row)
