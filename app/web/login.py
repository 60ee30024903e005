"""The link that logs the owner in, and the way out."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from app.access import OWNER, TokenKind, mint_token, revoke_token
from app.access.tokens import SESSION_LIFETIME, is_owner_key
from app.web.dependencies import (
    SESSION_COOKIE,
    NotLoggedIn,
    SettingsDep,
    WorkspaceDep,
)

router = APIRouter(include_in_schema=False)


@router.get("/login")
def log_in(
    request: Request,
    settings: SettingsDep,
    workspace: WorkspaceDep,
    token: Annotated[str, Query()] = "",
) -> Response:
    """Let in who has the owner's link, and take the key out of the address."""
    if not is_owner_key(settings.secret_key, token):
        raise NotLoggedIn
    with workspace.database.writing() as session:
        opened = mint_token(session, kind=TokenKind.SESSION, name="browser", person=OWNER)
        session.commit()
    answer = RedirectResponse("/", status_code=303)
    answer.set_cookie(
        SESSION_COOKIE,
        opened,
        max_age=int(SESSION_LIFETIME.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


@router.post("/logout")
def log_out(request: Request, workspace: WorkspaceDep) -> Response:
    """Close this browser's session."""
    with workspace.database.writing() as session:
        revoke_token(session, request.cookies.get(SESSION_COOKIE, ""))
        session.commit()
    answer = RedirectResponse("/", status_code=303)
    answer.delete_cookie(SESSION_COOKIE)
    return answer
