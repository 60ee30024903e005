"""A name that no list has at the beginning of a sentence, where every word has a capital.

It is told by two things together: no Dutch word looks like it, and what follows says that
somebody did something ("Jerryl stuurde elke maand geld", "Kwame en zijn moeder").
"""

from collections.abc import Sequence
from typing import Final

from app.privacy.word_lists import dutch_words, own

SHORTEST: Final = 3
SHORTEST_PART: Final = 5
SHORTEST_VERB: Final = 5
_AND: Final = frozenset({"en", "and"})
_OF: Final = frozenset({"van", "from"})


def begins_as_somebody(word: str, following: Sequence[str]) -> bool:
    """Whether the first word of a sentence is somebody, by the two or three words after it.

    Args:
        word: In lower case.
        following: What comes after it in the same sentence, in lower case.
    """
    if len(word) < SHORTEST or not following or is_dutch(word):
        return False
    first, second = following[0], following[1] if len(following) > 1 else ""
    if first in _AND:
        return second in own("sentence", "owner") or second in own("names", "subject")
    if first in _OF:
        return second in own("sentence", "article")
    return second not in own("names", "subject") and is_done(first, second)


def is_dutch(word: str) -> bool:
    """Whether a word is Dutch, as far as lists, ends and the parts of compounds tell."""
    if word in dutch_words() or word in own("sentence", "ordinary"):
        return True
    if word.endswith(tuple(own("sentence", "endings"))):
        return True
    return any(word[at:] in dutch_words() for at in range(SHORTEST, len(word) - SHORTEST_PART + 1))


def is_done(verb: str, after: str) -> bool:
    """``regelde een``: a known verb of one person, or one by its end before a small word."""
    if verb in own("names", "verb") or verb in own("sentence", "verb"):
        return True
    by_its_end = len(verb) >= SHORTEST_VERB and verb.endswith(("de", "te", "t"))
    return by_its_end and after in own("sentence", "small")
