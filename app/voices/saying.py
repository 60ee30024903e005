"""What becomes of the answers when somebody answers one question, or takes an answer back."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from app.journey import Fault, Journey, Refused, faults_from
from app.voices.answers import Answers, Known, MissingMoment, MomentAnswer
from app.voices.steps import Ask, Step

Model = TypeVar("Model", Answers, MomentAnswer, MissingMoment)
MOMENT_FIELDS = {
    Ask.KNOWN: "known",
    Ask.SCORE: "score",
    Ask.FEELINGS: "emotions",
    Ask.SENTENCE: "sentence",
}
MISSING_FIELDS = {Ask.TITLE: "title", Ask.FELT: "score", Ask.TOLD: "sentence"}
WHOLE_FIELDS = {
    Ask.CASE: "case",
    Ask.MATTERED: "mattered_most",
    Ask.WHY: "mattered_why",
    Ask.GOAL: "goal",
    Ask.REACHED: "reached",
}


def said(
    answers: Answers, step: Step, value: Any, *, sketch: Journey, cases: Sequence[str] = ()
) -> Answers:
    """The answers with this answer to one question; an empty ``value`` takes the answer back.

    ``value`` is a word, a number, a list of words, or for ``Ask.PLACE`` the id of the contact
    moment before it, ``""`` for the very first place, ``None`` where nobody knows. Raises
    ``Refused`` with the field ``answer``.
    """
    if step.ask in MOMENT_FIELDS:
        return _about_moment(answers, step.about, {MOMENT_FIELDS[step.ask]: value})
    if step.ask in (Ask.TITLE, Ask.PLACE, Ask.FELT, Ask.TOLD):
        return _about_missing(answers, step, value, sketch)
    if step.ask is Ask.MATTERED and value is not None and sketch.contact_moment(value) is None:
        raise Refused([Fault(("answer",), "not_one_of", {"expected": ""})])
    if step.ask is Ask.CASE and value and value not in cases:
        raise Refused([Fault(("answer",), "not_one_of", {"expected": ", ".join(cases)})])
    if step.ask not in WHOLE_FIELDS:
        return answers
    return _changed(answers, {WHOLE_FIELDS[step.ask]: value})


def said_about(answers: Answers, moment_id: str, fields: Mapping[str, Any]) -> Answers:
    """The answers with several things said about one contact moment at once: an interview."""
    return _about_moment(answers, moment_id, fields)


def without_missing(answers: Answers, number: int) -> Answers:
    """The answers without one of the missing contact moments."""
    left = [one for at, one in enumerate(answers.missing) if at != number]
    return answers.model_copy(update={"missing": tuple(left)})


def _about_moment(answers: Answers, moment_id: str, fields: Mapping[str, Any]) -> Answers:
    before = answers.about(moment_id)
    now = _consistent(_valid(MomentAnswer, before.model_dump() | dict(fields)))
    moments = {key: one for key, one in answers.moments.items() if key != moment_id}
    if not now.is_empty:
        moments[moment_id] = now
    return answers.model_copy(update={"moments": moments})


def _consistent(answer: MomentAnswer) -> MomentAnswer:
    """Who did not have a contact moment felt nothing at it; who felt something had it."""
    if answer.known in (Known.NO, Known.UNSURE):
        return MomentAnswer(known=answer.known)
    told = answer.score is not None or answer.emotions or answer.sentence
    return answer.model_copy(update={"known": Known.YES}) if told else answer


def _about_missing(answers: Answers, step: Step, value: Any, sketch: Journey) -> Answers:
    several = list(answers.missing)
    fields: dict[str, Any] = {}
    if step.ask is Ask.PLACE:
        if value and sketch.contact_moment(value) is None:
            raise Refused([Fault(("answer",), "not_one_of", {"expected": ""})])
        fields = {"after": value or None, "placed": value is not None}
    else:
        fields = {MISSING_FIELDS[step.ask]: value}
    if step.number < len(several):
        several[step.number] = _valid(MissingMoment, several[step.number].model_dump() | fields)
    else:
        several.append(_valid(MissingMoment, fields))
    return answers.model_copy(update={"missing": tuple(several)})


def _changed(answers: Answers, fields: Mapping[str, Any]) -> Answers:
    return _valid(Answers, answers.model_dump() | dict(fields))


def _valid(model: type[Model], fields: Mapping[str, Any]) -> Model:
    try:
        return model.model_validate(dict(fields))
    except ValidationError as error:
        faults = faults_from(error, model)
        raise Refused([Fault(("answer",), one.code, one.values) for one in faults]) from error
