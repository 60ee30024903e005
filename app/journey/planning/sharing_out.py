"""The action plan shared out: which department does what, and where it helps."""

from dataclasses import dataclass

from app.journey.items import Department
from app.journey.journey import Journey
from app.journey.plan import Action
from app.journey.terms import ActionStatus, Term


@dataclass(frozen=True)
class Share:
    """The part of one department; ``department`` is ``None`` for what nobody has taken up."""

    department: Department | None
    own: tuple[Action, ...]
    helping: tuple[Action, ...] = ()


def called(department: Department) -> str:
    """What a department is called beside others of its name: with its organisation."""
    if department.organisation:
        return f"{department.title} ({department.organisation})"
    return department.title


def shares(journey: Journey) -> list[Share]:
    """The plan by department, in their order; what nobody does stands first."""
    known = {one.id for one in journey.departments}
    nobody = tuple(one for one in journey.actions if one.department not in known)
    found = [Share(None, nobody)] if nobody else []
    for department in journey.departments:
        own = tuple(one for one in journey.actions if one.department == department.id)
        helping = tuple(one for one in journey.actions if department.id in one.helping)
        if own or helping:
            found.append(Share(department, own, helping))
    return found


def by_term(actions: tuple[Action, ...]) -> dict[Term | None, tuple[Action, ...]]:
    """Actions by term: short, long, and those of which nobody said; empty ones are left out."""
    terms: list[Term | None] = [*Term, None]
    found = {term: tuple(one for one in actions if one.term is term) for term in terms}
    return {term: several for term, several in found.items() if several}


@dataclass(frozen=True)
class Progress:
    """How far a plan is: numbers of actions. ``reached`` met the target of their indicator."""

    count: int
    done: int
    doing: int
    measured: int
    reached: int


def progress(actions: tuple[Action, ...]) -> Progress:
    """How far these actions are."""
    statuses = [one.status for one in actions]
    return Progress(
        count=len(actions),
        done=statuses.count(ActionStatus.DONE),
        doing=statuses.count(ActionStatus.DOING),
        measured=sum(1 for one in actions if one.is_measured),
        reached=sum(1 for one in actions if has_reached(one)),
    )


def has_reached(action: Action) -> bool:
    """Whether the newest measurement is at the target or beyond it, seen from the baseline."""
    indicator = action.indicator
    if indicator is None or indicator.newest is None or indicator.target is None:
        return False
    value, target = indicator.newest.value, indicator.target
    goes_down = indicator.baseline is not None and indicator.baseline > target
    return value <= target if goes_down else value >= target
