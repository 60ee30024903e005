"""The files of ``static/``, kept by browsers as long as they may."""

from typing import Final

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOR_EVER: Final = "public, max-age=31536000, immutable"
A_DAY: Final = "public, max-age=86400"
ASK_FIRST: Final = "no-cache"


class CachedStaticFiles(StaticFiles):
    """Static files with a ``Cache-Control`` of their own.

    An address with a mark of the content (``?v=…``) never changes what it gives; fonts rarely do;
    for anything else a browser asks whether it changed, and mostly hears 304.
    """

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or 304, with how long it may be kept."""
        response = await super().get_response(path, scope)
        is_marked = scope.get("query_string", b"").startswith(b"v=")
        kept = FOR_EVER if is_marked else A_DAY if path.endswith(".woff2") else ASK_FIRST
        response.headers["Cache-Control"] = kept
        return response
