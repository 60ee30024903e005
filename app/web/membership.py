"""Who is asking in a workshop, and whether they may: one dependency for every route of it.

A participant comes with the cookie of their device or with their token (``Authorization:
Bearer``); the owner with the session or the API token that opens everything. Somebody who is both
is the owner, unless the address says ``as=participant``.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Annotated, Final, Literal

from fastapi import Depends, Header, Path, Query, Request
from fastapi.responses import Response

from app.access import OWNER, TokenKind, person_of_token
from app.access.members import Member
from app.access.permissions import Deed
from app.actions.joining import PREFIX, member_of_token
from app.actions.workshops import get_workshop
from app.actions.workspace import NotFound, Workspace
from app.journey.texts import ID_PATTERN
from app.web.dependencies import SESSION_COOKIE, NotLoggedIn, WorkspaceDep
from app.workshop import Matter

JourneyIdDep = Annotated[
    str, Path(alias="journeyId", pattern=ID_PATTERN, description="The journey.")
]
WorkshopIdDep = Annotated[
    str, Path(alias="workshopId", pattern=ID_PATTERN, description="The workshop.")
]
AsDep = Annotated[
    Literal["participant"] | None,
    Query(alias="as", description="`participant`: not as the owner, though logged in as one."),
]
MOST_SECONDS: Final = 30 * 24 * 60 * 60


def cookie_of(workshop_id: str) -> str:
    """The name of the cookie that holds a device's key to a workshop."""
    return f"klantreis_workshop_{workshop_id}"


def page_of(member: Member) -> str:
    """The address below which a workshop's pages and pictures are."""
    return f"/journeys/{member.workshop.journey_id}/workshops/{member.workshop.id}"


def keep_token(request: Request, answer: Response, member: Member, token: str) -> None:
    """Let this device come back as the same person, until the workshop's time is over."""
    left = (member.workshop.expires_at - datetime.now(UTC)).total_seconds()
    answer.set_cookie(
        cookie_of(member.workshop.id),
        token,
        max_age=max(0, min(int(left), MOST_SECONDS)),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def find_member(
    request: Request, workspace: Workspace, journey_id: str, workshop_id: str, as_: str | None
) -> Member:
    """Who is asking; raises ``NotLoggedIn`` without any key, ``NotFound`` with a dead one."""
    token, kind = _token(request, workshop_id, as_)
    if not token:
        raise NotLoggedIn
    if kind is None:
        member = member_of_token(workspace, workshop_id=workshop_id, token=token)
        if member is None or member.workshop.journey_id != journey_id:
            raise NotFound(Matter.WORKSHOP, workshop_id)
        return member
    with workspace.database.reading() as session:
        person = person_of_token(session, token, kind)
    if person != OWNER:
        raise NotLoggedIn
    found = get_workshop(workspace, journey_id=journey_id, workshop_id=workshop_id)
    return Member(found.workshop)


def _token(request: Request, workshop_id: str, as_: str | None) -> tuple[str, TokenKind | None]:
    """The key that came along, and its kind; ``None`` for a participant's."""
    authorization = request.headers.get("authorization")
    if authorization is not None:
        scheme, _, given = authorization.strip().partition(" ")
        token = given.strip() if scheme.lower() == "bearer" else ""
        return token, None if token.startswith(PREFIX) else TokenKind.API
    session = request.cookies.get(SESSION_COOKIE, "")
    own = request.cookies.get(cookie_of(workshop_id), "")
    if session and as_ is None:
        return session, TokenKind.SESSION
    return own, None


def _member(
    request: Request,
    workspace: WorkspaceDep,
    journey_id: JourneyIdDep,
    workshop_id: WorkshopIdDep,
    as_: AsDep = None,
    _authorization: Annotated[
        str | None, Header(alias="Authorization", include_in_schema=False)
    ] = None,
) -> Member:
    return find_member(request, workspace, journey_id, workshop_id, as_)


def allowed(deed: Deed) -> Callable[..., Awaitable[Member]]:
    """The dependency of a route that does ``deed``: the member who asks, if they may.

    Raises ``NotLoggedIn``, ``NotFound`` and ``NotAllowed``.
    """

    async def check(member: Annotated[Member, Depends(_member)]) -> Member:
        member.check(deed)
        return member

    check.deed = deed  # type: ignore[attr-defined]  # the tests compare routes with the table
    return check
