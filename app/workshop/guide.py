"""The steps of the method as a guide: what a workshop asks next, as far as the map tells.

The texts are in the catalogues (``guide.<step>.<prompt>``); here is only which of them holds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.journey import Journey, JourneyKind, Perspective, TargetGroup
from app.workshop.terms import Step


@dataclass(frozen=True)
class Prompt:
    """One thing to do in a step, and whether the map shows it as done."""

    key: str
    is_done: Callable[[Journey], bool]


def _every_phase_has_contacts(journey: Journey) -> bool:
    return bool(journey.phases) and all(journey.in_phase(one.id) for one in journey.phases)


def _every_contact_has_a_department(journey: Journey) -> bool:
    moments = journey.contact_moments
    return bool(moments) and all(one.department for one in moments)


def _every_contact_is_valued(journey: Journey) -> bool:
    moments = journey.contact_moments
    lived = (journey.lived_experience(one.id) for one in moments)
    return bool(moments) and all(one is not None and one.score is not None for one in lived)


def _has_quotes(journey: Journey) -> bool:
    return any(
        one.quote for one in journey.experiences if one.perspective is Perspective.YOUNG_PARENT
    )


GUIDE: Final[dict[Step, tuple[Prompt, ...]]] = {
    Step.GOAL: (
        Prompt("purpose", lambda journey: bool(journey.purpose)),
        Prompt("target_group", lambda journey: journey.target_group != TargetGroup()),
        Prompt("borders", lambda journey: bool(journey.start_point and journey.end_point)),
        Prompt("themes", lambda journey: bool(journey.themes)),
    ),
    Step.SET_UP: (
        Prompt("phases", lambda journey: len(journey.phases) > 1),
        Prompt("departments", lambda journey: bool(journey.departments)),
        Prompt("problems", lambda journey: bool(journey.problems)),
    ),
    Step.MUNICIPALITY: (
        Prompt("contact_moments", _every_phase_has_contacts),
        Prompt("who", _every_contact_has_a_department),
        Prompt("expected", lambda journey: _has_perspective(journey, Perspective.DEPARTMENT)),
    ),
    Step.TARGET_GROUP: (
        Prompt("rated", _every_contact_is_valued),
        Prompt("quotes", _has_quotes),
        Prompt("moments_of_truth", lambda journey: any(
            one.moment_of_truth for one in journey.contact_moments
        )),
    ),
    Step.CONCLUSIONS: (
        Prompt("bottlenecks", lambda journey: bool(journey.bottlenecks)),
        Prompt("owners", lambda journey: bool(journey.bottlenecks)
               and all(one.owner for one in journey.bottlenecks)),
        Prompt("outcomes", lambda journey: bool(journey.problems)
               and all(one.outcome for one in journey.problems)),
    ),
    Step.BREAKTHROUGH: (
        Prompt("story", lambda journey: bool(journey.contact_moments)),
        Prompt("stuck", lambda journey: bool(journey.bottlenecks)),
        Prompt("agreed", lambda journey: bool(journey.actions)
               and all(one.owner and one.deadline for one in journey.actions)),
        Prompt("learned", lambda journey: bool(journey.improvements)),
    ),
}  # fmt: skip
"""What each step asks for, in the order in which it is asked."""


def _has_perspective(journey: Journey, perspective: Perspective) -> bool:
    return any(one.perspective is perspective for one in journey.experiences)


def first_step(journey: Journey) -> Step:
    """Where a workshop on this journey begins: a lived journey with its parents, else at 3."""
    if not journey.phases:
        return Step.SET_UP
    return Step.TARGET_GROUP if journey.kind is JourneyKind.LIVED else Step.MUNICIPALITY


def next_prompt(journey: Journey, step: Step) -> str | None:
    """The first thing of a step that the map still lacks; ``None`` where the step is done."""
    return next((one.key for one in GUIDE[step] if not one.is_done(journey)), None)
