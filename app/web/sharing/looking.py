"""What whoever has a link sees: the journey on one page that follows what changes, and no more."""

from collections.abc import Hashable
from typing import Annotated, Final

from fastapi import APIRouter, Path, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, Response

from app.actions.deciding import findings_of
from app.actions.patterns import today
from app.actions.sharing import ShareLink, look_through, opened_link
from app.actions.workspace import NotFound, Workspace
from app.exports.parts import Part
from app.exports.web_page import write_web_page
from app.journey import Resource
from app.language import Translator
from app.live.frames import Frame
from app.storage.sharing import NEWS
from app.storage.tables import now
from app.web.api.history import last_seen
from app.web.dependencies import LiveDep, SettingsDep, TranslatorDep, WorkspaceDep
from app.web.pages.rendering import asset
from app.web.streaming import EventStream

router: Final = APIRouter(include_in_schema=False)
KeyDep = Annotated[str, Path(max_length=100)]
POLICY: Final = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline';"
    " font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors "
)
"""The page's own style, as in the file that stands alone; no script but ours."""

NOT_SHOWN: Final = {
    Part.VOICES: {Resource.EXPERIENCE, Resource.ANNOTATION},
    Part.PLAN: {Resource.IMPROVEMENT, Resource.ACTION},
}
WITHDRAWN: Final = "voice"
REMOVED: Final = b"\nevent: journey.removed\n"
"""How a frame begins after which no link to its journey opens."""


@router.get("/share/{key}")
def look(workspace: WorkspaceDep, t: TranslatorDep, key: KeyDep) -> Response:
    """The journey of a link; what the link isn't to show is not in the answer."""
    return _page(workspace, t, key, "'none'")


@router.get("/embed/{key}")
def embed(
    workspace: WorkspaceDep, settings: SettingsDep, t: TranslatorDep, key: KeyDep
) -> Response:
    """The same within a page of a site that the administrator allows; of no other."""
    if not settings.embed_hosts:
        raise NotFound(Resource.JOURNEY, "")
    return _page(workspace, t, key, " ".join(settings.embed_hosts))


@router.get("/share/{key}/events")
async def follow_changes(
    request: Request,
    workspace: WorkspaceDep,
    live: LiveDep,
    key: KeyDep,
    after: Annotated[int | None, Query(ge=0)] = None,
) -> Response:
    """Tells that something of what the link shows changed; ends when the link does."""
    link = await run_in_threadpool(opened_link, workspace, key)
    ears = LookingEars(workspace, key, link)
    return EventStream(live.hub, link.journey_id, after=last_seen(request, after), ears=ears)


class LookingEars:
    """The ears of who has a link: they hear of what it shows, as long as it opens."""

    def __init__(self, workspace: Workspace, key: str, link: ShareLink) -> None:
        """As the link was when the stream was asked for."""
        self._workspace = workspace
        self._key = key
        self._link = link
        hidden = {
            one for part, kinds in NOT_SHOWN.items() if part not in link.shows for one in kinds
        }
        self._heard = {one.value for one in Resource if one not in hidden} | {WITHDRAWN}
        self.kind: Hashable = ("looking", link.shows)

    def concerns(self, frame: Frame) -> bool:
        """The link was revoked, its time is over, or the journey is gone.

        No other change: else one would be looked up for every person who looks.
        """
        mine = frame.resource == NEWS and frame.resource_id == self._link.id
        gone = frame.resource == Resource.JOURNEY and REMOVED in frame.data
        return mine or gone or not self._link.opens(now())

    def hears(self, frame: Frame) -> bool:
        """Only of what the link shows."""
        return frame.resource in self._heard

    async def look_again(self) -> bool:
        """``False`` once the link opens nothing."""
        try:
            self._link = await run_in_threadpool(opened_link, self._workspace, self._key)
        except NotFound:
            return False
        return True


def _page(workspace: Workspace, t: Translator, key: str, framed_by: str) -> Response:
    _, loaded = look_through(workspace, key)
    events = f"/share/{key}/events?after={loaded.sequence}"
    found = findings_of(workspace, loaded.journey, today())
    content = write_web_page(loaded.journey, t, (asset("js/sharing.js"), events), found)
    headers = {
        "Content-Security-Policy": POLICY + framed_by,
        "X-Robots-Tag": "noindex, nofollow",
        "Vary": "Accept-Language, Cookie",
    }
    return HTMLResponse(content, headers=headers)
