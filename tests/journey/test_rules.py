"""What a journey must be as a whole."""

from typing import Any

import pytest

from app.journey import Journey, faults_in


def journey(**lists: list[dict[str, Any]]) -> Journey:
    """A journey with two phases and a department, and these lists."""
    return Journey.model_validate(
        {
            "id": "j",
            "kind": "lived",
            "title": "J",
            "phases": [{"id": "p1", "title": "Een"}, {"id": "p2", "title": "Twee"}],
            "departments": [{"id": "d", "title": "Wijkteam", "kind": "municipality"}],
        }
        | lists
    )


def moment(name: str, phase: str = "p1", **fields: object) -> dict[str, Any]:
    """A contact moment."""
    return {"id": name, "phase": phase, "title": name.upper(), **fields}


def told(found: Journey) -> list[tuple[str, str]]:
    """Names and codes of the faults."""
    return [(one.name, one.code) for one in faults_in(found)]


def test_a_sound_journey_has_no_faults() -> None:
    sound = journey(
        contact_moments=[moment("a", department="d"), moment("b", "p2", date="2025-03-14")],
        experiences=[{"id": "e", "contact_moment": "a", "score": 1}],
        bottlenecks=[{"id": "k", "category": "law", "title": "K", "contact_moments": ["a", "b"]}],
    )
    assert told(sound) == []


@pytest.mark.parametrize(
    ("lists", "name"),
    [
        ({"contact_moments": [moment("a", "weg")]}, "contact_moments[0].phase"),
        ({"contact_moments": [moment("a", department="weg")]}, "contact_moments[0].department"),
        ({"contact_moments": [moment("a", referred_to="weg")]}, "contact_moments[0].referred_to"),
        (
            {"contact_moments": [moment("a", waiting={"department": "weg"})]},
            "contact_moments[0].waiting.department",
        ),
        (
            {"contact_moments": [moment("a", next_step={"department": "weg"})]},
            "contact_moments[0].next_step.department",
        ),
        ({"experiences": [{"id": "e", "contact_moment": "weg"}]}, "experiences[0].contact_moment"),
        (
            {
                "bottlenecks": [
                    {"id": "k", "category": "law", "title": "K", "contact_moments": ["weg"]}
                ]
            },
            "bottlenecks[0].contact_moments[0]",
        ),
        (
            {
                "bottlenecks": [
                    {"id": "k", "category": "law", "title": "K", "owner_department": "weg"}
                ]
            },
            "bottlenecks[0].owner_department",
        ),
    ],
)
def test_what_is_named_must_be_there(lists: dict[str, list[dict[str, Any]]], name: str) -> None:
    assert told(journey(**lists)) == [(name, "not_there")]


def test_an_id_is_used_once_among_its_kind() -> None:
    assert told(journey(contact_moments=[moment("a"), moment("a")])) == [
        ("contact_moments[1].id", "duplicate_id")
    ]


def test_contact_moments_stand_in_the_order_of_the_phases() -> None:
    assert told(journey(contact_moments=[moment("a", "p2"), moment("b", "p1")])) == [
        ("contact_moments[1].phase", "phase_order")
    ]


def test_a_later_contact_moment_has_no_earlier_date() -> None:
    found = journey(
        contact_moments=[moment("a", date="2025-03-14"), moment("b"), moment("c", date="2025-02")]
    )
    assert told(found) == [("contact_moments[2].date", "date_order")]


def test_a_vague_date_in_between_does_not_hide_a_contradiction() -> None:
    found = journey(
        contact_moments=[
            moment("a", date="2025-12-07"),
            moment("b", date="2025"),
            moment("c", date="2025-03"),
        ]
    )
    assert told(found) == [("contact_moments[2].date", "date_order")]


def test_a_vague_date_that_can_be_later_is_no_contradiction() -> None:
    found = journey(contact_moments=[moment("a", date="2025-03-14"), moment("b", date="2025")])
    assert told(found) == []


def test_a_department_expects_one_thing_of_a_contact_moment() -> None:
    expected = {"contact_moment": "a", "perspective": "department", "score": 1}
    found = journey(
        contact_moments=[moment("a")],
        experiences=[{"id": "e1", **expected}, {"id": "e2", **expected}],
    )
    assert told(found) == [("experiences[1].perspective", "second_expectation")]


def test_colleagues_who_each_have_a_voice_may_expect_different_things() -> None:
    expected = {"contact_moment": "a", "perspective": "department"}
    found = journey(
        contact_moments=[moment("a")],
        experiences=[
            {"id": "e1", "voice": "1", "score": 1, **expected},
            {"id": "e2", "voice": "2", "score": -2, **expected},
        ],
    )
    assert told(found) == []
