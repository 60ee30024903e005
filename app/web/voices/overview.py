"""Everything that a giver answered, on one page: to look it over, and to see it again later."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.actions.voices_giving import Giving
from app.journey import ContactMoment
from app.language import Translator
from app.voices.answers import MissingMoment, MomentAnswer
from app.voices.steps import Ask, Step
from app.web.voices.questions import feelings_in


@dataclass(frozen=True)
class Row:
    """One contact moment of the sketch, and what was said of it."""

    moment: ContactMoment
    answer: MomentAnswer
    key: str


@dataclass(frozen=True)
class Whole:
    """An answer about the whole journey."""

    question: str
    answer: str
    key: str
    is_told: bool = False


@dataclass(frozen=True)
class CheckPage:
    """What was answered so far."""

    giving: Giving
    t: Translator

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every contact moment of the sketch."""
        return tuple(
            Row(one, self.giving.answers.about(one.id), Step(Ask.KNOWN, one.id).key)
            for one in self.giving.sketch.contact_moments
        )

    @property
    def left(self) -> tuple[MomentAnswer, ...]:
        """What was said of contact moments that left the sketch since: what is kept is shown."""
        there = {one.id for one in self.giving.sketch.contact_moments}
        return tuple(one for id_, one in self.giving.answers.moments.items() if id_ not in there)

    @property
    def missing(self) -> tuple[MissingMoment, ...]:
        """What the sketch lacks."""
        return self.giving.answers.missing

    @property
    def wholes(self) -> tuple[Whole, ...]:
        """The answers about the whole journey."""
        return tuple(self._wholes())

    def _wholes(self) -> Iterator[Whole]:
        given, t = self.giving.answers, self.t
        if self.giving.questionnaire.cases:
            yield Whole(t("questionnaire.ask.case"), given.case, Ask.CASE.value, is_told=True)
        yield Whole(t("questionnaire.ask.name"), given.voice, Ask.NAME.value)
        most = self.giving.sketch.contact_moment(given.mattered_most or "")
        title = most.title if most else ""
        yield Whole(t("questionnaire.ask.mattered"), title, Ask.MATTERED.value, is_told=True)
        if most or given.mattered_why:
            key = Ask.WHY.value if most else Ask.MATTERED.value
            yield Whole(t("questionnaire.ask.why"), given.mattered_why, key)
        yield Whole(t("questionnaire.ask.goal"), given.goal, Ask.GOAL.value)
        reached = given.reached
        word = t(f"questionnaire.answer.{reached.value}") if reached else ""
        yield Whole(t("questionnaire.ask.reached"), word, Ask.REACHED.value)

    @cached_property
    def _words(self) -> dict[str, str]:
        return dict(feelings_in(self.t))

    def feeling(self, word: str) -> str:
        """A feeling in the language of who answers."""
        return self._words.get(word, word)
