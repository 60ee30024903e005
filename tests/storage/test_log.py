"""The log leads back to how a journey was at any moment."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from app.actions.items import change_frame, change_item, create_item, remove_item
from app.actions.journeys import get_journey, import_journey
from app.actions.undoing import undo
from app.actions.workspace import Workspace
from app.journey import Journey, Resource
from app.storage.database import Database
from app.storage.log import journey_at
from app.storage.migrate import bring_up_to_date
from tests.actions.conftest import NOOR, WIM


@pytest.fixture
def workspace(database_url: str) -> Iterator[Workspace]:
    database = Database(database_url)
    bring_up_to_date(database)
    yield Workspace(database)
    database.close()


def test_a_journey_as_it_was_at_every_number(workspace: Workspace) -> None:
    import_journey(workspace, person=WIM, journey=NOOR)
    on = {"person": WIM, "journey_id": "noor"}
    moment = {"resource": Resource.CONTACT_MOMENT}
    was: dict[int, Journey] = {1: NOOR}
    for act in (
        lambda: create_item(workspace, **on, **moment, fields={"phase": "start", "title": "X"}),
        lambda: change_item(workspace, **on, **moment, item_id="a", fields={}, after="b"),
        lambda: change_frame(workspace, **on, fields={"title": "Anders"}),
        lambda: remove_item(workspace, **on, **moment, item_id="c"),
        lambda: undo(workspace, **on),
        lambda: remove_item(
            workspace, **on, resource=Resource.PHASE, item_id="start", move_to="later"
        ),
    ):
        done = act()
        was[done.sequence] = get_journey(workspace, "noor").journey
    assert len(was) == 7
    now = max(was)
    with workspace.database.reading() as session:
        for sequence, journey in was.items():
            assert journey_at(session, was[now], now, sequence) == journey


@pytest.mark.parametrize("never", [-1, 0, 2])
def test_a_journey_never_was_at_another_number(workspace: Workspace, never: int) -> None:
    import_journey(workspace, person=WIM, journey=NOOR)
    with workspace.database.reading() as session, pytest.raises(LookupError):
        journey_at(session, NOOR, 1, never)


def test_what_was_not_there_before_is_null_and_not_the_word_null(workspace: Workspace) -> None:
    import_journey(workspace, person=WIM, journey=NOOR)
    with workspace.database.reading() as session:
        query = text("SELECT count(*) FROM event WHERE before IS NULL AND after IS NOT NULL")
        assert session.scalar(query) == 1
