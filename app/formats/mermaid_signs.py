"""Mermaid's text: signs that mean something to it, written as its own codes and read back."""

import re
from functools import lru_cache
from typing import Final

from app.language import languages, translator

_ENTITY: Final = re.compile(r"#(\w{1,32});")
_HIDDEN: Final = re.compile("\x00([^\x01]*)\x01")
_BEHIND: Final = re.compile(r"#|\s%%")
_KEYWORD: Final = re.compile("journey|title|section|acctitle|accdescr", re.IGNORECASE)
_RISKY: Final = re.compile("[#;:%{}<>&\u2028\u2029\u0085\ufeff]|ﬂ°|¶ß")
_NAMED: Final = {"quot": '"', "amp": "&", "lt": "<", "gt": ">", "nbsp": "\u00a0", "apos": "'"}


def escaped(text: str) -> str:
    """The text with Mermaid's own codes for every sign that means something to it."""
    safe = _RISKY.sub(lambda found: "".join(f"#{ord(sign)};" for sign in found[0]), text)
    if _KEYWORD.match(safe) or safe[:1].isspace():
        safe = f"#{ord(safe[0])};{safe[1:]}"
    if safe[-1:].isspace():
        safe = f"{safe[:-1]}#{ord(safe[-1])};"
    return safe


def plain(text: str) -> str:
    """The text that Mermaid shows for what is written."""
    return _ENTITY.sub(lambda found: _sign(found[1]) or found[0], text).strip()


def _sign(code: str) -> str:
    if code.isascii() and code.isdigit():
        number = int(code[:8])
        return chr(number) if number <= 0x10FFFF else ""
    return _NAMED.get(code, "")


def hidden(text: str) -> str:
    """The text with its codes out of the way of the signs that part statements."""
    return _ENTITY.sub(lambda found: f"\x00{found[1]}\x01", text)


def shown(text: str) -> str:
    """A hidden text with its codes again."""
    return _HIDDEN.sub(lambda found: f"#{found[1]};", text)


def without_comment(text: str) -> tuple[str, str]:
    """A line and the comment behind it, which is empty where there is none."""
    found = _BEHIND.search(text)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


@lru_cache
def words_for_the_parent() -> frozenset[str]:
    """What the young parent is called in diagrams, in every language of ours."""
    told = (
        f"{t('terms.perspective.young_parent')}, {t('formats.words_for_the_parent')}"
        for t in map(translator, languages())
    )
    return frozenset(word.strip().lower() for words in told for word in words.split(","))
