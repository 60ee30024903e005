"""Where a lived journey went otherwise than its sketch, each deviation with its name."""

from typing import Any

from hypothesis import given, settings

from app.journey import Journey
from app.journey.deviations import Deviated, Deviation, deviations
from tests.strategies import journeys


def journey(*moments: str | dict[str, Any], **changes: Any) -> Journey:
    several = [one if isinstance(one, dict) else {"id": one} for one in moments]
    fields: dict[str, Any] = {
        "id": "schets",
        "kind": "sketch",
        "title": "Schets",
        "phases": [{"id": "p", "title": "Fase"}],
        "contact_moments": [{"phase": "p", "title": one["id"]} | one for one in several],
    }
    return Journey.model_validate(fields | changes)


def test_what_went_as_the_sketch_has_it_is_no_deviation() -> None:
    assert deviations(journey("a", "b"), journey("a", "b")) == []


def test_each_deviation_is_named() -> None:
    lived = journey("c", {"id": "a", "result": "refused"}, "b", "eigen")
    sketch = journey("a", "b", "c", "d")
    assert deviations(lived, sketch) == [
        Deviated(Deviation.OUT_OF_ORDER, "c", "c"),
        Deviated(Deviation.FAILED, "a", "a"),
        Deviated(Deviation.NOT_KNOWN, None, "eigen"),
        Deviated(Deviation.MISSING, "d", None),
    ]


def test_a_refusal_that_the_sketch_has_too_did_not_fail() -> None:
    refused = {"id": "a", "result": "refused"}
    assert deviations(journey(refused), journey(refused)) == []


def test_what_the_department_does_not_know_is_named_though_the_sketch_has_it() -> None:
    lived = journey({"id": "a", "known_to_department": False})
    assert deviations(lived, journey("a")) == [Deviated(Deviation.NOT_KNOWN, "a", "a")]


@settings(max_examples=40)
@given(journeys(), journeys())
def test_everything_planned_came_or_is_missing(lived: Journey, sketch: Journey) -> None:
    missing = [one.planned for one in deviations(lived, sketch) if one.kind is Deviation.MISSING]
    assert len(set(missing)) == len(missing)
    assert set(missing) <= {one.id for one in sketch.contact_moments}


def test_no_department_has_to_know_of_the_parent_s_own_network() -> None:
    friends = {"id": "n", "title": "Vrienden", "kind": "informal_network"}
    lived = journey({"id": "bank", "department": "n"}, departments=[friends])
    assert deviations(lived, journey()) == []
