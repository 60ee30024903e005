"""What happened to a journey, and turning it back."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from app.actions.history import Event, list_events
from app.actions.undoing import redo, undo
from app.actions.workspace import Done
from app.journey import Snapshot
from app.web.api import shapes
from app.web.api.openapi import described
from app.web.api.parameters import AfterSequence, JourneyId, Limit
from app.web.api.versions import IdempotencyKey
from app.web.dependencies import CurrentPerson, WorkspaceDep

router = APIRouter(prefix="/journeys/{journeyId}", tags=["history"])


@router.get(
    "/events",
    operation_id="listEvents",
    summary="The changes of a journey, oldest first",
    openapi_extra=described("EventRead", many=True),
)
def get_events(
    workspace: WorkspaceDep,
    _person: CurrentPerson,
    journey_id: JourneyId,
    after: AfterSequence = 0,
    limit: Limit = 500,
) -> Response:
    """The change log behind a number; the live stream of the same events is still to come."""
    events = list_events(workspace, journey_id=journey_id, after=after, limit=limit)
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
    return _turned(
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
    return _turned(
        redo(workspace, person=person, journey_id=journey_id, operation_id=idempotency_key)
    )


def _turned(done: Done) -> Response:
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
