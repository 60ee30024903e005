"""What people do to a journey, and that it can be undone."""

import pytest

from app.journey import Journey, JourneyKind, Refused, Resource, apply, faults_in
from app.journey.changes import change, create, remove, undo


@pytest.fixture
def journey() -> Journey:
    """Two phases, two departments, three contact moments."""
    return Journey.model_validate(
        {
            "id": "noor",
            "kind": JourneyKind.LIVED,
            "title": "Klantreis van Noor",
            "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}],
            "departments": [
                {"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"},
                {"id": "wonen", "title": "Wonen", "kind": "municipality"},
            ],
            "contact_moments": [
                {"id": "a", "phase": "start", "title": "A", "department": "wijkteam"},
                {"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"},
                {"id": "c", "phase": "later", "title": "C", "department": "wonen"},
            ],
            "experiences": [{"id": "e", "contact_moment": "c", "score": -2}],
            "bottlenecks": [
                {"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}
            ],
        }
    )


def order(journey: Journey) -> list[str]:
    """The contact moments' ids in order."""
    return [moment.id for moment in journey.contact_moments]


def test_a_new_contact_moment_stands_at_the_end_of_its_phase(journey: Journey) -> None:
    changes = create(journey, Resource.CONTACT_MOMENT, {"id": "x", "phase": "start", "title": "X"})
    assert order(apply(journey, changes)) == ["a", "b", "x", "c"]


def test_a_contact_moment_moves_before_another_in_its_phase(journey: Journey) -> None:
    changes = change(journey, Resource.CONTACT_MOMENT, "b", {}, after=None)
    assert order(apply(journey, changes)) == ["b", "a", "c"]


def test_a_contact_moment_cannot_get_a_date_before_an_earlier_one(journey: Journey) -> None:
    with pytest.raises(Refused) as refused:
        change(journey, Resource.CONTACT_MOMENT, "c", {"date": "2025-03-01"})
    assert [(one.name, one.code) for one in refused.value.faults] == [("date", "date_order")]


def test_a_contact_moment_that_goes_takes_its_experiences_along(journey: Journey) -> None:
    after = apply(journey, remove(journey, Resource.CONTACT_MOMENT, "c"))
    assert (after.experiences, after.bottlenecks[0].contact_moments) == ((), ("b",))


def test_a_phase_in_use_does_not_go_without_a_word(journey: Journey) -> None:
    with pytest.raises(Refused, match="in_use"):
        remove(journey, Resource.PHASE, "start")


def test_the_contact_moments_of_a_phase_that_goes_keep_their_order(journey: Journey) -> None:
    after = apply(journey, remove(journey, Resource.PHASE, "start", move_to="later"))
    assert order(after) == ["a", "b", "c"]
    assert faults_in(after) == []


def test_the_contact_moments_of_a_later_phase_go_behind_those_of_an_earlier(
    journey: Journey,
) -> None:
    after = apply(journey, remove(journey, Resource.PHASE, "later", move_to="start"))
    assert order(after) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("resource", "gone", "words"),
    [
        (Resource.CONTACT_MOMENT, "c", {}),
        (Resource.PHASE, "start", {"move_to": "later"}),
        (Resource.PHASE, "later", {"move_to": "start"}),
        (Resource.DEPARTMENT, "wonen", {"detach": True}),
    ],
)
def test_undoing_a_removal_gives_the_same_journey(
    journey: Journey, resource: Resource, gone: str, words: dict[str, str]
) -> None:
    done = remove(journey, resource, gone, **words)
    after = apply(journey, done)
    assert after != journey
    assert apply(after, undo(after, done)) == journey


def test_a_change_cannot_be_undone_once_somebody_changed_the_same(journey: Journey) -> None:
    done = change(journey, Resource.CONTACT_MOMENT, "a", {"title": "A2"})
    after = apply(journey, done)
    later = apply(after, change(after, Resource.CONTACT_MOMENT, "a", {"title": "A3"}))
    with pytest.raises(Refused, match="undo_changed"):
        undo(later, done)


def test_an_undo_leaves_what_others_changed_in_other_fields(journey: Journey) -> None:
    done = change(journey, Resource.CONTACT_MOMENT, "a", {"title": "A2"})
    after = apply(journey, done)
    later = apply(after, change(after, Resource.CONTACT_MOMENT, "a", {"topic": "wonen"}))
    back = apply(later, undo(later, done)).contact_moment("a")
    assert back is not None
    assert (back.title, back.topic) == ("A", "wonen")
