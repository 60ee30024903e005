"""How long a bottleneck lasted: the time that passed after each contact moment that it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.journey.bottlenecks.facts import Facts, Point, at_least, at_most
from app.journey.bottlenecks.settings import DEFAULTS
from app.journey.journey import Journey
from app.journey.time import days


@dataclass(frozen=True)
class Lasted:
    """From ``least`` to ``most`` days, as far as is known; ``unknown`` stretches are left out."""

    least: float
    most: float
    unknown: int = 0

    @property
    def is_known(self) -> bool:
        """Whether any of it is known."""
        return self.most > 0


def time_lost(journey: Journey, today: date | None = None) -> Mapping[str, Lasted]:
    """The time after each contact moment of which it is known, by its id.

    A wait that is told counts as it was told; else the time until the next contact that isn't with
    the parent's own network, as far as the dates are certain. ``today`` ends the last one.
    """
    points = Facts(journey, DEFAULTS).points
    found: dict[str, Lasted] = {}
    ahead: Point | None = None
    end = today.isoformat() if today is not None else None
    for point in reversed(points):
        waiting = point.moment.waiting
        until = ahead.moment.date if ahead is not None else end
        if waiting is not None and waiting.duration:
            told = days(waiting.duration)
            found[point.id] = Lasted(told, told)
        else:
            least, most = at_least(point.moment.date, until), at_most(point.moment.date, until)
            if least is not None and most is not None:
                found[point.id] = Lasted(least, max(0, most))
        ahead = ahead if point.informal else point
    return found


def together(lasted: Mapping[str, Lasted], moments: Iterable[str]) -> Lasted:
    """The time after several contact moments, added up."""
    several = [lasted.get(one) for one in moments]
    known = [one for one in several if one is not None]
    return Lasted(
        sum(one.least for one in known),
        sum(one.most for one in known),
        len(several) - len(known),
    )
