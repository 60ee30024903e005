"""Journeys of a workspace: made, copied, brought in, listed, removed, put back."""

from collections.abc import Iterator
from datetime import UTC

import pytest
from hypothesis import HealthCheck, given, settings

from app.actions.items import change_item
from app.actions.journeys import (
    create_journey,
    get_journey,
    import_journey,
    import_journeys,
    list_journeys,
    remove_journey,
    restore_journey,
)
from app.actions.workspace import NotFound, OperationReused, Stale, Workspace
from app.journey import LISTS, Journey, JourneyKind, Refused, Resource
from app.storage.database import Database
from app.storage.migrate import bring_up_to_date
from tests.actions.conftest import NOOR, WIM
from tests.actions.record import check_sound, events, stored
from tests.strategies import journeys


def test_a_journey_that_is_brought_in_is_the_same_when_read(
    workspace: Workspace, journey_id: str
) -> None:
    loaded = get_journey(workspace, journey_id)
    assert (loaded.journey, loaded.sequence, loaded.version) == (NOOR, 1, 1)
    assert loaded.versions[Resource.CONTACT_MOMENT] == {"a": 1, "b": 1, "c": 1}
    assert loaded.updated_at.tzinfo is UTC
    check_sound(workspace, journey_id)


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(journey=journeys())
def test_any_journey_is_the_same_when_read(
    any_workspaces: list[Workspace], journey: Journey
) -> None:
    for workspace in any_workspaces:
        done = import_journey(workspace, person=WIM, journey=journey)
        expected = journey.model_copy(update={"id": done.id})
        assert get_journey(workspace, done.id).journey == expected
        assert check_sound(workspace, done.id) == expected


@pytest.fixture
def any_workspaces(sqlite_url: str, postgres_url: str) -> Iterator[list[Workspace]]:
    """One on each kind of database, for every example of a property."""
    databases = [Database(sqlite_url), Database(postgres_url)]
    for database in databases:
        bring_up_to_date(database)
    yield [Workspace(database) for database in databases]
    for database in databases:
        database.close()


def test_a_new_journey_has_its_frame_and_nothing_else(workspace: Workspace) -> None:
    fields = {"kind": "lived", "title": "Nieuw", "targetGroup": {"ageFrom": 16, "ageTo": 27}}
    done = create_journey(workspace, person=WIM, fields=fields)
    journey = check_sound(workspace, done.id)
    assert (journey.title, journey.target_group.age_to) == ("Nieuw", 27)
    assert all(getattr(journey, name) == () for name in LISTS.values())


def test_a_journey_like_another_begins_with_its_items(
    workspace: Workspace, journey_id: str
) -> None:
    done = create_journey(
        workspace, person=WIM, fields={"kind": "sketch", "title": "Kopie"}, like=journey_id
    )
    copy = check_sound(workspace, done.id)
    assert (copy.id, copy.title, copy.contact_moments) == (done.id, "Kopie", NOOR.contact_moments)
    change_item(
        workspace,
        person=WIM,
        journey_id=done.id,
        resource=Resource.CONTACT_MOMENT,
        item_id="a",
        fields={"title": "Anders"},
    )
    assert check_sound(workspace, journey_id) == NOOR


def test_a_journey_like_one_that_is_not_there_is_not_made(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        create_journey(
            workspace, person=WIM, fields={"kind": "sketch", "title": "X"}, like="nergens"
        )
    assert list_journeys(workspace) == []


def test_a_wrong_frame_makes_no_journey(workspace: Workspace) -> None:
    with pytest.raises(Refused) as refused:
        create_journey(workspace, person=WIM, fields={"kind": "verhaal", "titel": "X"})
    assert {fault.name for fault in refused.value.faults} == {"kind", "title", "titel"}
    assert list_journeys(workspace) == []


def test_a_journey_with_faults_is_not_brought_in(workspace: Workspace) -> None:
    wrong = NOOR.model_copy(update={"phases": ()})
    with pytest.raises(Refused, match="not_there"):
        import_journey(workspace, person=WIM, journey=wrong)
    assert list_journeys(workspace) == []


def test_a_journey_whose_id_is_taken_gets_another(workspace: Workspace, journey_id: str) -> None:
    again = import_journey(workspace, person=WIM, journey=NOOR)
    assert again.id != journey_id
    assert check_sound(workspace, again.id) == NOOR.model_copy(update={"id": again.id})


def test_journeys_of_one_file_stay_beside_each_other_under_new_ids(
    workspace: Workspace, journey_id: str
) -> None:
    sketch = NOOR.model_copy(update={"kind": JourneyKind.SKETCH})
    lived = sketch.model_copy(
        update={"id": "beleefd", "kind": JourneyKind.LIVED, "based_on": journey_id}
    )
    several = import_journeys(workspace, person=WIM, journeys=(lived, sketch), operation_id="x")
    held, plan = (get_journey(workspace, one.id).journey for one in several)
    assert plan.id != journey_id
    assert held == lived.model_copy(update={"based_on": plan.id})
    again = import_journeys(workspace, person=WIM, journeys=(lived, sketch), operation_id="x")
    assert [(one.id, one.repeated) for one in again] == [(held.id, True), (plan.id, True)]


def test_of_journeys_of_one_file_all_are_stored_or_none(workspace: Workspace) -> None:
    wrong = NOOR.model_copy(update={"phases": ()})
    before = list_journeys(workspace)
    with pytest.raises(Refused):
        import_journeys(workspace, person=WIM, journeys=(NOOR, wrong))
    assert list_journeys(workspace) == before


def test_the_list_tells_how_much_a_journey_holds(workspace: Workspace, journey_id: str) -> None:
    other = create_journey(workspace, person=WIM, fields={"kind": "sketch", "title": "X"})
    change_item(
        workspace,
        person=WIM,
        journey_id=journey_id,
        resource=Resource.CONTACT_MOMENT,
        item_id="a",
        fields={"title": "Anders"},
    )
    listed = list_journeys(workspace)
    assert [one.id for one in listed] == [journey_id, other.id]
    assert listed[0].counts[Resource.CONTACT_MOMENT] == 3
    assert set(listed[1].counts.values()) == {0}


def test_a_removed_journey_is_gone_and_comes_back_whole(
    workspace: Workspace, journey_id: str
) -> None:
    remove_journey(workspace, person=WIM, journey_id=journey_id, version=1)
    assert list_journeys(workspace) == []
    with pytest.raises(NotFound):
        get_journey(workspace, journey_id)
    with pytest.raises(NotFound):
        remove_journey(workspace, person=WIM, journey_id=journey_id)
    restore_journey(workspace, person=WIM, journey_id=journey_id)
    assert get_journey(workspace, journey_id).journey == NOOR
    assert [event.verb for event in events(workspace, journey_id)] == [
        "created",
        "removed",
        "created",
    ]
    check_sound(workspace, journey_id)


def test_removing_and_putting_back_are_done_once(workspace: Workspace, journey_id: str) -> None:
    for _ in range(3):
        remove_journey(workspace, person=WIM, journey_id=journey_id, operation_id="weg")
    for _ in range(3):
        restore_journey(workspace, person=WIM, journey_id=journey_id, operation_id="terug")
    remove_journey(workspace, person=WIM, journey_id=journey_id, operation_id="weg")
    assert [one.id for one in list_journeys(workspace)] == [journey_id]
    assert len(events(workspace, journey_id)) == 3
    with pytest.raises(OperationReused):
        restore_journey(workspace, person=WIM, journey_id=journey_id, operation_id="weg")


def test_putting_back_what_was_never_removed_changes_nothing(
    workspace: Workspace, journey_id: str
) -> None:
    restore_journey(workspace, person=WIM, journey_id=journey_id)
    assert len(events(workspace, journey_id)) == 1
    with pytest.raises(NotFound):
        restore_journey(workspace, person=WIM, journey_id="nergens")


def test_a_journey_that_changed_since_is_not_removed(workspace: Workspace, journey_id: str) -> None:
    with pytest.raises(Stale):
        remove_journey(workspace, person=WIM, journey_id=journey_id, version=7)
    assert stored(workspace, journey_id).journey == NOOR
