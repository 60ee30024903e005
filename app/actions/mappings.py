"""What the workspace remembers of other systems: how their columns and words are to be read."""

import hashlib
from typing import Final

from pydantic import ValidationError

from app.actions.workspace import Workspace
from app.eventlogs.mapping import Mapping
from app.openklant.sketch import Words
from app.storage.remembered import remember, setting

_OF_LOGS: Final = "reading.log."
_OF_OPEN_KLANT: Final = "reading.klant."


def mapping_for(workspace: Workspace, shape: str) -> Mapping | None:
    """The mapping that was last used for logs of this shape, if any; none for no shape."""
    if not shape:
        return None
    with workspace.database.reading() as session:
        kept = setting(session, f"{_OF_LOGS}{shape}")
    if kept is None:
        return None
    try:
        return Mapping.model_validate_json(kept)
    except ValidationError:
        return None  # of an older version: the suggestion is as good


def remember_mapping(workspace: Workspace, shape: str, mapping: Mapping) -> None:
    """Keep the mapping for the next log of this shape; one without a shape is like no other."""
    if not shape:
        return
    with workspace.database.writing() as session:
        remember(session, f"{_OF_LOGS}{shape}", mapping.model_dump_json())
        session.commit()


def words_for(workspace: Workspace, host: str) -> Words:
    """What the words of the municipality behind this Open Klant were last said to mean."""
    with workspace.database.reading() as session:
        kept = setting(session, _klant(host))
    try:
        return Words.model_validate_json(kept) if kept is not None else Words()
    except ValidationError:
        return Words()  # of an older version: it is asked again


def remember_words(workspace: Workspace, host: str, words: Words) -> None:
    """Keep what the words mean for the next time."""
    with workspace.database.writing() as session:
        remember(session, _klant(host), words.model_dump_json())
        session.commit()


def _klant(host: str) -> str:
    return f"{_OF_OPEN_KLANT}{hashlib.sha256(host.encode()).hexdigest()[:32]}"
