"""Changes forward, backward and from the first one on: exact, whatever was changed."""

from itertools import pairwise

import pytest

from app.journey import (
    Change,
    Frame,
    Journey,
    JourneyKind,
    Resource,
    Snapshot,
    apply,
    replay,
    rewind,
)
from app.journey.changes import change, change_frame, create, remove, undo

MOMENT = Resource.CONTACT_MOMENT
EXPERIENCE = Resource.EXPERIENCE


@pytest.fixture
def journey() -> Journey:
    """Two phases with two contact moments each; the second moment has experiences all over."""
    return Journey.model_validate(
        {
            "id": "noor",
            "kind": JourneyKind.LIVED,
            "title": "Klantreis van Noor",
            "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}],
            "contact_moments": [
                {"id": "a", "phase": "start", "title": "A"},
                {"id": "b", "phase": "start", "title": "B"},
                {"id": "c", "phase": "later", "title": "C"},
                {"id": "d", "phase": "later", "title": "D"},
            ],
            "experiences": [
                {"id": "a1", "contact_moment": "a"},
                {"id": "b1", "contact_moment": "b"},
                {"id": "b2", "contact_moment": "b"},
                {"id": "a2", "contact_moment": "a"},
                {"id": "b3", "contact_moment": "b"},
            ],
        }
    )


def ids(journey: Journey, resource: Resource) -> list[str]:
    """The ids of one list in order."""
    return [item.id for item in journey.items(resource)]


def test_experiences_that_came_back_stand_where_they_stood(journey: Journey) -> None:
    done = remove(journey, MOMENT, "b")
    after = apply(journey, done)
    assert ids(after, EXPERIENCE) == ["a1", "a2"]
    assert apply(after, undo(after, done)) == journey


def test_a_move_back_stays_in_its_phase_when_the_former_neighbour_left_it(
    journey: Journey,
) -> None:
    moved = change(journey, MOMENT, "b", {"phase": "later"}, after="d")
    after = apply(journey, moved)
    away = apply(after, change(after, MOMENT, "a", {"phase": "later"}, after="c"))
    assert ids(away, MOMENT) == ["c", "a", "d", "b"]
    back = undo(away, moved)
    assert ids(apply(away, back), MOMENT) == ["b", "c", "a", "d"]
    assert back[0].after == Snapshot(journey.items(MOMENT)[1], None)


def test_a_log_leads_back_through_every_moment_of_a_journey(journey: Journey) -> None:
    states = [journey]
    for step in (
        lambda now: create(now, MOMENT, {"phase": "start", "title": "X"}, after="a"),
        lambda now: change(now, MOMENT, "a", {"phase": "later"}, after="c"),
        lambda now: change(now, Resource.PHASE, "later", {}, after=None),
        lambda now: change_frame(now, {"purpose": "Leren"}),
        lambda now: remove(now, MOMENT, "b"),
        lambda now: remove(now, Resource.PHASE, "start", move_to="later"),
    ):
        changes = step(states[-1])
        assert changes
        states.append(apply(states[-1], changes))
        assert rewind(states[-1], changes) == states[-2]
    assert all(one != other for one, other in pairwise(states))


def test_a_log_from_its_creation_on_comes_to_the_journey(journey: Journey) -> None:
    created = Change(Resource.JOURNEY, journey.id, None, Snapshot(journey))
    changes = change(journey, MOMENT, "a", {"title": "Anders"})
    assert replay([created, *changes]) == apply(journey, changes)


def test_a_journey_taken_out_of_the_list_and_put_back_holds_what_it_held(
    journey: Journey,
) -> None:
    gone = Change(Resource.JOURNEY, journey.id, Snapshot(journey.frame), None)
    back = Change(Resource.JOURNEY, journey.id, None, Snapshot(journey.frame))
    assert isinstance(journey.frame, Frame)
    assert apply(journey, [gone, back]) == journey
    assert rewind(journey, [gone, back]) == journey


def test_a_log_without_a_creation_is_no_log_of_a_whole_journey(journey: Journey) -> None:
    with pytest.raises(TypeError, match="as it was created"):
        replay(change(journey, MOMENT, "a", {"title": "Anders"}))


def test_a_copy_of_a_journey_finds_what_it_holds_itself(journey: Journey) -> None:
    assert journey.find(Resource.PHASE, "start")
    assert journey.frame.title
    assert journey.experiences_of("a")
    copy = journey.model_copy(update={"phases": (), "title": "Anders", "experiences": ()})
    assert copy.find(Resource.PHASE, "start") is None
    assert (copy.frame.title, copy.experiences_of("a")) == ("Anders", ())
