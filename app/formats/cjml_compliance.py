"""What CJML calls compliance: how an actual journey went otherwise than the planned one.

A contact moment of an actual journey has the ``touchpointID`` of the planned one that it is;
``D`` before it tells that it was not planned. In our journeys nothing of that is stored but which
two are the same, and which are not: the deviations are found anew.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.formats.bad_file import FileFault
from app.formats.folding import folded
from app.journey import ContactMoment, Fault, Journey
from app.journey.comparing import counterparts, department_places
from app.journey.deviations import Deviated, Deviation, deviations
from app.journey.matches import MOST_MATCHES, Match

COMPLETED: Final = "completed"
WORDS: Final[dict[Deviation, str]] = {
    Deviation.NOT_KNOWN: "adhoc",
    Deviation.FAILED: "failing",
    Deviation.OUT_OF_ORDER: "outoforder",
    Deviation.MISSING: "missing",
}
"""The word for each deviation, the first that holds; ``outoforder`` is ours alone."""
_ALSO: Final = {
    "unplanned": Deviation.NOT_KNOWN,
    "failed": Deviation.FAILED,
    "outofsequence": Deviation.OUT_OF_ORDER,
    "skipped": Deviation.MISSING,
}
_READ: Final = {word: deviation for deviation, word in WORDS.items()} | _ALSO
_NOT_PLANNED: Final = re.compile(r"D[-_\d]", re.ASCII)
_MOST_ROUNDS: Final = 20


@dataclass(frozen=True)
class Point:
    """A touchpoint of a file: its id there, its line, its deviation, and our contact moment.

    ``moment`` is empty where it did not come.
    """

    key: str
    line: int
    deviation: Deviation | None
    moment: str = ""

    @property
    def needs_a_plan(self) -> bool:
        """Whether what is told of it means nothing without the plan."""
        return self.deviation not in (None, Deviation.FAILED)

    @property
    def is_planned(self) -> bool:
        """Whether it may be one of the plan."""
        return self.deviation is not Deviation.NOT_KNOWN and not _NOT_PLANNED.match(self.key)


@dataclass(frozen=True)
class Placed:
    """A contact moment as an actual journey is to have it: its id there, and its compliance."""

    moment: ContactMoment
    key: str
    word: str

    @property
    def is_missing(self) -> bool:
        """Whether it was planned and did not come."""
        return self.word == WORDS[Deviation.MISSING]


def deviation_of(word: str) -> Deviation | None:
    """The deviation that a word of ``compliance`` means; ``None`` where it means none.

    Raises:
        LookupError: the word is none of CJML's.
    """
    plain = re.sub(r"[\s_-]", "", word).casefold()
    return None if plain in ("", COMPLETED, "normal", "planned") else _READ[plain]


def laid_beside(journey: Journey, sketch: Journey) -> Iterator[Placed]:
    """The contact moments of an actual journey, and those of the sketch that did not come.

    What did not come stands behind what came of the plan before it.
    """
    found = counterparts(journey, sketch)
    planned = {here: there for there, here in found.items()}
    words = {one.actual: WORDS[one.kind] for one in reversed(_by_word(journey, sketch))}
    places = department_places(journey, sketch)
    behind: dict[str, list[ContactMoment]] = {"": []}
    last = ""
    for one in sketch.contact_moments:
        last = found.get(one.id, last)
        if one.id not in found:
            where = {"department": places.get(one.department or "")}
            behind.setdefault(last, []).append(one.model_copy(update=where))
    yield from _missing(behind[""])
    for one in journey.contact_moments:
        key = planned.get(one.id)
        word = words.get(one.id, COMPLETED) if key else WORDS[Deviation.NOT_KNOWN]
        yield Placed(one, key or f"D-{one.id}", word)
        yield from _missing(behind.get(one.id, ()))


def _missing(several: Iterable[ContactMoment]) -> Iterator[Placed]:
    return (Placed(one, one.id, WORDS[Deviation.MISSING]) for one in several)


def _by_word(journey: Journey, sketch: Journey) -> list[Deviated]:
    order = list(WORDS)
    told = [
        one
        for one in deviations(journey, sketch)
        if one.actual and not (one.kind is Deviation.NOT_KNOWN and one.planned)
    ]
    return sorted(told, key=lambda one: order.index(one.kind))


def held_against(
    lived: Journey, sketch: Journey, points: Iterable[Point], plan: Iterable[Point]
) -> tuple[Journey, list[FileFault]]:
    """An actual journey beside the planned one of its file, and what of the file doesn't hold."""
    told = _Told(list(points), {})
    for one in plan:
        told.planned.setdefault(one.key.casefold(), one.moment)
    lines = [Match(*pair).line for pair in told.pairs.items()]
    update = {"based_on": sketch.id, "matches": tuple(lines)}
    lived = lived.with_frame(lived.frame.model_copy(update=update))
    for _ in range(_MOST_ROUNDS):
        wrong = _wrongly_same(lived, sketch, told)
        if not wrong or len(lived.matches) + len(wrong) > MOST_MATCHES:
            break
        apart = (Match(*pair, same=False).line for pair in wrong)
        update = {"matches": (*lived.matches, *apart)}
        lived = lived.with_frame(lived.frame.model_copy(update=update))
    return lived, list(_contradictions(lived, sketch, told))


class _Told:
    """Which of the planned ones an actual journey says that it has, has not, and has besides."""

    def __init__(self, points: list[Point], planned: dict[str, str]) -> None:
        self.points = points
        self.planned = planned

    @property
    def pairs(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for one in self.points:
            there = self.planned.get(one.key.casefold())
            if one.moment and one.is_planned and there:
                found.setdefault(there, one.moment)
        return found

    @property
    def besides(self) -> frozenset[str]:
        return frozenset(one.moment for one in self.points if one.moment and not one.is_planned)

    @property
    def missing(self) -> frozenset[str]:
        gone = [one for one in self.points if not one.moment]
        found = (self.planned.get(one.key.casefold()) for one in gone)
        return frozenset(one for one in found if one)


def _wrongly_same(lived: Journey, sketch: Journey, told: _Told) -> list[tuple[str, str]]:
    """What would be taken for the same, and the file tells otherwise."""
    pairs, besides, missing = told.pairs, told.besides, told.missing
    return [
        (there, here)
        for there, here in counterparts(lived, sketch).items()
        if pairs.get(there) != here
        and (here in besides or there in missing or _is_chance(lived, sketch, there, here))
    ]


def _is_chance(lived: Journey, sketch: Journey, there: str, here: str) -> bool:
    """Whether no more than their made ids are the same: they have one title, by another office."""
    if there != here:
        return False
    one, two = sketch.contact_moment(there), lived.contact_moment(here)
    offices = (
        folded(office.title) if office else ""
        for office in (
            sketch.department(one.department if one else None),
            lived.department(two.department if two else None),
        )
    )
    return len(set(offices)) > 1


def _contradictions(lived: Journey, sketch: Journey, told: _Told) -> Iterator[FileFault]:
    found = deviations(lived, sketch)
    moved = {one.actual for one in found if one.kind is Deviation.OUT_OF_ORDER}
    gone = {one.planned for one in found if one.kind is Deviation.MISSING}
    same = set(counterparts(lived, sketch).values())
    for one in told.points:
        if one.deviation is Deviation.OUT_OF_ORDER and one.moment not in moved:
            yield not_held(one)
        if one.moment in same and not one.is_planned:
            yield not_held(one)
        if not one.moment and told.planned.get(one.key.casefold()) not in gone:
            yield not_held(one)


def not_held(point: Point) -> FileFault:
    """The remark that what a file says of a touchpoint can't be seen in its plan."""
    word = WORDS[point.deviation or Deviation.NOT_KNOWN]
    fault = Fault(("compliance",), "cjml_deviation", {"text": word, "id": point.key[:60]})
    return FileFault(point.line, "compliance", fault)
