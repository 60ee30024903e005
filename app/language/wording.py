"""How values read on a page: terms, dates, durations, scores. Texts come from the catalogues."""

import re
from datetime import datetime
from enum import StrEnum

from app.journey import Resource
from app.journey.time import split_duration
from app.language import Translator

MINUS = "\N{MINUS SIGN}"


def table_of(terms: type[StrEnum]) -> str:
    """The name of an enumeration in the catalogues: ``WaitedFor`` -> ``waited_for``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", terms.__name__).lower()


class Wording:
    """Words for values, in the language of a translator."""

    def __init__(self, translator: Translator) -> None:
        """Speak the language of ``translator``."""
        self._t = translator

    def term(self, value: StrEnum | None) -> str:
        """The name of a fixed value; "unknown" where there is none."""
        if value is None:
            return self._t("site.unknown")
        return self._t(f"terms.{table_of(type(value))}.{value.value}")

    def resource(self, resource: Resource, n: int = 1) -> str:
        """The name of a kind of item, for one or several."""
        return self._t(f"terms.resource.{resource.value}", n=n)

    def score(self, score: int) -> str:
        """A score with its sign and its meaning: ``−2, zeer negatief``."""
        return f"{self.number(score)}, {self._t(f'terms.score.{score}')}"

    def number(self, score: int) -> str:
        """A score with its sign: ``−2``, ``0``, ``+1``."""
        return f"{MINUS}{-score}" if score < 0 else f"+{score}" if score else "0"

    def date(self, value: str) -> str:
        """A partial date in words: ``14 maart 2025``, ``maart 2025``, ``2025``."""
        year, *rest = value.split("-")
        month = [self._t(f"map.month_long.{int(rest[0])}")] if rest else []
        day = [str(int(rest[1]))] if len(rest) > 1 else []
        return " ".join([*day, *month, year])

    def duration(self, value: str) -> str:
        """A duration in words: ``6 weeks`` -> ``6 weken``."""
        amount, unit = split_duration(value)
        return self._t(f"map.duration.{unit}", n=amount)

    def day(self, moment: datetime) -> str:
        """The day of a moment, in words."""
        return self.date(moment.date().isoformat())

    def yes_no(self, value: bool | None) -> str:
        """Yes, no or unknown."""
        return self._t("site.unknown" if value is None else "site.yes" if value else "site.no")
