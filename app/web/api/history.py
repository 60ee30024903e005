"""What happened to a journey, and turning it back."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response

from app.actions.history import Event, list_events, sequence_of
from app.actions.undoing import redo, undo
from app.actions.workspace import Done
from app.journey import Snapshot
from app.web.api import shapes
from app.web.api.openapi import described
from app.web.api.parameters import AfterSequence, JourneyId, Limit
from app.web.api.versions import IdempotencyKey
from app.web.dependencies import CurrentPerson, LiveDep, WorkspaceDep
from app.web.streaming import EventStream

router = APIRouter(prefix="/journeys/{journeyId}", tags=["history"])


@router.get(
    "/events",
    operation_id="listEvents",
    summary="The changes of a journey, oldest first",
    openapi_extra=described("EventRead", many=True),
)
async def get_events(
    request: Request,
    workspace: WorkspaceDep,
    live: LiveDep,
    _person: CurrentPerson,
    journey_id: JourneyId,
    after: AfterSequence = None,
    limit: Limit = 500,
) -> Response:
    """The change log behind a number; as ``text/event-stream`` also everything that comes.

    A stream begins behind ``Last-Event-ID`` or ``after``, and without either with what comes next.
    """
    if "text/event-stream" in request.headers.get("accept", ""):
        await run_in_threadpool(sequence_of, workspace, journey_id=journey_id)  # is it there?
        return EventStream(live.hub, journey_id, after=last_seen(request, after))
    events = await run_in_threadpool(
        list_events, workspace, journey_id=journey_id, after=after or 0, limit=limit
    )
    return JSONResponse([_event_read(event) for event in events])


@router.post(
    "/undos",
    operation_id="undo",
    summary="Turn back your last operation on a journey",
    openapi_extra=described("OperationRead"),
)
def post_undo(
    workspace: WorkspaceDep,
    person: CurrentPerson,
    journey_id: JourneyId,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Refused (409) where there is nothing to undo, or somebody changed the same since."""
    return turned(
        undo(workspace, person=person, journey_id=journey_id, operation_id=idempotency_key)
    )


@router.post(
    "/redos",
    operation_id="redo",
    summary="Do again what you undid last",
    openapi_extra=described("OperationRead"),
)
def post_redo(
    workspace: WorkspaceDep,
    person: CurrentPerson,
    journey_id: JourneyId,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Refused (409) once you did something else after the undo."""
    return turned(
        redo(workspace, person=person, journey_id=journey_id, operation_id=idempotency_key)
    )


def last_seen(request: Request, after: int | None) -> int | None:
    """The number behind which a client goes on: that of the last event it had, else ``after``."""
    resumed = request.headers.get("last-event-id", "")
    return int(resumed) if resumed.isascii() and resumed.isdigit() else after


def turned(done: Done) -> Response:
    """The answer to an undo or a redo."""
    content = {
        "operationId": done.operation_id,
        "sequence": done.sequence,
        "resource": done.resource.value,
        "resourceId": done.id,
    }
    return JSONResponse(content, headers=shapes.replayed(done))


def _event_read(event: Event) -> dict[str, Any]:
    change = event.change
    return {
        "sequence": event.sequence,
        "event": f"{change.resource.value}.{change.verb}",
        "resource": change.resource.value,
        "resourceId": change.id,
        "operationId": event.operation_id,
        "person": event.person,
        "at": shapes.in_utc(event.at),
        "before": _moment(change.before),
        "now": _moment(change.after),
    }


def _moment(snapshot: Snapshot | None) -> dict[str, Any] | None:
    if snapshot is None:
        return None
    return {"item": shapes.fields_of(snapshot.item), "after": snapshot.after}
