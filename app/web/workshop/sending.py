"""What somebody who takes part sends: ratings, contact moments, other words, votes."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from app.access.members import Member
from app.access.permissions import Deed
from app.actions.contributing import contribute, rate
from app.actions.limits import TooMany
from app.actions.own_contributions import change_own, withdraw
from app.actions.voting import cast
from app.actions.workspace import NotFound, OperationReused, Stale
from app.journey import Refused, Resource
from app.web.pages.form_values import Values
from app.web.pages.rendering import render
from app.web.workshop.room import after_saving
from app.web.workshop.seats import FormDep, Seat, SeatDep, first, gone, operation_of
from app.workshop import ContributionState

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class RefusedPage:
    """Why something was not saved; ``version`` is that of the text that was changed meanwhile."""

    sentence: str
    path: str
    version: int | None = None


@router.post("/workshops/{workshop_id}/ratings")
def send_rating(seat: SeatDep, sent: FormDep) -> Response:
    """Say how a contact moment felt: the score alone, or words that go with it."""

    def save(member: Member) -> str:
        fields = _feeling(sent)
        moment, key = first(sent, "moment"), operation_of(seat.request, sent)
        rate(
            seat.workspace,
            member=member,
            contact_moment=moment,
            fields=fields,
            question_id=first(sent, "question") or None,
            operation_id=key,
        )
        return seat.t("workshop.state.saved")

    return _saved(seat, save)


@router.post("/workshops/{workshop_id}/contact-moments")
def send_contact_moment(seat: SeatDep, sent: FormDep) -> Response:
    """Add a contact moment, and how it felt where that was said."""

    def save(member: Member) -> str:
        key = operation_of(seat.request, sent)
        fields: dict[str, Any] = {
            name: first(sent, name)
            for name in ("phase", "title", "department", "channel")
            if first(sent, name)
        }
        made = contribute(
            seat.workspace,
            member=member,
            resource=Resource.CONTACT_MOMENT,
            fields=fields,
            question_id=first(sent, "question") or None,
            operation_id=key,
        )
        if first(sent, "score") and made.state is ContributionState.ACCEPTED:
            rate(
                seat.workspace,
                member=member,
                contact_moment=made.item_id,
                fields=_feeling(sent),
                operation_id=f"{key}-felt" if key else None,
            )
        return seat.t(f"workshop.mine.state.{made.state.value}")

    return _saved(seat, save)


@router.post("/workshops/{workshop_id}/texts")
def send_text(seat: SeatDep, sent: FormDep) -> Response:
    """Change the words of one's own contact moment; nobody else's are lost."""

    def save(member: Member) -> str:
        version = first(sent, "version")
        change_own(
            seat.workspace,
            member=member,
            contribution_id=first(sent, "contribution"),
            fields={"title": first(sent, "title")},
            version=int(version) if version.isdecimal() else None,
            operation_id=operation_of(seat.request, sent),
        )
        return seat.t("workshop.state.saved")

    return _saved(seat, save, first(sent, "title"))


@router.post("/workshops/{workshop_id}/withdrawn")
def take_back(seat: SeatDep, sent: FormDep) -> Response:
    """Take something of one's own back."""

    def save(member: Member) -> str:
        withdraw(
            seat.workspace,
            member=member,
            contribution_id=first(sent, "contribution"),
            operation_id=operation_of(seat.request, sent),
        )
        return seat.t("workshop.mine.state.withdrawn")

    return _saved(seat, save)


@router.post("/workshops/{workshop_id}/votes")
def send_votes(seat: SeatDep, sent: FormDep) -> Response:
    """Vote; voting again replaces what one voted before."""

    def save(member: Member) -> str:
        cast(
            seat.workspace,
            member=member,
            voting_id=first(sent, "voting"),
            choices=sent.get("choice", ()),
            operation_id=operation_of(seat.request, sent),
        )
        return seat.t("workshop.vote.cast")

    return _saved(seat, save)


def _feeling(sent: Values) -> dict[str, Any]:
    """What was said of how it felt; what the form did not ask stays as it is."""
    fields: dict[str, Any] = {}
    if "score" in sent:
        score = first(sent, "score")
        fields["score"] = int(score) if score in ("-2", "-1", "0", "1", "2") else score
    if "quote" in sent:
        fields["quote"] = first(sent, "quote")
    if "emotions" in sent or "asks_emotions" in sent:  # a form with no box ticked sends none
        fields["emotions"] = list(sent.get("emotions", ()))
    return fields


def _saved(seat: Seat, save: Callable[[Member], str], mine: str = "") -> Response:
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
            theirs = str(getattr(error.current, "title", ""))
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
