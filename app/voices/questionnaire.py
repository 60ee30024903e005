"""A questionnaire on a journey: open for a while, kept for a while, then gone."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from app.journey.items import Part
from app.journey.texts import ItemId, Line, Text, Title

MOST_CASES: Final = 30
MOST_VOICES: Final = 2_000
"""So many sets of answers in one questionnaire: above any group, below what harms a server."""

KEPT_DAYS: Final = 365
LONGEST_KEPT_DAYS: Final = 5 * 366


class QuestionnaireState(StrEnum):
    """Whether answers are taken: once closed, givers still see, and withdraw, what is theirs."""

    OPEN = "open"
    CLOSED = "closed"


class Questionnaire(Part):
    """What is asked about one journey, of whom, and until when the answers are kept.

    ``cases`` are situations (pseudonyms) to choose from; empty: everybody answers about their own.
    ``welcome`` stands above the first page, in the words of who asks. ``withdrawn`` counts who took
    their words back: nothing else of them is known.
    """

    id: ItemId
    journey_id: ItemId
    code: str
    title: Title
    welcome: Text = ""
    cases: Annotated[tuple[Line, ...], Field(max_length=MOST_CASES)] = ()
    state: QuestionnaireState = QuestionnaireState.OPEN
    opened_at: datetime
    keep_until: date
    withdrawn: int = 0

    @property
    def is_open(self) -> bool:
        """Whether answers are taken."""
        return self.state is QuestionnaireState.OPEN
