"""How counts read on a page: names for keys, "2 van 6", days and scores."""

from dataclasses import dataclass

from app.journey.across import By, Counts, Facet, Row, name_of
from app.journey.bottlenecks.finding import Rule
from app.journey.bottlenecks.sentences import length, title
from app.language import Translator


@dataclass(frozen=True)
class Words:
    """Words for what is counted, in one language."""

    t: Translator

    def name(self, facet: str, key: str, name: str = "") -> str:
        """What a key is called."""
        if facet == Facet.CATEGORY:
            return self.t(f"terms.category.{key}")
        if facet == Facet.RULE:
            return title(Rule(key), self.t)
        if facet == Facet.CHANNEL:
            return self.t(f"terms.channel.{key}")
        return name or name_of(key, {})

    def place(self, counts: Counts, key: str) -> str:
        """A department or phase by its key, spelled as in the journeys."""
        return name_of(key, counts.names) or self.t("site.unknown")

    def share(self, row: Row) -> str:
        """``2 van 6``, with the percentage where there are enough."""
        said = self.t("across.k_of_n", k=row.journeys, n=row.out_of)
        return said if row.percent is None else f"{said} ({row.percent}%)"

    def days(self, days: float | None) -> str:
        """A length of time; a dash where it isn't told."""
        return "–" if days is None else length(days, self.t)

    def score(self, score: float | None) -> str:
        """A mean score with its sign and a comma; a dash where it isn't told."""
        if score is None:
            return "–"
        told = f"{abs(score):.1f}".replace(".", self.t("across.decimal"))
        return f"−{told}" if score < 0 else f"+{told}" if score > 0 else told

    def figure(self, by: By, key: str, counts: Counts) -> str:
        """What a figure is about, in words."""
        first, _, second = key.partition("\t")
        if by in (By.CELL, By.HAND_OVER):
            names = self.place(counts, first), self.place(counts, second)
            return self.t(f"across.figure.{by}", first=names[0], second=names[1])
        if by in (By.CATEGORY, By.RULE, By.CHANNEL):
            return self.t(f"across.figure.{by}", name=self.name(by.value, key))
        return self.t(f"across.figure.{by}", name=self.place(counts, key))
