"""One page of what the bottlenecks of a journey cost, to lay before whom it concerns."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.actions.costs import JourneyCosts, choose_price, costs_of_journey
from app.journey import ContactMoment
from app.journey.bottlenecks import Entry
from app.journey.bottlenecks.sentences import sentence, title
from app.journey.costs import Choice, Line, Price
from app.language import Translator
from app.web.across.behind import address_of
from app.web.costs.money_words import MoneyWords
from app.web.pages.form_values import first
from app.web.pages.rendering import render
from app.web.pages.visit import ItemIdDep, SentDep, VisitDep

router = APIRouter()
AS_USUAL = "usual"


@dataclass(frozen=True)
class CostsPage:
    """The costs, and the words for them."""

    found: JourneyCosts
    words: MoneyWords
    t: Translator

    @property
    def path(self) -> str:
        """Where the page is."""
        return f"/journeys/{self.found.journey.id}/costs"

    @property
    def used(self) -> tuple[Price, ...]:
        """The prices that the page counts with, each once."""
        lines = self.found.costs.lines
        bills = [bill for one in lines for bill in (one.now, one.instead)]
        return tuple(dict.fromkeys(one.price for one in bills if one.price is not None))

    def name(self, entry: Entry) -> str:
        """What a bottleneck is called."""
        if entry.bottleneck is not None:
            return entry.bottleneck.title
        return title(entry.findings[0].rule, self.t)

    def said(self, entry: Entry) -> str:
        """What was found there, in a sentence; empty for what people marked."""
        if entry.bottleneck is not None:
            return ""
        return sentence(entry.findings[0], self.found.journey, self.t)

    @property
    def lines(self) -> list[Line]:
        """The priced bottlenecks, those with a known cost first."""
        return sorted(self.found.costs.lines, key=lambda one: one.now.cost is None)

    def moments(self, entry: Entry) -> list[tuple[str, int, ContactMoment]]:
        """The contact moments that a bottleneck rests on, with their address and number."""
        journey = self.found.journey
        places = {one.id: n for n, one in enumerate(journey.contact_moments, 1)}
        there = (journey.contact_moment(one) for one in entry.contact_moments)
        return [(address_of(journey, one), places[one.id], one) for one in there if one]

    def chosen(self, entry: Entry) -> Choice | None:
        """What people chose for it; ``None``: as usual."""
        return self.found.choices.get(entry.id)


@router.get("/journeys/{journey_id}/costs")
def show_costs(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """What the bottlenecks cost, the sources, and the sum."""
    found = costs_of_journey(visit.workspace, journey_id)
    page = CostsPage(found, MoneyWords(visit.t), visit.t)
    return render(visit.request, visit.t, "costs/journey.html", page)


@router.post("/journeys/{journey_id}/costs")
def choose(visit: VisitDep, journey_id: ItemIdDep, sent: SentDep) -> Response:
    """Count one bottleneck at another price."""
    price, instead = first(sent, "price"), first(sent, "instead")
    choice = None if price == AS_USUAL else Choice(price, instead)
    name = first(sent, "bottleneck")
    choose_price(visit.workspace, journey_id=journey_id, bottleneck=name, choice=choice)
    return RedirectResponse(f"/journeys/{journey_id}/costs", status_code=303)
