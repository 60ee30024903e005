"""People as the workspace knows them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What somebody is in the workspace."""

    OWNER = "owner"


@dataclass(frozen=True)
class Person:
    """Somebody who has been let in."""

    id: str
    role: Role


OWNER: Final = Person("owner", Role.OWNER)
"""Who started the server: sees and does everything."""
