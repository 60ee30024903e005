"""The six kinds of item below a journey: list, add, read, change, remove. One way for all.

The words in braces are filled in for each kind where the OpenAPI document is made.
"""

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from app.actions import items as actions
from app.actions.journeys import get_journey
from app.actions.workspace import NotFound
from app.journey import LAST
from app.web.api import models, shapes
from app.web.api.bodies import BodyDep, sent_fields
from app.web.api.collections import Fields, Page, PageSize, Sort, listed_answer
from app.web.api.openapi import described
from app.web.api.parameters import Collection, Detach, ItemId, JourneyId, MoveTo
from app.web.api.versions import (
    IdempotencyKey,
    IfMatch,
    IfNoneMatch,
    holds,
    not_modified,
    tag,
    version_seen,
)
from app.web.dependencies import CurrentPerson, WorkspaceDep

router: Final = APIRouter(prefix="/journeys/{journeyId}/{collection:collection}")


@router.get(
    "",
    operation_id="list{names}",
    summary="All {plural} of a journey, in their order",
    openapi_extra=described("{name}Listed", many=True),
)
def list_items(
    workspace: WorkspaceDep,
    _person: CurrentPerson,
    journey_id: JourneyId,
    request: Request,
    resource: Collection,
    if_none_match: IfNoneMatch = None,
    page: Page = None,
    page_size: PageSize = None,
    sort: Sort = None,
    fields: Fields = None,
) -> Response:
    """The tag changes with every change of the journey, since an order is part of the answer."""
    loaded = get_journey(workspace, journey_id)
    etag = tag(loaded.sequence)
    if holds(if_none_match, etag):
        return not_modified(etag)
    listed = shapes.items_listed(loaded.journey.items(resource), loaded.versions[resource])
    asked = (page, page_size, sort, fields)
    return listed_answer(request, resource, listed, asked, {"ETag": etag})


@router.post(
    "",
    status_code=201,
    operation_id="create{name}",
    summary="Add to the {plural} of a journey",
    openapi_extra=described("{name}Read", body="{name}Create"),
)
def create_item(
    request: Request,
    workspace: WorkspaceDep,
    person: CurrentPerson,
    journey_id: JourneyId,
    resource: Collection,
    body: BodyDep,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Behind the item `after`; last where nothing is said."""
    fields = sent_fields(request, body, models.create_model_of(resource))
    after = fields.pop("after", LAST)
    done = actions.create_item(
        workspace,
        person=person,
        journey_id=journey_id,
        resource=resource,
        fields=fields,
        after=after,
        operation_id=idempotency_key,
    )
    return shapes.done_answer(done, status=201, location=f"{request.url.path}/{done.id}")


@router.get(
    "/{itemId}",
    operation_id="get{name}",
    summary="One of the {plural} of a journey",
    openapi_extra=described("{name}Read"),
)
def get_item(
    workspace: WorkspaceDep,
    _person: CurrentPerson,
    journey_id: JourneyId,
    resource: Collection,
    item_id: ItemId,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """With the version that a change has to name."""
    loaded = get_journey(workspace, journey_id)
    item = loaded.journey.find(resource, item_id)
    if item is None:
        raise NotFound(resource, item_id)
    version = loaded.versions[resource][item_id]
    etag = tag(version)
    if holds(if_none_match, etag):
        return not_modified(etag)
    return JSONResponse(shapes.item_read(item, version), headers={"ETag": etag})


@router.patch(
    "/{itemId}",
    operation_id="change{name}",
    summary="Change or move one of the {plural} of a journey",
    openapi_extra=described("{name}Read", body="{name}Patch"),
)
def change_item(
    request: Request,
    workspace: WorkspaceDep,
    person: CurrentPerson,
    journey_id: JourneyId,
    resource: Collection,
    item_id: ItemId,
    body: BodyDep,
    if_match: IfMatch = None,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Each field that is sent is replaced as a whole; the others stay."""
    version = version_seen(if_match)
    fields = sent_fields(request, body, models.patch_model_of(resource))
    after = fields.pop("after", "stay")
    done = actions.change_item(
        workspace,
        person=person,
        journey_id=journey_id,
        resource=resource,
        item_id=item_id,
        fields=fields,
        after=after,
        version=version,
        operation_id=idempotency_key,
    )
    return shapes.done_answer(done, status=200)


@router.delete(
    "/{itemId}",
    status_code=204,
    operation_id="remove{name}",
    summary="Remove one of the {plural} of a journey",
    openapi_extra=described(),
)
def remove_item(
    workspace: WorkspaceDep,
    person: CurrentPerson,
    journey_id: JourneyId,
    resource: Collection,
    item_id: ItemId,
    detach: Detach = False,
    move_to: MoveTo = None,
    if_match: IfMatch = None,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """A contact moment takes its experiences along; bottlenecks forget it."""
    done = actions.remove_item(
        workspace,
        person=person,
        journey_id=journey_id,
        resource=resource,
        item_id=item_id,
        detach=detach,
        move_to=move_to,
        version=version_seen(if_match),
        operation_id=idempotency_key,
    )
    return Response(status_code=204, headers=shapes.replayed(done))
