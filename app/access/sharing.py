"""Who may give others a link to look, and what such a link opens: one table, one key.

Whoever has the key of a link may see what the link shows, and do nothing.
"""

import secrets
from enum import StrEnum
from typing import Final

from app.access.members import NotAllowed
from app.access.people import Person, Role

PREFIX: Final = "kl_"


class ShareDeed(StrEnum):
    """Something that can be done with the links of a journey."""

    SHARE = "share"
    """Make a link, and revoke one."""
    SEE_LINKS = "see_links"
    """See which links there are, and when they were used."""


MAY: Final[dict[Role, frozenset[ShareDeed]]] = {Role.OWNER: frozenset(ShareDeed)}
"""What each role may do; a role that isn't named may do nothing."""


def check_share_deed(person: Person, deed: ShareDeed) -> None:
    """Raise ``NotAllowed`` where this person may not do this."""
    if deed not in MAY.get(person.role, frozenset()):
        raise NotAllowed


def new_share_key() -> str:
    """The key of a new link: 256 random bits, so that it can't be guessed."""
    return f"{PREFIX}{secrets.token_urlsafe(32)}"
