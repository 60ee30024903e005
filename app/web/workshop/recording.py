"""Afterwards: who took part by role, what changed, the votes, photos, and how the map grew."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from markupsafe import Markup

from app.access.members import Member
from app.access.permissions import Deed
from app.actions.journeys import get_journey
from app.actions.record import Record, get_record, journey_at
from app.actions.workspace import Workspace
from app.journey import Journey, Resource
from app.language import Translator
from app.web.dependencies import TranslatorDep, WorkspaceDep
from app.web.membership import allowed
from app.web.pages.rendering import render
from app.web.workshop.drawing import drawn
from app.web.workshop.views import Choice, VotingView
from app.workshop import Photo, Role, VotingState, Workshop

router = APIRouter(include_in_schema=False)
ReaderDep = Annotated[Member, Depends(allowed(Deed.SEE_RECORD))]
VERBS = ("created", "changed", "removed")


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
    def changes(self) -> tuple[tuple[Resource, Mapping[str, int]], ...]:
        """How many items of each kind were added, changed and removed."""
        counted: dict[Resource, Counter[str]] = {}
        for one in self.record.changes:
            resource, _, verb = one.event.partition(".")
            counted.setdefault(Resource(resource), Counter())[verb] += 1
        return tuple(counted.items())

    @property
    def votings(self) -> tuple[VotingView, ...]:
        """The rounds of votes that were closed."""
        return tuple(
            VotingView(
                one.voting.id,
                is_open=False,
                votes_each=one.voting.votes_each,
                cast=one.voting.cast,
                choices=(),
                result=tuple(
                    Choice(key, self._title(one.voting.subject, key), votes=n)
                    for key, n in one.votes.items()
                ),
            )
            for one in self.record.votings
            if one.voting.state is VotingState.CLOSED
        )

    def _title(self, subject: Resource, item_id: str) -> str:
        return str(getattr(self.journey.find(subject, item_id), "title", item_id))

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
        return drawn(then.journey, self.t.language, keep=False)


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
