"""The live workshop: who takes part in building a journey, what waits to be seen, what is asked.

Pure, beside the heart: it knows the journey, and neither the web nor the database.
"""

from app.workshop.codes import as_typed, new_code, spelled
from app.workshop.guide import GUIDE, first_step, next_prompt
from app.workshop.model import (
    ANSWER,
    CURVE,
    JOINED_AS,
    Contribution,
    Focus,
    Participant,
    Photo,
    Question,
    Settings,
    Signal,
    Voting,
    Workshop,
)
from app.workshop.terms import (
    ContributionState,
    Matter,
    ParticipantState,
    QuestionKind,
    QuestionState,
    Role,
    Step,
    VotingState,
    WorkshopState,
)

__all__ = [
    "ANSWER",
    "CURVE",
    "GUIDE",
    "JOINED_AS",
    "Contribution",
    "ContributionState",
    "Focus",
    "Matter",
    "Participant",
    "ParticipantState",
    "Photo",
    "Question",
    "QuestionKind",
    "QuestionState",
    "Role",
    "Settings",
    "Signal",
    "Step",
    "Voting",
    "VotingState",
    "Workshop",
    "WorkshopState",
    "as_typed",
    "first_step",
    "new_code",
    "next_prompt",
    "spelled",
]
