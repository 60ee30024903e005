"""What the page of somebody who takes part shows, as things are now."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from app.access.members import Member
from app.access.permissions import Deed
from app.actions.contributing import rating_id
from app.actions.hosting import list_participants
from app.actions.journeys import get_journey
from app.actions.own_contributions import list_own
from app.actions.workshops import get_workshop
from app.actions.workspace import Workspace
from app.journey import (
    AnnotationKind,
    Category,
    Channel,
    ContactMoment,
    Department,
    Experience,
    Phase,
    Resource,
)
from app.language import Translator
from app.language.wording import Wording
from app.web.workshop.adding import PhasePlaces, places_in
from app.web.workshop.page import WorkshopPage
from app.web.workshop.seats import stream_of
from app.web.workshop.views import (
    STATE_WORDS,
    Card,
    Own,
    PersonView,
    PhaseCards,
    QuestionView,
    mark_of,
    name_of,
    person_view,
    question_view,
    text_of,
)
from app.workshop import (
    Contribution,
    ContributionState,
    ParticipantState,
    QuestionKind,
    QuestionState,
    WorkshopState,
    rules,
)

BESIDE: Final = tuple(one for one in rules.ADDED if one not in rules.ON_A_CARD)
"""What is added by a form of its own, beside contact moments and how they felt."""
TITLED: Final = (Resource.CONTACT_MOMENT, *BESIDE, None)
"""What somebody can put in other words on the phone; ``None``: an answer in words."""
WAITING: Final = (ContributionState.HIDDEN, ContributionState.HELD)


@dataclass(frozen=True)
class RoomPage(WorkshopPage):
    """The room as one participant sees it; ``known`` are the cards that their page has."""

    known: frozenset[str] = frozenset()
    state_words: tuple[str, ...] = STATE_WORDS

    @property
    def path(self) -> str:
        """The page's own address."""
        return f"/workshops/{self.workshop.id}"

    @property
    def stream(self) -> str:
        """Where the live stream is."""
        return stream_of(self.workshop)

    @property
    def map_address(self) -> str:
        """Where the map is as a picture: another address for each state of it."""
        return f"{self.lead_path}/map.svg?as=participant&at={self.loaded.content}"

    @property
    def is_waiting(self) -> bool:
        """Whether somebody sits in the lobby."""
        person = self.member.participant
        return person is not None and person.state is ParticipantState.WAITING

    @property
    def is_closed(self) -> bool:
        """Whether nothing of the journey is shown (any more)."""
        return not self.member.may(Deed.SEE_JOURNEY)

    @property
    def may_lead(self) -> bool:
        """Whether this member may lead, too."""
        return self.member.may(Deed.LEAD)

    @property
    def may_rate(self) -> bool:
        """Whether this member may write something now."""
        return self.member.may(Deed.CONTRIBUTE) and self.workshop.state is WorkshopState.OPEN

    @property
    def may_add(self) -> bool:
        """Whether this member may add contact moments now."""
        return self.may_rate and bool(self.journey.phases)

    @property
    def adds(self) -> tuple[str, ...]:
        """The kinds of item beside contact moments that this member may add now."""
        if not self.may_add:
            return ()
        return tuple(one.value for one in BESIDE if one in rules.adds(self.member.role))

    @cached_property
    def places(self) -> tuple[PhasePlaces, ...]:
        """Where a new contact moment can be put."""
        return places_in(self.journey)

    @property
    def quotes(self) -> tuple[Experience, ...]:
        """What people said: a remark can be about it."""
        return tuple(one for one in self.journey.experiences if one.quote)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What somebody can say with a remark."""
        return tuple(one.value for one in AnnotationKind)

    @property
    def categories(self) -> tuple[Category, ...]:
        """What a bottleneck can be about."""
        return tuple(Category)

    @property
    def notice(self) -> str:
        """What everybody must know; empty while the workshop is open."""
        if self.workshop.state is WorkshopState.OPEN:
            return ""
        return self.t(f"workshop.room.{self.workshop.state.value}")

    @property
    def my_name(self) -> str:
        """What others call this person."""
        person = self.member.participant
        return name_of(person, self.t) if person else self.t("workshop.role.facilitator")

    @property
    def my_department(self) -> str:
        """Where this person works; empty where they didn't say."""
        person = self.member.participant
        return (person.department or "") if person else ""

    @cached_property
    def people(self) -> tuple[PersonView, ...]:
        """Who is here."""
        if not self.member.may(Deed.SEE_PEOPLE):
            return ()
        found = list_participants(self.workspace, member=self.member)
        present = [one for one in found if one.state is ParticipantState.PRESENT]
        return tuple(person_view(one, self.t) for one in present)

    @property
    def emotions(self) -> tuple[str, ...]:
        """Feelings to choose from."""
        return tuple(self.t("form.suggestions.emotions").split(", "))

    @property
    def channels(self) -> tuple[Channel, ...]:
        """How a contact can go."""
        return tuple(Channel)

    @property
    def departments(self) -> tuple[Department, ...]:
        """With whom a contact can be: their own department where the workshop asks that."""
        found = self.journey.departments
        if self.workshop.settings.own_department_only and self.my_department:
            return tuple(one for one in found if one.id == self.my_department)
        return found

    @cached_property
    def phases(self) -> tuple[PhaseCards, ...]:
        """The journey's phases with their contact moments."""
        if self.is_closed:
            return ()
        numbers = {one.id: n for n, one in enumerate(self.journey.contact_moments, 1)}
        return tuple(
            PhaseCards(
                phase.id,
                phase.title,
                tuple(
                    self._card(one, numbers[one.id], phase)
                    for one in self.journey.in_phase(phase.id)
                ),
            )
            for phase in self.journey.phases
        )

    @cached_property
    def cards(self) -> dict[str, Card]:
        """Every card by the id of its contact moment."""
        return {card.id: card for phase in self.phases for card in phase.cards}

    @cached_property
    def adding_mark(self) -> str:
        """The name of the forms that add something, as they are drawn here."""
        cards = [(one.id, one.title, [(c.id, c.title) for c in one.cards]) for one in self.phases]
        stuck = [(one.id, one.title) for one in self.journey.bottlenecks]
        quotes = [(one.id, one.quote) for one in self.quotes]
        asked = (self.asked_phase, self.asked_id, self.my_department)
        return mark_of(self.t.language, self.adds, asked, cards, stuck, quotes, self.departments)

    def mark_of(self, card: Card) -> str:
        """The name of a card as it is drawn here: a page that has it is not sent it again."""
        return card.mark(f"{self.t.language} {self.may_rate}")

    def _card(self, moment: ContactMoment, number: int, phase: Phase) -> Card:
        say = Wording(self.t)
        department = self.journey.department(moment.department)
        focus = self.workshop.focus
        mine = self._ratings.get(rating_id(self.member, moment.id))
        said = self._said(mine)
        return Card(
            moment.id,
            number,
            moment.title,
            department.title if department else self.t("journey.unknown_department"),
            say.term(moment.channel) if moment.channel else self.t("journey.unknown_channel"),
            focus is not None and focus.id in (moment.id, phase.id),
            said.get("score"),
            tuple(said.get("emotions") or ()),
            str(said.get("quote") or ""),
            mine.state.value if mine else "",
        )

    def _said(self, mine: Contribution | None) -> dict[str, Any]:
        """What this person's rating says: as it stands on the map, else as it waits."""
        if mine is None:
            return {}
        item = self.journey.find(Resource.EXPERIENCE, mine.item_id)
        on_map = item.model_dump() if item is not None else {}
        waiting = dict(mine.fields) if mine.state in WAITING else {}
        return on_map | waiting

    @cached_property
    def _own(self) -> Sequence[Contribution]:
        return list_own(self.workspace, member=self.member)

    @cached_property
    def _ratings(self) -> dict[str, Contribution]:
        """This person's ratings by the id of the item: the last that was not taken back."""
        return {
            one.item_id: one
            for one in self._own
            if one.resource is Resource.EXPERIENCE and one.state is not ContributionState.WITHDRAWN
        }

    @cached_property
    def mine(self) -> tuple[Own, ...]:
        """What this person wrote, the newest first; ratings that are on the map show there."""
        shown = {
            one.item_id: one
            for one in self._own
            if one.state is not ContributionState.WITHDRAWN
            and not (
                one.resource is Resource.EXPERIENCE and one.state is ContributionState.ACCEPTED
            )
        }
        return tuple(self._one_of_mine(one) for one in reversed(shown.values()))

    def _one_of_mine(self, one: Contribution) -> Own:
        accepted = one.state is ContributionState.ACCEPTED
        item = self.journey.find(one.resource, one.item_id) if one.resource else None
        title = (getattr(item, "title", "") or getattr(item, "text", "")) if accepted else ""
        waits = one.state in WAITING
        there = waits or (accepted and (item is not None or one.resource is None))
        versions = self.loaded.versions.get(one.resource, {}) if one.resource else {}
        return Own(
            one.id,
            title or text_of(one, self.journey, self.t),
            one.state.value,
            one.reason,
            can_withdraw=there and self.may_rate,
            can_change=there and self.may_rate and one.resource in TITLED,
            version=versions.get(one.item_id) if accepted else None,
            is_words=one.resource in (None, Resource.ANNOTATION),
            can_move=there and self.may_rate and one.resource is Resource.CONTACT_MOMENT,
            item=one.item_id,
        )

    @property
    def mine_waits(self) -> bool:
        """Whether something that this person wrote is not on the map."""
        return any(one.state != ContributionState.ACCEPTED.value for one in self.mine)

    @cached_property
    def questions(self) -> tuple[QuestionView, ...]:
        """What is asked of the room right now."""
        if self.is_closed:
            return ()
        return tuple(
            question_view(one, self.journey, self.t)
            for one in self.situation.questions
            if one.state is QuestionState.OPEN or one.id in self.answers
        )

    @property
    def asked_phase(self) -> str:
        """The phase that is asked about, to begin with."""
        asked = next((one.phase for one in self.questions if one.phase), "")
        focus = self.workshop.focus
        return asked or (focus.id if focus and focus.resource is Resource.PHASE else "")

    @property
    def asked_id(self) -> str:
        """The question that a new contact moment is an answer to, if there is one."""
        kind = QuestionKind.MISSING_MOMENTS
        asked = (one.id for one in self.questions if one.is_open and one.kind is kind)
        return next(asked, "")


def room_page(
    workspace: Workspace,
    member: Member,
    t: Translator,
    message: str = "",
    known: frozenset[str] = frozenset(),
) -> RoomPage:
    """The room as this member sees it now; ``known`` as the page's."""
    situation = get_workshop(
        workspace, journey_id=member.workshop.journey_id, workshop_id=member.workshop.id
    )
    loaded = get_journey(workspace, member.workshop.journey_id)
    return RoomPage(workspace, member, situation, loaded, t, message, known)
