"""Afterwards: who took part by role, what changed, the votes, photos, and how the map grew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from app.access.members import Member
from app.access.permissions import Deed
from app.actions.journeys import get_journey
from app.actions.record import Record, get_record, journey_at
from app.actions.retention import erase_on, erase_workshop
from app.actions.workspace import Workspace
from app.journey import Journey, Refused, Resource
from app.language import Translator
from app.storage.tables import now
from app.web.dependencies import TranslatorDep, WorkspaceDep
from app.web.map_views import told
from app.web.membership import allowed
from app.web.pages.rendering import render
from app.web.workshop.asked import Asked, asked_with_answers
from app.web.workshop.drawing import WHOLE, drawn
from app.web.workshop.saving import RefusedPage
from app.web.workshop.views import VotingView, counted_changes, result_view
from app.workshop import Photo, Role, VotingState, Workshop, WorkshopState

router = APIRouter(include_in_schema=False)
ReaderDep = Annotated[Member, Depends(allowed(Deed.SEE_RECORD))]
EraserDep = Annotated[Member, Depends(allowed(Deed.ERASE))]


@dataclass(frozen=True)
class RecordPage:
    """The record of a workshop, with the map as it was at one moment of it."""

    workspace: Workspace
    member: Member
    record: Record
    journey: Journey
    t: Translator
    place: int

    @property
    def workshop(self) -> Workshop:
        """The workshop itself."""
        return self.record.workshop

    @property
    def path(self) -> str:
        """The page's own address."""
        return f"{self.lead_path}/record"

    @property
    def lead_path(self) -> str:
        """Where the workshop is led."""
        return f"/journeys/{self.journey.id}/workshops/{self.workshop.id}"

    @property
    def people(self) -> Mapping[Role, int]:
        """How many of each role took part."""
        return self.record.people

    @property
    def changes(self) -> Sequence[tuple[Resource, Mapping[str, int]]]:
        """How many items of each kind were added, changed and removed."""
        return counted_changes(self.record)

    @property
    def asked(self) -> tuple[Asked, ...]:
        """What was asked, with the answers in words."""
        return asked_with_answers(self.record, self.journey, self.t)

    @property
    def votings(self) -> tuple[VotingView, ...]:
        """The rounds of votes that were closed."""
        closed = [one for one in self.record.votings if one.voting.state is VotingState.CLOSED]
        return tuple(result_view(one, self.journey) for one in closed)

    @property
    def erase_on(self) -> datetime:
        """When names and words are erased."""
        return erase_on(self.workshop)

    @property
    def is_erased(self) -> bool:
        """Whether they are gone."""
        return self.workshop.state is WorkshopState.CLOSED and self.erase_on <= now()

    @property
    def may_erase(self) -> bool:
        """Whether this member may erase them now."""
        closed = self.workshop.state is WorkshopState.CLOSED
        return closed and not self.is_erased and self.member.may(Deed.ERASE)

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The photos, each drawn of the journey as it was then."""
        return self.record.photos

    @property
    def moments(self) -> tuple[int, ...]:
        """The numbers at which the map was another: the beginning, then after each operation."""
        ends: dict[str, int] = {}
        for one in self.record.changes:
            ends[one.operation_id] = one.sequence
        return (self.workshop.first, *sorted(ends.values()))

    @property
    def shown(self) -> int:
        """Which of the moments is shown; the last one to begin with."""
        last = len(self.moments) - 1
        return last if self.place < 0 else min(self.place, last)

    @property
    def drawing(self) -> Markup:
        """The map as it was at that moment."""
        return self._drawn_at(self.moments[self.shown])

    def _drawn_at(self, sequence: int) -> Markup:
        then = journey_at(self.workspace, member=self.member, sequence=sequence)
        view = told(WHOLE, then.journey, self.workspace)
        return drawn(then.journey, self.t.language, view, keep=False)


@router.get("/journeys/{journeyId}/workshops/{workshopId}/record")
def show_record(
    request: Request,
    workspace: WorkspaceDep,
    t: TranslatorDep,
    member: ReaderDep,
    place: Annotated[int, Query(alias="at", ge=-1)] = -1,
) -> Response:
    """The record; ``at`` is the place of a moment in how the map grew."""
    journey = get_journey(workspace, member.workshop.journey_id).journey
    record = get_record(workspace, member=member)
    page = RecordPage(workspace, member, record, journey, t, place)
    return render(request, t, "workshop/record.html", page)


@router.post("/journeys/{journeyId}/workshops/{workshopId}/erasures")
def erase(
    request: Request, workspace: WorkspaceDep, t: TranslatorDep, member: EraserDep
) -> Response:
    """Erase names and words now rather than later."""
    path = f"/journeys/{member.workshop.journey_id}/workshops/{member.workshop.id}/record"
    try:
        erase_workshop(workspace, member=member)
    except Refused as refused:
        page = RefusedPage(" ".join(t.fault(one) for one in refused.faults), path)
        status = HTTPStatus.BAD_REQUEST
        return render(request, t, "workshop/refused.html", page, status=status)
    return RedirectResponse(path, 303)
