"""Who may do what with questionnaires and answers: one table, asked by every action.

The giver of a set of answers is whoever holds its key. They need no role: what is theirs they may
see, change and take back, and nothing else.
"""

from enum import StrEnum
from typing import Final

from app.access.members import NotAllowed
from app.access.people import Person, Role


class VoiceDeed(StrEnum):
    """Something that can be done with questionnaires and answers."""

    ASK = "ask"
    """Open a questionnaire, change and close it."""
    INTERVIEW = "interview"
    """Note the answers of somebody who agreed aloud."""
    READ = "read"
    """Read what voices answered, by pseudonym."""
    WITHDRAW_ANY = "withdraw_any"
    """Erase a voice for whom their giver can't."""
    SEE_KEPT = "see_kept"
    """See what is kept, on whom, and until when."""


MAY: Final[dict[Role, frozenset[VoiceDeed]]] = {Role.OWNER: frozenset(VoiceDeed)}
"""What each role may do; a role that isn't named may do nothing."""

GIVER: Final = Person("giver", Role.GUEST)
"""Under which name the giver of answers stands in the log: never their own."""


def check_voice_deed(person: Person, deed: VoiceDeed) -> None:
    """Raise ``NotAllowed`` where this person may not do this."""
    if deed not in MAY.get(person.role, frozenset()):
        raise NotAllowed
