"""The journeys of the workspace: list, make, read in, read, change, remove, put back."""

from typing import Annotated, Final

from fastapi import APIRouter, Header, Request
from fastapi.responses import JSONResponse, Response

from app.actions import items as item_actions
from app.actions import journeys as actions
from app.actions.workspace import Done, NotFound
from app.journey import Fault, Refused
from app.web.answers import WrongMediaType
from app.web.api import models, shapes
from app.web.api.bodies import JSON, Body, BodyDep, sent_fields
from app.web.api.collections import Fields, Page, PageSize, Sort, listed_answer
from app.web.api.openapi import YAML, described
from app.web.api.parameters import JourneyId
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

router = APIRouter(prefix="/journeys", tags=["journeys"])
YAML_TYPES: Final = frozenset({YAML, "application/x-yaml", "text/yaml", "text/x-yaml"})
Accept = Annotated[str, Header(include_in_schema=False)]


@router.get(
    "",
    operation_id="listJourneys",
    summary="The journeys of this workspace, the last changed first",
    openapi_extra=described("JourneySummary", many=True),
)
def list_journeys(
    request: Request,
    workspace: WorkspaceDep,
    _person: CurrentPerson,
    page: Page = None,
    page_size: PageSize = None,
    sort: Sort = None,
    fields: Fields = None,
) -> Response:
    """Frames and counts; a journey's items are below it."""
    listed = [shapes.journey_summary(one) for one in actions.list_journeys(workspace)]
    return listed_answer(request, None, listed, (page, page_size, sort, fields))


@router.post(
    "",
    status_code=201,
    operation_id="createJourney",
    summary="Make a journey, or read one in from a journey file",
    openapi_extra=described("JourneyRead", body="JourneyCreate", file=True),
)
def create_journey(
    request: Request,
    workspace: WorkspaceDep,
    person: CurrentPerson,
    body: BodyDep,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """As JSON: a frame, without items or with those of the journey `like`. As YAML: a journey file,
    whose id is kept unless it is taken."""  # noqa: D205, D209 - the text of the API's document
    if body.media_type in YAML_TYPES:
        done = _read_in(workspace, person, body, idempotency_key)
    elif body.media_type == JSON:
        fields = sent_fields(request, body, models.journey_create_model())
        like = fields.pop("like", None)
        try:
            done = actions.create_journey(
                workspace, person=person, fields=fields, like=like, operation_id=idempotency_key
            )
        except NotFound as error:
            raise Refused([Fault(("like",), "journey_not_there", {"id": like})]) from error
    else:
        raise WrongMediaType([JSON, YAML])
    return shapes.done_answer(done, status=201, location=f"{request.url.path}/{done.id}")


@router.get(
    "/{journeyId}",
    operation_id="getJourney",
    summary="A whole journey: its frame and all its items",
    openapi_extra=described("JourneyWhole", file_answer=True),
)
def get_journey(
    workspace: WorkspaceDep,
    _person: CurrentPerson,
    journey_id: JourneyId,
    accept: Accept = "",
    if_none_match: IfNoneMatch = None,
) -> Response:
    """As JSON, or as a journey file where `Accept` asks for `application/yaml`."""
    loaded = actions.get_journey(workspace, journey_id)
    as_file = _prefers_file(accept)
    etag = tag(loaded.version, loaded.sequence, *(["yaml"] if as_file else []))
    headers = {"ETag": etag, "Vary": "Accept"}
    if holds(if_none_match, etag):
        return not_modified(etag, headers)
    if not as_file:
        return JSONResponse(shapes.journey_whole(loaded), headers=headers)
    from app.formats.journey_file import write_journey

    return Response(write_journey(loaded.journey), headers=headers, media_type=YAML)


@router.patch(
    "/{journeyId}",
    operation_id="changeJourney",
    summary="Change what a journey is about",
    openapi_extra=described("JourneyRead", body="JourneyPatch"),
)
def change_journey(
    request: Request,
    workspace: WorkspaceDep,
    person: CurrentPerson,
    journey_id: JourneyId,
    body: BodyDep,
    if_match: IfMatch = None,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Each field that is sent is replaced as a whole; `version` is that of the frame alone."""
    version = version_seen(if_match)
    done = item_actions.change_frame(
        workspace,
        person=person,
        journey_id=journey_id,
        fields=sent_fields(request, body, models.journey_patch_model()),
        version=version,
        operation_id=idempotency_key,
    )
    return shapes.done_answer(done, status=200)


@router.delete(
    "/{journeyId}",
    status_code=204,
    operation_id="removeJourney",
    summary="Take a journey out of the workspace",
    openapi_extra=described(),
)
def remove_journey(
    workspace: WorkspaceDep,
    person: CurrentPerson,
    journey_id: JourneyId,
    if_match: IfMatch = None,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """A restoration puts it back."""
    actions.remove_journey(
        workspace,
        person=person,
        journey_id=journey_id,
        version=version_seen(if_match),
        operation_id=idempotency_key,
    )
    return Response(status_code=204)


@router.post(
    "/{journeyId}/restorations",
    operation_id="restoreJourney",
    summary="Put back a journey that was removed",
    openapi_extra=described("JourneyRead"),
)
def restore_journey(
    workspace: WorkspaceDep,
    person: CurrentPerson,
    journey_id: JourneyId,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """It comes back as it was when it was removed, its history too."""
    actions.restore_journey(
        workspace, person=person, journey_id=journey_id, operation_id=idempotency_key
    )
    back = actions.get_journey(workspace, journey_id)
    content = shapes.journey_read(back.journey.frame, journey_id, back.version, back.sequence)
    return JSONResponse(content, headers={"ETag": tag(back.version, back.sequence)})


def _read_in(
    workspace: WorkspaceDep, person: CurrentPerson, body: Body, operation_id: str | None
) -> Done:
    from app.formats.journey_file import read_journey

    journey = read_journey(body.content, name="journey.yaml")
    return actions.import_journey(
        workspace, person=person, journey=journey, operation_id=operation_id, file=body.content
    )


def _prefers_file(accept: str) -> bool:
    """Whether a journey file is wanted: YAML is named, and JSON is not."""
    named = {one.split(";")[0].strip().lower() for one in accept.split(",")}
    return bool(named & YAML_TYPES) and JSON not in named
