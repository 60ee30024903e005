"""Who sits at a page of a workshop: a participant with the key of this device, or the owner."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from http import HTTPStatus
from secrets import token_hex
from typing import Annotated, Final, TypeVar

from fastapi import Depends, Path, Request
from fastapi.responses import Response

from app.access.members import Member
from app.actions.joining import member_of_token
from app.actions.workspace import Workspace
from app.journey import Fault, Refused
from app.journey.texts import ID_PATTERN
from app.language import Translator
from app.web.dependencies import TranslatorDep, WorkspaceDep
from app.web.membership import cookie_of
from app.web.pages.form_values import Values, first, values_in
from app.web.pages.rendering import render
from app.workshop import Workshop

__all__ = [
    "FormDep",
    "Seat",
    "SeatDep",
    "as_iso",
    "first",
    "gone",
    "new_operation",
    "one_of",
    "operation_of",
]

WorkshopId = Annotated[str, Path(pattern=ID_PATTERN)]
KEY_HEADER: Final = "Idempotency-Key"
MOST_FIELDS: Final = 200
MOST_DIGITS: Final = 12
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class Seat:
    """One request in a workshop; ``member`` is ``None`` for who has no key to it (any more)."""

    request: Request
    workspace: Workspace
    member: Member | None
    t: Translator


def _seat(
    request: Request, workspace: WorkspaceDep, t: TranslatorDep, workshop_id: WorkshopId
) -> Seat:
    token = request.cookies.get(cookie_of(workshop_id), "")
    member = member_of_token(workspace, workshop_id=workshop_id, token=token)
    return Seat(request, workspace, member, t)


SeatDep = Annotated[Seat, Depends(_seat)]


async def _form(request: Request) -> Values:
    async with request.form(max_fields=MOST_FIELDS) as form:
        return values_in(form)


FormDep = Annotated[Values, Depends(_form)]


def gone(seat: Seat) -> Response:
    """What somebody without a key reads, or with one that opens nothing any more."""
    had_a_key = cookie_of(seat.request.path_params["workshop_id"]) in seat.request.cookies
    status = HTTPStatus.GONE if had_a_key else HTTPStatus.UNAUTHORIZED
    return render(seat.request, seat.t, "workshop/gone.html", status=status)


def operation_of(request: Request, sent: Values) -> str | None:
    """The name that the sender gave this operation, so that sending it twice does it once."""
    return request.headers.get(KEY_HEADER) or first(sent, "operation") or None


def one_of(kind: type[E], sent: Values, name: str) -> E:
    """The choice that was sent under a name; refuses what is none."""
    try:
        return kind(first(sent, name))
    except ValueError as error:
        expected = ", ".join(one.value for one in kind)
        raise Refused([Fault((name,), "not_one_of", {"expected": expected})]) from error


def count_in(sent: Values, name: str) -> int | None:
    """The whole number that was sent under a name, as small as people mean it; ``None``: none."""
    text = first(sent, name).strip()
    return int(text) if text.isdecimal() and len(text) < MOST_DIGITS else None


def new_operation() -> str:
    """A name for an operation of a form that is sent without a script."""
    return token_hex(16)


def as_iso(moment: datetime | None) -> str:
    """A moment for the page's script; empty where there is none."""
    return "" if moment is None else moment.isoformat()


def stream_of(workshop: Workshop, *, leads: bool = False) -> str:
    """The address of a workshop's live stream, which this device's key opens."""
    who = "" if leads else "?as=participant"
    return f"/api/v1/journeys/{workshop.journey_id}/workshops/{workshop.id}/events{who}"
