"""The closed lists of a workshop: its states, its roles, and what a change in it can be about."""

from enum import StrEnum


class WorkshopState(StrEnum):
    """Whether people can take part right now."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class Role(StrEnum):
    """What somebody is in one workshop; what each may do is told by ``app.access.permissions``."""

    FACILITATOR = "facilitator"
    CO_FACILITATOR = "co_facilitator"
    PARTICIPANT = "participant"
    EXPERT_BY_EXPERIENCE = "expert_by_experience"
    YOUNG_PARENT = "young_parent"
    OBSERVER = "observer"
    PROJECTOR = "projector"


class ParticipantState(StrEnum):
    """Whether somebody waits in the lobby, is in, or was sent away."""

    WAITING = "waiting"
    PRESENT = "present"
    REMOVED = "removed"


class ContributionState(StrEnum):
    """What became of something that a participant wrote.

    ``hidden`` waits for the reveal, ``held`` for a moderator; ``accepted`` stands on the map.
    """

    HIDDEN = "hidden"
    HELD = "held"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class QuestionState(StrEnum):
    """Whether a question is still being answered, its answers were shown, or it is done with."""

    OPEN = "open"
    REVEALED = "revealed"
    CLOSED = "closed"


class QuestionKind(StrEnum):
    """What is asked of the room."""

    MISSING_MOMENTS = "missing_moments"
    FEELING = "feeling"
    FREE = "free"


class VotingState(StrEnum):
    """Whether votes are taken; the result of a closed round stands."""

    OPEN = "open"
    CLOSED = "closed"


class Step(StrEnum):
    """The steps of the method that a workshop walks through (docs/glossary.md).

    ``breakthrough`` is a form of its own: one case, and everybody involved in one room.
    """

    GOAL = "goal"
    SET_UP = "set_up"
    MUNICIPALITY = "municipality"
    TARGET_GROUP = "target_group"
    CONCLUSIONS = "conclusions"
    BREAKTHROUGH = "breakthrough"


class Matter(StrEnum):
    """What a change in a workshop is about, as the live stream and the log name it."""

    WORKSHOP = "workshop"
    PARTICIPANT = "participant"
    CONTRIBUTION = "contribution"
    QUESTION = "question"
    VOTING = "voting"
    PHOTO = "photo"
