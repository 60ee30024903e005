"""What happened to a journey: its change log, read by number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.actions.workspace import NotFound, Workspace
from app.journey import Change, Resource
from app.storage import journeys as kept_journeys
from app.storage import log


@dataclass(frozen=True)
class Event:
    """One change: its number, who did it, when, and under which name."""

    sequence: int
    change: Change
    person: str
    operation_id: str
    at: datetime


def list_events(
    workspace: Workspace, *, journey_id: str, after: int = 0, limit: int = 500
) -> Sequence[Event]:
    """The changes of a journey behind number ``after``, oldest first; raises ``NotFound``."""
    with workspace.database.reading() as session:
        if kept_journeys.journey_row(session, journey_id) is None:
            raise NotFound(Resource.JOURNEY, journey_id)
        return [
            Event(
                row.sequence,
                log.change_of(row),
                row.person,
                row.operation_id,
                row.at,
            )
            for row in log.events_after(session, journey_id, after, limit, content_only=True)
        ]


def sequence_of(workspace: Workspace, *, journey_id: str) -> int:
    """The number of a journey's last change; raises ``NotFound``."""
    with workspace.database.reading() as session:
        row = kept_journeys.journey_row(session, journey_id)
        if row is None:
            raise NotFound(Resource.JOURNEY, journey_id)
        return row.sequence
