"""What participants write: add, rate, change, take back, undo their own."""

from typing import Annotated

from fastapi import Path, Request
from fastapi.responses import JSONResponse, Response

from app.actions import contributing, own_contributions
from app.actions.journeys import Loaded, get_journey
from app.actions.undoing import redo, undo
from app.journey import LAST, Resource
from app.journey.texts import ID_PATTERN
from app.web.api import workshop_shapes as shapes
from app.web.api.bodies import sent_fields
from app.web.api.history import turned
from app.web.api.openapi import described
from app.web.api.versions import IdempotencyKey, IfMatch, version_seen
from app.web.api.workshop_bodies import MemberBody, item_fields
from app.web.api.workshop_frame import (
    CONTRIBUTION,
    Contributes,
    ContributionId,
    contribution_answer,
    created,
    router_at,
)
from app.web.api.workshop_models import ContributionCreate, ContributionPatch, RatingPut
from app.web.dependencies import WorkspaceDep
from app.workshop import Contribution

router = router_at()


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
    return JSONResponse([shapes.contribution_read(one, _version(loaded, one)) for one in found])


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
        fields=item_fields(resource, sent["item"], adds=True),
        after=sent.get("after", LAST),
        felt=sent.get("felt"),
        question_id=sent.get("question"),
        operation_id=idempotency_key,
    )
    version = own_contributions.version_on_the_map(workspace, member=member, contribution=made)
    return created(request, shapes.contribution_read(made, version))


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
    return contribution_answer(workspace, member, made)


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
    return contribution_answer(workspace, member, changed)


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
    return contribution_answer(workspace, member, gone)


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


def _version(loaded: Loaded, contribution: Contribution) -> int | None:
    if contribution.resource is None:
        return None
    return loaded.versions[contribution.resource].get(contribution.item_id)
