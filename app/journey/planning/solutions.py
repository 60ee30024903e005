"""The book of solutions: what solved a kind of bottleneck before, and how people know."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

from pydantic import Field

from app.journey.items import Bottleneck, Part
from app.journey.journey import Journey
from app.journey.plan import Action, Improvement
from app.journey.terms import ActionStatus, Category
from app.journey.texts import Line, Text, Title


class Solution(Part):
    """Something that was done about a kind of bottleneck, and what came of it.

    ``where`` says whose experience it is: a journey of this workspace, or another municipality.
    ``measured`` is how the indicator changed, in words of its own (``wachtdagen: 28 → 7``).
    """

    categories: Annotated[tuple[Category, ...], Field(min_length=1, max_length=20)]
    title: Title
    description: Text = ""
    solved: Text = ""
    measured: Line = ""
    where: Line = ""


class Book(Part):
    """A book of solutions as a file holds it."""

    klantreis_solutions: Annotated[int, Field(ge=1, le=1, strict=True)] = 1
    solutions: Annotated[tuple[Solution, ...], Field(max_length=2_000)] = ()


def solutions_in(journey: Journey) -> list[Solution]:
    """What this journey's plan solved: improvements of which is told what came, actions done."""
    known = {one.id: one for one in journey.bottlenecks}
    return [*_of_improvements(journey, known), *_of_actions(journey, known)]


def fitting(solutions: Iterable[Solution], category: Category) -> list[Solution]:
    """The solutions for a kind of bottleneck, those that were measured first."""
    found = [one for one in solutions if category in one.categories]
    return sorted(found, key=lambda one: not one.measured)


def _of_improvements(journey: Journey, known: dict[str, Bottleneck]) -> Iterator[Solution]:
    for one in journey.improvements:
        done = [each for each in journey.actions if each.improvement == one.id and _is_done(each)]
        against = _categories(known, [*one.bottlenecks, *(each.bottleneck for each in done)])
        if against and (one.solved or done):
            yield _solution(journey, one, against, one.solved or _proof(done), done)


def _of_actions(journey: Journey, known: dict[str, Bottleneck]) -> Iterator[Solution]:
    """Actions that belong to no improvement."""
    for one in journey.actions:
        against = _categories(known, [one.bottleneck])
        if one.improvement is None and _is_done(one) and against:
            yield _solution(journey, one, against, one.proof, [one])


def _solution(
    journey: Journey,
    what: Improvement | Action,
    against: tuple[Category, ...],
    solved: str,
    done: Sequence[Action],
) -> Solution:
    return Solution(
        categories=against,
        title=what.title,
        description=what.description,
        solved=solved,
        measured="; ".join(filter(None, map(_measured, done)))[:200],
        where=journey.title,
    )


def _is_done(action: Action) -> bool:
    return action.status is ActionStatus.DONE


def _categories(known: dict[str, Bottleneck], named: Iterable[str | None]) -> tuple[Category, ...]:
    found = (known[one].category for one in named if one in known)
    return tuple(dict.fromkeys(found))


def _proof(done: Sequence[Action]) -> str:
    return "\n".join(one.proof for one in done if one.proof)


def _measured(action: Action) -> str:
    indicator = action.indicator
    if indicator is None or indicator.newest is None:
        return ""
    before = f"{indicator.baseline:g} → " if indicator.baseline is not None else ""
    unit = f" {indicator.unit}" if indicator.unit else ""
    return f"{indicator.title}: {before}{indicator.newest.value:g}{unit}"
