"""Which contact moments of a sketch and a lived journey are suggested to be the same, and why."""

from typing import Any

import pytest
from hypothesis import given, settings

from app.journey import Journey
from app.journey.matching import Reason, suggest
from bench.matching import PRECISION, RECALL, SETS, measure, pairs
from tests.strategies import journeys


def journey(kind: str, *moments: dict[str, Any], **changes: Any) -> Journey:
    fields: dict[str, Any] = {
        "id": kind,
        "kind": kind,
        "title": "Reis",
        "phases": [{"id": "p", "title": "Fase"}],
        "departments": [
            {"id": "werk", "title": "Werk en inkomen", "kind": "municipality"},
            {"id": "team", "title": "Wijkteam", "kind": "municipality"},
        ],
        "contact_moments": [{"phase": "p", **one} for one in moments],
    }
    return Journey.model_validate(fields | changes)


SKETCH = journey(
    "sketch",
    {"id": "s1", "department": "werk", "title": "Aanvraag bijstand", "channel": "counter"},
    {"id": "s2", "department": "team", "title": "Intake"},
)
LIVED = journey(
    "lived",
    {"id": "l1", "department": "werk", "title": "Uitkering gevraagd", "channel": "counter"},
    {"id": "l2", "department": "team", "title": "Eerste gesprek"},
    based_on="sketch",
)


def found(sketch: Journey, lived: Journey) -> dict[str, str]:
    return {one.planned: one.actual for one in suggest(sketch, lived)}


@pytest.mark.parametrize("name", SETS)
def test_what_is_suggested_is_mostly_right_and_mostly_all(name: str) -> None:
    score = measure(pairs(name))
    assert score.known >= 25
    assert score.precision >= PRECISION, score.misses
    assert score.recall >= RECALL, score.misses


def test_other_words_for_the_same_are_matched_with_the_reason() -> None:
    first, second = suggest(SKETCH, LIVED)
    assert (first.planned, first.actual, second.planned, second.actual) == ("s1", "l1", "s2", "l2")
    assert first.reasons == (Reason.WORDS, Reason.DEPARTMENT, Reason.CHANNEL, Reason.ORDER)
    assert set(first.words) == {("bijstand", "Uitkering"), ("Aanvraag", "gevraagd")}


def test_a_confirmed_pair_is_not_suggested_again() -> None:
    lived = LIVED.model_copy(update={"matches": ("s1 = l1",)})
    assert found(SKETCH, lived) == {"s2": "l2"}


def test_a_pair_that_a_person_refused_is_never_suggested() -> None:
    lived = LIVED.model_copy(update={"matches": ("s1 != l1",)})
    assert "s1" not in found(SKETCH, lived)


def test_what_is_confirmed_takes_a_contact_moment_from_the_others() -> None:
    lived = LIVED.model_copy(update={"matches": ("s2 = l1",)})
    assert found(SKETCH, lived) == {}


def test_a_copied_contact_moment_is_suggested_by_its_id() -> None:
    lived = journey("lived", {"id": "s1", "title": "Iets heel anders"})
    [one] = suggest(SKETCH, lived)
    assert one.reasons[0] is Reason.SAME_ID


def test_of_two_that_look_the_same_the_order_decides() -> None:
    twice = [{"id": f"{n}", "department": "team", "title": "Gesprek over geld"} for n in "ab"]
    assert found(journey("sketch", *twice), journey("lived", *twice)) == {"a": "a", "b": "b"}
    renamed = [one | {"id": f"x{one['id']}"} for one in twice]
    assert found(journey("sketch", *twice), journey("lived", *renamed)) == {"a": "xa", "b": "xb"}


def test_nothing_in_common_gives_no_suggestion() -> None:
    lived = journey("lived", {"id": "l", "title": "Ruzie met mijn vriend"})
    assert suggest(SKETCH, lived) == []
    assert suggest(SKETCH, journey("lived")) == []
    assert suggest(journey("sketch"), LIVED) == []


@settings(max_examples=40)
@given(journeys(), journeys())
def test_every_contact_moment_is_suggested_once_at_most(sketch: Journey, lived: Journey) -> None:
    several = suggest(sketch, lived)
    assert len({one.planned for one in several}) == len({one.actual for one in several})
    assert len(several) == len({one.planned for one in several})
    for one in several:
        assert sketch.contact_moment(one.planned)
        assert lived.contact_moment(one.actual)
        assert one.reasons
        assert 0 < one.score <= 1
    assert suggest(sketch, lived) == several


def test_the_only_contacts_with_one_department_are_a_pair_where_the_journeys_run_along() -> None:
    offices = [
        {"id": "a", "title": "UWV", "kind": "other"},
        {"id": "b", "title": "Werk en inkomen", "kind": "municipality"},
        {"id": "c", "title": "Wijkteam", "kind": "municipality"},
    ]
    planned = [
        {"id": "s1", "department": "b", "title": "Aanvraag bijstand"},
        {"id": "s2", "department": "c", "title": "Intake bij het wijkteam"},
        {"id": "s3", "department": "a", "title": "Beoordeling arbeidsvermogen"},
    ]
    actual = [
        {"id": "l1", "department": "b", "title": "Bijstand aangevraagd"},
        {"id": "l2", "department": "c", "title": "Eerste gesprek met het wijkteam"},
        {"id": "l3", "department": "a", "title": "Een keuring"},
    ]
    sketch = journey("sketch", *planned, departments=offices)
    along = journey("lived", *actual, departments=offices)
    assert ("s3", "l3") in [(one.planned, one.actual) for one in suggest(sketch, along)]
    apart = journey("lived", actual[2], departments=offices)
    assert suggest(sketch, apart) == []
