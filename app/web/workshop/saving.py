"""Whatever somebody who takes part sends: done if they may, and told what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from fastapi.responses import Response

from app.access.members import Member
from app.access.permissions import Deed
from app.actions.limits import TooMany
from app.actions.workspace import NotFound, OperationReused, Stale
from app.journey import Refused
from app.web.pages.rendering import render
from app.web.workshop.room import after_saving
from app.web.workshop.seats import Seat, gone


@dataclass(frozen=True)
class RefusedPage:
    """Why something was not saved; ``version`` is that of the text that was changed meanwhile."""

    sentence: str
    path: str
    version: int | None = None


def saved(seat: Seat, save: Callable[[Member], str], mine: str = "") -> Response:
    """Do it if this person may, and say what came of it; ``mine`` is the text that they sent."""
    member = seat.member
    if member is None:
        return gone(seat)
    if not member.may(Deed.CONTRIBUTE):
        return _refused(seat, seat.t("workshop.refused.may_not"), HTTPStatus.FORBIDDEN)
    try:
        message = save(member)
    except (Stale, TooMany, NotFound, OperationReused, Refused) as error:
        return _told(seat, error, mine)
    return after_saving(seat, member, message)


def _told(seat: Seat, error: Exception, mine: str) -> Response:
    """Why it was not saved, for a person and for the script that keeps what was written."""
    t = seat.t
    match error:
        case Stale():
            theirs = getattr(error.current, "title", "") or getattr(error.current, "text", "")
            sentence = t("workshop.edit.conflict", theirs=theirs, yours=mine)
            return _refused(seat, sentence, HTTPStatus.PRECONDITION_FAILED, error.version)
        case TooMany():
            sentence = t("workshop.refused.too_many")
            answer = _refused(seat, sentence, HTTPStatus.TOO_MANY_REQUESTS)
            answer.headers["Retry-After"] = str(error.seconds)
            return answer
        case NotFound():
            return _refused(seat, t("workshop.refused.not_there"), HTTPStatus.NOT_FOUND)
        case OperationReused():
            return _refused(seat, t("form.fault.sent_before"), HTTPStatus.CONFLICT)
        case Refused():
            sentences = " ".join(t.fault(fault) for fault in error.faults)
            return _refused(seat, sentences, HTTPStatus.BAD_REQUEST)
        case _:
            raise error


def _refused(seat: Seat, sentence: str, status: HTTPStatus, version: int | None = None) -> Response:
    path = str(seat.request.url.path).rpartition("/")[0]
    page = RefusedPage(sentence, path, version)
    return render(seat.request, seat.t, "workshop/refused.html", page, status=status)
