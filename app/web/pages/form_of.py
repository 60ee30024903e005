"""What a form is about: which item of which journey, and what its controls show of it."""

from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel

from app.actions.workspace import NotFound
from app.journey import Experience, Journey, Resource
from app.web.pages.fields import EXPERIENCE_PREFIX, FORMS, NEW_DEPARTMENT, Group
from app.web.pages.form_values import values_of

DEPARTMENT_ON_THE_SPOT: Final = (Group("new_department", NEW_DEPARTMENT, folded=True),)


@dataclass(frozen=True)
class FormOf:
    """An item of a journey, or its frame; a new item has no ``item_id`` yet."""

    journey_id: str
    resource: Resource
    item_id: str | None = None

    @property
    def groups(self) -> tuple[Group, ...]:
        """The fields of the form that belong to the item."""
        return FORMS[self.resource]

    @property
    def asked(self) -> tuple[Group, ...]:
        """All groups of the form: a department can be made on the spot, next to their list."""
        if self.resource is not Resource.CONTACT_MOMENT:
            return self.groups
        return (*self.groups[:1], *DEPARTMENT_ON_THE_SPOT, *self.groups[1:])

    def part(self, journey: Journey) -> BaseModel:
        """The item, or the frame; raises ``NotFound``."""
        if self.resource is Resource.JOURNEY:
            return journey.frame
        item = journey.find(self.resource, self.item_id)
        if item is None:
            raise NotFound(self.resource, self.item_id or "")
        return item

    def experience(self, journey: Journey) -> Experience | None:
        """The experience that a contact moment's form shows: the young parent's."""
        if self.resource is not Resource.CONTACT_MOMENT or self.item_id is None:
            return None
        return journey.lived_experience(self.item_id)

    def shown(self, journey: Journey) -> dict[str, tuple[str, ...]]:
        """What stands in the controls of the form before anybody changes it."""
        values = values_of(self.part(journey), self.groups)
        lived = self.experience(journey)
        if lived is not None:
            felt = values_of(lived, FORMS[Resource.EXPERIENCE])
            values |= {EXPERIENCE_PREFIX + name: value for name, value in felt.items()}
        return values
