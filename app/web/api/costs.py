"""What bottlenecks cost: those of one journey, and the sum over several."""

from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response
from pydantic import Field

from app.actions.costs import (
    JourneyCosts,
    costs_of_journey,
    costs_of_several,
    list_prices,
    once_a_person,
)
from app.actions.patterns import tallies_of, today
from app.actions.workspace import Workspace
from app.journey import Category, Fault, Refused
from app.journey.across import Selection
from app.journey.bottlenecks import Entry
from app.journey.bottlenecks.sentences import title
from app.journey.costs import Bill, Lasted, Line, Money, Per, Price, together
from app.journey.texts import ItemId
from app.language import Translator
from app.web.api.models import Read
from app.web.api.openapi import described
from app.web.api.parameters import JourneyId
from app.web.dependencies import CurrentPerson, TranslatorDep, WorkspaceDep

router: Final = APIRouter(tags=["costs"])
MOST: Final = 200
"""So many journeys are added up at once."""
Theme = Annotated[str, Query(max_length=200, description="Only journeys with this theme.")]
Group = Annotated[str, Query(max_length=5_000, description="Only journeys of this target group.")]
Apart = Annotated[
    bool, Query(description="Each journey by itself, also where two tell of one person.")
]
PriceKey = Annotated[str | None, Field(description="The key of a price of `/prices`.")]


class EuroRange(Read):
    """From `low` to `high` euro, rounded to two digits; below zero where something is saved."""

    low: int
    high: int


class TimeLost(Read):
    """How long it lasted, as far as is known."""

    least: float
    most: float
    unknown: Annotated[int, Field(description="Stretches of unknown length, left out.")]


class CostLine(Read):
    """A bottleneck that has a price: what it cost, and what would have been instead."""

    bottleneck: Annotated[str, Field(description="The id of what people marked, or a finding.")]
    title: str
    contact_moments: list[ItemId]
    days: TimeLost | None
    price: PriceKey
    cost: EuroRange | None
    counted: Annotated[EuroRange | None, Field(description="What the sum counts of it.")]
    price_instead: PriceKey
    instead: EuroRange | None
    rests_on_assumption: bool


class CostsOfJourney(Read):
    """What the bottlenecks of a journey cost; what is not known is `null`, never nought."""

    day: Annotated[date, Field(description="Time that still runs counts until this day.")]
    sum: EuroRange | None
    compared: Annotated[EuroRange | None, Field(description="The part that has an alternative.")]
    instead: Annotated[EuroRange | None, Field(description="What would have been instead.")]
    unknown: Annotated[int, Field(description="Priced bottlenecks without an amount.")]
    unpriced: Annotated[list[str], Field(description="Bottlenecks without a price.")]
    lines: list[CostLine]


class SharedPerson(Read):
    """Journeys that tell of the same person as the one that counts."""

    counts: ItemId
    beside: list[ItemId]


class CostsTogether(Read):
    """The sum over lived journeys; each person counts once."""

    day: date
    journeys: Annotated[int, Field(description="How many count.")]
    known: Annotated[int, Field(description="Of how many an amount is known.")]
    sum: EuroRange | None
    compared: EuroRange | None
    instead: EuroRange | None
    unknown: int
    unpriced: int
    same_person: list[SharedPerson]


class PriceRead(Read):
    """What something costs: as its source names it, not brought up to today."""

    key: Annotated[ItemId, Field(description="What a line of costs names it by.")]
    title: Annotated[str, Field(description="What it is of.")]
    low: Annotated[float | None, Field(description="From so many euro, if the source tells.")]
    high: Annotated[float | None, Field(description="To so many euro, if the source tells.")]
    per: Annotated[Per, Field(description="What the amount is for.")]
    dated: Annotated[date, Field(description="The day of the source.")]
    source: Annotated[str, Field(description="Who says so.")]
    municipality: Annotated[str, Field(description="For whom it holds; empty for everybody.")]
    note: Annotated[str, Field(description="What else is to know.")]
    instead: Annotated[bool, Field(description="Whether it would have been instead.")]
    categories: Annotated[list[Category], Field(description="The bottlenecks that it fits.")]


OUTGOING: Final = (CostsOfJourney, CostsTogether, PriceRead)


@router.get(
    "/journeys/{journeyId}/costs",
    operation_id="getJourneyCosts",
    summary="What the bottlenecks of a journey cost",
    openapi_extra=described("CostsOfJourney"),
)
def get_journey_costs(
    workspace: WorkspaceDep, _person: CurrentPerson, t: TranslatorDep, journey_id: JourneyId
) -> Response:
    """The sum counts the time of a contact moment once."""
    return _answer(_journey_read(costs_of_journey(workspace, journey_id), t))


@router.get(
    "/costs",
    operation_id="getCosts",
    summary="What the bottlenecks of lived journeys cost together",
    openapi_extra=described("CostsTogether"),
)
def get_costs(
    workspace: WorkspaceDep,
    _person: CurrentPerson,
    theme: Theme = "",
    group: Group = "",
    apart: Apart = False,
) -> Response:
    """At most 200 journeys are added up: choose a theme or a target group where there are more."""
    return _answer(_together_read(workspace, Selection(theme=theme.strip(), group=group), apart))


@router.get(
    "/prices",
    operation_id="listPrices",
    summary="The prices that costs are counted with",
    openapi_extra=described("PriceRead", many=True),
)
def get_prices(workspace: WorkspaceDep, _person: CurrentPerson) -> Response:
    """Each with its source and its date, as the administrator set them."""
    return JSONResponse([_price(one) for one in list_prices(workspace)])


def _answer(read: Read) -> Response:
    return JSONResponse(read.model_dump(mode="json", by_alias=True))


def _price(price: Price) -> dict[str, Any]:
    read = PriceRead.model_validate(price.model_dump(mode="json"))
    return read.model_dump(mode="json", by_alias=True)


def _together_read(workspace: Workspace, selection: Selection, apart: bool) -> CostsTogether:
    ids = sorted(tallies_of(workspace, selection))
    if len(ids) > MOST:
        raise Refused([Fault(("theme",), "too_many", {"most": MOST})])
    once = once_a_person(costs_of_several(workspace, ids), apart=apart)
    told = together(one.costs for one in once.counted)
    shared = {key: [one.journey.id for one in others] for key, others in once.beside.items()}
    return CostsTogether(
        day=today(),
        journeys=told.journeys,
        known=told.known,
        sum=_range(told.sum),
        compared=_range(told.compared),
        instead=_range(told.instead),
        unknown=told.unknown,
        unpriced=told.unpriced,
        same_person=[SharedPerson(counts=key, beside=ids) for key, ids in shared.items() if ids],
    )


def _journey_read(found: JourneyCosts, t: Translator) -> CostsOfJourney:
    costs = found.costs
    return CostsOfJourney(
        day=found.day,
        sum=_range(costs.sum),
        compared=_range(costs.compared),
        instead=_range(costs.instead),
        unknown=costs.unknown,
        unpriced=[one.id for one in costs.unpriced],
        lines=[_line(one, t) for one in costs.lines],
    )


def _line(line: Line, t: Translator) -> CostLine:
    return CostLine(
        bottleneck=line.entry.id,
        title=_name(line.entry, t),
        contact_moments=list(line.entry.contact_moments),
        days=_days(line.lasted),
        price=_key(line.now),
        cost=_range(line.now.cost),
        counted=_range(line.added),
        price_instead=_key(line.instead),
        instead=_range(line.instead.cost),
        rests_on_assumption=line.assumed,
    )


def _name(entry: Entry, t: Translator) -> str:
    return entry.bottleneck.title if entry.bottleneck else title(entry.findings[0].rule, t)


def _days(lasted: Lasted) -> TimeLost | None:
    if not lasted.is_known:
        return None
    return TimeLost(least=lasted.least, most=lasted.most, unknown=lasted.unknown)


def _key(bill: Bill) -> str | None:
    return bill.price.key if bill.price is not None else None


def _range(money: Money | None) -> EuroRange | None:
    if money is None:
        return None
    low, high = money.shown
    return EuroRange(low=low, high=high)
