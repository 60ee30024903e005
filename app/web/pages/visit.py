"""Who visits a page, what they sent, and what of a journey it is about."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends, Path, Request

from app.access import Person
from app.actions.workspace import NotFound, Workspace
from app.journey import LISTS, Resource
from app.journey.texts import ID_PATTERN
from app.language import Translator
from app.web.dependencies import CurrentPerson, TranslatorDep, WorkspaceDep
from app.web.pages.fields import FORMS
from app.web.pages.form_values import Values, values_in
from app.web.security import MOST_BYTES

MOST_FIELDS: Final = 20_000
COLLECTIONS: Final = {f"{resource.value}s": resource for resource in LISTS if resource in FORMS}
"""How each kind of item that has a form is called in an address."""

_PAGES: Final = {
    Resource.ANNOTATION: "/annotations",
    Resource.IMPROVEMENT: "/improvements",
    Resource.ACTION: "/plan",
}
_EVERY_LIST: Final = {f"{resource.value}s": resource for resource in LISTS}


@dataclass(frozen=True)
class Visit:
    """One request of a person who is logged in, and the language they read."""

    request: Request
    workspace: Workspace
    person: Person
    t: Translator


def _visit(
    request: Request, workspace: WorkspaceDep, person: CurrentPerson, t: TranslatorDep
) -> Visit:
    return Visit(request, workspace, person, t)


VisitDep = Annotated[Visit, Depends(_visit)]
ItemIdDep = Annotated[str, Path(pattern=ID_PATTERN)]


async def _sent(request: Request, _person: CurrentPerson) -> Values:
    async with request.form(max_fields=MOST_FIELDS, max_part_size=MOST_BYTES) as form:
        return values_in(form)


SentDep = Annotated[Values, Depends(_sent)]


def _resource(collection: str) -> Resource:
    if collection not in COLLECTIONS:
        raise NotFound(Resource.JOURNEY, collection)
    return COLLECTIONS[collection]


ResourceDep = Annotated[Resource, Depends(_resource)]


def _listed(collection: str) -> Resource:
    if collection not in _EVERY_LIST:
        raise NotFound(Resource.JOURNEY, collection)
    return _EVERY_LIST[collection]


ListedDep = Annotated[Resource, Depends(_listed)]
"""Any kind of item, one without a form (a remark) too."""


def collection_of(resource: Resource) -> str:
    """The name of a kind of item in an address."""
    return f"{resource.value}s"


def item_address(journey_id: str, resource: Resource, item_id: str) -> str:
    """Where an item's form is."""
    if resource is Resource.JOURNEY:
        return f"/journeys/{journey_id}/frame"
    return f"/journeys/{journey_id}/{collection_of(resource)}/{item_id}"


def home_of(journey_id: str, resource: Resource) -> str:
    """The page where the items of a kind are shown."""
    return f"/journeys/{journey_id}{_PAGES.get(resource, '')}"


def add_address(journey_id: str, resource: Resource) -> str:
    """Where the form for a new item is."""
    return f"/journeys/{journey_id}/add/{collection_of(resource)}"
