"""What a format has no place for: named before a file is taken for the whole journey."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any, Final

from app.journey import LISTS, Journey, Resource
from app.language import Translator

Field = tuple[Resource, str]
"""A kind of item and a field of it; a field of a part is ``waiting.duration``."""

_SCORE: Final = frozenset({"contact_moment", "score"})


@dataclass(frozen=True)
class Loss:
    """A field that is not in the file, and in how many items it holds something."""

    resource: Resource
    field: str
    count: int


@dataclass(frozen=True)
class Writing:
    """A file, and what of the journey is not in it."""

    content: bytes
    losses: tuple[Loss, ...] = ()


def losses(
    journey: Journey,
    carried: Set[Field],
    shown: Set[str] = frozenset(),
    experienced: Set[str] = _SCORE,
) -> tuple[Loss, ...]:
    """The fields that hold something in this journey and that a format doesn't carry.

    Of the experiences with the ids ``shown`` it carries the fields ``experienced``.
    """
    found = Counter(
        (resource, field)
        for resource, item_id, field in _held(journey)
        if (resource, field) not in carried
        and not (resource is Resource.EXPERIENCE and item_id in shown and field in experienced)
    )
    order = {resource: place for place, resource in enumerate([Resource.JOURNEY, *LISTS])}
    told = sorted(found.items(), key=lambda one: order[one[0][0]])
    return tuple(Loss(resource, field, count) for (resource, field), count in told)


def _held(journey: Journey) -> Iterator[tuple[Resource, str, str]]:
    for field in leaves(journey.frame.model_dump(mode="json", exclude_defaults=True)):
        yield Resource.JOURNEY, journey.id, field
    for resource in LISTS:
        for item in journey.items(resource):
            document = item.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
            for field in leaves(document):
                yield resource, item.id, field


def leaves(document: Mapping[str, Any], before: str = "") -> Iterator[str]:
    """The fields of a document that hold something, those of its parts too."""
    for name, value in document.items():
        if isinstance(value, Mapping) and value:
            yield from leaves(value, f"{before}{name}.")
        else:
            yield f"{before}{name}"


def column_name(resource: Resource, field: str, t: Translator) -> str:
    """What people call a field of a kind of item."""
    own = f"formats.column.{resource}.{field}"
    return t(own if t.has(own) else f"formats.column.item.{field}")


def told(found: Iterable[Loss], t: Translator) -> list[str]:
    """The losses in sentences, one for each kind of item."""
    names: dict[Resource, list[str]] = {}
    for loss in found:
        name = column_name(loss.resource, loss.field, t)
        times = f" ({loss.count}×)" if loss.count > 1 else ""
        names.setdefault(loss.resource, []).append(f"{name}{times}")
    return [
        t("formats.lost", kind=t(f"terms.resource.{resource}", n=1), fields="; ".join(fields))
        for resource, fields in names.items()
    ]
