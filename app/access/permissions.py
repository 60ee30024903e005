"""Who may do what in a workshop: one table, asked by every route.

The owner of the workspace is facilitator of every workshop. A deed that a role doesn't have is
refused; what somebody may not even know of is answered as if it weren't there.
"""

from enum import StrEnum
from typing import Final

from app.workshop import ParticipantState, Role, WorkshopState


class Deed(StrEnum):
    """Something that can be done in a workshop."""

    SEE_WORKSHOP = "see_workshop"
    FOLLOW = "follow"
    SEE_JOURNEY = "see_journey"
    SEE_PEOPLE = "see_people"
    SEE_CODE = "see_code"
    CONTRIBUTE = "contribute"
    VOTE = "vote"
    SEE_RESULT = "see_result"
    LEAD = "lead"
    MODERATE = "moderate"
    MANAGE_PEOPLE = "manage_people"
    UNDO_ANY = "undo_any"
    SEE_RECORD = "see_record"
    APPOINT = "appoint"
    OPEN = "open"
    ERASE = "erase"


_SEES: Final = {Deed.SEE_WORKSHOP, Deed.FOLLOW, Deed.SEE_JOURNEY, Deed.SEE_RESULT}
_BUILDS: Final = _SEES | {Deed.CONTRIBUTE, Deed.VOTE, Deed.SEE_PEOPLE}
_LEADS: Final = _SEES | {
    Deed.SEE_PEOPLE,
    Deed.SEE_CODE,
    Deed.LEAD,
    Deed.MODERATE,
    Deed.MANAGE_PEOPLE,
    Deed.UNDO_ANY,
    Deed.SEE_RECORD,
}

MAY: Final[dict[Role, frozenset[Deed]]] = {
    Role.FACILITATOR: frozenset(_LEADS | {Deed.APPOINT, Deed.OPEN, Deed.ERASE}),
    Role.CO_FACILITATOR: frozenset(_LEADS | {Deed.CONTRIBUTE, Deed.VOTE}),
    Role.PARTICIPANT: frozenset(_BUILDS),
    Role.EXPERT_BY_EXPERIENCE: frozenset(_BUILDS),
    Role.YOUNG_PARENT: frozenset(_BUILDS),
    Role.OBSERVER: frozenset(_SEES),
    Role.PROJECTOR: frozenset(_SEES | {Deed.SEE_CODE}),
}
"""What each role may do while the workshop is open."""

_IN_THE_LOBBY: Final = frozenset({Deed.SEE_WORKSHOP, Deed.FOLLOW})
_LEADING: Final = (Role.FACILITATOR, Role.CO_FACILITATOR)


def may(
    role: Role,
    deed: Deed,
    *,
    state: ParticipantState = ParticipantState.PRESENT,
    workshop: WorkshopState = WorkshopState.OPEN,
) -> bool:
    """Whether somebody of this role may do this.

    In the lobby people see no more than that the workshop is there; who was sent away sees
    nothing. Once it is closed, only who led it still sees the journey.
    """
    if state is ParticipantState.REMOVED or deed not in MAY[role]:
        return False
    closed = workshop is WorkshopState.CLOSED and role not in _LEADING
    if state is ParticipantState.WAITING or closed:
        return deed in _IN_THE_LOBBY
    return True
