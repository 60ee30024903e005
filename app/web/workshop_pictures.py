"""The map for members of a workshop: as it stands, on a photo, or at a number of its log."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import Response

from app.access.members import Member
from app.access.permissions import Deed
from app.actions import record
from app.actions.journeys import Loaded, get_journey
from app.actions.workspace import Workspace
from app.diagram.view import Theme, ViewKind
from app.journey.texts import ID_PATTERN
from app.web.api.parameters import LARGEST
from app.web.api.versions import IfNoneMatch
from app.web.dependencies import TranslatorDep, WorkspaceDep
from app.web.membership import allowed
from app.web.pictures import svg_answer

router = APIRouter(prefix="/journeys/{journeyId}/workshops/{workshopId}", include_in_schema=False)
SeesJourney = Annotated[Member, Depends(allowed(Deed.SEE_JOURNEY))]
SeesRecord = Annotated[Member, Depends(allowed(Deed.SEE_RECORD))]
PhotoId = Annotated[str, Path(alias="photoId", pattern=ID_PATTERN)]
Sequence = Annotated[int, Path(ge=1, le=LARGEST)]
Kind = Annotated[ViewKind, Query(alias="view")]


@router.get("/map.svg")
def get_map(
    workspace: WorkspaceDep,
    member: SeesJourney,
    t: TranslatorDep,
    kind: Kind = ViewKind.WHOLE,
    item: Annotated[str, Query()] = "",
    theme: Annotated[Theme, Query()] = Theme.LIGHT,
    inside: Annotated[bool, Query()] = False,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """The map as it stands; ``view=phone`` and ``view=presentation`` for these screens.

    ``inside`` is for a page that shows it as a part of itself, with cards that can be pressed.
    """
    loaded = get_journey(workspace, member.workshop.journey_id)
    view = (kind, item, theme)
    return svg_answer(workspace, loaded, view, t.language, if_none_match, standalone=not inside)


@router.get("/photos/{photoId}/map.svg")
def get_photo(
    workspace: WorkspaceDep,
    member: SeesRecord,
    t: TranslatorDep,
    photo_id: PhotoId,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """The map as it was when a photo was taken."""
    loaded = record.journey_on_photo(workspace, member=member, photo_id=photo_id)
    return _whole(workspace, loaded, t.language, if_none_match)


@router.get("/moments/{sequence}/map.svg")
def get_map_at(
    workspace: WorkspaceDep,
    member: SeesRecord,
    t: TranslatorDep,
    sequence: Sequence,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """The map as it was at a number of the journey's log."""
    loaded = record.journey_at(workspace, member=member, sequence=sequence)
    return _whole(workspace, loaded, t.language, if_none_match)


def _whole(
    workspace: Workspace, loaded: Loaded, language: str, if_none_match: str | None
) -> Response:
    return svg_answer(workspace, loaded, (ViewKind.WHOLE, "", Theme.LIGHT), language, if_none_match)
