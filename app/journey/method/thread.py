"""The five steps of the method (JOOZ guide, 2017) and what follows, with what is done of each.

A task is done when the journeys show it; what they can't show is ticked off by people. Nothing is
held against anybody: a task that is not done is the next thing to do, no more.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.journey.journey import Journey
from app.journey.method.project import Project
from app.journey.terms import JourneyKind, Perspective

ENOUGH_VOICES: Final = 3
ENOUGH_DEPARTMENTS: Final = 2


class Step(StrEnum):
    """The steps, in order; ``follow`` is what comes after the map."""

    GOAL = "goal"
    MAP = "map"
    MUNICIPALITY = "municipality"
    YOUNG_PARENTS = "young_parents"
    ANALYSIS = "analysis"
    FOLLOW = "follow"


class Where(StrEnum):
    """Where a task is done."""

    FRAME = "frame"
    NEW = "new"
    JOURNEY = "journey"
    WORKSHOPS = "workshops"
    QUESTIONNAIRES = "questionnaires"
    FOUND = "found"
    PLAN = "plan"
    PROJECT = "project"


@dataclass(frozen=True)
class Task:
    """One thing to do: whether it is done, by hand or not, and on which journey it is done."""

    step: Step
    key: str
    is_done: bool
    by_hand: bool
    where: Where
    journey: str | None = None


@dataclass(frozen=True)
class Around:
    """What is known of the journeys beside what they hold: how many workshops, whose answers."""

    workshops: int = 0
    answers: int = 0


MANUAL: Final = frozenset(
    {"people_agreed", "sketch_checked", "feedback_given", "second_workshop", "working_group"}
)
"""Tasks that nothing shows: people tick them off."""


def thread(
    project: Project, journeys: Sequence[Journey], around: Around
) -> dict[Step, tuple[Task, ...]]:
    """Every task of every step."""
    found: dict[Step, list[Task]] = {step: [] for step in Step}
    for task in _Reader(project, journeys, around).tasks():
        found[task.step].append(task)
    return {step: tuple(tasks) for step, tasks in found.items()}


def next_task(steps: dict[Step, tuple[Task, ...]]) -> Task | None:
    """The first thing that is still to be done; ``None`` where all is."""
    return next((one for tasks in steps.values() for one in tasks if not one.is_done), None)


class _Reader:
    def __init__(self, project: Project, journeys: Sequence[Journey], around: Around) -> None:
        self._project = project
        self._around = around
        self._journeys = journeys
        self._sketches = _of(journeys, JourneyKind.SKETCH)
        self._lived = _of(journeys, JourneyKind.LIVED)
        self._whole = _of(journeys, JourneyKind.COMBINED)
        self._first = next((one.id for one in (*self._sketches, *journeys)), None)
        self._plan = next((one.id for one in (*self._whole, *self._lived, *journeys)), None)
        self._mapped = next((one.id for one in (*self._lived, *journeys)), None)

    def tasks(self) -> Iterator[Task]:
        yield from self._goal()
        yield from self._map()
        yield from self._municipality()
        yield from self._young_parents()
        yield from self._analysis()
        yield from self._follow()

    def _goal(self) -> Iterator[Task]:
        def add(key: str, done: bool) -> Task:
            where = Where.FRAME if self._first else Where.NEW
            return Task(Step.GOAL, key, done, by_hand=False, where=where, journey=self._first)

        yield add("purpose", bool(self._project.goal) or self._any(lambda one: bool(one.purpose)))
        yield add("target_group", self._any(lambda one: bool(one.target_group.description)))
        yield add("ages", self._any(_has_ages))
        yield add("ends", self._any(lambda one: bool(one.start_point and one.end_point)))
        yield add("themes", self._any(lambda one: bool(one.themes)))
        yield self._by_hand(Step.GOAL, "people_agreed")

    def _map(self) -> Iterator[Task]:
        sketch, at = bool(self._sketches), self._first
        where = Where.JOURNEY if at else Where.NEW
        yield Task(Step.MAP, "sketch", sketch, by_hand=False, where=Where.NEW)
        phases = any(one.phases for one in self._sketches)
        yield Task(Step.MAP, "phases", phases, by_hand=False, where=where, journey=at)
        offices = any(len(one.departments) >= ENOUGH_DEPARTMENTS for one in self._sketches)
        yield Task(Step.MAP, "departments", offices, by_hand=False, where=where, journey=at)

    def _municipality(self) -> Iterator[Task]:
        step, at = Step.MUNICIPALITY, self._first
        where = Where.WORKSHOPS if at else Where.NEW
        held = self._around.workshops > 0
        yield Task(step, "workshop", held, by_hand=False, where=where, journey=at)
        met = any(_departments_met(one) >= ENOUGH_DEPARTMENTS for one in self._sketches)
        yield Task(step, "contact_moments", met, by_hand=False, where=where, journey=at)
        expected = any(_has_view(one, Perspective.DEPARTMENT) for one in self._journeys)
        yield Task(step, "expectations", expected, by_hand=False, where=where, journey=at)
        yield self._by_hand(step, "sketch_checked")

    def _young_parents(self) -> Iterator[Task]:
        step, at = Step.YOUNG_PARENTS, self._first
        asked = Where.QUESTIONNAIRES if at else Where.NEW
        yield Task(step, "lived", bool(self._lived), by_hand=False, where=Where.NEW)
        voices = self._around.answers + len({one for j in self._journeys for one in _voices(j)})
        enough = voices >= ENOUGH_VOICES
        yield Task(step, "voices", enough, by_hand=False, where=asked, journey=at)
        felt = any(_has_view(one, Perspective.YOUNG_PARENT) for one in self._lived)
        own = self._mapped
        where = Where.JOURNEY if own else Where.NEW
        yield Task(step, "scores", felt, by_hand=False, where=where, journey=own)
        truth = any(m.moment_of_truth for j in self._journeys for m in j.contact_moments)
        yield Task(step, "truths", truth, by_hand=False, where=where, journey=own)

    def _analysis(self) -> Iterator[Task]:
        step, at = Step.ANALYSIS, self._plan
        here, plan = (Where.FOUND, Where.PLAN) if at else (Where.NEW, Where.NEW)
        linked = any(one.based_on for one in (*self._lived, *self._whole))
        done = bool(self._whole) or linked
        yield Task(step, "together", done, by_hand=False, where=here, journey=at)
        judged = self._any(lambda one: bool(one.bottlenecks or one.decisions))
        yield Task(step, "bottlenecks", judged, by_hand=False, where=here, journey=at)
        ideas = self._any(lambda one: bool(one.improvements))
        yield Task(step, "improvements", ideas, by_hand=False, where=plan, journey=at)
        ranked = self._any(lambda one: any(idea.choice for idea in one.improvements))
        yield Task(step, "choices", ranked, by_hand=False, where=plan, journey=at)
        yield self._by_hand(step, "second_workshop")
        owned = self._any(lambda one: any(a.owner and a.deadline for a in one.actions))
        yield Task(step, "actions", owned, by_hand=False, where=plan, journey=at)
        yield self._by_hand(step, "working_group")

    def _follow(self) -> Iterator[Task]:
        plan = Where.PLAN if self._plan else Where.NEW
        measured = self._any(lambda one: any(action.is_measured for action in one.actions))
        yield Task(Step.FOLLOW, "measured", measured, by_hand=False, where=plan, journey=self._plan)
        yield self._by_hand(Step.FOLLOW, "feedback_given")

    def _by_hand(self, step: Step, key: str) -> Task:
        done = key in self._project.ticks
        return Task(step, key, done, by_hand=True, where=Where.PROJECT)

    def _any(self, says: Callable[[Journey], bool]) -> bool:
        return any(map(says, self._journeys))


def _of(journeys: Iterable[Journey], kind: JourneyKind) -> list[Journey]:
    return [one for one in journeys if one.kind is kind]


def _has_ages(journey: Journey) -> bool:
    group = journey.target_group
    return group.age_from is not None or group.age_to is not None


def _departments_met(journey: Journey) -> int:
    return len({one.department for one in journey.contact_moments if one.department})


def _has_view(journey: Journey, perspective: Perspective) -> bool:
    return any(
        one.perspective is perspective and one.score is not None for one in journey.experiences
    )


def _voices(journey: Journey) -> set[tuple[str, str]]:
    """The young parents who told, by journey and pseudonym."""
    return {
        (journey.id, one.voice.casefold())
        for one in journey.experiences
        if one.perspective is Perspective.YOUNG_PARENT
    }
