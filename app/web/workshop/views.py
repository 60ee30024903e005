"""What the templates of the workshop show: people, cards, questions, votes."""

from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Final

from app.access.members import Member
from app.actions.record import Counted, Record
from app.actions.voting import get_voting, own_votes, result
from app.actions.workspace import Workspace
from app.journey import Journey, Resource
from app.language import Translator
from app.workshop import (
    Contribution,
    Participant,
    Question,
    QuestionKind,
    QuestionState,
    Role,
    Voting,
    VotingState,
)

STATE_WORDS: Final = (
    "saved", "waiting", "hidden", "held", "refused", "conflict", "online", "offline", "saved-all",
    "waiting-one", "waiting-other", "refused-one", "refused-other", "retry", "drop",
)  # fmt: skip
"""The words that the page's script shows at what is sent and what waits."""


@dataclass(frozen=True)
class PersonView:
    """Somebody in the workshop, by the name that others see."""

    id: str
    name: str
    role: Role
    is_away: bool = False


@dataclass(frozen=True)
class QuestionView:
    """A question to the room; ``moment`` and ``phase`` are what it is about."""

    id: str
    kind: QuestionKind
    text: str
    moment: str
    phase: str
    hides: bool
    is_open: bool = True
    answers: int = 0
    hidden: int = 0


@dataclass(frozen=True)
class Choice:
    """Something that can be voted for; ``votes`` once the round is closed.

    ``at`` are the contact moments that it is about, for a number on the map.
    """

    id: str
    title: str
    is_mine: bool = False
    votes: int = 0
    at: tuple[str, ...] = ()


@dataclass(frozen=True)
class VotingView:
    """A voting round as one person sees it."""

    id: str
    is_open: bool
    votes_each: int
    cast: int
    choices: tuple[Choice, ...]
    result: tuple[Choice, ...]

    @property
    def most(self) -> int:
        """The votes of what has most."""
        return max((one.votes for one in self.result), default=0)

    @property
    def has_voted(self) -> bool:
        """Whether this person voted in it."""
        return any(one.is_mine for one in self.choices)


def mark_of(*shown: object) -> str:
    """A short name of what is shown: another name where something else is."""
    return urlsafe_b64encode(blake2b(repr(shown).encode(), digest_size=6).digest()).decode()


@dataclass(frozen=True)
class Card:
    """A contact moment with what this person said about it."""

    id: str
    number: int
    title: str
    whom: str
    how: str
    is_here: bool
    score: int | None
    emotions: tuple[str, ...]
    quote: str
    state: str

    def mark(self, around: str) -> str:
        """The name of what the card shows but its number; ``around`` is what it stands in."""
        return mark_of(around, replace(self, number=0))


@dataclass(frozen=True)
class PhaseCards:
    """A phase and its contact moments."""

    id: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Own:
    """Something that this person wrote; ``version`` is that of the item on the map.

    ``is_words`` marks an answer in words, which is no item; ``item`` is what it became, or will.
    """

    id: str
    text: str
    state: str
    reason: str
    can_withdraw: bool
    can_change: bool
    version: int | None
    is_words: bool = False
    can_move: bool = False
    item: str = ""


def name_of(participant: Participant, t: Translator) -> str:
    """What somebody is called on the screens: by their own name, or by number."""
    return participant.name or t("workshop.room.anonymous", number=participant.number)


def person_view(participant: Participant, t: Translator) -> PersonView:
    """Somebody as others see them."""
    return PersonView(participant.id, name_of(participant, t), participant.role)


def question_view(
    question: Question, journey: Journey, t: Translator, answers: int = 0, hidden: int = 0
) -> QuestionView:
    """A question in words."""
    about = question.about
    moment = about.id if about and about.resource is Resource.CONTACT_MOMENT else ""
    phase = about.id if about and about.resource is Resource.PHASE else ""
    text = question.text or _standard(question, journey, t)
    is_open = question.state is QuestionState.OPEN
    return QuestionView(
        question.id, question.kind, text, moment, phase, question.hides, is_open, answers, hidden
    )


def _standard(question: Question, journey: Journey, t: Translator) -> str:
    about = question.about
    title = getattr(journey.find(about.resource, about.id), "title", "") if about else ""
    if not title:
        return t("workshop.question.missing_moments_anywhere" if question.kind is
                 QuestionKind.MISSING_MOMENTS else "workshop.rate.how")  # fmt: skip
    return t(f"workshop.question.{question.kind.value}", title=title)


def voting_view(
    workspace: Workspace, member: Member, voting: Voting, journey: Journey
) -> VotingView:
    """A round as this member sees it: their own votes while it is open, the result afterwards."""
    current = get_voting(workspace, member=member, voting_id=voting.id)
    is_open = current.state is VotingState.OPEN
    mine = own_votes(workspace, member=member, voting_id=voting.id) if is_open else ()
    counted = result(workspace, member=member, voting_id=voting.id) or {}
    return VotingView(
        voting.id,
        is_open,
        current.votes_each,
        current.cast,
        tuple(
            Choice(one.id, _title(journey, voting.subject, one.id), one.id in mine)
            for one in journey.items(voting.subject)
        ),
        _result(journey, voting.subject, counted),
    )


def _result(journey: Journey, subject: Resource, votes: Mapping[str, int]) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            key,
            _title(journey, subject, key),
            votes=n,
            at=getattr(journey.find(subject, key), "contact_moments", ()),
        )
        for key, n in votes.items()
    )


def text_of(contribution: Contribution, journey: Journey, t: Translator) -> str:
    """A contribution in one line."""
    fields = contribution.fields
    if contribution.resource is not Resource.EXPERIENCE:
        return str(fields.get("title") or fields.get("text") or "")
    moment = journey.contact_moment(str(fields.get("contact_moment", "")))
    score = fields.get("score")
    felt = t(f"terms.score.{score}") if score is not None else ""
    words = [*fields.get("emotions", ()), *filter(None, [fields.get("quote")])]
    said = ", ".join(filter(None, [felt, *map(str, words)]))
    return t("workshop.mine.rating", title=moment.title if moment else "", score=said)


def result_view(counted: Counted, journey: Journey) -> VotingView:
    """A round that was closed, with its result."""
    voting = counted.voting
    return VotingView(
        voting.id,
        is_open=False,
        votes_each=voting.votes_each,
        cast=voting.cast,
        choices=(),
        result=_result(journey, voting.subject, counted.votes),
    )


def _title(journey: Journey, subject: Resource, item_id: str) -> str:
    return str(getattr(journey.find(subject, item_id), "title", item_id))


def counted_changes(record: Record) -> Sequence[tuple[Resource, Mapping[str, int]]]:
    """How many items of each kind were created, changed and removed in a workshop."""
    counted: dict[Resource, Counter[str]] = {}
    for one in record.changes:
        resource, _, verb = one.event.partition(".")
        counted.setdefault(Resource(resource), Counter())[verb] += 1
    return tuple(counted.items())
