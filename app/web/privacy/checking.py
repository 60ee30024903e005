"""Look at a text while somebody types it. Nothing of it is kept, logged or passed on.

Open to everybody who can fill in something here, without a login. Only who may see the journey is
spared warnings of its pseudonyms: for others its names stay unknown.
"""

from typing import Annotated, Final

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, Response

from app.access import OWNER, TokenKind, person_of_token
from app.access.permissions import Deed
from app.actions.joining import member_of_token
from app.actions.journeys import get_journey
from app.actions.limits import Limit
from app.actions.workspace import NotFound, Workspace
from app.language.personal_data import sentences_of
from app.privacy import warnings_in
from app.privacy.detecting import MOST_CHARACTERS
from app.privacy.of_journeys import allowed_in
from app.web.dependencies import SESSION_COOKIE, TranslatorDep, WorkspaceDep
from app.web.membership import cookie_of

router: Final = APIRouter()
BY_ADDRESS: Final = Limit(most=1_200, seconds=60)
"""A whole school may type from one address."""
_WORKSHOP_COOKIE: Final = cookie_of("")
MOST_COOKIES: Final = 5


@router.post("/personal-data")
def check_text(
    request: Request,
    workspace: WorkspaceDep,
    t: TranslatorDep,
    text: Annotated[str, Form()] = "",
    journey: Annotated[str, Form(max_length=63)] = "",
) -> Response:
    """The warnings of a text, each with its sentence."""
    BY_ADDRESS.take(request.client.host if request.client else "")
    text = text.encode("utf-8", "replace").decode()[:MOST_CHARACTERS]
    found = warnings_in(text, allowed=_allowed(request, workspace, journey))
    return JSONResponse(
        {
            "warnings": [
                {
                    "kind": one.kind.value,
                    "certainty": one.certainty.value,
                    "start": one.start,
                    "end": one.end,
                }
                for one in found
            ],
            "sentences": sentences_of(t, text, found),
            "advice": t("privacy.advice") if found else "",
        }
    )


def _allowed(request: Request, workspace: Workspace, journey_id: str) -> tuple[str, ...]:
    """The names that the journey may hold, for who may see it."""
    if not journey_id or not _may_see(request, workspace, journey_id):
        return ()
    try:
        return allowed_in(get_journey(workspace, journey_id).journey)
    except NotFound:
        return ()


def _may_see(request: Request, workspace: Workspace, journey_id: str) -> bool:
    session_token = request.cookies.get(SESSION_COOKIE, "")
    if session_token:
        with workspace.database.reading() as session:
            if person_of_token(session, session_token, TokenKind.SESSION) == OWNER:
                return True
    keys = [one for one in request.cookies.items() if one[0].startswith(_WORKSHOP_COOKIE)]
    for name, token in keys[:MOST_COOKIES]:
        workshop_id = name.removeprefix(_WORKSHOP_COOKIE)
        member = member_of_token(workspace, workshop_id=workshop_id, token=token)
        if member and member.workshop.journey_id == journey_id and member.may(Deed.SEE_JOURNEY):
            return True
    return False
