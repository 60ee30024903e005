"""What a route asks for by name: the workspace, who is asking, and in which language.

What needs no database is asynchronous, so that no thread is taken for it.
"""

from typing import Annotated

from fastapi import Depends, Header, Query, Request

from app.access import OWNER, Person, TokenKind, person_of_token
from app.actions.workspace import Workspace
from app.language import Translator, languages, translator
from app.live import Live
from app.settings import Settings

SESSION_COOKIE = "klantreis_session"
LANGUAGE_COOKIE = "klantreis_language"


class NotLoggedIn(Exception):
    """Nobody is logged in: pages show how to, the API answers 401."""


async def settings_of(request: Request) -> Settings:
    """The settings that the server was started with."""
    settings: Settings = request.app.state.settings
    return settings


async def workspace_of(request: Request) -> Workspace:
    """The workspace that this server serves."""
    workspace: Workspace = request.app.state.workspace
    return workspace


async def live_of(request: Request) -> Live:
    """What is live in this server."""
    live: Live = request.app.state.live
    return live


LiveDep = Annotated[Live, Depends(live_of)]
SettingsDep = Annotated[Settings, Depends(settings_of)]
WorkspaceDep = Annotated[Workspace, Depends(workspace_of)]


def current_person(
    request: Request,
    workspace: WorkspaceDep,
    authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> Person:
    """Who is asking, by API token (``Authorization: Bearer``) or by the browser's session."""
    if authorization is not None:
        kind = TokenKind.API
        scheme, _, token = authorization.strip().partition(" ")
        token = token.strip() if scheme.lower() == "bearer" else ""
    else:
        kind, token = TokenKind.SESSION, request.cookies.get(SESSION_COOKIE, "")
    person = None
    if token:
        with workspace.database.reading() as session:
            person = person_of_token(session, token, kind)
    if person is None:
        raise NotLoggedIn
    return person


CurrentPerson = Annotated[Person, Depends(current_person)]


def preferred_language(request: Request) -> str:
    """The language of the answer: chosen by a click, else the browser's, else Dutch."""
    known = languages()
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in known:
        return chosen
    wanted = wished_languages(request.headers.get("accept-language", ""))
    return next((one for one in wanted if one in known), known[0])


def wished_languages(accept_language: str) -> list[str]:
    """The languages that a browser asks for, the most wanted first; ``en-GB`` counts as ``en``."""
    wishes: list[tuple[float, str]] = []
    for wish in accept_language.split(","):
        name, _, weight = wish.replace(" ", "").partition(";q=")
        try:
            wishes.append((float(weight or 1), name.split("-")[0].lower()))
        except ValueError:
            continue
    return [name for weight, name in sorted(wishes, key=lambda one: -one[0]) if weight > 0]


async def translator_of(
    request: Request, lang: Annotated[str | None, Query(include_in_schema=False)] = None
) -> Translator:
    """The translator of the reader's language; ``?lang=en`` asks for another this once."""
    return translator(lang if lang in languages() else preferred_language(request))


TranslatorDep = Annotated[Translator, Depends(translator_of)]

__all__ = [
    "LANGUAGE_COOKIE",
    "OWNER",
    "SESSION_COOKIE",
    "CurrentPerson",
    "LiveDep",
    "NotLoggedIn",
    "SettingsDep",
    "TranslatorDep",
    "WorkspaceDep",
    "preferred_language",
]
