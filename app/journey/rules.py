"""What a journey must be as a whole: names that exist, an order that can be, nothing twice."""

from collections.abc import Iterator

from app.journey.faults import Fault
from app.journey.items import Bottleneck, ContactMoment, Experience, Item
from app.journey.journey import LISTS, MOST_ITEMS, Journey
from app.journey.plan import Action, Annotation, Improvement
from app.journey.terms import Perspective, Resource
from app.journey.time import earliest, is_certainly_after

Reference = tuple[tuple[str | int, ...], Resource, str]
"""A name of another item: the path of the field, the kind of item and its id."""


def faults_in(journey: Journey) -> list[Fault]:
    """Everything about this journey that can't be; empty for a journey that is sound."""
    return [
        *_too_many(journey),
        *_ids_twice(journey),
        *_names_of_nothing(journey),
        *_phases_out_of_order(journey),
        *_dates_out_of_order(journey),
        *_second_expectations(journey),
        *_answers_out_of_place(journey),
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


def references(item: Item) -> Iterator[Reference]:
    """Every other item that ``item`` names."""
    if isinstance(item, ContactMoment):
        yield ("phase",), Resource.PHASE, item.phase
        yield from _departments_named(item)
    elif isinstance(item, Experience):
        yield ("contact_moment",), Resource.CONTACT_MOMENT, item.contact_moment
    elif isinstance(item, Bottleneck):
        yield from _named_by_bottleneck(item)
    elif isinstance(item, Annotation):
        yield from _named_by_annotation(item)
    elif isinstance(item, Improvement):
        for place, named in enumerate(item.bottlenecks):
            yield ("bottlenecks", place), Resource.BOTTLENECK, named
    elif isinstance(item, Action):
        yield from _named_by_action(item)


def _named_by_bottleneck(bottleneck: Bottleneck) -> Iterator[Reference]:
    if bottleneck.owner_department:
        yield ("owner_department",), Resource.DEPARTMENT, bottleneck.owner_department
    for place, named in enumerate(bottleneck.contact_moments):
        yield ("contact_moments", place), Resource.CONTACT_MOMENT, named


def _named_by_annotation(annotation: Annotation) -> Iterator[Reference]:
    yield ("about",), Resource(annotation.about_resource.value), annotation.about
    if annotation.reply_to:
        yield ("reply_to",), Resource.ANNOTATION, annotation.reply_to


def _named_by_action(action: Action) -> Iterator[Reference]:
    if action.bottleneck:
        yield ("bottleneck",), Resource.BOTTLENECK, action.bottleneck
    if action.improvement:
        yield ("improvement",), Resource.IMPROVEMENT, action.improvement
    if action.department:
        yield ("department",), Resource.DEPARTMENT, action.department
    for place, named in enumerate(action.helping):
        yield ("helping", place), Resource.DEPARTMENT, named


def _departments_named(moment: ContactMoment) -> Iterator[Reference]:
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


def _answers_out_of_place(journey: Journey) -> Iterator[Fault]:
    """An answer is about what the annotation is about that it answers, which is no answer."""
    known = {one.id: one for one in journey.annotations}
    for place, one in enumerate(journey.annotations):
        answered = known.get(one.reply_to or "")
        if answered is None:
            continue
        if answered.reply_to is not None:
            yield Fault(("annotations", place, "reply_to"), "reply_to_reply", {})
        elif (answered.about_resource, answered.about) != (one.about_resource, one.about):
            yield Fault(("annotations", place, "reply_to"), "reply_elsewhere", {})
