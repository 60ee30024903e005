"""The words that logs use: for what isn't known, and for columns (``words.toml``)."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from app.formats.folding import folded

_WORDS: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("words.toml").read_text("utf-8")
)
UNKNOWN: Final = frozenset(_WORDS["unknown"])
"""What stands in a cell where nobody knew: never a department, a channel or a topic."""
PEOPLE: Final = frozenset(_WORDS["people"])
"""Headings of columns that name a person: never suggested, and warned about."""
SUMS: Final = frozenset(_WORDS["sums"])
"""What the first cell of a row with a sum says: it is no case."""
HEADINGS: Final[dict[str, list[str]]] = _WORDS["headings"]
"""For each part of an event the headings that mean it, the surest first."""


def plain_heading(text: str) -> str:
    """A heading as headings are compared: ``CaseID``, ``case_id`` and ``Case ID`` are one."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", text)
    return re.sub(r"\s+", " ", re.sub(r"[_\-.:+]+", " ", folded(parted))).strip()


def is_unknown(text: str) -> bool:
    """Whether a cell says that nobody knows."""
    return not text or folded(text) in UNKNOWN
