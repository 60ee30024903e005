"""Whether the server can do its work: ask the database, and draw."""

import logging

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError

from app.diagram import draw
from app.diagram.faults import DrawingError
from app.storage.failures import StorageFailed
from app.web.dependencies import WorkspaceDep

router = APIRouter(include_in_schema=False)
log = logging.getLogger(__name__)


def _changed_colours() -> list[str]:
    """What of the municipality's own look is drawn otherwise, to keep its contrast."""
    try:
        told = draw.warnings()
    except DrawingError as error:
        return [str(error)]
    return [f"{one.name} {one.asked} costs contrast: drawn as {one.drawn}" for one in told]


@router.get("/healthz")
def health(workspace: WorkspaceDep) -> JSONResponse:
    """200 once database and renderer work, 503 otherwise; each by name."""
    state = {"database": "ok", "renderer": "ok"}
    try:
        workspace.database.check()
    except (StorageFailed, SQLAlchemyError):
        log.exception("the database does not answer")
        state["database"] = "failed"
    try:
        draw.check()
    except DrawingError:
        log.exception("the renderer does not draw")
        state["renderer"] = "failed"
    works = set(state.values()) == {"ok"}
    answer: dict[str, object] = {"status": "ok" if works else "failed", **state}
    changed = _changed_colours()
    if changed:
        answer["warnings"] = changed
    return JSONResponse(answer, status_code=200 if works else 503)
