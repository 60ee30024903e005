"""What the pages of a workshop have in common: the workshop, its journey, and the moment."""

from dataclasses import dataclass
from functools import cached_property

from app.access.members import Member
from app.actions.journeys import Loaded
from app.actions.workshops import Situation
from app.actions.workspace import Workspace
from app.journey import Journey, Phase
from app.language import Translator
from app.storage.tables import now
from app.web.workshop.answers_given import AnswerView, answers_by_question
from app.web.workshop.seats import as_iso, new_operation
from app.web.workshop.views import VotingView, voting_view
from app.workshop import QuestionKind, Workshop


@dataclass(frozen=True)
class WorkshopPage:
    """A workshop as one member sees it; ``message`` is what was just done."""

    workspace: Workspace
    member: Member
    situation: Situation
    loaded: Loaded
    t: Translator
    message: str = ""

    @property
    def workshop(self) -> Workshop:
        """The workshop itself."""
        return self.situation.workshop

    @property
    def journey(self) -> Journey:
        """The journey that it is about."""
        return self.loaded.journey

    @property
    def all_phases(self) -> tuple[Phase, ...]:
        """The journey's phases."""
        return self.journey.phases

    @property
    def sequence(self) -> int:
        """The number of the last change that is shown."""
        return min(self.loaded.sequence, self.situation.sequence)

    @property
    def lead_path(self) -> str:
        """Where the workshop is led."""
        return f"/journeys/{self.journey.id}/workshops/{self.workshop.id}"

    @property
    def now(self) -> str:
        """The server's time."""
        return as_iso(now())

    @property
    def timer_ends(self) -> str:
        """When the facilitator's timer ends; empty where none runs."""
        return as_iso(self.workshop.timer_ends_at)

    @cached_property
    def voting(self) -> VotingView | None:
        """The last voting round, with its result once it is closed."""
        if not self.situation.votings:
            return None
        return voting_view(self.workspace, self.member, self.situation.votings[-1], self.journey)

    @cached_property
    def answers(self) -> dict[str, tuple[AnswerView, ...]]:
        """The answers in words that everybody may read, by question; only asked for if need be."""
        if all(one.kind is not QuestionKind.FREE for one in self.situation.questions):
            return {}
        return answers_by_question(self.workspace, self.member)

    def new_operation(self) -> str:
        """A name for a form's operation."""
        return new_operation()
