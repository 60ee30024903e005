"""Every place of a journey that may hold personal data, each with the way to change it."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.actions.journeys import get_journey
from app.journey import LISTS, Item, Journey, Resource
from app.journey.faults import Place
from app.language import Translator
from app.language.personal_data import sentences_of
from app.privacy.of_journeys import WarnedText, warned_texts
from app.web.pages.form_page import FormTexts
from app.web.pages.rendering import render
from app.web.pages.visit import ItemIdDep, VisitDep, item_address
from app.web.together.page import TogetherPage

router = APIRouter()
AFTER = ("saved", "imported")
RESOURCES = {name: resource for resource, name in LISTS.items()}


@dataclass(frozen=True)
class Spot:
    """A field with a warning: what it belongs to, what was seen, and where to change it."""

    name: str
    field: str
    sentences: tuple[str, ...]
    address: str


@dataclass(frozen=True, kw_only=True)
class PersonalDataPage(TogetherPage):
    """What the page shows."""

    spots: tuple[Spot, ...]
    after: str


@router.get("/journeys/{journey_id}/personal-data")
def show_personal_data(
    visit: VisitDep, journey_id: ItemIdDep, after: Annotated[str, Query()] = ""
) -> Response:
    """The list; ``after`` tells whether something was just ``saved`` or ``imported``."""
    journey = get_journey(visit.workspace, journey_id).journey
    spots = tuple(spot_of(visit.t, journey, one) for one in warned_texts(journey))
    page = PersonalDataPage(
        journey=journey, tab="personal_data", spots=spots, after=after if after in AFTER else ""
    )
    return render(visit.request, visit.t, "privacy/looking.html", page)


def spot_of(t: Translator, journey: Journey, one: WarnedText) -> Spot:
    """One place of a journey as a person finds it back."""
    sentences = sentences_of(t, one.text, one.warnings)
    resource = RESOURCES.get(str(one.place[0]))
    if resource is None:
        address = item_address(journey.id, Resource.JOURNEY, journey.id)
        return Spot(journey.title, _field(t, Resource.JOURNEY, one.place), sentences, address)
    item = journey.items(resource)[int(one.place[1])]
    return Spot(
        _name(journey, item),
        _field(t, resource, one.place[2:]),
        sentences,
        item_address(journey.id, resource, item.id),
    )


def _name(journey: Journey, item: Item) -> str:
    """The title of an item, or of the contact moment that it is about."""
    moment = journey.contact_moment(str(getattr(item, "contact_moment", "")))
    return str(getattr(item, "title", "")) or (moment.title if moment else "")


def _field(t: Translator, resource: Resource, place: Place) -> str:
    path = ".".join(str(part) for part in place if isinstance(part, str))
    return FormTexts(t, resource).label(path)
