"""Text from people, made harmless: the one place where anything is cleaned and escaped."""

import html
import re
import unicodedata
from functools import lru_cache
from typing import Final

MOST: Final = 2_000
"""Characters of one text that are looked at; no box of the map holds more."""

_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_ACCENTS: Final = "\u0300"
"""From here on letters may be made of several characters; before it none needs composing."""
_BLANKS = re.compile(r"\s+")
_PILED = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{2})"
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)


def clean(text: str) -> str:
    """One line of visible text: no control or direction characters, at most two accents piled."""
    plain = text.isprintable() and (text.isascii() or max(text) < _ACCENTS)
    if plain and "  " not in text and len(text) <= MOST:
        return text.strip()
    shown = _DROPPED.sub("", text[:MOST])
    shown = _PILED.sub(r"\1", unicodedata.normalize("NFC", shown))
    return _BLANKS.sub(" ", shown).strip()


@lru_cache(maxsize=16_000)
def markup(text: str) -> str:
    """Cleaned text for XML: in an element or in a quoted attribute."""
    return html.escape(clean(text), quote=True)


@lru_cache(maxsize=16_000)
def in_label(text: str) -> str:
    r"""Cleaned text for a table label of Graphviz, where ``\N`` and ``\G`` would be expanded."""
    return html.escape(clean(text), quote=True).replace("\\", "\\\\")


@lru_cache(maxsize=4_000)
def in_decor(text: str) -> str:
    """Cleaned text for the background's drawing list, which counts bytes and has no escapes."""
    return clean(text).replace("\\", "/").replace('"', "”")
