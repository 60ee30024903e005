"""What can be laid over a journey: the sketches and the desired journeys of the workspace."""

from dataclasses import dataclass
from typing import Final

from app.actions.workspace import Workspace
from app.journey import Journey, JourneyKind
from app.storage.planned import named_journeys

PLANS: Final = (JourneyKind.SKETCH, JourneyKind.DESIRED)
"""The kinds of journey that say how it was to go."""
MOST: Final = 200


@dataclass(frozen=True)
class Plan:
    """A journey that can be laid over another one."""

    id: str
    kind: JourneyKind
    title: str


def plans_for(workspace: Workspace, journey: Journey) -> tuple[Plan, ...]:
    """The plans for a lived or combined journey, the one that it is held against first."""
    if journey.kind in PLANS:
        return ()
    with workspace.database.reading() as session:
        named = named_journeys(session, [one.value for one in PLANS], MOST)
    plans = [Plan(one.id, JourneyKind(one.kind), one.title) for one in named]
    return tuple(sorted(plans, key=lambda one: one.id != journey.based_on))
