"""What a text is about: its words by meaning, so that "bijstand" and "uitkering" are one."""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_FILE: Final = Path(__file__).with_name("meanings.toml")
DEED_WEIGHT: Final = 0.35
WORD_WEIGHT: Final = 0.6
SHORTEST: Final = 3
_ENDINGS: Final = (
    *("ingen", "tjes", "heid", "ing", "tje", "jes", "en", "je", "de", "te", "e", "t", "s", "d"),
)


@lru_cache
def _tables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = tomllib.loads(_FILE.read_text("utf-8"))
    return tables


@lru_cache
def _meanings() -> tuple[tuple[str, str, float, bool], ...]:
    """Every beginning with its meaning and weight; ``True``: found anywhere in a word."""
    return tuple(
        (one.strip("*"), name, weight, one.startswith("*"))
        for table, weight in (("deed", DEED_WEIGHT), ("topic", 1.0))
        for name, words in _tables()[table].items()
        for one in words.split()
    )


@lru_cache
def _offices() -> tuple[tuple[str, str, bool], ...]:
    """Every name of an office, whole or (with ``*`` behind it) its beginning, and which it is."""
    return tuple(
        (one.strip("*"), name, one.endswith("*"))
        for name, words in _tables()["office"].items()
        for one in words.split()
    )


def offices_in(text: str) -> frozenset[str]:
    """Which offices the name of a department speaks of: "sociale dienst" and "Werk" are one."""
    words = list(words_in(text))
    return frozenset(
        name
        for part, name, begins in _offices()
        if any(word == part or (begins and word.startswith(part)) for word in words)
    )


@lru_cache
def _empty() -> frozenset[str]:
    return frozenset(_tables()["none"]["words"].split())


@lru_cache(maxsize=20_000)
def _meant_by(word: str) -> tuple[tuple[str, float], ...]:
    """The meanings of a word; itself, without its ending, where it has none."""
    found = {
        name: weight
        for part, name, weight, anywhere in _meanings()
        if word.startswith(part) or (anywhere and part in word)
    }
    if found:
        return tuple(found.items())
    return () if word in _empty() or len(word) < SHORTEST else ((f"~{_stem(word)}", WORD_WEIGHT),)


def forget() -> None:
    """Keep no word that people wrote."""
    _meant_by.cache_clear()


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > SHORTEST:
            return word.removesuffix(ending)
    return word


def words_in(text: str) -> Iterator[str]:
    """The words of a text in lower case, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    yield from _WORD.findall(plain)


def meaning_of(text: str) -> dict[str, float]:
    """The meanings in a text, each with its weight; counted once however often it is said."""
    found: dict[str, float] = defaultdict(float)
    for word in words_in(text):
        for name, weight in _meant_by(word):
            found[name] = max(found[name], weight)
    return dict(found)


def said_as(text: str, meaning: str) -> str:
    """The word of a text that has this meaning, as it was written; empty where there is none."""
    words: list[str] = _WORD.findall(text)
    for word in words:
        plain = next(words_in(word), "")
        if any(name == meaning for name, _ in _meant_by(plain)):
            return word
    return ""
