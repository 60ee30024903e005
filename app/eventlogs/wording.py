"""Numbers and lengths of time in the reader's language, as a summary and its journeys say them."""

from app.eventlogs.spreads import NEEDED
from app.eventlogs.summary import Spread
from app.language import Translator

HOUR = 1 / 24
MINUTE = 1 / 1440


def number(value: int, t: Translator) -> str:
    """A number with its thousands apart: ``1.434`` in Dutch, ``1,434`` in English."""
    told = f"{value:,}"
    return told.replace(",", t("reading.number.thousands"))


def length(days: float, t: Translator) -> str:
    """A length of time as people say it: ``3 dagen``, ``2 uur``, ``20 minuten``."""
    amount, unit = _amount(days)
    return t(f"formats.unit.{unit}", n=amount, amount=number(amount, t))


def duration_of(days: float) -> str | None:
    """A length of time as a journey keeps it; ``None`` for less than an hour."""
    amount, unit = _amount(min(days, 9_999))
    return f"{amount} {unit}s" if unit != "minute" and amount else None


def _amount(days: float) -> tuple[int, str]:
    if days >= 0.95:
        return round(days), "day"
    if days >= HOUR:
        return round(days / HOUR), "hour"
    return round(days / MINUTE), "minute"


def length_range(low: float, high: float, t: Translator) -> str:
    """From one length of time to another; the unit once where it is the same."""
    (amount, unit), (_, other) = _amount(low), _amount(high)
    start = number(amount, t) if unit == other else length(low, t)
    return t("reading.spread.range", low=start, high=length(high, t))


def spread_told(wait: Spread, t: Translator) -> str:
    """A wait in words: the middle one, and how far they lie apart."""
    values = {"n": wait.n, "count": number(wait.n, t), "median": length(wait.median, t)}
    if wait.n == 1:
        return t("reading.spread.one", **values)
    if wait.quarter is None or wait.three_quarters is None or wait.nine_tenths is None:
        values |= {"low": length(wait.shortest, t), "high": length(wait.longest, t)}
        return t("reading.spread.few", **values)
    half = length_range(wait.quarter, wait.three_quarters, t)
    return t("reading.spread.many", **values, half=half, tenth=length(wait.nine_tenths, t))


def share(part: int, whole: int, t: Translator, *, of: str = "cases") -> str:
    """So many of so many cases (or ``times``); with a percentage from 20 on only."""
    values = {"part": number(part, t), "whole": number(whole, t)}
    if whole < NEEDED:
        return t(f"reading.share.{of}_few", **values)
    return t(f"reading.share.{of}_many", **values, percent=round(100 * part / whole))


def capital(text: str) -> str:
    """A text that begins a sentence."""
    return text[:1].upper() + text[1:]
