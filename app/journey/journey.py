"""The journey: its frame (purpose, target group, start and end) and everything it holds."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Any, Final, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.journey.items import (
    Bottleneck,
    ContactMoment,
    Department,
    Experience,
    Item,
    Part,
    Phase,
    Problem,
)
from app.journey.matches import Matches
from app.journey.plan import Action, Annotation, Decision, Improvement
from app.journey.terms import JourneyKind, Perspective, Resource, Source
from app.journey.texts import ItemId, Line, Text, Title, Word

MOST_ITEMS: Final = 10_000
OLDEST: Final = 120
Age = Annotated[int, Field(ge=0, le=OLDEST, strict=True)]


class TargetGroup(Part):
    """Whom the map is for: a description and the age limits, in years, both included."""

    description: Text = ""
    age_from: Age | None = None
    age_to: Age | None = None

    @model_validator(mode="after")
    def _ages_in_order(self) -> Self:
        if self.age_from is not None and self.age_to is not None and self.age_from > self.age_to:
            raise PydanticCustomError("ages_reversed", "the ages are reversed", {"field": "age_to"})
        return self


class Case(Part):
    """The pseudonymous situation that a lived journey follows."""

    name: Line = ""
    age: Age | None = None
    situation: Text = ""


class Frame(Part):
    """Step 1 of the method: what the journey is about, without its items.

    ``based_on`` is the id of the sketch that this journey is held against; it may be gone.
    ``matches`` says which contact moments of both are the same (see ``app.journey.matches``).
    """

    kind: JourneyKind
    title: Title
    summary: Text = ""
    purpose: Text = ""
    scope: Text = ""
    target_group: TargetGroup = TargetGroup()
    themes: Annotated[tuple[Word, ...], Field(max_length=30)] = ()
    case: Case | None = None
    start_point: Text = ""
    end_point: Text = ""
    goal: Text = ""
    outcome: Text = ""
    wish: Text = ""
    references: Annotated[tuple[Line, ...], Field(max_length=50)] = ()
    source: Source | None = None
    template: bool = False
    based_on: ItemId | None = None
    matches: Matches = ()


class Journey(Frame):
    """One map: a frame and its items, each list in the order in which it is shown.

    Contact moments stand grouped by phase, in the order of the phases. Whether the items fit
    together is told by ``app.journey.rules.faults_in``; a journey that is stored has no faults.
    """

    id: ItemId
    problems: Annotated[tuple[Problem, ...], Field(max_length=MOST_ITEMS)] = ()
    phases: Annotated[tuple[Phase, ...], Field(max_length=MOST_ITEMS)] = ()
    departments: Annotated[tuple[Department, ...], Field(max_length=MOST_ITEMS)] = ()
    contact_moments: Annotated[tuple[ContactMoment, ...], Field(max_length=MOST_ITEMS)] = ()
    experiences: Annotated[tuple[Experience, ...], Field(max_length=MOST_ITEMS)] = ()
    bottlenecks: Annotated[tuple[Bottleneck, ...], Field(max_length=MOST_ITEMS)] = ()
    annotations: Annotated[tuple[Annotation, ...], Field(max_length=MOST_ITEMS)] = ()
    improvements: Annotated[tuple[Improvement, ...], Field(max_length=MOST_ITEMS)] = ()
    actions: Annotated[tuple[Action, ...], Field(max_length=MOST_ITEMS)] = ()
    decisions: Annotated[tuple[Decision, ...], Field(max_length=MOST_ITEMS)] = ()

    @cached_property
    def frame(self) -> Frame:
        """The journey's frame alone."""
        return Frame.model_construct(**{name: getattr(self, name) for name in Frame.model_fields})

    def items(self, resource: Resource) -> tuple[Item, ...]:
        """All items of one kind, in order."""
        return tuple(self._by_id(resource).values())

    def find(self, resource: Resource, item_id: str | None) -> Item | None:
        """The item of that kind and id, or ``None``."""
        return self._by_id(resource).get(item_id) if item_id is not None else None

    def phase(self, item_id: str) -> Phase | None:
        """The phase of that id, or ``None``."""
        found = self.find(Resource.PHASE, item_id)
        return found if isinstance(found, Phase) else None

    def department(self, item_id: str | None) -> Department | None:
        """The department of that id; ``None`` where there is none or it is unknown."""
        found = self.find(Resource.DEPARTMENT, item_id)
        return found if isinstance(found, Department) else None

    def contact_moment(self, item_id: str) -> ContactMoment | None:
        """The contact moment of that id, or ``None``."""
        found = self.find(Resource.CONTACT_MOMENT, item_id)
        return found if isinstance(found, ContactMoment) else None

    def in_phase(self, phase_id: str) -> tuple[ContactMoment, ...]:
        """The contact moments of one phase, in order."""
        return tuple(moment for moment in self.contact_moments if moment.phase == phase_id)

    def experiences_of(self, moment_id: str) -> tuple[Experience, ...]:
        """Everybody's experience of one contact moment, the department's expectation included."""
        return self._experiences.get(moment_id, ())

    def lived_experience(self, moment_id: str) -> Experience | None:
        """The first experience of the young parent at a contact moment that has a score."""
        lived = [
            experience
            for experience in self.experiences_of(moment_id)
            if experience.perspective is Perspective.YOUNG_PARENT
        ]
        return next((one for one in lived if one.score is not None), lived[0] if lived else None)

    def expectation(self, moment_id: str) -> Experience | None:
        """What the department itself expected of a contact moment."""
        return next(
            (
                experience
                for experience in self.experiences_of(moment_id)
                if experience.perspective is Perspective.DEPARTMENT
            ),
            None,
        )

    def bottlenecks_at(self, moment_id: str) -> tuple[Bottleneck, ...]:
        """The marked bottlenecks that rest on a contact moment."""
        return tuple(one for one in self.bottlenecks if moment_id in one.contact_moments)

    def with_items(self, resource: Resource, items: Iterable[Item]) -> "Journey":
        """This journey with one list replaced; contact moments are grouped by phase."""
        return self._replaced({LISTS[resource]: tuple(items)})

    def with_frame(self, frame: Frame) -> "Journey":
        """This journey with another frame."""
        return self._replaced({name: getattr(frame, name) for name in Frame.model_fields})

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As Pydantic's, without what was computed of the original."""
        copied = super().model_copy(update=update, deep=deep)
        for name in ("frame", "_index", "_experiences"):
            copied.__dict__.pop(name, None)
        return copied

    def _replaced(self, values: Mapping[str, object]) -> "Journey":
        fields = {name: getattr(self, name) for name in type(self).model_fields} | dict(values)
        places = {phase.id: place for place, phase in enumerate(fields["phases"])}
        fields["contact_moments"] = tuple(
            sorted(fields["contact_moments"], key=lambda one: places.get(one.phase, len(places)))
        )
        return Journey.model_construct(**fields)

    def _by_id(self, resource: Resource) -> dict[str, Item]:
        return self._index[resource]

    @cached_property
    def _index(self) -> dict[Resource, dict[str, Item]]:
        return {
            resource: {item.id: item for item in getattr(self, name)}
            for resource, name in LISTS.items()
        }

    @cached_property
    def _experiences(self) -> dict[str, tuple[Experience, ...]]:
        found: dict[str, list[Experience]] = {}
        for experience in self.experiences:
            found.setdefault(experience.contact_moment, []).append(experience)
        return {moment: tuple(several) for moment, several in found.items()}


LISTS: Final[dict[Resource, str]] = {
    Resource.PROBLEM: "problems",
    Resource.PHASE: "phases",
    Resource.DEPARTMENT: "departments",
    Resource.CONTACT_MOMENT: "contact_moments",
    Resource.EXPERIENCE: "experiences",
    Resource.BOTTLENECK: "bottlenecks",
    Resource.ANNOTATION: "annotations",
    Resource.IMPROVEMENT: "improvements",
    Resource.ACTION: "actions",
    Resource.DECISION: "decisions",
}
"""The field of a journey that holds each kind of item, parents before the items that name them."""

ITEM_TYPES: Final[dict[Resource, type[Item]]] = {
    Resource.PROBLEM: Problem,
    Resource.PHASE: Phase,
    Resource.DEPARTMENT: Department,
    Resource.CONTACT_MOMENT: ContactMoment,
    Resource.EXPERIENCE: Experience,
    Resource.BOTTLENECK: Bottleneck,
    Resource.ANNOTATION: Annotation,
    Resource.IMPROVEMENT: Improvement,
    Resource.ACTION: Action,
    Resource.DECISION: Decision,
}
