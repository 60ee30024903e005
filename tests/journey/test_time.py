"""Dates as well as they are known, and durations in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from app.journey.time import (
    Duration,
    PartialDate,
    days,
    days_between,
    earliest,
    is_certainly_after,
    latest,
    split_duration,
)

dates = TypeAdapter(PartialDate)
durations = TypeAdapter(Duration)


def code(adapter: TypeAdapter[str], value: str) -> str:
    """The code of the one fault of a value."""
    with pytest.raises(ValidationError) as refused:
        adapter.validate_python(value)
    (fault,) = refused.value.errors()
    return fault["type"]


@pytest.mark.parametrize("value", ["2025", "2025-03", "2025-03-14", "2024-02-29"])
def test_a_date_may_be_known_to_the_year_the_month_or_the_day(value: str) -> None:
    assert dates.validate_python(value) == value


@pytest.mark.parametrize("value", ["2025-13", "2025-02-29", "2025-04-31", "0000", "2025-00-01"])
def test_a_date_that_is_in_no_calendar_is_impossible(value: str) -> None:
    assert code(dates, value) == "date_impossible"


@pytest.mark.parametrize("value", ["14-03-2025", "2025-3-14", "gisteren", "", "2025-03-14T10:00"])
def test_a_date_in_another_shape_is_told_how_to_write_it(value: str) -> None:
    assert code(dates, value) == "date_shape"


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_lies_within_its_month_and_its_year(day: date) -> None:
    whole = day.isoformat()
    for known in (whole, whole[:7], whole[:4]):
        assert earliest(known) <= day <= latest(known)


@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.dates(date(1900, 1, 1), date(2100, 12, 31))
)
def test_a_date_known_to_the_year_is_never_certainly_after_another_day_of_that_year(
    one: date, other: date
) -> None:
    year = f"{one.year:04}"
    assert is_certainly_after(year, other.isoformat()) == (one.year > other.year)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1 weeks", "1 week"),
        ("6 week", "6 weeks"),
        ("45 minutes", "45 minutes"),
        ("1 year", "1 year"),
    ],
)
def test_a_duration_is_kept_in_one_spelling(written: str, kept: str) -> None:
    assert durations.validate_python(written) == kept


@pytest.mark.parametrize(
    "value", ["0 days", "6 weken", "-1 day", "1.5 hours", "99999 days", "week"]
)
def test_a_duration_in_another_shape_is_told_how_to_write_it(value: str) -> None:
    assert code(durations, value) == "duration_shape"


def test_a_duration_is_counted_in_days() -> None:
    assert [days("6 weeks"), days("12 hours"), round(days("2 months"))] == [42, 0.5, 61]


def test_a_duration_has_an_amount_and_a_unit_in_the_singular() -> None:
    assert split_duration("6 weeks") == (6, "week")


def test_days_between_dates_are_known_only_where_both_days_are() -> None:
    assert days_between("2025-03-01", "2025-03-14") == 13
    assert days_between("2025-03", "2025-03-14") is None
    assert days_between(None, "2025-03-14") is None
