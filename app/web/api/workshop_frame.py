"""What the workshop's routes share: where they are, who may, and the answer to what is new."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import JSONResponse

from app.access.members import Member
from app.access.permissions import Deed
from app.actions.own_contributions import version_on_the_map
from app.actions.workspace import Workspace
from app.journey.texts import ID_PATTERN
from app.web.api import workshop_shapes as shapes
from app.web.membership import allowed
from app.workshop import Contribution

PREFIX: Final = "/journeys/{journeyId}/workshops/{workshopId}"
CONTRIBUTION: Final = "/contributions/{contributionId}"
Contributes = Annotated[Member, Depends(allowed(Deed.CONTRIBUTE))]
Votes = Annotated[Member, Depends(allowed(Deed.VOTE))]
Moderates = Annotated[Member, Depends(allowed(Deed.MODERATE))]
Leads = Annotated[Member, Depends(allowed(Deed.LEAD))]
Hosts = Annotated[Member, Depends(allowed(Deed.MANAGE_PEOPLE))]
SeesPeople = Annotated[Member, Depends(allowed(Deed.SEE_PEOPLE))]
SeesJourney = Annotated[Member, Depends(allowed(Deed.SEE_JOURNEY))]
SeesResult = Annotated[Member, Depends(allowed(Deed.SEE_RESULT))]
SeesRecord = Annotated[Member, Depends(allowed(Deed.SEE_RECORD))]
Erases = Annotated[Member, Depends(allowed(Deed.ERASE))]
Undoes = Annotated[Member, Depends(allowed(Deed.UNDO_ANY))]
ContributionId = Annotated[
    str, Path(alias="contributionId", pattern=ID_PATTERN, description="The contribution.")
]


def router_at(below: str = "") -> APIRouter:
    """The routes of one noun of a workshop."""
    return APIRouter(prefix=PREFIX + below, tags=["workshops"])


def created(request: Request, content: dict[str, Any], address: str = "") -> JSONResponse:
    """The answer to something that was made: it, and where it is."""
    location = address or f"{request.url.path}/{content['id']}"
    return JSONResponse(content, 201, {"Location": location})


def contribution_answer(
    workspace: Workspace, member: Member, contribution: Contribution
) -> JSONResponse:
    """A contribution with the version of its item, where it is on the map."""
    version = version_on_the_map(workspace, member=member, contribution=contribution)
    return JSONResponse(shapes.contribution_read(contribution, version))
