"""People as the workspace knows them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What somebody is in the workspace.

    A guest takes part in one workshop; what they may do there is told by their role in it.
    """

    OWNER = "owner"
    GUEST = "guest"


@dataclass(frozen=True)
class Person:
    """Somebody who has been let in."""

    id: str
    role: Role


def guest(participant_id: str) -> Person:
    """The person who acts as a participant of a workshop."""
    return Person(participant_id, Role.GUEST)


OWNER: Final = Person("owner", Role.OWNER)
"""Who started the server: sees and does everything."""
