"""Names of people: by lists of names, and by how a sentence speaks of somebody.

A first name is known from a list; a word that is a name and an ordinary word as well ("Hoop",
"Mark") counts only where the sentence speaks of a person. A name that no list has is told by its
capital inside a sentence, by a title ("mevrouw De Wit"), by initials ("J. de Boer"), or at the
beginning of a sentence by what follows (``beginnings``).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.privacy.beginnings import begins_as_somebody, is_done, is_dutch
from app.privacy.warning import Certainty, PersonalData, PrivacyWarning
from app.privacy.word_lists import (
    dutch_first_names,
    dutch_words,
    first_names,
    own,
    places,
    surnames,
)

_WORD = re.compile(r"[^\W\d_](?:[\w]|['’.\-](?=[^\W\d_]))*")
_INITIALS = re.compile(
    r"(?<!\w)(?:[A-Z]\.\s?){1,4}(?:(?:van|de|den|der|ten|ter|te|el|al)\s){0,3}[A-Z][^\W\d_]{2,}"
)
_ENDS_A_SENTENCE = re.compile(r"[.!?…:\n\"“‘«(•]|(?:^|\s)[-–—*'](?=\s|$)")
SHORTEST_PLAIN: Final = 4
SHORTEST_UNKNOWN: Final = 3
BACK: Final = 3


@dataclass(frozen=True)
class Word:
    """A word of a text, with what stands around it."""

    text: str
    start: int
    end: int
    begins: bool

    @cached_property
    def lower(self) -> str:
        """In lower case, without the s of possession after an apostrophe."""
        return re.sub(r"['’]s?$", "", self.text.casefold())

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital, and is no abbreviation in capitals."""
        return self.text[0].isupper() and not (len(self.text) > 1 and self.text.isupper())


def names(text: str, allowed: Iterable[str] = ()) -> Iterator[PrivacyWarning]:
    """Names of people in a text; ``allowed`` are pseudonyms and names of departments."""
    free = {word.group().casefold() for one in allowed for word in _WORD.finditer(one)}
    for found in _INITIALS.finditer(text):
        yield PrivacyWarning(*found.span(), PersonalData.NAME, Certainty.CERTAIN)
    words = _words_of(text)
    place = 0
    while place < len(words):
        seen = _Seen(words, place)
        certainty = None if words[place].lower in free else seen.certainty()
        if certainty is None:
            place += 1
            continue
        last = seen.last_of_the_name()
        yield PrivacyWarning(words[place].start, words[last].end, PersonalData.NAME, certainty)
        place = last + 1


def _words_of(text: str) -> list[Word]:
    words: list[Word] = []
    shouting = text.isupper()
    end = 0
    for found in _WORD.finditer(text):
        between = text[end : found.start()]
        begins = not words or _ends_a_sentence(words[-1], between)
        word = found[0].lower() if shouting else found[0]
        words.append(Word(word, found.start(), found.end(), begins))
        end = found.end()
    return words


def _ends_a_sentence(word: Word, between: str) -> bool:
    """Whether a sentence ends after a word; ``mw.`` is short for a title, and ends none."""
    if between.strip() == "." and word.lower in own("names", "short"):
        return False
    return bool(_ENDS_A_SENTENCE.search(between))


@dataclass(frozen=True)
class _Seen:
    """One word of a sentence, judged as a name."""

    words: Sequence[Word]
    place: int

    @property
    def word(self) -> Word:
        return self.words[self.place]

    @cached_property
    def before(self) -> tuple[str, ...]:
        """The words before it in the sentence, the nearest first."""
        found: list[str] = []
        at = self.place
        while at > 0 and not self.words[at].begins and len(found) < BACK:
            at -= 1
            found.append(self.words[at].lower)
        return tuple(found)

    @cached_property
    def after(self) -> tuple[str, ...]:
        """The two words after it in the sentence."""
        found: list[str] = []
        for one in self.words[self.place + 1 : self.place + 3]:
            if one.begins:
                break
            found.append(one.lower)
        return tuple(found)

    def certainty(self) -> Certainty | None:
        """How surely this word is (the first of) a name; ``None`` where it is none."""
        if self._follows_a_title():
            return Certainty.CERTAIN
        if self._is_listed():
            return self._listed()
        unknown = self._unknown_is_somebody() if self.word.is_capital else self._is_called_so()
        return Certainty.LIKELY if unknown else None

    def _follows_a_title(self) -> bool:
        """``mevrouw Jansen``, ``dhr. de wit``: after a title a name comes, capital or not."""
        before = [one for one in self.before if one not in own("names", "prefix")]
        if not self.before or (
            self.word.lower in own("names", "prefix") and not self.word.is_capital
        ):
            return False
        if not before or before[0] not in own("names", "title"):
            return False
        if len(self.before) > 1 and self.before[0] in own("names", "prefix"):
            return self.word.is_capital or self.word.lower in surnames()
        return self.word.is_capital or self._plain_name_after_a_title()

    def _plain_name_after_a_title(self) -> bool:
        lower = self.word.lower
        return lower in surnames() and lower not in own("names", "ordinary")

    def _is_listed(self) -> bool:
        if self.word.lower in own("places", "organisations"):
            return False
        return any(one in first_names() for one in self._forms())

    def _forms(self) -> tuple[str, ...]:
        """As it stands, its first part (``anne-fleur``), without the s of ``Kevins``."""
        lower = self.word.lower
        bare = (lower[:-1],) if lower.endswith("s") and self.word.is_capital else ()
        return (lower, lower.split("-")[0], *bare)

    def _listed(self) -> Certainty | None:
        word, ordinary = self.word, own("names", "ordinary")
        if not word.text[0].isupper():
            plain = word.lower in dutch_first_names() and len(word.lower) >= SHORTEST_PLAIN
            known = word.lower not in ordinary and (plain or self._speaks_of_a_person())
            return Certainty.LIKELY if known and not self._is_elsewhere() else None
        if word.lower not in ordinary:
            return None if self._is_elsewhere() else Certainty.CERTAIN
        if word.begins:
            return Certainty.LIKELY if self._acts() else None
        return Certainty.LIKELY if not self._is_elsewhere() and word.is_capital else None

    def _acts(self) -> bool:
        """``Roos belde mij``: what begins the sentence does something; not ``Hoop had ik``."""
        word = self.word.lower
        if len(word) < SHORTEST_UNKNOWN or word in own("names", "begins") or not self.after:
            return False
        second = self.after[1] if len(self.after) > 1 else ""
        return second not in own("names", "subject") and is_done(self.after[0], second)

    def _unknown_is_somebody(self) -> bool:
        """A capital inside a sentence that nothing explains: no place, no organisation."""
        word = self.word
        if len(word.lower) < SHORTEST_UNKNOWN or self._is_explained():
            return False
        return not word.begins or begins_as_somebody(word.lower, self.after)

    def _is_called_so(self) -> bool:
        """``ik heet sjakie``, ``mijn vriend yunus is``: in small letters, and no Dutch word."""
        here, before = self.word.lower, self.before
        if not before or len(here) < SHORTEST_PLAIN or self._is_explained() or is_dutch(here):
            return False
        if before[0] in own("sentence", "called"):
            return True
        of_somebody = len(before) > 1 and before[1] in own("sentence", "owner")
        if before[0] not in own("names", "person") or not of_somebody or not self.after:
            return False
        return not is_done(here, self.after[0]) and is_done(self.after[0], "")

    def _is_explained(self) -> bool:
        lower = self.word.lower
        if lower in places() or lower in own("places", "organisations") or lower in dutch_words():
            return True
        if lower.removesuffix("se") in places() or lower.removesuffix("er") in places():
            return True
        return self._is_elsewhere() or lower.endswith(tuple(own("places", "endings")))

    def _speaks_of_a_person(self) -> bool:
        return bool(self.before) and self.before[0] in own("names", "person")

    def _is_elsewhere(self) -> bool:
        """After ``in``, ``bij`` or ``stichting`` a place or an organisation comes."""
        if not self.before:
            return False
        nearest = self.before[0]
        if nearest == "bij" and not own("sentence", "stays").isdisjoint(
            (*self.before, *self.after)
        ):
            return False
        if nearest in ("bij", "naar", "uit", "to", "at"):
            return self.word.lower in places() or not self._is_listed()
        return nearest in own("names", "place")

    def last_of_the_name(self) -> int:
        """The place of the last word of this name: prefixes and surnames belong to it."""
        last = at = self.place
        while at + 1 < len(self.words) and not self.words[at + 1].begins:
            at += 1
            following = self.words[at]
            if following.is_capital and following.lower not in places():
                last = at
            elif following.lower not in own("names", "prefix"):
                break
        return last
