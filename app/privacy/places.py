"""Where somebody lives: a postcode, a street with a number."""

import re
from collections.abc import Iterator
from typing import Final

from app.privacy.warning import Certainty, PersonalData, PrivacyWarning
from app.privacy.word_lists import own

_NUMBER = (
    r"(?:\s*,?\s*(?:nr\.?|nummer|huisnummer|no\.?)?"
    r"\s*\d{1,5}\s?(?:[a-zA-Z]\b|-\d{1,4}|-[a-zA-Z]\b)?)"
)
_POSTCODE = re.compile(rf"(?<![\w€])([1-9]\d{{3}})(\s?)([A-Za-z]{{2}})(?![^\W\d])({_NUMBER})?")
_NO_LETTERS: Final = frozenset({"SA", "SD", "SS"})  # never given out
_SHORT_WORDS: Final = frozenset(
    (
        "al an as at bc by cm de do eh en er eu ga ha he ie if ik im in is je ka kg km ko la me mg "
        "ml mm na ni nl nu of oh ok om on op or os pm re so te tm to tv ub uw vs wc we xl ze zo"
    )
    .upper()
    .split()
)
_STREET = re.compile(
    r"(?<!\w)((?:[A-Z][\w.'’-]{0,20}\s){0,3}(?!nr\b|no\b|nummer\b)[^\W\d_][\w'’-]{0,40})\.?\s(?:nr\.?\s|nummer\s|no\.?\s)?"
    r"(\d{1,5})(?!\d|[.,:]\d|\s?%|-jarig)\s?((?:[a-zA-Z]|bis|hs|I{1,3})\b|-\d{1,4}\b)?(?:\s+([^\W\d_]+))?"
)
_STREET_FIRST = re.compile(
    r"(?<!\w)(?:Laan|Plein|Weg|Straat|Kade|Park|Hof|Pad|Wal|Singel|Dreef)\s"
    r"(?:(?:van|de|der|den|het|'t|op)\s){0,3}(?:[A-Z][\w'’-]{1,40}|\d{4})\s(?:nr\.?\s)?\d{1,4}(?![\w%]|[.,:]\d)"
)
LONGEST_NUMBER: Final = 4
SHORTEST_STREET: Final = 3


def addresses(text: str) -> Iterator[PrivacyWarning]:
    """Postcodes with or without a number, and streets with one."""
    yield from _postcodes(text)
    yield from _streets(text)


def _postcodes(text: str) -> Iterator[PrivacyWarning]:
    for found in _POSTCODE.finditer(text):
        _, blank, letters, number = found.groups()
        if letters.upper() in _NO_LETTERS or _is_a_word(letters, blank):
            continue
        if number is None and not letters.isupper():
            continue
        before = re.search(
            r"\d{1,5}\s?[a-zA-Z]?\s?,\s?$", text[max(0, found.start() - 12) : found.start()]
        )
        sure = Certainty.CERTAIN if number or before else Certainty.LIKELY
        end = found.end(3) if number is None else found.end()
        yield PrivacyWarning(found.start(), end, PersonalData.ADDRESS, sure)


def _is_a_word(letters: str, blank: str) -> bool:
    """``2024 en`` is a year and a word; ``1234 EN`` could be a postcode, ``1234EN`` is one."""
    return bool(blank) and letters.upper() in _SHORT_WORDS and not letters.isupper()


def _streets(text: str) -> Iterator[PrivacyWarning]:
    for found in _STREET_FIRST.finditer(text):
        yield PrivacyWarning(*found.span(), PersonalData.ADDRESS, Certainty.CERTAIN)
    for found in _STREET.finditer(text):
        name, number, _, after = found.groups()
        if len(number) > LONGEST_NUMBER or (after or "").casefold() in own("address", "unit"):
            continue
        if _is_a_street(name, text[: found.start()]):
            end = found.end(3) if found[3] else found.end(2)
            yield PrivacyWarning(found.start(1), end, PersonalData.ADDRESS, Certainty.CERTAIN)


def _is_a_street(name: str, before: str) -> bool:
    """Whether a name ends as streets do; a short end (``weg``) needs a capital before it."""
    last = name.rsplit(maxsplit=1)[-1]
    word = last.casefold()
    if word in own("address", "no_street"):
        return False
    ends = max((len(one) for one in own("address", "street") if word.endswith(one)), default=0)
    if ends == 0:
        return False
    if len(word) - ends >= SHORTEST_STREET:
        return last[0].isupper() or _after_a_place_word(before)
    return len(name.split()) > 1


def _after_a_place_word(before: str) -> bool:
    words = re.findall(r"[^\W\d_]+", before[-40:])
    tail = [one.casefold() for one in words[-2:]]
    return (
        not words
        or bool(own("address", "place_before") & set(tail))
        or tail[-1:]
        in (
            ["adres"],
            ["straat"],
        )
    )
