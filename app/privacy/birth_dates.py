"""Dates of birth: a date beside a word of birth, or a whole date so long ago that it may be one."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from app.privacy.warning import Certainty, PersonalData, PrivacyWarning
from app.privacy.word_lists import own

YOUNGEST_PARENT: Final = 14
OLDEST: Final = 110
NEAR: Final = 45
_MONTH = "|".join(sorted(own("birth", "month"), key=len, reverse=True))
_ORDINAL = r"(?:e|de|ste|st|nd|rd|th)?"
_DATE = re.compile(
    r"(?<![\w.,/-])(?:"
    r"(?P<d>\d{1,2})\s?[-/. ]\s?(?P<m>\d{1,2})(?:\s?[-/. ]\s?(?P<y>\d{4}|'?\d{2}))"
    r"|(?P<y2>\d{4})[-/.](?P<m2>\d{1,2})[-/.](?P<d2>\d{1,2})"
    rf"|(?P<d3>\d{{1,2}}){_ORDINAL}[\s-](?:of\s|van\s)?(?P<n3>{_MONTH})\.?(?:[\s-]'?(?P<y3>\d{{4}}|\d{{2}}))?"
    rf"|(?P<n4>{_MONTH})\s(?P<d4>\d{{1,2}}){_ORDINAL}(?:,?\s(?P<y4>\d{{4}}))?"
    rf"|(?P<n6>{_MONTH})\s(?:van\s)?(?P<y6>(?:19|20)\d{{2}}|'\d{{2}})"
    r"|(?:(?:eerste|tweede|1e|2e)\s(?:kerst|paas|pinkster)dag|(?:oudjaars|nieuwjaars|konings|"
    r"moeder|vader)dag)\s(?:van\s)?(?P<y7>(?:19|20)\d{2})"
    r"|(?P<y5>(?:19|20)\d{2})(?P<m5>[01]\d)(?P<d5>[0-3]\d)"
    r")(?![\w/]|-\d|\s?(?:euro|uur))",
    re.IGNORECASE,
)
_NO_DATE = re.compile(r"(?i)\b(?:€|euro|kamer|nummer|artikel|om|tussen)\s$")
_BRACKET = re.compile(r"([^\W\d_]+)\s?\($")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n")


def birth_dates(text: str, today: date | None = None) -> Iterator[PrivacyWarning]:
    """Dates of birth in a text; ``today`` tells which dates lie a youth ago."""
    year_now = (today or date.today()).year  # noqa: DTZ011 - a year's margin asks for no zone
    for found in _DATE.finditer(text):
        year = _year(found, year_now)
        if not _can_be(found) or _NO_DATE.search(
            text[max(0, found.start() - NEAR) : found.start()]
        ):
            continue
        whole = bool(_part(found, "d"))
        if _speaks_of_birth(text, found, "near" if whole else "born"):
            sure = Certainty.CERTAIN if year and whole else Certainty.LIKELY
            yield PrivacyWarning(*found.span(), PersonalData.BIRTH_DATE, sure)
        elif whole and year and (_of_somebody(text, found) or _is_a_youth_ago(year, year_now)):
            yield PrivacyWarning(*found.span(), PersonalData.BIRTH_DATE, Certainty.LIKELY)


def _is_a_youth_ago(year: int, year_now: int) -> bool:
    return year_now - OLDEST <= year <= year_now - YOUNGEST_PARENT


def _part(found: re.Match[str], name: str) -> str:
    parts = (found.groupdict().get(f"{name}{n}") for n in ("", 2, 3, 4, 5, 6, 7))
    return next((one for one in parts if one), "")


def _year(found: re.Match[str], year_now: int) -> int | None:
    text = _part(found, "y").lstrip("'")
    if not text:
        return None
    year = int(text)
    if len(text) > len("99"):
        return year
    return 2000 + year if 2000 + year <= year_now else 1900 + year


def _can_be(found: re.Match[str]) -> bool:
    day, month = _part(found, "d"), _part(found, "m")
    return (not day or 1 <= int(day) <= 31) and (not month or 1 <= int(month) <= 12)


def _speaks_of_birth(text: str, found: re.Match[str], words: str) -> bool:
    """Whether one of these words of birth stands near, in the same sentence."""
    before = _SENTENCE_END.split(text[max(0, found.start() - NEAR) : found.start()])[-1]
    after = _SENTENCE_END.split(text[found.end() : found.end() + NEAR])[0]
    near = re.findall(r"[^\W\d_]+", f"{before} {after}".casefold())
    return not own("birth", words).isdisjoint(near)


def _of_somebody(text: str, found: re.Match[str]) -> bool:
    """``kind (2-1-2025)``: a date between brackets behind a person."""
    word = _BRACKET.search(text[max(0, found.start() - NEAR) : found.start()])
    return bool(word and word[1].casefold() in own("names", "person"))
