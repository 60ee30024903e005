"""Dates as well as they are known, and durations in the words people use."""

import calendar
import re
from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
DAYS_IN: Final[dict[str, float]] = {
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1,
    "week": 7,
    "month": 365.25 / 12,
    "year": 365.25,
}
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DURATION = re.compile(r"([1-9]\d{0,3}) (minute|hour|day|week|month|year)s?", re.ASCII)


def _check_date(value: str) -> str:
    found = _DATE.fullmatch(value)
    if not found:
        raise PydanticCustomError("date_shape", "no date of the shape 2025, 2025-03 or 2025-03-14")
    year, month, day = (int(part) if part else None for part in found.groups())
    possible = (
        year is not None
        and FIRST_YEAR <= year <= LAST_YEAR
        and (month is None or 1 <= month <= 12)
        and (day is None or 1 <= day <= calendar.monthrange(year, month or 1)[1])
    )
    if not possible:
        raise PydanticCustomError("date_impossible", "this date does not exist")
    return value


def _check_day(value: str) -> str:
    if not _DATE.fullmatch(value) or len(value) < len("2025-03-14"):
        raise PydanticCustomError("day_shape", "no whole date of the shape 2025-03-14")
    return _check_date(value)


def _check_duration(value: str) -> str:
    found = _DURATION.fullmatch(value)
    if not found:
        raise PydanticCustomError("duration_shape", "no duration of the shape '6 weeks'")
    amount, unit = int(found[1]), found[2]
    return f"{amount} {unit}{'' if amount == 1 else 's'}"


_YEAR: Final = "(19[0-9]{2}|20[0-9]{2}|2100)"
"""From ``FIRST_YEAR`` to ``LAST_YEAR``, for a JSON Schema."""
_MONTH: Final = "(0[1-9]|1[0-2])"
_DAY: Final = "(0[1-9]|[12][0-9]|3[01])"

PartialDate = Annotated[
    str,
    AfterValidator(_check_date),
    Field(json_schema_extra={"pattern": f"^{_YEAR}(-{_MONTH}(-{_DAY})?)?$"}),
]
"""A date as well as it is known: ``2025``, ``2025-03`` or ``2025-03-14`` (ISO 8601 reduced)."""

Day = Annotated[
    str,
    AfterValidator(_check_day),
    Field(json_schema_extra={"pattern": f"^{_YEAR}-{_MONTH}-{_DAY}$", "format": "date"}),
]
"""A whole date: ``2025-03-14``."""

Duration = Annotated[
    str,
    AfterValidator(_check_duration),
    Field(
        json_schema_extra={
            "pattern": r"^[1-9][0-9]{0,3} (minute|hour|day|week|month|year)s?$",
        }
    ),
]
"""A length of time in one unit: ``45 minutes``, ``6 weeks``, ``1 year``."""


def earliest(value: str) -> date:
    """The first day that a partial date can mean."""
    year, month, day = ([int(part) for part in value.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def latest(value: str) -> date:
    """The last day that a partial date can mean."""
    parts = [int(part) for part in value.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return date(year, month, day)


def is_certainly_after(value: str, other: str) -> bool:
    """Whether ``value`` is later than ``other`` whatever the unknown parts turn out to be."""
    return earliest(value) > latest(other)


def split_duration(value: str) -> tuple[int, str]:
    """The amount and the unit (in the singular) of a duration: ``6 weeks`` -> ``(6, "week")``."""
    amount, unit = value.split(" ")
    return int(amount), unit.removesuffix("s")


def days(value: str) -> float:
    """The length of a duration in days; a month counts 30.4 days, a year 365.25."""
    amount, unit = split_duration(value)
    return amount * DAYS_IN[unit]


def days_between(earlier: str | None, later: str | None) -> int | None:
    """Days from one date to the other; ``None`` unless both are known to the day."""
    if earlier is None or later is None or len(earlier) < 10 or len(later) < 10:
        return None
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
