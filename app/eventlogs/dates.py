"""Dates as logs write them, each form read strictly: which one it is, is found or asked."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.journey.time import FIRST_YEAR, LAST_YEAR


class DateForm(StrEnum):
    """The order in which a date is written, or what its number counts."""

    YEAR_FIRST = "year_first"
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    SECONDS = "seconds"
    MILLISECONDS = "milliseconds"
    EXCEL = "excel"


WRITTEN: Final = frozenset({DateForm.YEAR_FIRST, DateForm.DAY_FIRST, DateForm.MONTH_FIRST})
"""The forms that are dates as people write them, and no numbers."""


class Moment(NamedTuple):
    """A moment: milliseconds since 1970 in UTC, and the minutes that its clock was ahead.

    Without a known time zone the clock is read as it stands (``ahead`` is ``None``).
    """

    at: int
    ahead: int | None


_MONTHS: Final = {
    word: number
    for number, words in enumerate(
        (
            "jan|januari|january",
            "feb|februari|february",
            "mrt|mar|maart|march",
            "apr|april",
            "mei|may",
            "jun|juni|june",
            "jul|juli|july",
            "aug|augustus|august",
            "sep|sept|september",
            "okt|oct|oktober|october",
            "nov|november",
            "dec|december",
        ),
        start=1,
    )
    for word in words.split("|")
}
_CLOCK: Final = (
    r"(?:[T\s:,]+(?:om )?(\d{1,2})[:.uh](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?"
    r"\s*([ap]\.?m\.?)?(?:\s*(?:uur|u|h)\.?)?)?"
    r"\s*(?:(z|utc|gmt|ces?t|mes?z|[+-]\d{2}:?(?:\d{2})?|\[?[a-z]{2,20}/[a-z_]{2,30}\]?)"
    r"(?:\s*\[[\w/+-]{1,40}\])?)?"
)
_NUMBERS: Final = re.compile(
    r"(\d{1,4})[-/. ](\d{1,2}|[a-z]{3,9}\.?)[-/. ,]+(\d{1,4})" + _CLOCK, re.IGNORECASE | re.ASCII
)
_WORD_FIRST: Final = re.compile(
    r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})" + _CLOCK, re.IGNORECASE | re.ASCII
)
_DAY_NAME: Final = re.compile(r"^[a-z]{2,9}[.,]? (?=\d)", re.IGNORECASE | re.ASCII)
_PACKED: Final = re.compile(r"(\d{8})(\d{2})(\d{2})(\d{2})?", re.ASCII)
_TIME_OF_DAY: Final = re.compile(
    r"(\d{1,2})[:.uh](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?(?:\s*(?:uur|u|h)\.?)?",
    re.IGNORECASE | re.ASCII,
)
_COUNT: Final = re.compile(r"\d{1,14}(?:[.,]\d{1,12})?", re.ASCII)
_WINTER: Final = timezone(timedelta(hours=1))
_SUMMER: Final = timezone(timedelta(hours=2))
_ZONES: Final = {"cet": _WINTER, "mez": _WINTER, "cest": _SUMMER, "mesz": _SUMMER}
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_EXCEL_START: Final = datetime(1899, 12, 30, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)
LONGEST: Final = 60
MOST_TRIED: Final = 20_000
_LIKELY: Final = (datetime(1980, 1, 1, tzinfo=UTC), datetime(2050, 1, 1, tzinfo=UTC))


def read_moment(text: str, form: DateForm) -> Moment | None:
    """The moment that a text tells in this form; ``None`` where it tells none."""
    text = text.strip()
    if not text or len(text) > LONGEST:
        return None
    try:
        found = _READERS[form](text)
    except (ValueError, OverflowError):
        return None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        return None
    return _moment(found)


def read_clock(text: str) -> timedelta | None:
    """The time of day in a cell of its own: ``9:15``, ``09.15 uur``, ``9u15``, ``0,5`` of a day."""
    text = text.strip()
    if _COUNT.fullmatch(text) and not text.isdigit():
        part = float(text.replace(",", "."))
        if 0 <= part < 1:
            return timedelta(seconds=round(part * 86_400))
    found = _TIME_OF_DAY.fullmatch(text)
    try:
        one = _made("2000", "1", "1", [*found.groups(), None]) if found else None
    except ValueError:
        return None
    return one - datetime(2000, 1, 1) if one else None  # noqa: DTZ001 - a time of day has no zone


def forms_of(texts: Iterable[str]) -> list[DateForm]:
    """The forms in which every one of these texts can be read, the likeliest first.

    Forms that come to the same moments count as one; several are a question to a person.
    """
    tried = list(dict.fromkeys(texts))[:MOST_TRIED]
    fits = [form for form in DateForm if tried and all(_likely(one, form) for one in tried)]
    distinct: dict[tuple[Moment | None, ...], DateForm] = {}
    for form in fits:
        distinct.setdefault(tuple(read_moment(one, form) for one in tried), form)
    return list(distinct.values())


def best_forms(texts: Sequence[str]) -> list[DateForm]:
    """As ``forms_of``; where a few texts fit no form, the forms that most of them fit."""
    if found := forms_of(texts):
        return found
    counts = {form: sum(_likely(one, form) for one in texts[:MOST_TRIED]) for form in DateForm}
    most = max(counts.values(), default=0)
    if most * 2 < min(len(texts), MOST_TRIED) or not most:
        return []
    fitting = [form for form, count in counts.items() if count == most]
    readable = [one for one in texts[:MOST_TRIED] if _likely(one, fitting[0])]
    return forms_of(readable)


def _likely(text: str, form: DateForm) -> bool:
    """Whether a text can be read so, and a number comes to a year of our own time."""
    found = read_moment(text, form)
    if found is None:
        return False
    counted = form in (DateForm.SECONDS, DateForm.MILLISECONDS, DateForm.EXCEL)
    first, last = _LIKELY
    return not counted or _in_ms(first) < found.at < _in_ms(last)


def _in_ms(when: datetime) -> int:
    return (when - _EPOCH) // _MILLISECOND


def _moment(found: datetime) -> Moment:
    ahead = found.utcoffset()
    if ahead is None:
        return Moment(_in_ms(found.replace(tzinfo=UTC)), None)
    return Moment(_in_ms(found), int(ahead.total_seconds() // 60))


def _year_first(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    if packed := _PACKED.fullmatch(text):
        day, hour, minute, second = packed.groups()
        return datetime.fromisoformat(f"{day}T{hour}{minute}{second or '00'}")
    found = _NUMBERS.fullmatch(text)
    if not found or len(found[1]) not in (2, 4) or len(found[3]) > 2:
        return None
    if len(found[1]) == 2 and not len(found[2]) == len(found[3]) == 2:
        return None  # 13-2-24: nobody writes the year short and the month without a nought
    return _made(found[1], found[2], found[3], found.groups()[3:])


def _day_first(text: str) -> datetime | None:
    return _worded(text) or _numbered(text, day=1, month=2)


def _month_first(text: str) -> datetime | None:
    return _worded(text) or _numbered(text, day=2, month=1)


def _numbered(text: str, *, day: int, month: int) -> datetime | None:
    found = _NUMBERS.fullmatch(_DAY_NAME.sub("", text, count=1))
    if not found or len(found[1]) > 2 or len(found[3]) not in (2, 4):
        return None
    if not found[2].isdigit():
        day, month = 1, 2
    return _made(found[3], found[month], found[day], found.groups()[3:])


def _worded(text: str) -> datetime | None:
    found = _WORD_FIRST.fullmatch(text)
    return _made(found[3], found[1], found[2], found.groups()[3:]) if found else None


def _made(
    year: str, month: str, day: str, clock: Sequence[str | None], base: int = 2000
) -> datetime:
    hour, minute, second, fraction, half, zone = clock
    number = _MONTHS.get(month.lower().rstrip("."), 0) if not month.isdigit() else int(month)
    hours = int(hour or 0)
    if half:
        if not 1 <= hours <= 12:
            raise ValueError(half)
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    is_midnight = hours == 24 and not any(int(one or 0) for one in (minute, second, fraction))
    made = datetime(
        int(year) + (base if len(year) == 2 else 0),
        number,
        int(day),
        0 if is_midnight else hours,
        int(minute or 0),
        int(second or 0),
        int((fraction or "0").ljust(6, "0")[:6]),
        tzinfo=_zone(zone) if zone else None,
    )
    return made + timedelta(days=1) if is_midnight else made


@lru_cache(maxsize=256)
def _zone(text: str) -> tzinfo:
    if "/" in text:
        try:
            return ZoneInfo(text.strip("[]"))
        except (ZoneInfoNotFoundError, OSError) as error:
            raise ValueError(text) from error
    if text[0] not in "+-":
        return _ZONES.get(text.lower(), UTC)
    digits = text[1:].replace(":", "").ljust(4, "0")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(ahead if text[0] == "+" else -ahead)


def _counted(text: str, start: datetime, unit: timedelta) -> datetime | None:
    if not _COUNT.fullmatch(text):
        return None
    return start + float(text.replace(",", ".")) * unit


def _seconds(text: str) -> datetime | None:
    return _counted(text, _EPOCH, timedelta(seconds=1))


def _milliseconds(text: str) -> datetime | None:
    return _counted(text, _EPOCH, _MILLISECOND)


def _excel(text: str) -> datetime | None:
    """Days since the start of a spreadsheet's count; it knows no time zone."""
    found = _counted(text, _EXCEL_START, timedelta(days=1))
    return found.replace(tzinfo=None) if found else None


_READERS: Final[dict[DateForm, Callable[[str], datetime | None]]] = {
    DateForm.YEAR_FIRST: _year_first,
    DateForm.DAY_FIRST: _day_first,
    DateForm.MONTH_FIRST: _month_first,
    DateForm.SECONDS: _seconds,
    DateForm.MILLISECONDS: _milliseconds,
    DateForm.EXCEL: _excel,
}
