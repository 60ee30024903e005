"""What somebody who takes part sends: ratings, contact moments, other words, votes."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from app.access.members import Member
from app.actions.answering import answer
from app.actions.contributing import contribute, rate
from app.actions.journeys import get_journey
from app.actions.own_contributions import change_own, move_own, withdraw
from app.actions.voting import cast
from app.journey import Resource
from app.web.pages.form_values import Values
from app.web.workshop.adding import item_sent, place_sent
from app.web.workshop.saving import saved
from app.web.workshop.seats import FormDep, SeatDep, count_in, first, one_of, operation_of

router = APIRouter(include_in_schema=False)


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

    return saved(seat, save)


@router.post("/workshops/{workshop_id}/contact-moments")
def send_contact_moment(seat: SeatDep, sent: FormDep) -> Response:
    """Add a contact moment, and how it felt where that was said."""

    def save(member: Member) -> str:
        names = ("phase", "title", "department", "channel")
        fields: dict[str, Any] = {name: first(sent, name) for name in names if first(sent, name)}
        place = place_sent(sent, get_journey(seat.workspace, member.workshop.journey_id).journey)
        made = contribute(
            seat.workspace,
            member=member,
            resource=Resource.CONTACT_MOMENT,
            fields=fields | place.phase,
            after=place.after,
            felt=_feeling(sent) if first(sent, "score") else None,
            question_id=first(sent, "question") or None,
            operation_id=operation_of(seat.request, sent),
        )
        return seat.t(f"workshop.mine.state.{made.state.value}")

    return saved(seat, save)


@router.post("/workshops/{workshop_id}/items")
def send_item(seat: SeatDep, sent: FormDep) -> Response:
    """Add a bottleneck, an improvement or a remark."""

    def save(member: Member) -> str:
        journey = get_journey(seat.workspace, member.workshop.journey_id).journey
        made = contribute(
            seat.workspace,
            member=member,
            resource=one_of(Resource, sent, "resource"),
            fields=item_sent(sent, journey),
            operation_id=operation_of(seat.request, sent),
        )
        return seat.t(f"workshop.mine.state.{made.state.value}")

    return saved(seat, save)


@router.post("/workshops/{workshop_id}/answers")
def send_answer(seat: SeatDep, sent: FormDep) -> Response:
    """Answer a question in one's own words."""

    def save(member: Member) -> str:
        made = answer(
            seat.workspace,
            member=member,
            question_id=first(sent, "question"),
            text=first(sent, "text"),
            operation_id=operation_of(seat.request, sent),
        )
        return seat.t(f"workshop.answer.state.{made.state.value}")

    return saved(seat, save)


@router.post("/workshops/{workshop_id}/texts")
def send_text(seat: SeatDep, sent: FormDep) -> Response:
    """Change the words of one's own contact moment; nobody else's are lost."""

    def save(member: Member) -> str:
        change_own(
            seat.workspace,
            member=member,
            contribution_id=first(sent, "contribution"),
            fields={name: first(sent, name) for name in ("title", "text") if name in sent},
            version=count_in(sent, "version"),
            operation_id=operation_of(seat.request, sent),
        )
        return seat.t("workshop.state.saved")

    return saved(seat, save, first(sent, "title") or first(sent, "text"))


@router.post("/workshops/{workshop_id}/places")
def send_place(seat: SeatDep, sent: FormDep) -> Response:
    """Put one's own contact moment in another place."""

    def save(member: Member) -> str:
        place = place_sent(sent, get_journey(seat.workspace, member.workshop.journey_id).journey)
        move_own(
            seat.workspace,
            member=member,
            contribution_id=first(sent, "contribution"),
            phase=place.phase.get("phase", ""),
            after=place.after,
            operation_id=operation_of(seat.request, sent),
        )
        return seat.t("workshop.state.saved")

    return saved(seat, save)


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

    return saved(seat, save)


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

    return saved(seat, save)


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
