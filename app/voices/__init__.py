"""The voices: what young parents are asked about a sketch, and what they answered. Pure."""

from app.voices.answers import (
    Answers,
    AnswersState,
    Known,
    MissingMoment,
    MomentAnswer,
    Reached,
)
from app.voices.consent import AgeGroup, Consent
from app.voices.questionnaire import Questionnaire, QuestionnaireState

__all__ = [
    "AgeGroup",
    "Answers",
    "AnswersState",
    "Consent",
    "Known",
    "MissingMoment",
    "MomentAnswer",
    "Questionnaire",
    "QuestionnaireState",
    "Reached",
]
