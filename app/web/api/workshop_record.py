"""What remains of a workshop, and photos of the map at moments."""

from typing import Annotated

from fastapi import Path, Request
from fastapi.responses import JSONResponse, Response

from app.actions import record as actions
from app.actions.retention import erase_workshop
from app.web.api import workshop_shapes as shapes
from app.web.api.bodies import sent_fields
from app.web.api.openapi import described
from app.web.api.parameters import LARGEST
from app.web.api.shapes import journey_whole
from app.web.api.versions import IdempotencyKey
from app.web.api.workshop_bodies import MemberBody
from app.web.api.workshop_frame import Erases, Leads, SeesRecord, created, router_at
from app.web.api.workshop_models import PhotoCreate
from app.web.dependencies import WorkspaceDep
from app.web.membership import page_of

router = router_at()
Sequence = Annotated[int, Path(ge=1, le=LARGEST, description="A number of the journey's log.")]


@router.get(
    "/records",
    operation_id="getRecord",
    summary="The record of a workshop",
    openapi_extra=described("RecordRead"),
)
def get_record(workspace: WorkspaceDep, member: SeesRecord) -> Response:
    """Who took part by role, what changed, questions, votes, photos; nobody's name."""
    return JSONResponse(shapes.record_read(actions.get_record(workspace, member=member)))


@router.post(
    "/photos",
    status_code=201,
    operation_id="takePhoto",
    summary="Keep the map as it is right now",
    openapi_extra=described("PhotoRead", body="PhotoCreate"),
)
def take_photo(
    request: Request,
    workspace: WorkspaceDep,
    member: Leads,
    body: MemberBody,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """The picture is drawn when somebody looks at it."""
    sent = sent_fields(request, body, PhotoCreate)
    taken = actions.take_photo(
        workspace, member=member, title=sent.get("title", ""), operation_id=idempotency_key
    )
    address = f"{page_of(member)}/photos/{taken.id}/map.svg"
    return created(request, shapes.photo_read(taken), address)


@router.post(
    "/erasures",
    operation_id="eraseWorkshop",
    summary="Erase the names and the words beside the map now",
    openapi_extra=described("ErasedRead"),
)
def erase(workspace: WorkspaceDep, member: Erases) -> Response:
    """Refused (400) while it is not closed; by itself it happens `keepDays` after its end."""
    return JSONResponse({"people": erase_workshop(workspace, member=member)})


@router.get(
    "/moments/{sequence}",
    operation_id="getJourneyAtMoment",
    summary="The journey as it was at a number of its log",
    openapi_extra=described("JourneyWhole"),
)
def get_moment(workspace: WorkspaceDep, member: SeesRecord, sequence: Sequence) -> Response:
    """To replay how the map grew; items have version 0, since this is what was."""
    loaded = actions.journey_at(workspace, member=member, sequence=sequence)
    return JSONResponse(journey_whole(loaded))
