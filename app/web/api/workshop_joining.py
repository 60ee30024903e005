"""Into a workshop by its code: no account, on this device until its time is over."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import JSONResponse, Response

from app.access.members import Member
from app.actions import joining
from app.actions.workshops import get_workshop
from app.actions.workspace import Workspace
from app.web.api import workshop_shapes as shapes
from app.web.api.bodies import sent_fields
from app.web.api.openapi import described
from app.web.api.workshop_bodies import MemberBody
from app.web.api.workshop_models import ParticipantCreate
from app.web.dependencies import WorkspaceDep
from app.web.membership import cookie_of, keep_token

router = APIRouter(prefix="/workshop-codes/{code}", tags=["workshops"])
Code = Annotated[str, Path(max_length=40, description="As it stands on the wall; any case.")]


def address_of(request: Request) -> str:
    """Where a request comes from: what wrong codes are counted by."""
    return request.client.host if request.client else ""


@router.get(
    "",
    operation_id="lookUpCode",
    summary="What a code opens",
    openapi_extra=described("EntranceRead"),
)
def look_up(request: Request, workspace: WorkspaceDep, code: Code) -> Response:
    """A wrong code, a closed workshop and one whose time is over get the same answer (404)."""
    entrance = joining.look_up_code(workspace, code=code, address=address_of(request))
    return JSONResponse(shapes.entrance_read(entrance))


@router.post(
    "/participants",
    status_code=201,
    operation_id="joinWorkshop",
    summary="Come in",
    openapi_extra=described("JoinedRead", body="ParticipantCreate"),
)
def join(request: Request, workspace: WorkspaceDep, code: Code, body: MemberBody) -> Response:
    """A device that was in already (by its cookie) comes back as the same person."""
    member, token = come_in(request, workspace, code, sent_fields(request, body, ParticipantCreate))
    situation = get_workshop(
        workspace, journey_id=member.workshop.journey_id, workshop_id=member.workshop.id
    )
    content = shapes.situation_read(situation, member) | ({"token": token} if token else {})
    answer = JSONResponse(content, 201 if token else 200)
    if token:
        keep_token(request, answer, member, token)
    return answer


def come_in(
    request: Request, workspace: Workspace, code: str, fields: dict[str, object]
) -> tuple[Member, str]:
    """The member that this device is, and its new token; no token where it had one already."""
    address = address_of(request)
    entrance = joining.look_up_code(workspace, code=code, address=address)
    known = request.cookies.get(cookie_of(entrance.workshop.id), "")
    member = joining.member_of_token(workspace, workshop_id=entrance.workshop.id, token=known)
    if member is not None:
        return member, ""
    return joining.join(workspace, code=code, address=address, fields=fields)
