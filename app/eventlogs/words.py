"""The words that logs use: for what isn't known, for channels, for columns (``words.toml``)."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from app.formats.cells import folded
from app.journey import Channel
from app.language import languages, translator

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


@lru_cache
def known_channels() -> dict[str, Channel]:
    """Every word for a channel that we know, in any of our languages."""
    found = {
        word: Channel(channel) for channel, words in _WORDS["channels"].items() for word in words
    }
    for language in languages():
        t = translator(language)
        found |= {folded(t(f"terms.channel.{one}")): one for one in Channel}
    return found | {folded(one.value.replace("_", " ")): one for one in Channel}
