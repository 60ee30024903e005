"""What a warning about personal data says: what it looks like, where it stands, how sure it is."""

from dataclasses import dataclass
from enum import StrEnum


class PersonalData(StrEnum):
    """What a piece of text looks like."""

    NAME = "name"
    BSN = "bsn"
    TELEPHONE = "telephone"
    EMAIL = "email"
    ADDRESS = "address"
    BIRTH_DATE = "birth_date"


class Certainty(StrEnum):
    """How sure a warning is: a check digit is certain, a capital after "met" is likely."""

    CERTAIN = "certain"
    LIKELY = "likely"


@dataclass(frozen=True, order=True)
class PrivacyWarning:
    """A piece of a text, from ``start`` up to ``end`` (in characters), that looks personal."""

    start: int
    end: int
    kind: PersonalData
    certainty: Certainty
