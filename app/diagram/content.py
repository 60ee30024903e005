"""What the map tells of a journey, in the reader's words; no positions and no colours yet."""

from dataclasses import dataclass

from app.diagram.look import Tint
from app.journey import Category, Channel, Effect, Initiator, Outcome
from app.journey.comparing import Fate


@dataclass(frozen=True, slots=True)
class Voice:
    """How one person, or the department itself, valued a contact moment."""

    who: str
    score: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Wait:
    """The time after a contact moment in which nothing happened."""

    text: str
    days: float
    alarming: bool
    """Whether it is the young parent who waited."""
    agreed: str = ""
    """How long it was to be, in words."""

    @property
    def full(self) -> str:
        """How long it took, and how long it was to be."""
        return f"{self.text} {self.agreed}".rstrip()


@dataclass(frozen=True, slots=True)
class Truth:
    """Why a contact moment decided how the journey went on."""

    why: str
    effect: Effect | None


@dataclass(frozen=True, slots=True)
class Step:
    """One contact moment, with everybody's experience of it; or a phase that is folded."""

    number: int
    id: str
    resource: str
    """What it is of: a contact moment, or a phase that is folded."""
    title: str
    lane: int
    icon: str
    """The icon of the channel."""
    how: str
    """Channel and date, in words."""
    name: str
    description: str
    channel: Channel | None = None
    date: str = ""
    score: int | None = None
    words: str = ""
    quote: str = ""
    need: str = ""
    experience: str = ""
    """The id of the experience that the face shows; empty where there is none."""
    mood_assumed: bool = False
    quote_assumed: bool = False
    voices: tuple[Voice, ...] = ()
    expected: Voice | None = None
    spread: tuple[int, int] | None = None
    parents: tuple[tuple[str, int], ...] = ()
    """The score of each young parent by their name, where several gave one."""
    began: Initiator | None = None
    """Who began the contact."""
    result: tuple[str, str] | None = None
    """The icon and the words of a result that matters: refused, referred, stopped."""
    reason: str = ""
    """Why it was refused."""
    truth: Truth | None = None
    wait: Wait | None = None
    bottlenecks: tuple[int, ...] = ()
    assumed: bool = False
    referred: int | None = None
    """The lane that was referred to and that doesn't follow."""
    back: bool = False
    """Whether the young parent comes back to a department that had sent them to another."""
    fate: Fate | None = None
    """Whether it was planned and happened, where a planned journey is laid over this one."""
    fate_words: str = ""
    moved: bool = False
    """Whether it came earlier or later than it was planned."""
    remarks: tuple[int, int] = (0, 0)
    """How many remarks on it stand open, and how many of those are questions."""
    remarks_words: str = ""

    def __hash__(self) -> int:
        """Enough to tell cards apart: every card is looked up by its step in each drawing."""
        return hash((self.id, self.title, self.number, self.score, self.lane))

    @property
    def happened(self) -> bool:
        """Whether it is part of the journey rather than of the plan alone."""
        return self.fate is not Fate.MISSING

    @property
    def sign(self) -> str:
        """What stands on its disc: its number; what never happened has none."""
        return str(self.number) if self.happened else "–"


@dataclass(frozen=True, slots=True)
class Lane:
    """One department, organisation or person in the network; ``id`` is empty for the unknown."""

    id: str
    title: str
    organisation: str
    tint: Tint
    group: str
    """The caption of its group."""
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase, and how many of the steps shown stand in it."""

    id: str
    title: str
    description: str
    steps: tuple[int, ...]
    """Places of its steps in ``Content.steps``."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """A bottleneck: its number on the map, and the steps it rests on."""

    number: int
    id: str
    resource: str
    """The kind of item that it is; none where a rule found it."""
    title: str
    description: str
    effect: str
    category: Category | None
    category_name: str
    owner: str
    steps: tuple[int, ...]
    """Places of its steps in ``Content.steps``."""
    numbers: tuple[int, ...]
    """The numbers of all its contact moments, shown or not."""
    assumed: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of one problem."""

    id: str
    title: str
    outcome: Outcome | None
    words: str
    """What became of it, in words."""
    note: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark that stands open; ``where`` says what it is about."""

    id: str
    number: int
    """The number of its contact moment; 0 where it is about something else."""
    where: str
    kind: str
    asks: bool
    text: str
    who: str


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that one picture tells."""

    title: str
    subtitle: str
    meta: str
    who: str
    goal: str
    outcome: str
    wish: str
    endings: tuple[Ending, ...]
    figures: tuple[tuple[str, str], ...]
    ends: bool
    """Whether the outcome is shown; a page that continues has none."""
    stretches: tuple[Stretch, ...]
    lanes: tuple[Lane, ...]
    steps: tuple[Step, ...]
    stuck: tuple[Stuck, ...]
    description: str
    remarks: tuple[Remark, ...] = ()
