"""What a journey must be as a whole: names that exist, an order that can be, nothing twice."""

from collections.abc import Iterator

from app.journey.faults import Fault
from app.journey.items import Bottleneck, ContactMoment, Experience, Item
from app.journey.journey import LISTS, MOST_ITEMS, Journey
from app.journey.terms import Perspective, Resource
from app.journey.time import earliest, is_certainly_after


def faults_in(journey: Journey) -> list[Fault]:
    """Everything about this journey that can't be; empty for a journey that is sound."""
    return [
        *_too_many(journey),
        *_ids_twice(journey),
        *_names_of_nothing(journey),
        *_phases_out_of_order(journey),
        *_dates_out_of_order(journey),
        *_second_expectations(journey),
    ]


def _too_many(journey: Journey) -> Iterator[Fault]:
    for name in LISTS.values():
        if len(getattr(journey, name)) > MOST_ITEMS:
            yield Fault((name,), "too_many", {"most": MOST_ITEMS})


def _ids_twice(journey: Journey) -> Iterator[Fault]:
    for name in LISTS.values():
        seen: set[str] = set()
        for place, item in enumerate(getattr(journey, name)):
            if item.id in seen:
                yield Fault((name, place, "id"), "duplicate_id", {"id": item.id})
            seen.add(item.id)


def references(item: Item) -> Iterator[tuple[tuple[str | int, ...], Resource, str]]:
    """Every other item that ``item`` names: the field's path, the kind and the id."""
    if isinstance(item, ContactMoment):
        yield ("phase",), Resource.PHASE, item.phase
        yield from _departments_named(item)
    elif isinstance(item, Experience):
        yield ("contact_moment",), Resource.CONTACT_MOMENT, item.contact_moment
    elif isinstance(item, Bottleneck):
        if item.owner_department:
            yield ("owner_department",), Resource.DEPARTMENT, item.owner_department
        for place, named in enumerate(item.contact_moments):
            yield ("contact_moments", place), Resource.CONTACT_MOMENT, named


def _departments_named(
    moment: ContactMoment,
) -> Iterator[tuple[tuple[str | int, ...], Resource, str]]:
    if moment.department:
        yield ("department",), Resource.DEPARTMENT, moment.department
    if moment.referred_to:
        yield ("referred_to",), Resource.DEPARTMENT, moment.referred_to
    if moment.waiting and moment.waiting.department:
        yield ("waiting", "department"), Resource.DEPARTMENT, moment.waiting.department
    if moment.next_step and moment.next_step.department:
        yield ("next_step", "department"), Resource.DEPARTMENT, moment.next_step.department


def _names_of_nothing(journey: Journey) -> Iterator[Fault]:
    known = {kind: {item.id for item in getattr(journey, name)} for kind, name in LISTS.items()}
    for name in LISTS.values():
        for place, item in enumerate(getattr(journey, name)):
            for path, resource, named in references(item):
                if named not in known[resource]:
                    values = {"resource": resource.value, "id": named}
                    yield Fault((name, place, *path), "not_there", values)


def _phases_out_of_order(journey: Journey) -> Iterator[Fault]:
    places = {phase.id: place for place, phase in enumerate(journey.phases)}
    furthest = -1
    for place, moment in enumerate(journey.contact_moments):
        here = places.get(moment.phase, furthest)
        if here < furthest:
            yield Fault(
                ("contact_moments", place, "phase"),
                "phase_order",
                {"phase": moment.phase, "later": journey.phases[furthest].id},
            )
        furthest = max(here, furthest)


def _dates_out_of_order(journey: Journey) -> Iterator[Fault]:
    """A known date may not lie before one that stands earlier in the order."""
    so_far: ContactMoment | None = None
    for place, moment in enumerate(journey.contact_moments):
        if moment.date is None:
            continue
        if so_far and so_far.date and is_certainly_after(so_far.date, moment.date):
            yield Fault(
                ("contact_moments", place, "date"),
                "date_order",
                {"date": moment.date, "earlier": so_far.title, "earlier_date": so_far.date},
            )
        elif so_far is None or earliest(moment.date) >= earliest(so_far.date or moment.date):
            so_far = moment


def _second_expectations(journey: Journey) -> Iterator[Fault]:
    """A department expects one thing of a contact moment; colleagues differ, each with a voice."""
    seen: set[tuple[str, str]] = set()
    for place, one in enumerate(journey.experiences):
        if one.perspective is not Perspective.DEPARTMENT:
            continue
        whose = (one.contact_moment, one.voice)
        if whose in seen:
            yield Fault(("experiences", place, "perspective"), "second_expectation", {})
        seen.add(whose)
