"""What the workspace remembers of other systems: how their columns and words are to be read."""

from typing import Final

from pydantic import ValidationError

from app.actions.workspace import Workspace
from app.eventlogs.mapping import Mapping
from app.storage.remembered import remember, setting

_OF_LOGS: Final = "reading.log."


def mapping_for(workspace: Workspace, shape: str) -> Mapping | None:
    """The mapping that was last used for logs of this shape, if any."""
    with workspace.database.reading() as session:
        kept = setting(session, f"{_OF_LOGS}{shape}")
    if kept is None:
        return None
    try:
        return Mapping.model_validate_json(kept)
    except ValidationError:
        return None  # of an older version: the suggestion is as good


def remember_mapping(workspace: Workspace, shape: str, mapping: Mapping) -> None:
    """Keep the mapping for the next log of this shape."""
    with workspace.database.writing() as session:
        remember(session, f"{_OF_LOGS}{shape}", mapping.model_dump_json())
        session.commit()
