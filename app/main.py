"""The application: settings in, a FastAPI app out."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Final

from fastapi import FastAPI

from app.actions.examples import load_examples
from app.actions.webhook_delivery import Postman
from app.actions.webhook_sending import Sender
from app.actions.workspace import Workspace
from app.journey import Journey
from app.live import Live
from app.settings import Settings
from app.storage.database import Database
from app.storage.migrate import bring_up_to_date
from app.web.answers import add_exception_handlers
from app.web.arriving import Arriving, WaitForRoutes
from app.web.asked_head import HeadLikeGet
from app.web.direct_line import DirectLine
from app.web.forgetting import Forgetting
from app.web.rooms import add_front, add_others
from app.web.security import BodyLimit, SecurityHeaders
from app.web.static_files import CachedStaticFiles
from app.web.tidying import Tidying

ROOT: Final = Path(__file__).resolve().parent.parent
EXAMPLES: Final = ROOT / "journeys"


def create_app(
    settings: Settings, *, examples: Path | None = EXAMPLES, at_once: bool = True
) -> FastAPI:
    """The web application on the database of these settings, brought up to date.

    A new workspace begins with the journeys of the folder ``examples``. Without ``at_once`` only
    the front page's routes are there; ``app.state.arriving`` loads the others when it is begun.
    """
    database = Database(settings.database_url)
    bring_up_to_date(database)
    live = Live(database)
    kept = Forgetting(live.hub, database)
    workspace = Workspace(
        database, live.announce, live.tell, kept.memory, kept.tallies, kept.everything
    )
    if examples is not None:
        load_examples(workspace, examples, _read_journey)

    tidying = Tidying(workspace, settings.data_dir)
    postman = _postman(workspace, live, settings)

    app = FastAPI(
        title="Klantreis",
        openapi_url=None,
        lifespan=_lifespan(database, live, tidying, postman),
        redirect_slashes=False,
    )
    app.state.settings = settings
    app.state.workspace = workspace
    app.state.live = live
    add_exception_handlers(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(HeadLikeGet)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(DirectLine)
    add_front(app)
    arriving = Arriving(lambda: add_others(app))
    if at_once:
        arriving.wait()
    else:
        app.add_middleware(WaitForRoutes, arriving=arriving)
    app.state.arriving = arriving
    app.mount("/static", CachedStaticFiles(directory=ROOT / "static"), name="static")
    return app


def _lifespan(
    database: Database, live: Live, tidying: Tidying, postman: Postman
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """What runs beside the requests, from the server's start to its end."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        live.start()
        tidying.start()
        postman.start()
        yield
        await asyncio.to_thread(postman.stop)
        await tidying.stop()
        await live.stop()
        database.close()

    return lifespan


def _postman(workspace: Workspace, live: Live, settings: Settings) -> Postman:
    """Who tells webhooks of every commit."""
    postman = Postman(workspace, Sender(settings.secret_key, settings.webhooks_private))
    live.heard = postman.wake
    return postman


def _read_journey(text: str | bytes, *, name: str) -> Journey:
    """The journey in a file; the reader is needed at the first start only, and slow to load."""
    from app.formats.journey_file import read_journey

    return read_journey(text, name=name)
