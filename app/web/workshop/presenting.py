"""The projector: the map in large type, following who leads, by itself."""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from markupsafe import Markup

from app.access.members import Member
from app.access.permissions import Deed
from app.actions.hosting import list_participants
from app.actions.journeys import Loaded, get_journey
from app.actions.workshops import Situation, get_workshop, list_workshops
from app.actions.workspace import Workspace
from app.diagram.pages import spans
from app.diagram.view import LEGIBLE, View, ViewKind
from app.journey import Journey, Resource
from app.journey.texts import ID_PATTERN
from app.language import Translator
from app.storage.tables import now
from app.web.dependencies import TranslatorDep, WorkspaceDep, current_person
from app.web.map_views import told
from app.web.membership import JourneyIdDep, find_member
from app.web.pages.rendering import render
from app.web.workshop.drawing import PICTURE_HEADER, drawn, picture_mark
from app.web.workshop.lead_page import origin_of
from app.web.workshop.qr import qr_code
from app.web.workshop.seats import as_iso, stream_of
from app.web.workshop.views import QuestionView, VotingView, question_view, voting_view
from app.workshop import Focus, ParticipantState, QuestionState, VotingState, WorkshopState, spelled

router = APIRouter(include_in_schema=False)
CHOSEN: Final = f"{ID_PATTERN}|^$"


@dataclass(frozen=True)
class PresentPage:
    """What the projector shows; ``situation`` is ``None`` where no workshop is open."""

    workspace: Workspace
    loaded: Loaded
    t: Translator
    origin: str
    member: Member | None
    situation: Situation | None
    shown: str = ""

    @property
    def journey(self) -> Journey:
        """The journey that is shown."""
        return self.loaded.journey

    @property
    def path(self) -> str:
        """The page's own address."""
        return f"/journeys/{self.journey.id}/present"

    @property
    def sequence(self) -> int:
        """The number of the last change that is shown."""
        return self.loaded.sequence

    @property
    def stream(self) -> str:
        """Where the live stream is."""
        if self.situation is None:
            return f"/api/v1/journeys/{self.journey.id}/events"
        is_owner = self.member is not None and self.member.participant is None
        return stream_of(self.situation.workshop, leads=is_owner)

    @property
    def now(self) -> str:
        """The server's time."""
        return as_iso(now())

    @property
    def timer_ends(self) -> str:
        """When the timer ends; empty where none runs."""
        return as_iso(self.situation.workshop.timer_ends_at) if self.situation else ""

    @property
    def focus(self) -> Focus | None:
        """What everybody looks at; ``None``: the whole map."""
        return self.situation.workshop.focus if self.situation else None

    @cached_property
    def view(self) -> View:
        """The map in large type, or the part of it that everybody looks at."""
        return told(view_of(self.journey, self.focus), self.journey, self.workspace)

    @property
    def mark(self) -> str:
        """The name of the picture that belongs here."""
        return picture_mark(self.loaded, self.t.language, self.view)

    @cached_property
    def drawing(self) -> Markup:
        """The picture; empty where the page that asks has it."""
        if self.shown == self.mark:
            return Markup()
        return drawn(self.journey, self.t.language, self.view)

    @property
    def here(self) -> str:
        """The id of what everybody looks at, for the script that marks it."""
        return self.focus.id if self.focus else ""

    @property
    def shows_code(self) -> bool:
        """Whether the code is on the wall."""
        shown = self.situation is not None and self.situation.workshop.shows_code
        return shown and self.member is not None and self.member.may(Deed.SEE_CODE)

    @property
    def join_address(self) -> str:
        """Where people take part."""
        return f"{self.origin}/join/{self.situation.workshop.code}" if self.situation else ""

    @property
    def join_short(self) -> str:
        """The same as people type it."""
        return f"{self.origin.partition('://')[2]}/join"

    @property
    def spelled(self) -> str:
        """The code as it is read from a wall."""
        return spelled(self.situation.workshop.code) if self.situation else ""

    @property
    def qr(self) -> Markup:
        """The address as a QR code."""
        return qr_code(self.join_address)

    @property
    def questions(self) -> tuple[QuestionView, ...]:
        """What is asked of the room."""
        asked = self.situation.questions if self.situation else ()
        return tuple(
            question_view(one, self.journey, self.t)
            for one in asked
            if one.state is QuestionState.OPEN
        )

    @cached_property
    def voting(self) -> VotingView | None:
        """The last voting round."""
        if self.member is None or self.situation is None or not self.situation.votings:
            return None
        last = self.situation.votings[-1]
        closed = last.state is VotingState.CLOSED
        if closed and not self.situation.workshop.settings.shows_result:
            return None
        return voting_view(self.workspace, self.member, last, self.journey)

    @cached_property
    def people(self) -> int:
        """How many take part."""
        if self.member is None or not self.member.may(Deed.SEE_PEOPLE):
            return 0
        found = list_participants(self.workspace, member=self.member)
        return sum(one.state is ParticipantState.PRESENT for one in found)


def view_of(journey: Journey, focus: Focus | None) -> View:
    """The picture that shows a focus in large type."""
    view = View(ViewKind.PRESENTATION)
    if focus is None:
        return view
    match focus.resource:
        case Resource.PHASE if journey.in_phase(focus.id):
            view = View(ViewKind.PHASE, focus.id)
        case Resource.DEPARTMENT:
            view = View(ViewKind.DEPARTMENT, focus.id)
        case Resource.EXPERIENCE:
            view = View()  # the script shows its curve alone; without it the whole map stands there
        case Resource.BOTTLENECK:
            view = View(ViewKind.BOTTLENECKS)
        case Resource.CONTACT_MOMENT:
            view = _page_with(journey, focus.id)
    return view


def _page_with(journey: Journey, moment_id: str) -> View:
    """The page of the map that a contact moment stands on, with few enough to be read by a room."""
    for page, (start, stop) in enumerate(spans(journey, LEGIBLE), start=1):
        if any(one.id == moment_id for one in journey.contact_moments[start:stop]):
            return View(ViewKind.PRESENTATION, page=page, steps=LEGIBLE)
    return View(ViewKind.PRESENTATION)


def _who_looks(
    request: Request,
    workspace: WorkspaceDep,
    journey_id: JourneyIdDep,
    chosen: Annotated[str, Query(alias="workshop", pattern=CHOSEN)] = "",
) -> Member | None:
    """The owner at the workshop that is open, or a member of the one that the address names.

    ``None``: the owner, and no workshop is open. Raises as ``allowed``.
    """
    if chosen:
        member = find_member(request, workspace, journey_id, chosen, None)
        member.check(Deed.SEE_JOURNEY)
        return member
    current_person(request, workspace, request.headers.get("authorization"))
    running = [
        one
        for one in list_workshops(workspace, journey_id=journey_id)
        if one.state is not WorkshopState.CLOSED
    ]
    return Member(running[0]) if running else None


@router.get("/journeys/{journeyId}/present")
def present(
    request: Request,
    workspace: WorkspaceDep,
    t: TranslatorDep,
    journey_id: JourneyIdDep,
    member: Annotated[Member | None, Depends(_who_looks)],
) -> Response:
    """The map of a journey for a whole room, with the workshop that is open on it."""
    loaded = get_journey(workspace, journey_id)
    situation = (
        get_workshop(workspace, journey_id=journey_id, workshop_id=member.workshop.id)
        if member
        else None
    )
    shown = request.headers.get(PICTURE_HEADER, "")
    page = PresentPage(workspace, loaded, t, origin_of(request), member, situation, shown)
    return render(request, t, "workshop/present.html", page)
