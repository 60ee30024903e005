"""What participants write: add, rate, change, take back; and what a moderator does with it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import JSONResponse, Response

from app.access.members import Member
from app.access.permissions import Deed
from app.actions import contributing, moderating, own_contributions
from app.actions.journeys import get_journey
from app.actions.placing import WAITING
from app.actions.turning_back import undo_any as turn_back
from app.actions.undoing import redo, undo
from app.journey import LAST, Resource
from app.journey.texts import ID_PATTERN
from app.web.api import workshop_shapes as shapes
from app.web.api.bodies import sent_fields
from app.web.api.history import turned
from app.web.api.openapi import described
from app.web.api.versions import IdempotencyKey, IfMatch, version_seen
from app.web.api.workshop_bodies import MemberBody, item_fields
from app.web.api.workshop_models import (
    ContributionCreate,
    ContributionPatch,
    RatingPut,
    RefusalCreate,
)
from app.web.dependencies import WorkspaceDep
from app.web.membership import allowed
from app.workshop import Contribution, ContributionState

router = APIRouter(prefix="/journeys/{journeyId}/workshops/{workshopId}", tags=["workshops"])
Contributes = Annotated[Member, Depends(allowed(Deed.CONTRIBUTE))]
Moderates = Annotated[Member, Depends(allowed(Deed.MODERATE))]
ContributionId = Annotated[
    str, Path(alias="contributionId", pattern=ID_PATTERN, description="The contribution.")
]
OperationId = Annotated[
    str, Path(alias="operationId", max_length=64, description="The `operationId` of an event.")
]
States = Annotated[
    list[ContributionState] | None, Query(alias="state", description="Only in these states.")
]
CONTRIBUTION = "/contributions/{contributionId}"


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


@router.get(
    "/own-contributions",
    operation_id="listOwnContributions",
    summary="What you wrote yourself",
    openapi_extra=described("ContributionRead", many=True),
)
def list_own(workspace: WorkspaceDep, member: Contributes) -> Response:
    """Hidden ones too; `version` is that of the item on the map, `null` where it is not there."""
    loaded = get_journey(workspace, member.workshop.journey_id)
    found = own_contributions.list_own(workspace, member=member)
    return JSONResponse([shapes.contribution_read(one, loaded) for one in found])


@router.post(
    "/contributions",
    status_code=201,
    operation_id="contribute",
    summary="Add something to the journey",
    openapi_extra=described("ContributionRead", body="ContributionCreate"),
)
def contribute(
    request: Request,
    workspace: WorkspaceDep,
    member: Contributes,
    body: MemberBody,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """`state` tells whether it stands on the map at once (`accepted`) or waits."""
    sent = sent_fields(request, body, ContributionCreate)
    resource = Resource(sent["resource"])
    made = contributing.contribute(
        workspace,
        member=member,
        resource=resource,
        fields=_fields_to_add(resource, sent["item"]),
        after=sent.get("after", LAST),
        question_id=sent.get("question"),
        operation_id=idempotency_key,
    )
    location = f"{request.url.path}/{made.id}"
    return _answer(workspace, member, made, status=201, headers={"Location": location})


@router.put(
    "/ratings/{momentId}",
    operation_id="rate",
    summary="Say how a contact moment felt",
    openapi_extra=described("ContributionRead", body="RatingPut"),
)
def rate(
    request: Request,
    workspace: WorkspaceDep,
    member: Contributes,
    moment_id: Annotated[
        str, Path(alias="momentId", pattern=ID_PATTERN, description="The contact moment.")
    ],
    body: MemberBody,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Everybody has one rating of a contact moment; saying it again changes it."""
    made = contributing.rate(
        workspace,
        member=member,
        contact_moment=moment_id,
        fields=sent_fields(request, body, RatingPut),
        operation_id=idempotency_key,
    )
    return _answer(workspace, member, made)


@router.patch(
    CONTRIBUTION,
    operation_id="changeContribution",
    summary="Write something else in your own contribution",
    openapi_extra=described("ContributionRead", body="ContributionPatch"),
)
def change_contribution(
    request: Request,
    workspace: WorkspaceDep,
    member: Contributes,
    contribution_id: ContributionId,
    body: MemberBody,
    if_match: IfMatch = None,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """`If-Match` is the `version` of the item, or `*` for what waits and nobody else changes."""
    version = version_seen(if_match)
    sent = sent_fields(request, body, ContributionPatch)
    own = own_contributions.get_contribution(
        workspace, member=member, contribution_id=contribution_id
    )
    changed = own_contributions.change_own(
        workspace,
        member=member,
        contribution_id=contribution_id,
        fields=item_fields(own.resource, sent["item"], adds=False),
        version=version,
        operation_id=idempotency_key,
    )
    return _answer(workspace, member, changed)


@router.delete(
    CONTRIBUTION,
    operation_id="withdrawContribution",
    summary="Take your own contribution back",
    openapi_extra=described("ContributionRead"),
)
def withdraw(
    workspace: WorkspaceDep,
    member: Contributes,
    contribution_id: ContributionId,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """It leaves the map as well."""
    gone = own_contributions.withdraw(
        workspace, member=member, contribution_id=contribution_id, operation_id=idempotency_key
    )
    return _answer(workspace, member, gone)


@router.post(
    f"{CONTRIBUTION}/acceptances",
    operation_id="acceptContribution",
    summary="Put a contribution that waits on the map",
    openapi_extra=described("ContributionRead"),
)
def accept(
    workspace: WorkspaceDep,
    member: Moderates,
    contribution_id: ContributionId,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Refused (400) where the map can't take it any more."""
    done = moderating.accept(
        workspace, member=member, contribution_id=contribution_id, operation_id=idempotency_key
    )
    return _answer(workspace, member, done)


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
    return _answer(workspace, member, done)


@router.post(
    "/undos",
    operation_id="undoOwn",
    summary="Turn back the last thing that you did yourself",
    openapi_extra=described("OperationRead"),
)
def undo_own(
    workspace: WorkspaceDep, member: Contributes, idempotency_key: IdempotencyKey = None
) -> Response:
    """Refused (409) where there is nothing to undo, or somebody changed the same since."""
    journey_id = member.workshop.journey_id
    own_contributions.check_may_write(workspace, member)
    done = undo(
        workspace, person=member.person, journey_id=journey_id, operation_id=idempotency_key
    )
    return turned(done)


@router.post(
    "/redos",
    operation_id="redoOwn",
    summary="Do again what you undid last",
    openapi_extra=described("OperationRead"),
)
def redo_own(
    workspace: WorkspaceDep, member: Contributes, idempotency_key: IdempotencyKey = None
) -> Response:
    """Refused (409) once you did something else after the undo."""
    journey_id = member.workshop.journey_id
    own_contributions.check_may_write(workspace, member)
    done = redo(
        workspace, person=member.person, journey_id=journey_id, operation_id=idempotency_key
    )
    return turned(done)


@router.post(
    "/operations/{operationId}/undos",
    operation_id="undoAny",
    summary="Turn back what somebody did",
    openapi_extra=described("OperationRead"),
)
def undo_any(
    workspace: WorkspaceDep,
    member: Annotated[Member, Depends(allowed(Deed.UNDO_ANY))],
    operation_id: OperationId,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Refused (409) where the same was changed since."""
    done = turn_back(workspace, member=member, undone=operation_id, operation_id=idempotency_key)
    return turned(done)


def _fields_to_add(resource: Resource, item: dict[str, object]) -> dict[str, object]:
    return item_fields(resource, item, adds=True)


def _answer(
    workspace: WorkspaceDep,
    member: Member,
    contribution: Contribution,
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> Response:
    loaded = get_journey(workspace, member.workshop.journey_id)
    return JSONResponse(shapes.contribution_read(contribution, loaded), status, headers)
