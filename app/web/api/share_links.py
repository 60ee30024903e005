"""Links to look at a journey: list, make, revoke."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Request
from fastapi.responses import JSONResponse, Response
from pydantic import AwareDatetime, Field

from app.actions.sharing import (
    LONGEST_DAYS,
    USUAL_DAYS,
    ShareLink,
    list_links,
    revoke_link,
    share_journey,
)
from app.exports.parts import Part
from app.journey.texts import ID_PATTERN, ItemId, Title
from app.web.api import shapes
from app.web.api.bodies import BodyDep, sent_fields
from app.web.api.collections import Page, PageSize, paged_answer
from app.web.api.models import Read
from app.web.api.openapi import described
from app.web.api.parameters import JourneyId
from app.web.api.workshop_models import Sent
from app.web.dependencies import CurrentPerson, WorkspaceDep

router: Final = APIRouter(prefix="/journeys/{journeyId}/share-links", tags=["sharing"])
LinkId = Annotated[str, Path(alias="linkId", pattern=ID_PATTERN, description="The link.")]


class ShareLinkCreate(Sent):
    """A link to make."""

    title: Annotated[Title, Field(description="Whom it is for; who looks doesn't see this.")]
    shows: Annotated[
        tuple[Part, ...], Field(description="What stands beside the map.", max_length=len(Part))
    ] = ()
    days: Annotated[int, Field(ge=1, le=LONGEST_DAYS, description="How long it works.")] = (
        USUAL_DAYS
    )


class ShareLinkRead(Read):
    """A link to look at a journey."""

    id: Annotated[ItemId, Field(description="Tells links apart, and opens nothing.")]
    title: Annotated[str, Field(description="Whom it is for.")]
    shows: Annotated[list[Part], Field(description="What stands beside the map.")]
    made_at: Annotated[AwareDatetime, Field(description="When it was made.")]
    expires_at: Annotated[AwareDatetime, Field(description="When it ends by itself.")]
    revoked_at: Annotated[AwareDatetime | None, Field(description="When somebody closed it.")]
    used_at: Annotated[AwareDatetime | None, Field(description="When it was used last, roughly.")]


class ShareLinkMade(ShareLinkRead):
    """A new link; its address is told in this answer only."""

    address: Annotated[str, Field(description="Where to look, relative to the server.")]


INCOMING: Final = (ShareLinkCreate,)
OUTGOING: Final = (ShareLinkRead, ShareLinkMade)


@router.get(
    "",
    operation_id="listShareLinks",
    summary="The links to a journey, the newest first",
    openapi_extra=described("ShareLinkRead", many=True),
)
def get_share_links(
    request: Request,
    workspace: WorkspaceDep,
    person: CurrentPerson,
    journey_id: JourneyId,
    page: Page = None,
    page_size: PageSize = None,
) -> Response:
    """Those that were revoked or ended too, for 90 days."""
    found = list_links(workspace, person=person, journey_id=journey_id)
    return paged_answer(request, [_read(one) for one in found], page, page_size)


@router.post(
    "",
    status_code=201,
    operation_id="createShareLink",
    summary="Make a link to look at a journey",
    openapi_extra=described("ShareLinkMade", body="ShareLinkCreate"),
)
def post_share_link(
    request: Request,
    workspace: WorkspaceDep,
    person: CurrentPerson,
    journey_id: JourneyId,
    body: BodyDep,
) -> Response:
    """Keep the `address`: it is not stored, and can't be shown again."""
    fields = sent_fields(request, body, ShareLinkCreate)
    link, key = share_journey(workspace, person=person, journey_id=journey_id, fields=fields)
    headers = {"Location": f"{request.url.path}/{link.id}"}
    return JSONResponse(_read(link) | {"address": f"/share/{key}"}, 201, headers)


@router.delete(
    "/{linkId}",
    status_code=204,
    operation_id="revokeShareLink",
    summary="Revoke a link to look at a journey",
    openapi_extra=described(),
)
def delete_share_link(
    workspace: WorkspaceDep, person: CurrentPerson, journey_id: JourneyId, link_id: LinkId
) -> Response:
    """It opens nothing any more, for those who look right now too. It stays in the list."""
    revoke_link(workspace, person=person, journey_id=journey_id, link_id=link_id)
    return Response(status_code=204)


def _read(link: ShareLink) -> dict[str, Any]:
    return {
        "id": link.id,
        "title": link.title,
        "shows": sorted(link.shows),
        "madeAt": shapes.in_utc(link.made_at),
        "expiresAt": shapes.in_utc(link.expires_at),
        "revokedAt": shapes.in_utc(link.revoked_at) if link.revoked_at else None,
        "usedAt": shapes.in_utc(link.used_at) if link.used_at else None,
    }
