"""Two journeys laid over each other: what was planned, what happened, and what did neither.

The words are CJML's (Halvorsrud 2016): a contact moment of the lived journey is planned or ad hoc;
one of the sketch (or the desired journey) that has no counterpart is missing. Nothing is guessed: a
counterpart is one that a person confirmed, has the same id, or has the same department with the
same title or topic; and never one of which a person said that it is another.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from operator import itemgetter

from app.journey.items import ContactMoment, Experience, Phase
from app.journey.journey import Journey
from app.journey.matches import Match, match_of
from app.journey.terms import Perspective


class Fate(StrEnum):
    """What became of a contact moment when two journeys are laid over each other."""

    PLANNED = "planned"
    """It was planned and it happened."""
    AD_HOC = "ad_hoc"
    """It happened and was not planned."""
    MISSING = "missing"
    """It was planned and did not happen."""


@dataclass(frozen=True)
class LaidOver:
    """A lived journey with what was planned and did not happen put in its place.

    ``fates`` tells of every contact moment of ``journey`` which of the three it is.
    """

    journey: Journey
    fates: Mapping[str, Fate]

    def count(self, fate: Fate) -> int:
        """How many contact moments have that fate."""
        return sum(1 for one in self.fates.values() if one is fate)


def counterparts(lived: Journey, planned: Journey) -> dict[str, str]:
    """The id of the lived contact moment of each planned one that happened, by its id."""
    said = matches_between(lived, planned)
    apart = {(one.planned, one.actual) for one in said if not one.same}
    found = {one.planned: one.actual for one in said if one.same}
    own = {one.id for one in lived.contact_moments} - set(found.values())
    for one in planned.contact_moments:
        if one.id in own and one.id not in found and (one.id, one.id) not in apart:
            found[one.id] = one.id
    same = {one.id: one.id for one in lived.departments}
    places = department_places(lived, planned)
    for field in ("title", "topic"):
        taken = set(found.values())
        free: dict[tuple[str, str], list[str]] = {}
        for one in lived.contact_moments:
            key = _key(one, field, same)
            if key and one.id not in taken:
                free.setdefault(key, []).append(one.id)
        for one in planned.contact_moments:
            key = _key(one, field, places)
            several = free.get(key, []) if key and one.id not in found else []
            same_one = next((two for two in several if (one.id, two) not in apart), None)
            if same_one is not None:
                found[one.id] = same_one
                several.remove(same_one)
    return found


def matches_between(lived: Journey, planned: Journey) -> list[Match]:
    """What people said of two journeys' contact moments, as far as both are there."""
    if lived.based_on != planned.id:
        return []
    said = [match_of(line) for line in lived.matches]
    return [
        one
        for one in said
        if planned.contact_moment(one.planned) and lived.contact_moment(one.actual)
    ]


def department_places(lived: Journey, planned: Journey) -> dict[str, str]:
    """The id of the lived department that each planned one is; its own where it is none of them.

    The same by id, by title and organisation, or by title where that leaves no doubt and one of
    the two names no organisation.
    """
    found = {}
    for one in planned.departments:
        alike = [two for two in lived.departments if two.title.casefold() == one.title.casefold()]
        exact = [two for two in alike if two.organisation.casefold() == one.organisation.casefold()]
        vague = alike if not one.organisation else [two for two in alike if not two.organisation]
        by_name = exact or (vague if len(vague) == 1 else [])
        known = lived.department(one.id) or (by_name[0] if by_name else one)
        found[one.id] = known.id
    return found


def lay_over(lived: Journey, planned: Journey) -> LaidOver:
    """The lived journey with the missing contact moments of the planned one, each in its place.

    A missing one stands behind the counterpart of what was planned before it, in its own phase
    where the lived journey has that phase (by id or title), else in one that is added.
    """
    found = counterparts(lived, planned)
    fates = dict.fromkeys((one.id for one in lived.contact_moments), Fate.AD_HOC)
    fates |= dict.fromkeys(found.values(), Fate.PLANNED)
    missing = [one for one in planned.contact_moments if one.id not in found]
    fates |= {one.id: Fate.MISSING for one in missing}
    return LaidOver(_Merger(lived, planned, found).journey(), fates)


@dataclass
class _Merger:
    lived: Journey
    planned: Journey
    found: Mapping[str, str]

    def journey(self) -> Journey:
        phases = self._phases()
        order = {one.id: place for place, one in enumerate(phases)}
        missing = [self._missing(one) for one in self._planned_only]
        met = {name for one in missing for name in (one.department, one.referred_to)}
        return self.lived.model_copy(
            update={
                "phases": phases,
                "departments": (
                    *self.lived.departments,
                    *(
                        one
                        for one in self.planned.departments
                        if one.id in met and self.lived.department(one.id) is None
                    ),
                ),
                "contact_moments": self._in_order(missing, order),
                "experiences": (*self.lived.experiences, *self._expectations()),
            }
        )

    @cached_property
    def _planned_only(self) -> tuple[ContactMoment, ...]:
        return tuple(one for one in self.planned.contact_moments if one.id not in self.found)

    @cached_property
    def _departments(self) -> dict[str, str]:
        return department_places(self.lived, self.planned)

    @cached_property
    def _phase_places(self) -> dict[str, str]:
        """The id of the lived phase that each planned one is; its own where it is none of them."""
        by_title = {one.title.casefold(): one.id for one in self.lived.phases}
        own = {one.id for one in self.lived.phases}
        return {
            one.id: one.id if one.id in own else by_title.get(one.title.casefold(), one.id)
            for one in self.planned.phases
        }

    def _missing(self, one: ContactMoment) -> ContactMoment:
        """A planned contact moment as it stands in the lived journey: it came on no day."""
        return one.model_copy(
            update={
                "phase": self._phase_places[one.phase],
                "department": self._departments.get(one.department or ""),
                "referred_to": self._departments.get(one.referred_to or ""),
                "date": None,
                "waiting": None,
                "next_step": None,
            }
        )

    def _phases(self) -> tuple[Phase, ...]:
        """The lived phases, and behind what they follow those that only the plan has."""
        order = list(self.lived.phases)
        own = {one.id for one in order}
        needed = {one.phase for one in self._planned_only}
        behind = 0
        for phase in self.planned.phases:
            name = self._phase_places[phase.id]
            if name in own:
                behind = max(behind, 1 + next(n for n, one in enumerate(order) if one.id == name))
            elif phase.id in needed:
                behind = max(behind, self._reached(phase.id, order))
                order.insert(behind, phase)
                behind += 1
        return tuple(order)

    def _reached(self, phase: str, order: Sequence[Phase]) -> int:
        """The place behind the last phase that was reached before the first missing one of this."""
        places = {one.id: place for place, one in enumerate(order)}
        reached = 0
        for one in self.planned.contact_moments:
            if one.phase == phase and one.id not in self.found:
                break
            same = self.lived.contact_moment(self.found.get(one.id, ""))
            if same is not None:
                reached = max(reached, places[same.phase] + 1)
        return reached

    def _in_order(
        self, missing: Sequence[ContactMoment], phases: Mapping[str, int]
    ) -> tuple[ContactMoment, ...]:
        """Phase by phase; a missing one right behind what was planned before it."""
        places = {one.id: place for place, one in enumerate(self.lived.contact_moments)}
        keyed = [(phases[one.phase], places[one.id], 0, one) for one in self.lived.contact_moments]
        to_place = {one.id: one for one in missing}
        behind = -1
        for n, planned in enumerate(self.planned.contact_moments, 1):
            if planned.id in self.found:
                behind = places[self.found[planned.id]]
            else:
                one = to_place[planned.id]
                keyed.append((phases[one.phase], behind, n, one))
        return tuple(one for *_, one in sorted(keyed, key=itemgetter(0, 1, 2)))

    def _expectations(self) -> Iterator[Experience]:
        """What the departments expected of the plan, where the lived journey doesn't say."""
        taken = {one.id for one in self.lived.experiences}
        for one in self.planned.experiences:
            moment = self.found.get(one.contact_moment)
            silent = moment is None or self.lived.expectation(moment) is None
            if one.perspective is Perspective.DEPARTMENT and silent and one.id not in taken:
                yield one.model_copy(update={"contact_moment": moment or one.contact_moment})


def _key(one: ContactMoment, field: str, places: Mapping[str, str]) -> tuple[str, str] | None:
    text, place = getattr(one, field).casefold(), places.get(one.department or "")
    return (place, text) if text and place else None
