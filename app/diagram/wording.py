"""Dates, durations and scores in the reader's language."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from app.journey.time import split_duration
from app.language import Translator, translator

MINUS: Final = "−"


class _Remembering(Translator):
    """A translator that remembers what it said: a map says the same things often."""

    def __init__(self, t: Translator) -> None:
        self.language = t.language
        self._told_by = t
        self._said = lru_cache(maxsize=16_000)(t)

    def __call__(self, key: str, **values: object) -> str:
        return self._said(key, **values)

    def has(self, key: str) -> bool:
        return self._told_by.has(key)


@lru_cache
def remembering(language: str) -> Translator:
    """The translator of a language, with what it said last remembered."""
    return _Remembering(translator(language))


def signed(score: int | None) -> str:
    """A score with its sign: ``−2``, ``0``, ``+1``; a question mark where it is unknown."""
    if score is None:
        return "?"
    return f"+{score}" if score > 0 else f"{MINUS}{-score}" if score < 0 else "0"


def duration(value: str, t: Callable[..., str]) -> str:
    """A duration as people say it: ``6 weken``."""
    amount, unit = split_duration(value)
    return t(f"map.duration.{unit}", n=amount)


def short_date(value: str, t: Callable[..., str], *, with_year: bool) -> str:
    """A date as well as it is known: ``4 mrt``, ``mrt 2019``, ``2019``."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    month = t(f"map.month.{parts[1]}")
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    return f"{parts[2]} {month} {parts[0]}" if with_year else f"{parts[2]} {month}"


def period(dates: Iterable[str], t: Translator) -> str:
    """From the first date to the last: ``1 maart – 9 juni 2025``; empty without dates."""
    known = list(dates)
    if not known:
        return ""
    first, last = _long_date(known[0], t), _long_date(known[-1], t)
    if first == last:
        return last
    year = f" {known[-1][:4]}"
    if first.endswith(year) and last.endswith(year):
        first = first.removesuffix(year)
    return f"{first} – {last}"


def _long_date(value: str, t: Translator) -> str:
    parts = [int(part) for part in value.split("-")]
    words = [str(parts[0])]
    if len(parts) > 1:
        words.insert(0, t(f"map.month_long.{parts[1]}"))
    if len(parts) > 2:
        words.insert(0, str(parts[2]))
    return " ".join(words)


def capital(text: str) -> str:
    """A text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
