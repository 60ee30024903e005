"""Undo and redo of one's own changes."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.actions import undoing
from app.journey import Refused
from app.web.pages.journey_page import journey_answer, saved
from app.web.pages.visit import ItemIdDep, VisitDep

router = APIRouter(include_in_schema=False)


@router.post("/journeys/{journey_id}/undo")
def undo(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """Turn back the last change of this person."""
    try:
        done = undoing.undo(visit.workspace, person=visit.person, journey_id=journey_id)
    except Refused as refused:
        said = " ".join(visit.t.fault(fault) for fault in refused.faults)
        return journey_answer(visit, journey_id, said, warning=True, status=409)
    return saved(visit, journey_id, "undone", done.resource)


@router.post("/journeys/{journey_id}/redo")
def redo(visit: VisitDep, journey_id: ItemIdDep) -> Response:
    """Do again what this person undid last."""
    try:
        done = undoing.redo(visit.workspace, person=visit.person, journey_id=journey_id)
    except Refused as refused:
        said = " ".join(visit.t.fault(fault) for fault in refused.faults)
        return journey_answer(visit, journey_id, said, warning=True, status=409)
    return saved(visit, journey_id, "redone", done.resource)
