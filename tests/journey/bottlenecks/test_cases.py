"""The six cases: what people marked is always there, and the document tells the truth."""

import pytest

from app.journey import Category, Journey
from app.journey.bottlenecks import find_bottlenecks, overview
from tests.journey.bottlenecks.cases import DOCUMENT, lived_journeys, written

CASES = {one.id: one for one in lived_journeys()}


def test_there_are_six_cases() -> None:
    assert len(CASES) == 6


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_everything_that_people_marked_is_in_the_overview(case: Journey) -> None:
    assert case.bottlenecks
    shown = overview(case, find_bottlenecks(case)).entries
    assert [one.id for one in case.bottlenecks] == [one.id for one in shown if one.bottleneck]


def test_the_rules_see_what_each_story_turns_on() -> None:
    seen = {(name, one.category) for name, case in CASES.items() for one in find_bottlenecks(case)}
    assert ("vajen", Category.TRANSFER) in seen
    assert ("amina", Category.AGE_LIMIT) in seen
    assert ("david", Category.URGENCY_RULES) in seen
    assert ("ishana", Category.REGION_BINDING) in seen
    assert ("ervaringsdeskundige", Category.RETELLING) in seen


def test_the_document_has_the_tables_of_today() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert text == written(text, CASES.values()), (
        "run `python -m tests.journey.bottlenecks.cases`: a journey or a rule has changed"
    )
