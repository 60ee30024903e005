"""Nothing that a participant saw as saved is lost or doubled, whatever happens to the server."""

import asyncio
from pathlib import Path

from app.actions.workspace import Workspace
from app.storage.database import Database
from bench._crowd import measure
from bench._room import served
from tests.actions.record import check_sound
from tests.live.workshop_faults import PEOPLE, killed_while_writing


def test_a_server_killed_while_a_room_writes_loses_and_doubles_nothing(
    database_url: str, tmp_path: Path
) -> None:
    changes = 6
    outcome, journey_id = asyncio.run(
        killed_while_writing(database_url, tmp_path, kills=2, changes=changes)
    )
    assert outcome.acknowledged == PEOPLE * changes
    assert outcome.resent > 0
    assert (outcome.lost, outcome.doubled) == (0, 0)
    workspace = Workspace(Database(database_url))
    journey = check_sound(workspace, journey_id)
    added = [one for one in journey.contact_moments if one.source == "young_parent"]
    assert len(added) == PEOPLE * changes
    workspace.database.close()


def test_everybody_in_a_room_hears_every_change_once_and_in_order(
    database_url: str, tmp_path: Path
) -> None:
    with served(database_url, tmp_path) as server:
        run = asyncio.run(measure([server], "12", 2, 20))
    assert run.verdict.acknowledged == 40
    assert run.verdict.expected == 40 * 12
    assert run.verdict.sound
