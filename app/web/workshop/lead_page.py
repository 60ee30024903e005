"""What the page of who leads a workshop shows: the map, and a panel beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Final
from urllib.parse import urlsplit

from fastapi import Request
from markupsafe import Markup

from app.access.members import Member
from app.access.permissions import Deed
from app.actions.hosting import list_participants
from app.actions.journeys import get_journey
from app.actions.moderating import list_contributions
from app.actions.voting import SUBJECTS
from app.actions.workshops import get_workshop
from app.actions.workspace import Workspace
from app.diagram.view import View
from app.journey import Resource
from app.language import Translator
from app.language.wording import Wording
from app.storage.tables import now
from app.web.map_views import told
from app.web.workshop.adding import PhasePlaces, Place, places_in, places_of
from app.web.workshop.drawing import PICTURE_HEADER, WHOLE, drawn, picture_mark
from app.web.workshop.page import WorkshopPage
from app.web.workshop.qr import qr_code
from app.web.workshop.seats import stream_of
from app.web.workshop.views import (
    PersonView,
    QuestionView,
    name_of,
    question_view,
    text_of,
)
from app.workshop import (
    Contribution,
    ContributionState,
    Participant,
    ParticipantState,
    QuestionKind,
    Role,
    Step,
    WorkshopState,
    next_prompt,
    spelled,
)

PARTS: Final = (
    "code", "guide", "held", "ask", "focus", "people", "timer", "voting", "photo", "settings",
)  # fmt: skip
"""The parts of the panel, in their order."""
OF_CLOSED: Final = ("held", "ask", "people", "voting", "settings")
"""What is still to be done, or to be read, once the workshop is closed."""
AWAY: Final = timedelta(minutes=2)
LOCAL: Final = ("127.0.0.1", "localhost", "::1")
GIVEN: Final = (
    Role.PARTICIPANT,
    Role.EXPERT_BY_EXPERIENCE,
    Role.YOUNG_PARENT,
    Role.OBSERVER,
    Role.PROJECTOR,
)


@dataclass(frozen=True)
class HeldView:
    """Something that waits for a moderator, whose it is, and where it can be put."""

    id: str
    kind: str
    text: str
    name: str
    places: tuple[Place, ...] = ()
    is_placed: bool = False


@dataclass(frozen=True)
class LeadPage(WorkshopPage):
    """The workshop as who leads it sees it; ``shown`` is the picture that their page has."""

    origin: str = ""
    shown: str = ""
    steps: tuple[Step, ...] = tuple(Step)
    kinds: tuple[QuestionKind, ...] = tuple(QuestionKind)

    @property
    def is_closed(self) -> bool:
        """Whether nothing new begins any more, unless the workshop is opened again."""
        return self.workshop.state is WorkshopState.CLOSED

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the panel that are of use now."""
        if not self.is_closed:
            return PARTS
        empty = {"ask": not self.situation.questions, "voting": not self.situation.votings}
        return tuple(one for one in OF_CLOSED if not empty.get(one))

    @property
    def is_owner(self) -> bool:
        """Whether it is the owner of the workspace who leads."""
        return self.member.participant is None

    @property
    def path(self) -> str:
        """The page's own address."""
        return self.lead_path

    @property
    def stream(self) -> str:
        """Where the live stream is."""
        return stream_of(self.workshop, leads=self.is_owner)

    @cached_property
    def view(self) -> View:
        """The whole map."""
        return told(WHOLE, self.journey, self.workspace)

    @property
    def mark(self) -> str:
        """The name of the picture that belongs here."""
        return picture_mark(self.loaded, self.t.language, self.view)

    @property
    def keeps_picture(self) -> bool:
        """Whether the page that asks has this picture already."""
        return self.shown == self.mark

    @cached_property
    def drawing(self) -> Markup:
        """The map; empty where the page has it, or it could not be drawn."""
        return Markup() if self.keeps_picture else drawn(self.journey, self.t.language, self.view)

    @property
    def join_address(self) -> str:
        """The address that people open to take part."""
        return f"{self.origin}/join/{self.workshop.code}"

    @property
    def spelled(self) -> str:
        """The code as it is read from a wall."""
        return spelled(self.workshop.code)

    @property
    def is_over(self) -> bool:
        """Whether the time of the code is over: nobody comes in, and who was in is out."""
        return self.workshop.expires_at <= now()

    @property
    def qr(self) -> Markup:
        """The address as a QR code."""
        return qr_code(self.join_address)

    @property
    def is_local(self) -> bool:
        """Whether the address works on this computer only."""
        return urlsplit(self.origin).hostname in LOCAL

    @property
    def step_number(self) -> int:
        """The number of the method's step that the workshop is at."""
        return self.steps.index(self.workshop.step) + 1

    @property
    def prompt(self) -> str | None:
        """What is asked next in this step."""
        return next_prompt(self.journey, self.workshop.step)

    @property
    def focus_value(self) -> str:
        """What everybody looks at, as the form names it."""
        focus = self.workshop.focus
        return f"{focus.resource.value}/{focus.id}" if focus else ""

    @cached_property
    def _people(self) -> Sequence[Participant]:
        return list_participants(self.workspace, member=self.member)

    @property
    def present(self) -> tuple[PersonView, ...]:
        """Who is in."""
        return self._in_state(ParticipantState.PRESENT)

    @property
    def waits(self) -> tuple[PersonView, ...]:
        """Who waits to be let in."""
        return self._in_state(ParticipantState.WAITING)

    def _in_state(self, state: ParticipantState) -> tuple[PersonView, ...]:
        return tuple(
            PersonView(one.id, name_of(one, self.t), one.role, now() - one.seen_at > AWAY)
            for one in self._people
            if one.state is state
        )

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that this member may give."""
        return (Role.CO_FACILITATOR, *GIVEN) if self.member.may(Deed.APPOINT) else GIVEN

    @cached_property
    def _contributions(self) -> Sequence[Contribution]:
        return list_contributions(self.workspace, member=self.member, states=None)

    @cached_property
    def held(self) -> tuple[HeldView, ...]:
        """What waits for a moderator, the oldest first."""
        names = {one.id: name_of(one, self.t) for one in self._people}
        return tuple(
            self._held(one, names.get(one.participant_id, ""))
            for one in self._contributions
            if one.state is ContributionState.HELD
        )

    def _held(self, one: Contribution, name: str) -> HeldView:
        kind = Wording(self.t).resource(one.resource, 1) if one.resource else ""
        is_moment = one.resource is Resource.CONTACT_MOMENT and not one.changes
        phase = str(one.fields.get("phase", "")) if is_moment else ""
        return HeldView(
            one.id,
            kind or self.t("workshop.asked.answer"),
            text_of(one, self.journey, self.t),
            name,
            places_of(self.journey, phase),
            "after" in one.fields,
        )

    @property
    def subjects(self) -> tuple[Resource, ...]:
        """What can be voted on: the kinds of which there is something."""
        return tuple(one for one in SUBJECTS if self.journey.items(one))

    @property
    def hidden(self) -> int:
        """How much is hidden beside the answers to questions."""
        asked = {one.id for one in self.situation.questions if one.hides}
        return sum(
            one.state is ContributionState.HIDDEN and one.question_id not in asked
            for one in self._contributions
        )

    @property
    def questions(self) -> tuple[QuestionView, ...]:
        """What is asked of the room, with the number of answers."""
        return tuple(
            question_view(one, self.journey, self.t, *self._answers(one.id))
            for one in self.situation.questions
        )

    def _answers(self, question_id: str) -> tuple[int, int]:
        given = [one for one in self._contributions if one.question_id == question_id]
        counted = [one for one in given if one.state is not ContributionState.WITHDRAWN]
        hidden = sum(one.state is ContributionState.HIDDEN for one in counted)
        return len(counted), hidden

    @property
    def may_move(self) -> bool:
        """Whether there are cards to move, and it is still the time for it."""
        return not self.is_closed and bool(self.journey.contact_moments)

    @cached_property
    def places(self) -> tuple[PhasePlaces, ...]:
        """Where a contact moment can be put."""
        return places_in(self.journey)

    @property
    def focus_shape(self) -> str:
        """The id of what everybody looks at, for the script that marks it on the map."""
        return self.workshop.focus.id if self.workshop.focus else ""


def lead_page(
    request: Request, workspace: Workspace, member: Member, t: Translator, message: str = ""
) -> LeadPage:
    """The workshop as this member, who leads it, sees it now."""
    journey_id = member.workshop.journey_id
    situation = get_workshop(workspace, journey_id=journey_id, workshop_id=member.workshop.id)
    loaded = get_journey(workspace, journey_id)
    shown = request.headers.get(PICTURE_HEADER, "")
    return LeadPage(workspace, member, situation, loaded, t, message, origin_of(request), shown)


def origin_of(request: Request) -> str:
    """The address of this server, as whoever asks knows it."""
    return str(request.base_url).rstrip("/")


def focused(value: str) -> dict[str, str] | None:
    """What a form points at (``phase/begin``); ``None`` where it is nothing."""
    resource, _, item_id = value.partition("/")
    return {"resource": resource, "id": item_id} if item_id else None
