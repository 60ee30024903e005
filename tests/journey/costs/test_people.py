"""Which journeys tell of the same person."""

from typing import Any

import pytest

from app.journey import Journey
from app.journey.costs import by_person
from tests.journey.across.making import journey


def one(name: str, **fields: Any) -> Journey:
    return journey(id=name, **fields)


def groups(*several: Journey) -> list[list[str]]:
    return [[one.id for one in group] for group in by_person(several)]


NOOR = {"name": "Noor", "situation": "Zwanger, geen huis"}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({}, {}, False),
        ({"case": NOOR}, {"case": NOOR}, True),
        ({"case": NOOR}, {"case": {"name": "NOOR", "situation": "zwanger,  geen huis"}}, True),
        ({"case": {"name": "Noor"}}, {"case": {"name": "Noor"}}, False),
        ({"case": NOOR}, {"case": NOOR | {"name": "Sam"}}, False),
        ({"case": NOOR | {"name": ""}}, {"case": NOOR | {"name": ""}}, False),
        (
            {"case": {"name": "Noor"}, "based_on": "schets"},
            {"case": {"name": "Noor"}, "based_on": "schets"},
            True,
        ),
        (
            {"case": {"name": "Noor"}, "based_on": "schets"},
            {"case": {"name": "Noor"}, "based_on": "andere"},
            False,
        ),
        ({"based_on": "schets"}, {"based_on": "schets"}, False),
        ({}, {"based_on": "een"}, True),
    ],
)
def test_a_pseudonym_counts_with_its_sketch_or_situation_and_never_alone(
    first: dict[str, Any], second: dict[str, Any], same: bool
) -> None:
    found = groups(one("een", **first), one("twee", **second))
    assert found == ([["een", "twee"]] if same else [["een"], ["twee"]])
    assert len(groups(one("twee", **second), one("een", **first))) == len(found)


def test_what_two_journeys_share_with_a_third_makes_them_one_person() -> None:
    third = one("drie", case=NOOR, based_on="een")
    assert groups(one("een"), one("twee", case=NOOR), third) == [["een", "twee", "drie"]]
