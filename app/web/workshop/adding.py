"""What the forms by which people add things offer, and what comes back of them."""

from dataclasses import dataclass, field
from typing import Any, Final

from app.journey import LAST, Annotation, Journey, Resource
from app.journey.changes import After
from app.web.pages.form_values import Values
from app.web.workshop.seats import first

FIRST_IN: Final = "first"
BEHIND: Final = "after"
_LISTS: Final = {"moment": "contact_moments", "bottleneck": "bottlenecks"}


@dataclass(frozen=True)
class Place:
    """A place on the map that can be chosen: the first of a phase, or behind a contact moment."""

    value: str
    behind: str


@dataclass(frozen=True)
class PhasePlaces:
    """The places in one phase."""

    id: str
    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Placed:
    """Where something goes: the phase, where the place says it, and behind what."""

    after: After = LAST
    phase: dict[str, str] = field(default_factory=dict)


def places_in(journey: Journey) -> tuple[PhasePlaces, ...]:
    """Every place where a contact moment can be put, by phase."""
    return tuple(
        PhasePlaces(
            phase.id,
            phase.title,
            places_of(journey, phase.id) or (Place(f"{FIRST_IN}/{phase.id}", ""),),
        )
        for phase in journey.phases
    )


def places_of(journey: Journey, phase_id: str) -> tuple[Place, ...]:
    """The places in one phase; none where there is no choice yet."""
    there = journey.in_phase(phase_id)
    behind = (Place(f"{BEHIND}/{one.id}", one.title) for one in there)
    return (Place(f"{FIRST_IN}/{phase_id}", ""), *behind) if there else ()


def place_sent(sent: Values, journey: Journey) -> Placed:
    """The place that a form names; the last of its phase where that place is gone."""
    where, _, item_id = first(sent, "place").partition("/")
    if where == FIRST_IN and journey.phase(item_id) is not None:
        return Placed(None, {"phase": item_id})
    moment = journey.contact_moment(item_id) if where == BEHIND else None
    return Placed(moment.id, {"phase": moment.phase}) if moment else Placed()


def item_sent(sent: Values, journey: Journey) -> dict[str, Any]:
    """The fields of an item in a form; what was left empty is left out.

    What is about a remark answers it: it is about the same.
    """
    names = ("title", "description", "category", "kind", "text")
    fields: dict[str, Any] = {name: first(sent, name) for name in names if first(sent, name)}
    for name, several in _LISTS.items():
        if first(sent, name):
            fields[several] = [first(sent, name)]
    about, _, about_id = first(sent, "about").partition("/")
    answered = journey.find(Resource.ANNOTATION, about_id)
    if about == Resource.ANNOTATION.value and isinstance(answered, Annotation):
        fields |= {"about_resource": answered.about_resource, "about": answered.about}
        fields["reply_to"] = about_id
    elif about_id:
        fields |= {"about_resource": about, "about": about_id}
    return fields
