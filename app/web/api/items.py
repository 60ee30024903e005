"""The six kinds of item below a journey: list, add, read, change, remove. One file, one way."""

from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from app.actions import items as actions
from app.actions.journeys import get_journey
from app.actions.workspace import NotFound
from app.journey import ITEM_TYPES, LAST, Resource
from app.web.api import models, shapes
from app.web.api.bodies import Body, BodyDep, read_json
from app.web.api.openapi import described
from app.web.api.parameters import Detach, ItemId, JourneyId, MoveTo
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

PLURAL: Final = {
    resource: " ".join(name.split("-")) for resource, name in models.COLLECTIONS.items()
}


def item_routes(resource: Resource) -> APIRouter:
    """The five routes of one kind of item."""
    router = APIRouter(
        prefix=f"/journeys/{{journeyId}}/{models.COLLECTIONS[resource]}", tags=[PLURAL[resource]]
    )
    _add_list_and_create(router, resource)
    _add_read_change_remove(router, resource)
    return router


def _add_list_and_create(router: APIRouter, resource: Resource) -> None:
    name, plural = ITEM_TYPES[resource].__name__, PLURAL[resource]

    @router.get(
        "",
        operation_id=f"list{_camel(plural)}",
        summary=f"All {plural} of a journey, in their order",
        openapi_extra=described(f"{name}Listed", many=True),
    )
    def list_items(
        workspace: WorkspaceDep,
        _person: CurrentPerson,
        journey_id: JourneyId,
        if_none_match: IfNoneMatch = None,
    ) -> Response:
        loaded = get_journey(workspace, journey_id)
        etag = tag(loaded.sequence)
        if holds(if_none_match, etag):
            return not_modified(etag)
        items = loaded.journey.items(resource)
        return JSONResponse(
            shapes.items_listed(items, loaded.versions[resource]), headers={"ETag": etag}
        )

    @router.post(
        "",
        status_code=201,
        operation_id=f"create{name}",
        summary=f"Add to the {plural} of a journey",
        openapi_extra=described(f"{name}Read", body=f"{name}Create"),
    )
    def create_item(
        request: Request,
        workspace: WorkspaceDep,
        person: CurrentPerson,
        journey_id: JourneyId,
        body: BodyDep,
        idempotency_key: IdempotencyKey = None,
    ) -> Response:
        fields = _given(request, body, models.create_model_of(resource))
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
        location = f"{request.url.path}/{done.id}"
        return shapes.done_answer(done, status=201, location=location)


def _add_read_change_remove(router: APIRouter, resource: Resource) -> None:
    name = ITEM_TYPES[resource].__name__

    @router.get(
        "/{itemId}",
        operation_id=f"get{name}",
        summary=f"One of the {PLURAL[resource]}",
        openapi_extra=described(f"{name}Read"),
    )
    def get_item(
        workspace: WorkspaceDep,
        _person: CurrentPerson,
        journey_id: JourneyId,
        item_id: ItemId,
        if_none_match: IfNoneMatch = None,
    ) -> Response:
        loaded = get_journey(workspace, journey_id)
        item = loaded.journey.find(resource, item_id)
        if item is None:
            raise NotFound(resource, item_id)
        etag = tag(loaded.versions[resource][item_id])
        if holds(if_none_match, etag):
            return not_modified(etag)
        content = shapes.item_read(item, loaded.versions[resource][item_id])
        return JSONResponse(content, headers={"ETag": etag})

    @router.patch(
        "/{itemId}",
        operation_id=f"change{name}",
        summary=f"Change or move one of the {PLURAL[resource]}",
        openapi_extra=described(f"{name}Read", body=f"{name}Patch"),
    )
    def change_item(
        request: Request,
        workspace: WorkspaceDep,
        person: CurrentPerson,
        journey_id: JourneyId,
        item_id: ItemId,
        body: BodyDep,
        if_match: IfMatch = None,
        idempotency_key: IdempotencyKey = None,
    ) -> Response:
        version = version_seen(if_match)
        fields = _given(request, body, models.patch_model_of(resource))
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
        operation_id=f"remove{name}",
        summary=f"Remove one of the {PLURAL[resource]}",
        openapi_extra=described(),
    )
    def remove_item(
        workspace: WorkspaceDep,
        person: CurrentPerson,
        journey_id: JourneyId,
        item_id: ItemId,
        detach: Detach = False,
        move_to: MoveTo = None,
        if_match: IfMatch = None,
        idempotency_key: IdempotencyKey = None,
    ) -> Response:
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


def _given(request: Request, body: Body, model: type[Any]) -> dict[str, Any]:
    """The fields that were sent, and no others, by the heart's names."""
    given: dict[str, Any] = read_json(request, body, model).model_dump(
        mode="json", exclude_unset=True
    )
    return given


def _camel(words: str) -> str:
    return "".join(word.capitalize() for word in words.split(" "))
