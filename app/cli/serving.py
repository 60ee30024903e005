"""The command that runs the server."""

import gc
import socket
from argparse import Namespace
from contextlib import suppress
from types import FrameType
from typing import Final

import uvicorn
from fastapi import FastAPI
from uvicorn.importer import import_from_string

from app.access.tokens import owner_key
from app.cli.opening import reason, settings_with, storage_problems
from app.cli.wording import Problem, faults_in_lines, say
from app.diagram import DrawingError
from app.formats.bad_file import BadFile
from app.language import Translator
from app.settings import Settings, drawing_settings

APPLICATION: Final = "app.main:create_app"
"""By name: nothing imports ``app.main``."""


SECONDS_TO_FINISH: Final = 5
"""How long answers that are under way may take once the server is told to stop."""


class _Server(uvicorn.Server):
    """Tells the owner's link once it answers."""

    def __init__(self, config: uvicorn.Config, ready: str, application: FastAPI) -> None:
        super().__init__(config)
        self._ready = ready
        self._application = application

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Close the live streams first: the server waits for every answer that is under way."""
        self._application.state.live.hub.close_soon()
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            print(self._ready, flush=True)
            self._application.state.arriving.begin()


def serve_command(asked: Namespace, t: Translator) -> int:
    """Serves until it is told to stop."""
    settings = settings_with(t, HOST=asked.host, PORT=asked.port, DATABASE_URL=asked.database)
    _tell_of_look(t)
    listening = _listening(settings, t)
    with listening:
        port = listening.getsockname()[1]
        application = _application(settings, t)
        config = uvicorn.Config(
            application,
            log_level="warning",
            lifespan="on",
            server_header=False,
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )
        ready = t("commands.serve.ready", link=_owner_link(settings, port))
        server = _Server(config, ready, application)
        with suppress(KeyboardInterrupt):  # uvicorn raises it again once everything is closed
            server.run(sockets=[listening])
    return 0


def _tell_of_look(t: Translator) -> None:
    """Says what of the municipality's own look costs contrast; refuses one that can't be read."""
    if drawing_settings().look is None:
        return  # without one, what reads it isn't loaded before the server answers
    from app.diagram import draw

    try:
        changed = draw.warnings()
    except DrawingError as error:
        raise Problem(t("commands.serve.bad_look", reason=error)) from error
    for one in changed:
        said = {"name": one.name, "asked": one.asked, "drawn": one.drawn}
        say(t("commands.serve.look_changed", **said))


def _application(settings: Settings, t: Translator) -> FastAPI:
    gc.disable()  # as in app.cli: what is loaded now stays
    try:
        with storage_problems(t):
            application: FastAPI = import_from_string(APPLICATION)(settings, at_once=False)
    except BadFile as bad:
        raise Problem("\n".join(faults_in_lines(bad, t))) from bad
    gc.freeze()
    gc.enable()
    return application


def _listening(settings: Settings, t: Translator) -> socket.socket:
    """A socket that listens, before anything else is done: two servers on one port can't be."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        said = reason(error, t)
        where = {"host": settings.host, "port": settings.port, "reason": said}
        raise Problem(t("commands.serve.cannot_listen", **where)) from error


def _owner_link(settings: Settings, port: int) -> str:
    everywhere = settings.host in ("0.0.0.0", "::", "")  # noqa: S104 - only compared with
    host = "127.0.0.1" if everywhere else settings.host
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/login?token={owner_key(settings.secret_key)}"
