"""Workshops on a journey: open, set up, follow, and read the journey as a member does."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from app.access.members import Member
from app.access.permissions import Deed
from app.actions import workshops as actions
from app.actions.journeys import get_journey
from app.web.api import shapes, workshop_shapes
from app.web.api.bodies import BodyDep, sent_fields
from app.web.api.history import last_seen
from app.web.api.openapi import described
from app.web.api.parameters import AfterSequence, JourneyId
from app.web.api.versions import IdempotencyKey, IfNoneMatch, holds, not_modified, tag
from app.web.api.workshop_bodies import MemberBody
from app.web.api.workshop_models import WorkshopCreate, WorkshopPatch
from app.web.dependencies import CurrentPerson, LiveDep, WorkspaceDep
from app.web.lookups import lookups_of
from app.web.member_ears import MemberEars
from app.web.membership import allowed
from app.web.presence import presence_of
from app.web.streaming import EventStream

router = APIRouter(prefix="/journeys/{journeyId}/workshops", tags=["workshops"])
ONE = "/{workshopId}"
SeesWorkshop = Annotated[Member, Depends(allowed(Deed.SEE_WORKSHOP))]
SeesJourney = Annotated[Member, Depends(allowed(Deed.SEE_JOURNEY))]
Follows = Annotated[Member, Depends(allowed(Deed.FOLLOW))]
Leads = Annotated[Member, Depends(allowed(Deed.LEAD))]


@router.get(
    "",
    operation_id="listWorkshops",
    summary="The workshops on a journey, the newest first",
    openapi_extra=described("WorkshopRead", many=True),
)
def list_workshops(
    workspace: WorkspaceDep, _person: CurrentPerson, journey_id: JourneyId
) -> Response:
    """With their codes: for the owner alone."""
    found = actions.list_workshops(workspace, journey_id=journey_id)
    return JSONResponse([workshop_shapes.workshop_read(one, with_code=True) for one in found])


@router.post(
    "",
    status_code=201,
    operation_id="openWorkshop",
    summary="Open a workshop on a journey",
    openapi_extra=described("WorkshopRead", body="WorkshopCreate"),
)
def open_workshop(
    request: Request,
    workspace: WorkspaceDep,
    person: CurrentPerson,
    journey_id: JourneyId,
    body: BodyDep,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """The answer has the code by which people join."""
    sent = sent_fields(request, body, WorkshopCreate)
    workshop = actions.open_workshop(
        workspace,
        person=person,
        journey_id=journey_id,
        settings=sent.get("settings", {}),
        operation_id=idempotency_key,
    )
    content = workshop_shapes.workshop_read(workshop, with_code=True)
    location = f"{request.url.path}/{workshop.id}"
    return JSONResponse(content, 201, {"Location": location})


@router.get(
    ONE,
    operation_id="getWorkshop",
    summary="A workshop as it stands, and what you may do in it",
    openapi_extra=described("SituationRead"),
)
def get_workshop(workspace: WorkspaceDep, member: SeesWorkshop) -> Response:
    """What is asked and voted right now; in the lobby no more than that the workshop is there."""
    situation = actions.get_workshop(
        workspace, journey_id=member.workshop.journey_id, workshop_id=member.workshop.id
    )
    return JSONResponse(workshop_shapes.situation_read(situation, member))


@router.patch(
    ONE,
    operation_id="changeWorkshop",
    summary="Pause, close or reopen a workshop; its step, focus, timer and settings",
    openapi_extra=described("WorkshopRead", body="WorkshopPatch"),
)
def change_workshop(
    request: Request,
    workspace: WorkspaceDep,
    member: Leads,
    body: MemberBody,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """What a facilitator sees and does at this moment: the last one counts, without `If-Match`."""
    fields = sent_fields(request, body, WorkshopPatch)
    if "shows_code" in fields:
        fields["showsCode"] = fields.pop("shows_code")
    workshop = actions.change_workshop(
        workspace,
        person=member.person,
        journey_id=member.workshop.journey_id,
        workshop_id=member.workshop.id,
        fields=fields,
        operation_id=idempotency_key,
    )
    return JSONResponse(workshop_shapes.workshop_read(workshop, with_code=True))


@router.get(
    f"{ONE}/events",
    operation_id="followWorkshop",
    summary="The live stream of a workshop, as a member hears it",
    openapi_extra=described(),
)
async def follow(
    request: Request,
    live: LiveDep,
    member: Follows,
    after: AfterSequence = None,
) -> Response:
    """`text/event-stream`: what changed, never what it says; `gone` is the last word to somebody
    who was sent away."""  # noqa: D205, D209 - the text of the API's document
    return EventStream(
        live.hub,
        member.workshop.journey_id,
        after=last_seen(request, after),
        ears=MemberEars(lookups_of(request), member),
        here=presence_of(request).attended(member),
    )


@router.get(
    f"{ONE}/contents",
    operation_id="getJourneyOfWorkshop",
    summary="The journey that a workshop is on, as it stands",
    openapi_extra=described("JourneyWhole"),
)
def get_journey_of_workshop(
    workspace: WorkspaceDep, member: SeesJourney, if_none_match: IfNoneMatch = None
) -> Response:
    """What is hidden or waits for a moderator is not in it."""
    loaded = get_journey(workspace, member.workshop.journey_id)
    etag = tag(loaded.version, loaded.sequence)
    if holds(if_none_match, etag):
        return not_modified(etag)
    return JSONResponse(shapes.journey_whole(loaded), headers={"ETag": etag})
