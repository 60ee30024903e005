"""What can be taken over into a combined journey: one proposal is one thing that somebody told.

A proposal has an id of its own that stays the same however often it is worked out, and so has the
item that it becomes: what was taken over once is known again, and never comes twice.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from app.journey import changes
from app.journey.applying import Change, apply
from app.journey.items import Department
from app.journey.journey import Journey
from app.journey.terms import Perspective, Resource, Source

ID_BYTES: Final = 10


class Kind(StrEnum):
    """What sort of thing a proposal takes over."""

    EXPERIENCE = "experience"
    """How somebody valued a contact moment that the journey has."""
    MOMENT = "moment"
    """A contact moment that the sketch lacks, with how it was valued."""


class Base(StrEnum):
    """Where a proposal comes from."""

    VOICE = "voice"
    """Answers to a questionnaire or in an interview."""
    LIVED = "lived"
    """A lived journey."""


@dataclass(frozen=True)
class Proposal:
    """One thing to take over.

    ``item_id`` is the id that it gets; ``moment_id`` the contact moment of the combined journey
    that it is about (for a new one: that it comes behind, ``None`` first). ``fields`` are those of
    the contact moment that is added, ``felt`` those of the experience. ``origin`` is what people
    call where it came from; ``came_of`` names the items of a lived journey that it was made of, and
    ``answers`` the answers behind it.
    """

    id: str
    kind: Kind
    base: Base
    item_id: str
    moment_id: str | None
    voice: str
    origin: str
    felt: Mapping[str, Any] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)
    department: Department | None = None
    came_of: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title of the contact moment that it would add; empty for an experience."""
        return str(self.fields.get("title", ""))

    @property
    def experience_id(self) -> str:
        """The id of the experience that it becomes, beside its contact moment."""
        return self.item_id if self.kind is Kind.EXPERIENCE else item_id_of(self.item_id, "felt")

    def is_taken(self, journey: Journey) -> bool:
        """Whether the journey has it already."""
        if self.kind is Kind.MOMENT:
            return journey.contact_moment(self.item_id) is not None
        return journey.find(Resource.EXPERIENCE, self.item_id) is not None

    def items(self) -> tuple[tuple[Resource, str], ...]:
        """The items that hold somebody's words once it is taken over."""
        felt = ((Resource.EXPERIENCE, self.experience_id),) if self.felt else ()
        if self.kind is Kind.EXPERIENCE:
            return felt
        return ((Resource.CONTACT_MOMENT, self.item_id), *felt)


def item_id_of(*parts: str) -> str:
    """The id of the item that somebody's words become: the same words, the same id."""
    digest = hashlib.blake2s("\n".join(parts).encode(), digest_size=ID_BYTES).hexdigest()
    return f"t{digest}"


def changes_of(journey: Journey, one: Proposal) -> list[Change]:
    """The changes that take a proposal over; none where the journey has it already.

    Raises:
        Refused: what it is about isn't there any more, or a field is wrong.
    """
    if one.is_taken(journey):
        return []
    done: list[Change] = []
    about = one.moment_id
    if one.kind is Kind.MOMENT:
        done += _with_department(journey, one)
        journey = apply(journey, done)
        done += _with_moment(journey, one)
        journey, about = apply(journey, done), one.item_id
    if one.felt:
        done += changes.create(
            journey,
            Resource.EXPERIENCE,
            {
                "perspective": Perspective.YOUNG_PARENT,
                "source": Source.YOUNG_PARENT,
                "voice": one.voice,
                **one.felt,
                "id": one.experience_id,
                "contact_moment": about,
            },
        )
    return done


def _with_department(journey: Journey, one: Proposal) -> list[Change]:
    """The department of a new contact moment, where the journey doesn't have it."""
    if one.department is None or journey.department(one.department.id) is not None:
        return []
    return changes.create(journey, Resource.DEPARTMENT, one.department.model_dump())


def _with_moment(journey: Journey, one: Proposal) -> list[Change]:
    behind = journey.contact_moment(one.moment_id or "")
    phase = behind.phase if behind else next((first.id for first in journey.phases), "")
    fields = {"source": Source.YOUNG_PARENT, **one.fields, "id": one.item_id, "phase": phase}
    if one.department is not None:
        fields["department"] = one.department.id
    after = behind.id if behind else None
    return changes.create(journey, Resource.CONTACT_MOMENT, fields, after)
