"""Look through a text for what may lead to a person."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Final

from app.privacy.birth_dates import birth_dates
from app.privacy.names import names
from app.privacy.numbers import bsns, emails, telephones
from app.privacy.places import addresses
from app.privacy.warning import Certainty, PersonalData, PrivacyWarning

MOST_CHARACTERS: Final = 20_000
_ORDER: Final = tuple(PersonalData)


def warnings_in(
    text: str, *, allowed: Iterable[str] = (), today: date | None = None
) -> list[PrivacyWarning]:
    """What in a text looks like personal data, in order; never two warnings of one piece.

    A text is looked at up to 20,000 characters (four times what a field holds).

    Args:
        text: What somebody wrote.
        allowed: Names that may stand there: pseudonyms of the journey, departments.
        today: The day that ages are reckoned from; by default the machine's.
    """
    shown = _plain(text[:MOST_CHARACTERS])
    found = [
        *emails(shown),
        *telephones(shown),
        *bsns(shown),
        *addresses(shown),
        *birth_dates(shown, today),
        *names(shown, allowed),
    ]
    return _without_overlap(found)


def _plain(text: str) -> str:
    """Digits of every script as 0 to 9 and every blank as a blank; no character more or less."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(one)) if one.isdigit() and not one.isascii() else _blank(one)
        for one in text
    )


def _blank(one: str) -> str:
    return " " if one.isspace() and one != "\n" else one


def _without_overlap(found: Iterable[PrivacyWarning]) -> list[PrivacyWarning]:
    """The surest of those that share a piece, then the longest."""
    kept: list[PrivacyWarning] = []
    for one in sorted(found, key=_importance):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept)


def _importance(one: PrivacyWarning) -> tuple[bool, bool, int, int]:
    is_name = one.kind is PersonalData.NAME
    return one.certainty is not Certainty.CERTAIN, is_name, one.start - one.end, one.start
