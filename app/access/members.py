"""Somebody in a workshop: who they are, their role there, and what they may do in it."""

from dataclasses import dataclass

from app.access.people import OWNER, Person, guest
from app.access.permissions import Deed, may
from app.workshop import Participant, ParticipantState, Role, Workshop


class NotAllowed(Exception):
    """This member may not do this, or not to whom it is about."""


@dataclass(frozen=True)
class Member:
    """A person in one workshop; ``participant`` is ``None`` for the owner, who leads it."""

    workshop: Workshop
    participant: Participant | None = None

    @property
    def person(self) -> Person:
        """Under which name this member's changes stand in the log."""
        return OWNER if self.participant is None else guest(self.participant.id)

    @property
    def role(self) -> Role:
        """What this member is in the workshop."""
        return Role.FACILITATOR if self.participant is None else self.participant.role

    def may(self, deed: Deed) -> bool:
        """Whether this member may do this, as the workshop is now."""
        present = ParticipantState.PRESENT
        state = present if self.participant is None else self.participant.state
        return may(self.role, deed, state=state, workshop=self.workshop.state)

    def check(self, deed: Deed) -> None:
        """Raise ``NotAllowed`` where this member may not do this."""
        if not self.may(deed):
            raise NotAllowed
