"""Amounts and stretches of time as ranges, in words."""

from dataclasses import dataclass

from app.journey.bottlenecks.sentences import length
from app.journey.costs import Lasted, Money, Price, rounded
from app.language import Translator


@dataclass(frozen=True)
class MoneyWords:
    """Words for amounts, in one language."""

    t: Translator

    def euro(self, amount: int) -> str:
        """``€ 14.000``: one amount, as it is written in this language."""
        digits = f"{abs(amount):,}".replace(",", self.t("costs.thousands"))
        return ("−" if amount < 0 else "") + self.t("costs.euro", amount=digits)

    def range(self, money: Money | None) -> str:
        """``€ 14.000 tot € 17.000``; "unknown" where it isn't known."""
        if money is None:
            return self.t("site.unknown")
        low, high = money.shown
        if low == high:
            return self.t("costs.about", amount=self.euro(low))
        return self.t("costs.range", low=self.euro(low), high=self.euro(high))

    def price(self, price: Price) -> str:
        """A price as its source names it: not rounded."""
        amounts = sorted({one for one in (price.low, price.high) if one is not None})
        if not amounts:
            return self.t("costs.price_unknown")
        told = [self.euro(round(one)) for one in amounts]
        amount = told[0] if len(told) == 1 else self.t("costs.range", low=told[0], high=told[1])
        return self.t(f"costs.per.{price.per}", amount=amount)

    def lasted(self, lasted: Lasted) -> str:
        """``30 tot 60 dagen``; "unknown" where nothing of it is known."""
        if not lasted.is_known:
            return self.t("site.unknown")
        least, most = length(lasted.least, self.t), length(lasted.most, self.t)
        said = most if least == most else self.t("costs.from_to", low=least, high=most)
        return said if not lasted.unknown else self.t("costs.at_least", time=said)

    def more(self, money: Money | None) -> str:
        """What was spent more, or less, than what would have been instead."""
        if money is None:
            return self.t("site.unknown")
        low, high = money.low, money.high
        if rounded(low) >= 0:
            return self.t("costs.more", range=self.range(money))
        if rounded(high) <= 0:
            return self.t("costs.less", range=self.range(Money(-high, -low)))
        return self.t("costs.either", less=self.euro(rounded(-low)), more=self.euro(rounded(high)))
