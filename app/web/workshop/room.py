"""The page of somebody who takes part."""

from typing import Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from app.access.members import Member
from app.web.pages.rendering import render, wants_part
from app.web.workshop.room_page import room_page
from app.web.workshop.seats import Seat, SeatDep, gone

router = APIRouter(include_in_schema=False)
KNOWN_HEADER: Final = "Klantreis-Known"
"""A script tells with it which cards and forms its page has: those are not sent again."""


@router.get("/workshops/{workshop_id}")
def show_room(seat: SeatDep) -> Response:
    """The room as this person sees it now; to whom it is closed, nothing of it."""
    return gone(seat) if seat.member is None else room_answer(seat, seat.member)


def room_answer(seat: Seat, member: Member, message: str = "", *, status: int = 200) -> Response:
    """The room, or its changing part for a script, and what was done."""
    known = frozenset(seat.request.headers.get(KNOWN_HEADER, "").split(","))
    page = room_page(seat.workspace, member, seat.t, message, known)
    return render(seat.request, seat.t, "workshop/room.html", page, status=status)


def after_saving(seat: Seat, member: Member, message: str) -> Response:
    """The answer to something that was saved: the changed part, or the way back to the page."""
    if wants_part(seat.request):
        return room_answer(seat, member, message)
    return RedirectResponse(f"/workshops/{member.workshop.id}", 303)
