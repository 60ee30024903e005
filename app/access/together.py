"""Who may bring the journeys together: one table, asked by every action."""

from enum import StrEnum
from typing import Final

from app.access.members import NotAllowed
from app.access.people import Person, Role


class TogetherDeed(StrEnum):
    """Something that can be done with a sketch, the lived journeys and the combined one."""

    SEE = "see"
    """See suggestions, deviations and the gap."""
    LINK = "link"
    """Say which sketch a journey is held against, and which contact moments are the same."""
    COMBINE = "combine"
    """Take what voices and lived journeys say over into the combined journey."""
    MODERATE = "moderate"
    """See remarks that wait, show them or leave them off, answer and resolve them."""


MAY: Final[dict[Role, frozenset[TogetherDeed]]] = {Role.OWNER: frozenset(TogetherDeed)}
"""What each role may do; a role that isn't named may do nothing."""


def check_together_deed(person: Person, deed: TogetherDeed) -> None:
    """Raise ``NotAllowed`` where this person may not do this."""
    if deed not in MAY.get(person.role, frozenset()):
        raise NotAllowed
