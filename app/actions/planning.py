"""The plan of a journey as its pages and reports have it: ranked, shared out, with its votes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session

from app.access.people import Person
from app.actions.deciding import findings_of
from app.actions.items import change_item
from app.actions.journeys import Loaded, get_journey
from app.actions.patterns import counted
from app.actions.voting import votes_in
from app.actions.workspace import Done, NotFound, Workspace
from app.journey import Action, Category, Fault, Refused, Resource
from app.journey.across import Facet, Selection
from app.journey.bottlenecks import Overview, overview
from app.journey.planning.levels import next_level
from app.journey.planning.ranking import Rank, ranked
from app.storage import workshops as stored
from app.workshop import VotingState

SECONDS: Final = 0.5
"""So long a page waits for journeys that changed to be counted; the next one goes on from there."""


@dataclass(frozen=True)
class JourneyPlan:
    """A journey with its bottlenecks after decisions, its improvements ranked, and their votes.

    ``votes`` are those of the workshops' closed rounds, by improvement.
    """

    loaded: Loaded
    found: Overview
    ranks: tuple[Rank, ...]
    votes: Mapping[str, int]
    reach: Mapping[Category, int]
    today: date


def journey_plan(workspace: Workspace, journey_id: str, today: date) -> JourneyPlan:
    """Everything about the plan of a journey; raises ``NotFound``."""
    loaded = get_journey(workspace, journey_id)
    journey = loaded.journey
    found = overview(journey, findings_of(workspace, journey, today))
    reach = reach_of(workspace)
    with workspace.database.reading() as session:
        votes = votes_for(session, journey_id, Resource.IMPROVEMENT)
    ranks = ranked(journey, found.entries, reach)
    return JourneyPlan(loaded, found, tuple(ranks), votes, reach, today)


def reach_of(workspace: Workspace) -> dict[Category, int]:
    """In how many lived journeys of the workspace each category of bottleneck comes up."""
    counts = counted(workspace, Selection(), seconds=SECONDS).counts
    known = {one.value: one for one in Category}
    return {
        known[row.key]: row.journeys for row in counts.facets[Facet.CATEGORY] if row.key in known
    }


def votes_for(session: Session, journey_id: str, subject: Resource) -> dict[str, int]:
    """The votes that items of a kind got in the closed rounds of a journey's workshops."""
    votes: Counter[str] = Counter()
    for workshop in stored.workshops_of(session, journey_id):
        for voting in stored.votings_of(session, workshop.id):
            if voting.subject == subject.value and voting.state == VotingState.CLOSED.value:
                votes.update(votes_in(session, voting.id))
    return dict(votes)


def pass_on(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    action_id: str,
    today: date,
    operation_id: str | None = None,
) -> Done:
    """Bring an action one level up, from today; refused at the highest."""
    action = get_journey(workspace, journey_id).journey.find(Resource.ACTION, action_id)
    if not isinstance(action, Action):
        raise NotFound(Resource.ACTION, action_id)
    level = next_level(action.level)
    if level is None:
        raise Refused([Fault(("level",), "highest_level")])
    return change_item(
        workspace,
        person=person,
        journey_id=journey_id,
        resource=Resource.ACTION,
        item_id=action_id,
        fields={"level": level.value, "level_since": today.isoformat()},
        operation_id=operation_id,
    )
