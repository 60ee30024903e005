"""What is told of a journey, and what stays behind."""

import pytest
from hypothesis import given

from app.exports.account import Account, account
from app.exports.parts import EVERYTHING, Part, with_parts
from app.journey import Journey, Resource
from app.language import languages, translator
from tests.formats.whole import whole_journey
from tests.strategies import journeys

NL = translator("nl")


def texts_of(told: Account) -> str:
    """Every text of an account behind each other."""
    facts = [text for fact in told.facts for text in fact]
    cells = [cell for section in told.sections for row in section.rows for cell in row]
    return "\n".join([told.title, told.lead, *facts, *cells, *told.closing])


@given(journeys())
def test_every_contact_moment_and_marked_bottleneck_is_told(journey: Journey) -> None:
    said = texts_of(account(journey, NL))
    assert all(one.title in said for one in journey.contact_moments)
    assert all(one.title in said for one in journey.bottlenecks)


@given(journeys())
def test_every_row_has_a_cell_for_each_column_and_no_column_is_empty(journey: Journey) -> None:
    for section in account(journey, NL).sections:
        assert {len(row) for row in section.rows} == {len(section.columns)}
        assert all(any(column) for column in zip(*section.rows, strict=True))


@pytest.mark.parametrize("language", languages())
def test_the_whole_journey_is_told_in_every_language(language: str) -> None:
    told = account(whole_journey(), translator(language))
    assert [one.title for one in told.sections][-1] == translator(language)("exports.actions")


def test_an_empty_journey_has_no_empty_tables() -> None:
    told = account(Journey(id="leeg", kind="sketch", title="Leeg"), NL)
    assert (told.sections, told.facts, told.figures) == ((), (), ())


def test_an_assumption_is_told_as_one() -> None:
    journey = whole_journey()
    assumed = journey.contact_moments[0].model_copy(update={"assumed": ("date",)})
    told = account(journey.with_items(Resource.CONTACT_MOMENT, [assumed]), NL)
    assert "maart 2025 (aanname)" in texts_of(told)


def test_without_the_voices_nobody_is_quoted_or_scored() -> None:
    journey = with_parts(whole_journey(), EVERYTHING - {Part.VOICES})
    assert journey.experiences == journey.annotations == ()
    assert (journey.case, journey.wish, journey.outcome) == (None, "", "")
    assert journey.actions


def test_without_the_plan_nothing_of_it_is_told() -> None:
    journey = with_parts(whole_journey(), EVERYTHING - {Part.PLAN})
    assert journey.actions == journey.improvements == ()
    assert journey.experiences
