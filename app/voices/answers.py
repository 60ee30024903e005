"""What one voice answered about a sketch: per contact moment, and what the sketch lacks.

Everything may be left out. What was left out is ``None`` or empty, and counts as unknown: it is
never held against anybody. The words in here are a person's own; they are kept nowhere else until
somebody accepts them onto a map (``app.actions.voices`` notes which item came of whom).
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from app.journey.items import MOST_EMOTIONS, Part, Score
from app.journey.texts import ItemId, Line, Sentence, Title, Word

MOST_MISSING: Final = 20


class Known(StrEnum):
    """Whether somebody had a contact moment of the sketch."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Reached(StrEnum):
    """Whether somebody got what they wanted of the municipality."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_YET = "not_yet"


class AnswersState(StrEnum):
    """How far somebody is: what was begun counts too, as far as it goes."""

    BEGUN = "begun"
    SENT = "sent"


class MomentAnswer(Part):
    """One voice about one contact moment of the sketch.

    ``emotions`` are the Dutch words of the list that was offered, in whatever language it was
    read; ``sentence`` stands in the language it was written in.
    """

    known: Known | None = None
    score: Score | None = None
    emotions: Annotated[tuple[Word, ...], Field(max_length=MOST_EMOTIONS)] = ()
    sentence: Sentence = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return self == MomentAnswer()


class MissingMoment(Part):
    """A contact moment that the sketch lacks; ``after`` is the one of the sketch before it.

    ``after`` is ``None`` where it came before all others, or where nobody knows the place:
    ``placed`` tells the two apart.
    """

    title: Title
    after: ItemId | None = None
    placed: bool = False
    score: Score | None = None
    emotions: Annotated[tuple[Word, ...], Field(max_length=MOST_EMOTIONS)] = ()
    sentence: Sentence = ""


class Answers(Part):
    """Everything that one voice answered in one questionnaire.

    ``voice`` is a pseudonym, one of a kind within the questionnaire; ``given_at`` the moment of
    the last change. ``moments`` may name contact moments that have left the sketch since.
    """

    id: ItemId
    questionnaire: ItemId
    voice: Line
    given_at: datetime
    state: AnswersState = AnswersState.BEGUN
    moments: dict[ItemId, MomentAnswer] = Field(default_factory=dict)
    missing: Annotated[tuple[MissingMoment, ...], Field(max_length=MOST_MISSING)] = ()
    mattered_most: ItemId | None = None
    mattered_why: Sentence = ""
    goal: Sentence = ""
    reached: Reached | None = None
    case: Line = ""
    language: str = "nl"
    in_interview: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether somebody agreed, and then said nothing: that is no voice."""
        told = self.words() or self.reached or self.mattered_most
        return not told and all(one.is_empty for one in self.moments.values())

    def about(self, moment_id: str) -> MomentAnswer:
        """What was answered about one contact moment; empty where nothing was."""
        return self.moments.get(moment_id, MomentAnswer())

    def words(self) -> tuple[str, ...]:
        """Every text that the giver wrote themselves, for who must find it again to erase it."""
        said = [one.sentence for one in self.moments.values()]
        for one in self.missing:
            said += [one.title, one.sentence]
        return tuple(one for one in (*said, self.mattered_why, self.goal) if one)
