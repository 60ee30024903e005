"""That somebody agreed, to what, and when: without it nothing is kept."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from app.journey.items import Part

WORDS: Final = "2026-11"
"""Which words of consent were shown: raised when what they promise changes."""


class AgeGroup(StrEnum):
    """Old enough to decide alone, by the GDPR as the Netherlands apply it, or not."""

    SIXTEEN_OR_OLDER = "sixteen_or_older"
    YOUNGER = "younger"


class Consent(Part):
    """When somebody agreed, and in which words.

    ``guardian`` is ``True`` where somebody younger than 16 said that a parent or guardian agrees
    too. ``spoken`` marks consent given aloud to an interviewer, who noted it.
    """

    at: datetime
    words: str = WORDS
    language: str
    age: AgeGroup
    guardian: bool = False
    spoken: bool = False

    @property
    def is_enough(self) -> bool:
        """Whether it may be relied on."""
        return self.age is AgeGroup.SIXTEEN_OR_OLDER or self.guardian
