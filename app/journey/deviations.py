"""Where a lived journey went otherwise than the sketch has it, each with its name.

The words are CJML's (Halvorsrud 2016), with one more: a contact that the parent had and the
department didn't know of. Nothing is guessed: it rests on ``counterparts``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.journey.comparing import counterparts
from app.journey.items import ContactMoment
from app.journey.journey import Journey
from app.journey.sequence import out_of_order
from app.journey.terms import DepartmentKind, Result

FAILURES: Final = frozenset({Result.REFUSED, Result.NOT_SOLVED, Result.STOPPED})


class Deviation(StrEnum):
    """How something went otherwise."""

    NOT_KNOWN = "not_known"
    """It happened, and the department doesn't know of it, or the sketch doesn't have it."""
    OUT_OF_ORDER = "out_of_order"
    """It came earlier or later than the sketch has it."""
    FAILED = "failed"
    """It came, and came to nothing: refused, stopped or not solved."""
    MISSING = "missing"
    """The sketch has it, and it did not come."""


@dataclass(frozen=True)
class Deviated:
    """One deviation; ``planned`` is the sketch's contact moment, ``actual`` the journey's own."""

    kind: Deviation
    planned: str | None
    actual: str | None


def deviations(lived: Journey, sketch: Journey) -> list[Deviated]:
    """Every deviation: in the order of the journey, then what did not come, in the sketch's."""
    return [*_of_what_came(lived, sketch), *_of_what_did_not_come(lived, sketch)]


def _of_what_came(lived: Journey, sketch: Journey) -> Iterator[Deviated]:
    planned = {here: there for there, here in counterparts(lived, sketch).items()}
    moved = out_of_order(lived, sketch)
    for one in lived.contact_moments:
        there = planned.get(one.id)
        unknown = there is None and not _is_informal(lived, one)
        if unknown or one.known_to_department is False:
            yield Deviated(Deviation.NOT_KNOWN, there, one.id)
        if one.id in moved:
            yield Deviated(Deviation.OUT_OF_ORDER, there, one.id)
        meant = sketch.contact_moment(there) if there else None
        if meant is not None and one.result in FAILURES and meant.result is not one.result:
            yield Deviated(Deviation.FAILED, there, one.id)


def _is_informal(journey: Journey, one: ContactMoment) -> bool:
    """Whether it was with the parent's own network: no department has to know of that."""
    department = journey.department(one.department)
    return department is not None and department.kind is DepartmentKind.INFORMAL_NETWORK


def _of_what_did_not_come(lived: Journey, sketch: Journey) -> Iterator[Deviated]:
    came = counterparts(lived, sketch)
    for one in sketch.contact_moments:
        if one.id not in came:
            yield Deviated(Deviation.MISSING, one.id, None)
