"""What parents felt at every contact moment of a sketch, wherever they told it, and the gap."""

from dataclasses import dataclass

from app.access.people import Person
from app.access.together import TogetherDeed, check_together_deed
from app.actions.journeys import get_journey
from app.actions.linking import journeys_along
from app.actions.voices import answers_about, used_in
from app.actions.workspace import Workspace
from app.journey import ContactMoment, Journey, JourneyKind
from app.journey.deviations import Deviation, deviations
from app.journey.gap import FEWEST, Felt, MomentGap, felt_along, felt_in, gaps
from app.journey.matching import suggest
from app.voices import Answers, Known


@dataclass(frozen=True)
class SketchGap:
    """A journey, what was felt at each of its contact moments, and what it lacks.

    ``voices`` is how many told something at all. ``unknown`` are contact moments of lived journeys
    that the sketch lacks; ``missing`` what people said is missing, each with how many said so.
    """

    journey: Journey
    gaps: tuple[MomentGap, ...]
    voices: int
    lived: tuple[Journey, ...]
    combined: tuple[Journey, ...]
    unknown: tuple[tuple[Journey, ContactMoment], ...]
    missing: int

    @property
    def may_count(self) -> bool:
        """Whether enough people told something to tell a figure."""
        return self.voices >= FEWEST


def gap_of(workspace: Workspace, *, person: Person, journey_id: str) -> SketchGap:
    """The gap of a sketch or a combined journey; raises ``NotFound``."""
    check_together_deed(person, TogetherDeed.SEE)
    journey = get_journey(workspace, journey_id).journey
    answers = answers_about(workspace, journey_id=journey_id)
    along = journeys_along(workspace, journey_id)
    lived = tuple(one for one in along if one.kind is JourneyKind.LIVED)
    known = {one.id for one in answers}
    used = used_in(workspace, journey_id=journey_id)
    counted = frozenset(name for (_, name), of in used.items() if of in known)
    felt = [
        *(one for each in answers for one in _felt_by(each)),
        *(one for each in lived for one in felt_along(each, journey, _undecided(each, journey))),
        *felt_in(journey, "own", counted),
    ]
    return SketchGap(
        journey=journey,
        gaps=tuple(gaps(journey, felt)),
        voices=len({one.voice for one in felt}),
        lived=lived,
        combined=tuple(one for one in along if one.kind is JourneyKind.COMBINED),
        unknown=tuple(_unknown(lived, journey)),
        missing=sum(len(one.missing) for one in answers),
    )


def _undecided(lived: Journey, sketch: Journey) -> frozenset[str]:
    """The contact moments of a sketch that still have a suggestion in a lived journey."""
    return (
        frozenset(one.planned for one in suggest(sketch, lived)) if lived.matches else frozenset()
    )


def _felt_by(answers: Answers) -> list[Felt]:
    told = {Known.YES: True, Known.NO: False}
    return [
        Felt(
            f"answers:{answers.id}",
            moment_id,
            told.get(one.known) if one.known else None,
            one.score,
        )
        for moment_id, one in answers.moments.items()
    ]


def _unknown(lived: tuple[Journey, ...], sketch: Journey) -> list[tuple[Journey, ContactMoment]]:
    found = []
    for journey in lived:
        for one in deviations(journey, sketch):
            moment = journey.contact_moment(one.actual) if one.actual else None
            if one.kind is Deviation.NOT_KNOWN and one.planned is None and moment is not None:
                found.append((journey, moment))
    return found
