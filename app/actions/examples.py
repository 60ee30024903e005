"""The example journeys and templates that a new workspace begins with."""

from pathlib import Path
from typing import Final, Protocol

from app.access.people import OWNER
from app.actions.journeys import add_new, with_free_id
from app.actions.orders import Order
from app.actions.workspace import Workspace
from app.journey import Journey, Refused, faults_in
from app.storage.journeys import lock_workspace
from app.storage.remembered import remember, setting

LOADED: Final = "examples_loaded"


class ReadJourney(Protocol):
    """What reads the text of a journey file; ``name`` is told in its errors."""

    def __call__(self, text: str | bytes, *, name: str) -> Journey:
        """The journey in a file."""


def load_examples(workspace: Workspace, folder: Path, read: ReadJourney) -> list[str]:
    """Store the journeys of a folder in a new workspace; the ids of those that were added.

    On its first start only: an example that somebody removed doesn't come back. All or none: a
    file that can't be read stops the start, and the next start tries again. A journey of that id
    that is there already, imported before the first start, is left as it is.
    """
    if _were_loaded(workspace):
        return []
    journeys = [read(file.read_bytes(), name=file.name) for file in sorted(folder.glob("*.yaml"))]
    for journey in journeys:
        if faults := faults_in(journey):
            raise Refused(faults)
    with workspace.database.writing() as session:
        lock_workspace(session)
        if setting(session, LOADED) is not None:
            return []
        rows = [
            add_new(session, journey, Order(OWNER, {"example": journey.id}))
            for journey in journeys
            if with_free_id(session, journey).id == journey.id
        ]
        remember(session, LOADED, "yes")
        session.commit()
    for row in rows:
        workspace.announce(row.id, row.sequence)
    return [row.id for row in rows]


def _were_loaded(workspace: Workspace) -> bool:
    with workspace.database.reading() as session:
        return setting(session, LOADED) is not None
