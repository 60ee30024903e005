"""The key figures of a journey: what its reader asks first. Unknown is left out, never guessed."""

from dataclasses import dataclass

from app.journey.journey import Journey
from app.journey.terms import DepartmentKind, WaitedFor
from app.journey.time import days, days_between


@dataclass(frozen=True)
class KeyFigures:
    """Counts of one journey.

    ``days_waited`` sums the known waits in which the young parent was not the one waited for (in
    whole days; ``None`` where no wait is known); ``days_long`` runs from the first to the last
    contact moment that is dated to the day.
    """

    contact_moments: int
    departments: int
    times_told: int
    days_waited: int | None
    days_long: int | None


def key_figures(journey: Journey) -> KeyFigures:
    """The key figures of a journey."""
    dated = [moment.date for moment in journey.contact_moments if moment.date]
    return KeyFigures(
        contact_moments=len(journey.contact_moments),
        departments=_departments_met(journey),
        times_told=_times_told(journey),
        days_waited=_days_waited(journey),
        days_long=days_between(dated[0], dated[-1]) if len(dated) > 1 else None,
    )


def _departments_met(journey: Journey) -> int:
    """Departments with a contact moment; parents and friends are no office."""
    met = {journey.department(moment.department) for moment in journey.contact_moments}
    return sum(
        1
        for department in met
        if department is not None and department.kind is not DepartmentKind.INFORMAL_NETWORK
    )


def _times_told(journey: Journey) -> int:
    """Contact moments marked as the same story told again, the first telling included."""
    again = sum(1 for moment in journey.contact_moments if moment.told_again)
    return again + 1 if again else 0


def _days_waited(journey: Journey) -> int | None:
    known = [
        days(moment.waiting.duration)
        for moment in journey.contact_moments
        if moment.waiting
        and moment.waiting.duration
        and moment.waiting.waited_for is not WaitedFor.YOUNG_PARENT
    ]
    return round(sum(known)) if known else None
