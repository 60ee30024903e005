"""Which bottlenecks stand on the map: those that people marked, and found ones they confirmed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.journey import Bottleneck, Category, Journey, Resource
from app.journey.bottlenecks import (
    Entry,
    Finding,
    Status,
    find_bottlenecks,
    has_standing,
    overview,
)
from app.journey.bottlenecks.sentences import sentence, title
from app.language import Translator


@dataclass(frozen=True, slots=True)
class Standing:
    """A bottleneck as the map tells it; what a rule found has neither an effect nor an owner."""

    id: str
    resource: str
    """The kind of item that it is; none where a rule found it."""
    title: str
    description: str
    category: Category | None
    contact_moments: tuple[str, ...]
    effect: str = ""
    owner: str = ""
    owner_department: str | None = None
    assumed: bool = False


def standing(
    journey: Journey, t: Translator, found: Sequence[Finding] | None = None
) -> tuple[Standing, ...]:
    """In the journey's order, the confirmed ones behind, the most severe first.

    What was rejected does not show; what was merged into a marked one adds its contact moments.
    ``found`` is what the rules found in this workspace; without it they run by their defaults, and
    only where people decided something: most maps need none.
    """
    if not has_standing(journey.decisions):
        return tuple(_marked(one, one.contact_moments) for one in journey.bottlenecks)
    findings = find_bottlenecks(journey) if found is None else found
    entries = overview(journey, findings).entries
    rests = {one.id: one.contact_moments for one in entries if one.bottleneck is not None}
    marked = [_marked(one, rests[one.id]) for one in journey.bottlenecks]
    return (*marked, *_confirmed(journey, entries, t))


def _marked(one: Bottleneck, contact_moments: tuple[str, ...]) -> Standing:
    return Standing(
        id=one.id,
        resource=Resource.BOTTLENECK,
        title=one.title,
        description=one.description,
        category=one.category,
        contact_moments=contact_moments,
        effect=one.effect,
        owner=one.owner,
        owner_department=one.owner_department,
        assumed=one.is_assumed("title"),
    )


def _confirmed(journey: Journey, entries: tuple[Entry, ...], t: Translator) -> Iterator[Standing]:
    for entry in entries:
        if entry.status is Status.CONFIRMED:
            found = entry.findings[0]
            yield Standing(
                id=found.id,
                resource="",
                title=title(found.rule, t),
                description=sentence(found, journey, t),
                category=found.category,
                contact_moments=entry.contact_moments,
                assumed=found.assumed,
            )
