"""The square of impact and effort: where an improvement lies, and what that suggests."""

from typing import Final

from app.journey.plan import Improvement
from app.journey.terms import Choice, Effort

IMPACTS: Final = (4, 3, 2, 1)
"""The rows of the square, from much to little."""

EFFORTS: Final = tuple(Effort)
"""The columns of the square, from little to much work."""

Cell = tuple[int, Effort]

_MUCH: Final = 3
_LITTLE_WORK: Final = (Effort.SMALL, Effort.MEDIUM)


def cell_of(improvement: Improvement) -> Cell | None:
    """Where an improvement lies; ``None`` where impact or effort is not known yet."""
    if improvement.impact is None or improvement.effort is None:
        return None
    return improvement.impact, improvement.effort


def suggested(impact: int, effort: Effort) -> Choice:
    """What the square suggests at a place: a person decides."""
    if impact >= _MUCH:
        return Choice.NOW if effort in _LITTLE_WORK else Choice.PLAN
    return Choice.ON_THE_SIDE if effort in _LITTLE_WORK else Choice.NOT_DOING
