"""Figures and measurements as people write them: ``12,5``, and ``1-3-2026 12,5 a note``."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from app.language import languages, translator

_AMOUNT: Final = re.compile(r"[+-]?\d{1,10}(?:\.\d{1,2})?", re.ASCII)
_SPOKEN_DATE: Final = re.compile(r"(?:(\d{1,2})\.? )?([^\W\d]{3,9})\.? (\d{4})")
_DUTCH_DATE: Final = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})", re.ASCII)


def amount_in(text: str) -> float | None:
    """A number as Dutch or English writes it, without marks between the thousands."""
    plain = text.strip().replace("\u2212", "-").replace(",", ".")
    return float(plain) if _AMOUNT.fullmatch(plain) else None


def amount_written(value: float, mark: str = ",") -> str:
    """A figure with at most two decimals behind ``mark``."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", mark)


def date_in(text: str) -> str:
    """A date as a journey keeps it; Dutch ones (14-3-2025, 3-2025) are turned round."""
    text = text.strip()
    found = _DUTCH_DATE.fullmatch(text)
    if not found:
        return _spoken(text) or text
    day, month, year = found.groups()
    parts = [year, month.zfill(2), *([day.zfill(2)] if day else [])]
    return "-".join(parts)


def _spoken(text: str) -> str:
    """A date with the name of its month (``13 februari 2024``, ``feb. 2024``); else empty."""
    found = _SPOKEN_DATE.fullmatch(text)
    month = _months().get(found[2].casefold()) if found else None
    if found is None or month is None:
        return ""
    day = f"-{int(found[1]):02}" if found[1] else ""
    return f"{found[3]}-{month:02}{day}"


@lru_cache
def _months() -> dict[str, int]:
    """Every name of a month in our languages, whole and short."""
    found = {"mrt": 3}
    for t in map(translator, languages()):
        for number in range(1, 13):
            name = t(f"map.month_long.{number}").casefold()
            found |= {name: number, name[:3]: number}
    return found


def measurement_in(line: str) -> dict[str, Any]:
    """A measurement of one line; a value that can't be read stays as it was written."""
    day, _, rest = line.strip().partition(" ")
    amount, _, note = rest.strip().partition(" ")
    value = amount_in(amount)
    return {"date": date_in(day), "value": amount if value is None else value, "note": note}


def measurement_written(value: Mapping[str, Any], mark: str = ",") -> str:
    """A measurement on one line, as ``measurement_in`` reads it."""
    parts = (value["date"], amount_written(value["value"], mark), value.get("note", ""))
    return " ".join(one for one in parts if one)
