"""A backup, and putting it back."""

import io

from app.actions.archive import back_up, restore
from app.actions.workspace import Workspace


def backup_of(workspace: Workspace) -> io.BytesIO:
    stream = io.BytesIO()
    back_up(workspace.database, stream)
    return stream


def put_back(workspace: Workspace, stream: io.BytesIO, *, replace: bool = False) -> None:
    restore(workspace.database, stream, name="alles.zip", replace=replace)
