"""What becomes of the items that name one which is taken away: they go along, or forget it."""

from collections.abc import Iterable, Set
from functools import singledispatch
from typing import Any, Final

from app.journey.items import Bottleneck, ContactMoment, Experience, Item
from app.journey.journey import LISTS, Journey
from app.journey.plan import Action, Annotation, Improvement
from app.journey.rules import references
from app.journey.terms import Resource

Named = tuple[Resource, str]
"""An item by its kind and id."""

_MAY_GO_ALONG: Final = (Resource.EXPERIENCE, Resource.ANNOTATION)


def gone_along(journey: Journey, first: Named) -> Set[Named]:
    """An item, what can't be without it, and what can't be without that: experiences and remarks.

    A phase takes no contact moments with it.
    """
    gone, news = {first}, {first}
    while news:
        news = {
            (kind, item.id)
            for kind in _MAY_GO_ALONG
            for item in journey.items(kind)
            if (kind, item.id) not in gone and goes(item, news)
        }
        gone |= news
    return gone


def naming(journey: Journey, gone: Set[Named]) -> list[tuple[Resource, Item]]:
    """The items that name one of ``gone``, in the order of the journey's lists."""
    return [
        (kind, item)
        for kind in LISTS
        for item in journey.items(kind)
        if not gone.isdisjoint(_named_by(item))
    ]


def goes(item: Item, gone: Set[Named]) -> bool:
    """Whether an item means nothing without one of ``gone``: what it is about, or answers."""
    return isinstance(item, Experience | Annotation) and not gone.isdisjoint(_named_by(item))


def _named_by(item: Item) -> Iterable[Named]:
    return ((resource, named) for _, resource, named in references(item))


@singledispatch
def without(item: Item, gone: Set[Named]) -> Item:
    """``item`` once it no longer names any of ``gone``."""
    del gone
    return item


@without.register
def _(item: ContactMoment, gone: Set[Named]) -> Item:
    departments = _ids(gone, Resource.DEPARTMENT)
    update: dict[str, Any] = _emptied(item, departments, "department", "referred_to")
    for name in ("waiting", "next_step"):
        part = getattr(item, name)
        if part is not None and part.department in departments:
            update[name] = part.model_copy(update={"department": None})
    return item.model_copy(update=update)


@without.register
def _(item: Bottleneck, gone: Set[Named]) -> Item:
    update = _emptied(item, _ids(gone, Resource.DEPARTMENT), "owner_department")
    left = _left(item.contact_moments, _ids(gone, Resource.CONTACT_MOMENT))
    return item.model_copy(update=update | {"contact_moments": left})


@without.register
def _(item: Improvement, gone: Set[Named]) -> Item:
    left = _left(item.bottlenecks, _ids(gone, Resource.BOTTLENECK))
    return item.model_copy(update={"bottlenecks": left})


@without.register
def _(item: Action, gone: Set[Named]) -> Item:
    departments = _ids(gone, Resource.DEPARTMENT)
    update = {
        **_emptied(item, departments, "department"),
        **_emptied(item, _ids(gone, Resource.BOTTLENECK), "bottleneck"),
        **_emptied(item, _ids(gone, Resource.IMPROVEMENT), "improvement"),
    }
    return item.model_copy(update=update | {"helping": _left(item.helping, departments)})


def _ids(gone: Set[Named], resource: Resource) -> frozenset[str]:
    return frozenset(named for kind, named in gone if kind is resource)


def _emptied(item: Item, gone: Set[str], *names: str) -> dict[str, Any]:
    return {name: None for name in names if getattr(item, name) in gone}


def _left(named: tuple[str, ...], gone: Set[str]) -> tuple[str, ...]:
    return tuple(one for one in named if one not in gone)
