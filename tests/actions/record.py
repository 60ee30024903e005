"""What the tests read of a workspace to see that tables, log and memory tell the same."""

from sqlmodel import select

from app.actions.workspace import Workspace
from app.journey import Journey, Resource, faults_in, replay
from app.storage.journeys import journey_row, load_journey
from app.storage.kept import Kept
from app.storage.log import CONTENT, change_of
from app.storage.tables import EventRow, OperationRow


def stored(workspace: Workspace, journey_id: str) -> Kept:
    """The journey as the tables hold it, read without the memory."""
    with workspace.database.reading() as session:
        row = journey_row(session, journey_id, removed=True)
        assert row is not None
        return load_journey(session, row)


def order(workspace: Workspace, journey_id: str, resource: Resource) -> list[str]:
    """The ids of one list in the tables' order."""
    return [item.id for item in stored(workspace, journey_id).journey.items(resource)]


def events(workspace: Workspace, journey_id: str) -> list[EventRow]:
    """The whole log of a journey."""
    query = select(EventRow).where(EventRow.journey_id == journey_id)
    with workspace.database.reading() as session:
        return sorted(session.exec(query), key=lambda event: event.sequence)


def operations(workspace: Workspace) -> list[OperationRow]:
    """Everything that anybody did."""
    with workspace.database.reading() as session:
        return list(session.exec(select(OperationRow)))


def check_sound(workspace: Workspace, journey_id: str) -> Journey:
    """Assert that tables, log, versions and memory tell the same journey, without a gap."""
    log = events(workspace, journey_id)
    kept = stored(workspace, journey_id)
    with workspace.database.reading() as session:
        row = journey_row(session, journey_id, removed=True)
    assert row is not None
    assert [event.sequence for event in log] == list(range(1, row.sequence + 1))
    content = [event for event in log if event.resource in CONTENT]
    assert replay([change_of(event) for event in content]) == kept.journey
    assert faults_in(kept.journey) == []
    last = {(event.resource, event.resource_id): event.sequence for event in log}
    for resource, versions in kept.versions.items():
        for item_id, version in versions.items():
            assert version == last.get((resource.value, item_id), 1)
    remembered = workspace.memory.find(row)
    assert remembered in (None, kept)
    return kept.journey
