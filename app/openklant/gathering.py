"""Contacts added up as they come: how often each subject, by which channel, at which department."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from app.formats.bad_file import BadFile
from app.formats.folding import folded
from app.journey import Fault
from app.openklant.contact import Confidential, Contact, Unreadable, contact_in

MOST_CONTACTS: Final = 200_000
MOST_GROUPS: Final = 20_000
Group = tuple[str, str, str]
"""Subject, channel, department."""


class Wanted(BaseModel):
    """Which contacts are wanted; a day is the first or the last one, both included."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    first: date | None = None
    last: date | None = None
    channel: str = ""
    department: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> "Wanted":
        if self.first and self.last and self.first > self.last:
            raise PydanticCustomError("klant_period", "reversed", {"field": "first"})
        return self

    def fits(self, contact: Contact) -> bool:
        """Whether a contact is among them; one without a day isn't, where days were named."""
        if (self.first or self.last) and contact.day is None:
            return False
        day = contact.day or date.min
        return (
            (self.first is None or day >= self.first)
            and (self.last is None or day <= self.last)
            and (not self.channel or folded(self.channel) == folded(contact.channel))
            and (not self.department or folded(self.department) == folded(contact.department))
        )


@dataclass
class Gathered:
    """What was added up so far; as plain values in a file, so that reading can go on later."""

    groups: dict[Group, list[int]] = field(default_factory=dict)
    """For each group how many contacts, and of these how many reached somebody."""
    seen: set[str] = field(default_factory=set)
    taken: int = 0
    first: str = ""
    last: str = ""
    confidential: int = 0
    unreadable: int = 0
    subjects_left_out: int = 0

    def take(self, told: Iterable[Any], wanted: Wanted, name: str) -> None:
        """Add contacts; one that came before (a page that moved up) counts once."""
        for one in told:
            self._take(one, wanted)
            if len(self.seen) > MOST_CONTACTS or len(self.groups) > MOST_GROUPS:
                raise BadFile(name, [(0, Fault((), "klant_too_many", {"most": MOST_CONTACTS}))])

    def _take(self, told: Any, wanted: Wanted) -> None:
        key = _key(told)
        if key in self.seen:
            return
        self.seen.add(key)
        try:
            contact = contact_in(told)
        except Confidential:
            self.confidential += 1
            return
        except Unreadable:
            self.unreadable += 1
            return
        if not wanted.fits(contact):
            return
        self.taken += 1
        self.subjects_left_out += contact.subject_left_out
        counted = self.groups.setdefault(
            (contact.subject, contact.channel, contact.department), [0, 0]
        )
        counted[0] += 1
        counted[1] += contact.reached is True
        if contact.day is not None:
            day = contact.day.isoformat()
            self.first = min(self.first or day, day)
            self.last = max(self.last, day)

    def as_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            **{name: getattr(self, name) for name in _PLAIN},
            "seen": sorted(self.seen),
            "groups": [[*group, *counted] for group, counted in self.groups.items()],
        }

    @classmethod
    def of_json(cls, told: dict[str, Any]) -> "Gathered":
        """From plain values."""
        return cls(
            **{name: told[name] for name in _PLAIN},
            seen=set(told["seen"]),
            groups={(one[0], one[1], one[2]): [one[3], one[4]] for one in told["groups"]},
        )


_PLAIN: Final = ("taken", "first", "last", "confidential", "unreadable", "subjects_left_out")


def _key(told: Any) -> str:
    """What tells contacts apart: a digest, so that nothing of theirs is kept for it."""
    name = told.get("uuid") or told.get("url") if isinstance(told, dict) else None
    text = name if isinstance(name, str) else repr(told)
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
