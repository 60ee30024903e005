"""Annotations, decisions, improvements and actions: what each must be, and what they name."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.journey import (
    ITEM_TYPES,
    Action,
    Journey,
    Refused,
    Resource,
    apply,
    changes,
    faults_from,
    faults_in,
)
from app.journey.rules import references
from tests.journey.bottlenecks.making import journey, moment
from tests.strategies import journeys

MARKED = {"id": "k", "category": "law", "title": "K", "contact_moments": ["m1"]}
ABOUT = {"about_resource": "contact-moment", "about": "m1"}


def made(**lists: Any) -> Journey:
    """A journey with a contact moment, two offices and a bottleneck."""
    sound = journey(moment(0), moment(1), bottlenecks=[MARKED])
    return Journey.model_validate(sound.model_dump() | lists)


def codes(resource: Resource, **fields: Any) -> list[tuple[str, str]]:
    try:
        ITEM_TYPES[resource].model_validate({"id": "x"} | fields)
    except ValidationError as error:
        return [(one.name, one.code) for one in faults_from(error, ITEM_TYPES[resource])]
    return []


@pytest.mark.parametrize(
    "indicator",
    [
        None,
        {"title": "Dagen"},
        {"measurements": [{"date": "2026-01-01", "value": 3}]},
    ],
)
def test_an_action_is_not_done_before_its_indicator_was_measured(indicator: Any) -> None:
    fields = {"title": "Bel terug", "indicator": indicator}
    assert codes(Resource.ACTION, **fields, status="done") == [("status", "done_unmeasured")]
    assert codes(Resource.ACTION, **fields, status="doing") == []


def test_a_measured_action_may_be_done() -> None:
    measured = {"title": "Dagen", "measurements": [{"date": "2026-01-01", "value": 3}]}
    assert codes(Resource.ACTION, title="Bel terug", indicator=measured, status="done") == []


@pytest.mark.parametrize("day", ["2026", "2026-02", "2026-02-30", "morgen", ""])
def test_a_deadline_is_a_whole_date(day: str) -> None:
    assert [name for name, _ in codes(Resource.ACTION, title="A", deadline=day)] == ["deadline"]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "twaalf", None, 1e12])
def test_a_measurement_is_a_number_that_can_be(value: Any) -> None:
    indicator = {"title": "D", "measurements": [{"date": "2026-01-01", "value": value}]}
    found = [name for name, _ in codes(Resource.ACTION, title="A", indicator=indicator)]
    assert found == ["indicator.measurements[0].value"]


def test_a_question_says_something_and_a_recognition_need_not() -> None:
    assert codes(Resource.ANNOTATION, kind="recognised", **ABOUT) == []
    assert codes(Resource.ANNOTATION, kind="question", **ABOUT) == [("text", "missing")]


def test_an_answer_is_about_the_same_and_answers_no_answer() -> None:
    first = {"id": "a", "kind": "recognised", **ABOUT}
    second = first | {"id": "b", "reply_to": "a"}
    assert faults_in(made(annotations=[first, second])) == []
    elsewhere = second | {"about": "m2"}
    third = first | {"id": "c", "reply_to": "b"}
    assert [one.code for one in faults_in(made(annotations=[first, elsewhere]))] == [
        "reply_elsewhere"
    ]
    assert [one.code for one in faults_in(made(annotations=[first, second, third]))] == [
        "reply_to_reply"
    ]


@pytest.mark.parametrize(
    "lists",
    [
        {"annotations": [{"id": "a", "kind": "recognised", **ABOUT, "about": "weg"}]},
        {"improvements": [{"id": "v", "title": "V", "bottlenecks": ["weg"]}]},
        {"actions": [{"id": "x", "title": "X", "bottleneck": "weg"}]},
        {"actions": [{"id": "x", "title": "X", "improvement": "weg"}]},
        {"actions": [{"id": "x", "title": "X", "department": "weg"}]},
        {"actions": [{"id": "x", "title": "X", "helping": ["a", "weg"]}]},
    ],
)
def test_what_is_named_must_be_there(lists: Any) -> None:
    assert [one.code for one in faults_in(made(**lists))] == ["not_there"]


def test_a_decision_may_name_what_is_gone() -> None:
    gone = {"id": "d", "finding": "long_wait.weg", "verdict": "merged", "into": "weg"}
    assert faults_in(made(decisions=[gone])) == []


def removed(before: Journey, resource: Resource, item_id: str, **words: Any) -> Journey:
    return apply(before, changes.remove(before, resource, item_id, **words))


def test_a_removed_contact_moment_takes_all_that_is_said_of_it() -> None:
    before = journey(
        moment(0, score=1),
        moment(1),
        annotations=[
            {"id": "a", "kind": "recognised", **ABOUT},
            {"id": "b", "kind": "recognised", **ABOUT, "reply_to": "a"},
            {
                "id": "c",
                "kind": "recognised",
                "about_resource": "experience",
                "about": "m1-young-parent",
            },
            {"id": "d", "kind": "recognised", "about_resource": "contact-moment", "about": "m2"},
        ],
    )
    assert before.experiences[0].id == "m1-young-parent"
    after = removed(before, Resource.CONTACT_MOMENT, "m1")
    assert ([one.id for one in after.annotations], after.experiences) == (["d"], ())


def test_a_removed_bottleneck_is_forgotten_by_ideas_and_actions() -> None:
    before = made(
        improvements=[{"id": "v", "title": "V", "bottlenecks": ["k"]}],
        actions=[{"id": "x", "title": "X", "bottleneck": "k", "improvement": "v"}],
        annotations=[
            {"id": "a", "kind": "recognised", "about_resource": "bottleneck", "about": "k"}
        ],
    )
    after = removed(before, Resource.BOTTLENECK, "k")
    assert (after.improvements[0].bottlenecks, after.actions[0].bottleneck) == ((), None)
    assert (after.actions[0].improvement, after.annotations) == ("v", ())
    assert removed(after, Resource.IMPROVEMENT, "v").actions[0].improvement is None


def test_a_removed_department_leaves_its_actions_without_one() -> None:
    before = made(actions=[{"id": "x", "title": "X", "department": "b", "helping": ["b", "a"]}])
    with pytest.raises(Refused):
        changes.remove(before, Resource.DEPARTMENT, "b")
    after = removed(before, Resource.DEPARTMENT, "b", detach=True)
    assert (after.actions[0].department, after.actions[0].helping) == (None, ("a",))


@given(journeys(), st.data())
def test_whatever_goes_leaves_a_sound_journey_and_comes_back(
    before: Journey, data: st.DataObject
) -> None:
    items = [(kind, one.id) for kind in ITEM_TYPES for one in before.items(kind)]
    kind, item_id = data.draw(st.sampled_from(items))
    others = [one.id for one in before.phases if one.id != item_id]
    move_to = others[0] if kind is Resource.PHASE and others else None
    try:
        done = changes.remove(before, kind, item_id, detach=True, move_to=move_to)
    except Refused:
        assert kind is Resource.PHASE
        return
    after = apply(before, done)
    assert faults_in(after) == []
    named = {(of, name) for each in ITEM_TYPES for one in after.items(each)
             for _, of, name in references(one)}  # fmt: skip
    assert (kind, item_id) not in named
    assert apply(after, changes.undo(after, done)) == before


def test_the_newest_measurement_is_of_the_latest_day() -> None:
    measurements = [{"date": "2026-03-01", "value": 3}, {"date": "2026-01-01", "value": 1}]
    action = Action.model_validate(
        {"id": "x", "title": "X", "indicator": {"title": "D", "measurements": measurements}}
    )
    assert action.indicator is not None
    assert action.indicator.newest is not None
    assert action.indicator.newest.value == 3
