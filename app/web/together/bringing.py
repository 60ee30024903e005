"""What voices and lived journeys told, to take over into the combined journey piece by piece."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from app.actions.combining import MOST_AT_ONCE, Bringing, get_bringing, take_over
from app.journey import ContactMoment, Experience, new_id
from app.journey.bringing import Kind, Proposal
from app.journey.comparing import counterparts
from app.language import Translator
from app.language.personal_data import warned
from app.privacy.of_journeys import allowed_in
from app.web.pages.form_values import first
from app.web.pages.saving import operation_of
from app.web.pages.visit import ItemIdDep, SentDep, Visit, VisitDep
from app.web.together.page import TogetherPage, back_to

router: Final = APIRouter()
OFFERS_A_PAGE: Final = 200


@dataclass(frozen=True)
class Offer:
    """A proposal as a person reads it."""

    proposal: Proposal
    who: str
    origin: str
    warnings: tuple[str, ...] = ()

    @property
    def emotions(self) -> str:
        """The feelings, in one line."""
        return ", ".join(self.proposal.felt.get("emotions") or ())

    @property
    def quote(self) -> str:
        """What they said."""
        return str(self.proposal.felt.get("quote") or "")

    @property
    def need(self) -> str:
        """What they needed."""
        return str(self.proposal.felt.get("need") or "")


@dataclass(frozen=True)
class Stop:
    """A contact moment of the combined journey, the sketch's word on it, and what is offered.

    ``moment`` is ``None`` for what comes before all others.
    """

    number: int
    moment: ContactMoment | None
    planned: ContactMoment | None
    expected: Experience | None
    offers: tuple[Offer, ...]

    @property
    def is_told_otherwise(self) -> bool:
        """Whether the sketch says it in other words."""
        if self.moment is None or self.planned is None:
            return False
        ours = (self.moment.title, self.moment.description)
        return ours != (self.planned.title, self.planned.description)


@dataclass(frozen=True, kw_only=True)
class BringingPage(TogetherPage):
    """The combined journey with everything that can be taken over."""

    bringing: Bringing
    stops: tuple[Stop, ...]
    counts: Mapping[str, int]
    taken: int
    operation: str
    page: int
    pages: int
    most: int = MOST_AT_ONCE

    @property
    def warned(self) -> int:
        """How many of what is offered may hold personal data."""
        return sum(bool(one.warnings) for stop in self.stops for one in stop.offers)


def bringing_page(visit: Visit, journey_id: str, message: str, page: int = 1) -> BringingPage:
    """What the page of a combined journey shows: some of what is offered at a time."""
    bringing = get_bringing(visit.workspace, person=visit.person, journey_id=journey_id)
    waiting = bringing.open
    counts = {
        kind.value: min(MOST_AT_ONCE, sum(one.kind is kind for one in waiting)) for kind in Kind
    }
    pages = max(1, -(-len(waiting) // OFFERS_A_PAGE))
    page = min(max(1, page), pages)
    shown = waiting[(page - 1) * OFFERS_A_PAGE : page * OFFERS_A_PAGE]
    return BringingPage(
        journey=bringing.combined,
        message=message,
        bringing=bringing,
        stops=_stops(visit.t, bringing, shown),
        counts=counts,
        taken=len(bringing.proposals) - len(waiting),
        operation=new_id(),
        page=page,
        pages=pages,
    )


@router.post("/journeys/{journey_id}/together/taken")
def take(visit: VisitDep, journey_id: ItemIdDep, sent: SentDep) -> Response:
    """Take over the proposals ``take``, or every one of the kind ``all``."""
    wanted = list(sent.get("take", ()))
    if kind := first(sent, "all"):
        bringing = get_bringing(visit.workspace, person=visit.person, journey_id=journey_id)
        wanted = [one.id for one in bringing.open if one.kind.value == kind][:MOST_AT_ONCE]
    take_over(
        visit.workspace,
        person=visit.person,
        journey_id=journey_id,
        proposal_ids=wanted,
        operation_id=operation_of(sent),
    )
    return back_to(journey_id, "taken")


def _stops(t: Translator, bringing: Bringing, shown: Sequence[Proposal]) -> tuple[Stop, ...]:
    offered: dict[str | None, list[Offer]] = {}
    allowed = dict.fromkeys((*allowed_in(bringing.combined), *(one.voice for one in shown)))
    for one in shown:
        offered.setdefault(one.moment_id, []).append(_offer(t, one, tuple(allowed)))
    planned = {here: there for there, here in
               counterparts(bringing.combined, bringing.sketch).items()}  # fmt: skip
    stops = [Stop(0, None, None, None, tuple(offered[None]))] if None in offered else []
    for number, moment in enumerate(bringing.combined.contact_moments, start=1):
        stops.append(
            Stop(
                number,
                moment,
                bringing.sketch.contact_moment(planned.get(moment.id, "")),
                bringing.combined.expectation(moment.id),
                tuple(offered.get(moment.id, ())),
            )
        )
    return tuple(stops)


def _offer(t: Translator, one: Proposal, allowed: Sequence[str]) -> Offer:
    origin = t(f"together.bring.of_{one.base.value}", title=one.origin)
    told = (one.title, one.felt.get("quote"), one.felt.get("need"), one.fields.get("description"))
    text = "\n".join(str(each) for each in told if each)
    seen = warned(t, text, allowed)
    return Offer(one, one.voice or t("together.bring.anonymous"), origin, seen)
