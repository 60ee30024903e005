"""Who takes part in a workshop: see them, let them in, send them away, give them a role."""

from functools import partial
from typing import Annotated, Final

from fastapi import Path, Request
from fastapi.responses import JSONResponse, Response

from app.actions import hosting
from app.journey import Fault, Refused
from app.journey.texts import ID_PATTERN
from app.web.api import workshop_shapes as shapes
from app.web.api.bodies import sent_fields
from app.web.api.openapi import described
from app.web.api.versions import IdempotencyKey
from app.web.api.workshop_bodies import MemberBody
from app.web.api.workshop_frame import Hosts, SeesPeople, router_at
from app.web.api.workshop_models import ParticipantPatch
from app.web.dependencies import WorkspaceDep
from app.workshop import ParticipantState, Role

router = router_at("/participants")
ParticipantId = Annotated[
    str, Path(alias="participantId", pattern=ID_PATTERN, description="The participant.")
]


_CHANGES: Final = {
    ParticipantState.PRESENT: hosting.admit,
    ParticipantState.REMOVED: hosting.remove_participant,
}


@router.get(
    "",
    operation_id="listParticipants",
    summary="Who takes part",
    openapi_extra=described("ParticipantRead", many=True),
)
def list_participants(workspace: WorkspaceDep, member: SeesPeople) -> Response:
    """Who waits and who was sent away is told to who leads alone."""
    people = hosting.list_participants(workspace, member=member)
    return JSONResponse([shapes.participant_read(one) for one in people])


@router.post(
    "/admissions",
    operation_id="admitAll",
    summary="Let everybody in who waits",
    openapi_extra=described("AdmittedRead"),
)
def admit_all(
    workspace: WorkspaceDep, member: Hosts, idempotency_key: IdempotencyKey = None
) -> Response:
    """In one operation."""
    let_in = hosting.admit_all(workspace, member=member, operation_id=idempotency_key)
    return JSONResponse({"admitted": let_in})


@router.patch(
    "/{participantId}",
    operation_id="changeParticipant",
    summary="Let somebody in, send them away, or give them another role",
    openapi_extra=described("ParticipantRead", body="ParticipantPatch"),
)
def change_participant(
    request: Request,
    workspace: WorkspaceDep,
    member: Hosts,
    participant_id: ParticipantId,
    body: MemberBody,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """One of `state` and `role`. Who is sent away hears and sees nothing from that moment on."""
    fields = sent_fields(request, body, ParticipantPatch)
    if len(fields) != 1:
        raise Refused([Fault(("state",), "missing")])
    change = (
        partial(hosting.change_role, role=Role(fields["role"]))
        if "role" in fields
        else _CHANGES[ParticipantState(fields["state"])]
    )
    changed = change(
        workspace, member=member, participant_id=participant_id, operation_id=idempotency_key
    )
    return JSONResponse(shapes.participant_read(changed))
