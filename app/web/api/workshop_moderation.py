"""What a moderator does with what waits, and what who leads turns back."""

from typing import Annotated, Final

from fastapi import Path, Query, Request
from fastapi.responses import JSONResponse, Response

from app.actions import moderating
from app.actions.placing import WAITING
from app.actions.turning_back import undo_any as turn_back
from app.journey import LAST
from app.web.api import workshop_shapes as shapes
from app.web.api.bodies import sent_fields
from app.web.api.history import turned
from app.web.api.openapi import described
from app.web.api.versions import IdempotencyKey
from app.web.api.workshop_bodies import MemberBody
from app.web.api.workshop_frame import (
    CONTRIBUTION,
    ContributionId,
    Moderates,
    Undoes,
    contribution_answer,
    router_at,
)
from app.web.api.workshop_models import AcceptanceCreate, RefusalCreate
from app.web.dependencies import WorkspaceDep
from app.workshop import ContributionState

router = router_at()
OperationId = Annotated[
    str, Path(alias="operationId", max_length=64, description="The `operationId` of an event.")
]
States = Annotated[
    list[ContributionState] | None, Query(alias="state", description="Only in these states.")
]

ACCEPTED: Final = described("ContributionRead", body="AcceptanceCreate")
ACCEPTED["requestBody"]["required"] = False


@router.get(
    "/contributions",
    operation_id="listContributions",
    summary="What waits for the reveal or for a moderator",
    openapi_extra=described("ContributionRead", many=True),
)
def list_contributions(
    workspace: WorkspaceDep, member: Moderates, state: States = None
) -> Response:
    """Or what is in other states, if asked."""
    wanted = state or WAITING
    found = moderating.list_contributions(workspace, member=member, states=wanted)
    return JSONResponse([shapes.contribution_read(one) for one in found])


@router.post(
    f"{CONTRIBUTION}/acceptances",
    operation_id="acceptContribution",
    summary="Put a contribution that waits on the map",
    openapi_extra=ACCEPTED,
)
def accept(
    request: Request,
    workspace: WorkspaceDep,
    member: Moderates,
    contribution_id: ContributionId,
    body: MemberBody,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Where its author wanted it, or behind `after`; refused (400) where the map can't take it."""
    sent = sent_fields(request, body, AcceptanceCreate) if body.content else {}
    done = moderating.accept(
        workspace,
        member=member,
        contribution_id=contribution_id,
        after=sent.get("after", LAST),
        operation_id=idempotency_key,
    )
    return contribution_answer(workspace, member, done)


@router.post(
    "/acceptances",
    operation_id="acceptAll",
    summary="Put everything that waits for a moderator on the map",
    openapi_extra=described("AcceptedRead"),
)
def accept_all(
    workspace: WorkspaceDep, member: Moderates, idempotency_key: IdempotencyKey = None
) -> Response:
    """In one operation. What the map can't take goes on waiting."""
    placed = moderating.accept_all(workspace, member=member, operation_id=idempotency_key)
    return JSONResponse({"accepted": placed})


@router.post(
    f"{CONTRIBUTION}/refusals",
    operation_id="refuseContribution",
    summary="Leave a contribution off the map",
    openapi_extra=described("ContributionRead", body="RefusalCreate"),
)
def refuse(
    request: Request,
    workspace: WorkspaceDep,
    member: Moderates,
    contribution_id: ContributionId,
    body: MemberBody,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Its author reads the reason."""
    done = moderating.refuse(
        workspace,
        member=member,
        contribution_id=contribution_id,
        reason=sent_fields(request, body, RefusalCreate).get("reason", ""),
        operation_id=idempotency_key,
    )
    return contribution_answer(workspace, member, done)


@router.post(
    "/operations/{operationId}/undos",
    operation_id="undoAny",
    summary="Turn back what somebody did",
    openapi_extra=described("OperationRead"),
)
def undo_any(
    workspace: WorkspaceDep,
    member: Undoes,
    operation_id: OperationId,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Refused (409) where the same was changed since."""
    done = turn_back(workspace, member=member, undone=operation_id, operation_id=idempotency_key)
    return turned(done)
