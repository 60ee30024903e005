"""Journeys that tell of the same person, so that a sum over journeys counts nobody twice.

Nobody is known by name: two lived journeys are of one person where one is held against the other,
or where both follow a case of the same pseudonym and are held against the same sketch, or describe
that case in the same words. A pseudonym alone says nothing: it is made up.
"""

from collections.abc import Container, Iterator, Sequence

from app.journey.journey import Journey


def by_person(journeys: Sequence[Journey]) -> list[tuple[Journey, ...]]:
    """The journeys, those of one person together; in the order of the first of each."""
    group: dict[str, str] = {one.id: one.id for one in journeys}
    first: dict[object, str] = {}
    for one in journeys:
        for mark in _marks(one, group):
            other = first.setdefault(mark, one.id)
            _join(group, one.id, other)
    found: dict[str, list[Journey]] = {}
    for one in journeys:
        found.setdefault(_end(group, one.id), []).append(one)
    return [tuple(several) for several in found.values()]


def _marks(journey: Journey, there: Container[str]) -> Iterator[object]:
    """What this journey has in common with every other one of the same person."""
    yield "journey", journey.id
    if journey.based_on is not None and journey.based_on in there:
        yield "journey", journey.based_on
    case = journey.case
    if case is None or not case.name:
        return
    name = case.name.casefold()
    if journey.based_on is not None:
        yield "sketch", name, journey.based_on
    if case.situation:
        yield "situation", name, " ".join(case.situation.casefold().split())


def _join(group: dict[str, str], one: str, other: str) -> None:
    group[_end(group, one)] = _end(group, other)


def _end(group: dict[str, str], one: str) -> str:
    while group[one] != one:
        one = group[one]
    return one
