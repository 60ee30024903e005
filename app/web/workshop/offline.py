"""What a phone keeps of a workshop's pages: enough to open one without a connection.

A service worker keeps one page (the same for everybody, with nothing of any journey in it) and the
files that it needs. Nothing that people write or read is kept by it: what waits to be sent is in
the outbox, and the offline page shows and sends it.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.web.dependencies import TranslatorDep
from app.web.pages.rendering import ROOT, render
from app.web.workshop.views import STATE_WORDS

router = APIRouter(include_in_schema=False)
PAGE: Final = "/workshops/offline"
WORKER: Final = "/workshops/worker.js"
SCRIPTS: Final = ROOT / "static" / "js" / "workshop"
MODULES: Final = ("offline", "outbox", "states", "store")
"""The scripts of the offline page: those that it names, and those that they name."""


@dataclass(frozen=True)
class OfflinePage:
    """The page that a phone shows without a connection."""

    path: str = PAGE
    state_words: tuple[str, ...] = STATE_WORDS


@router.get(PAGE)
def show_offline(request: Request, t: TranslatorDep) -> Response:
    """What opens without a connection."""
    return render(request, t, "workshop/offline.html", OfflinePage())


@router.get(WORKER)
def give_worker() -> Response:
    """The service worker; other bytes with each version of what it keeps."""
    headers = {"Cache-Control": "no-cache"}
    return Response(_worker(), media_type="text/javascript", headers=headers)


@lru_cache
def _worker() -> str:
    code = (SCRIPTS / "worker.js").read_text(encoding="utf-8")
    modules = [f"/static/js/workshop/{name}.js" for name in MODULES]
    kept = [SCRIPTS / f"{name}.js" for name in MODULES]
    kept.append(ROOT / "templates" / "workshop" / "offline.html")
    version = hashlib.sha256(b"".join(one.read_bytes() for one in kept)).hexdigest()[:12]
    told = {"version": version, "page": PAGE, "modules": modules}
    return f"const KEPT = {json.dumps(told)};\n{code}"
