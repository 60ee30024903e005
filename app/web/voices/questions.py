"""What a screen of the questionnaire shows: the question, how it is answered, what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.actions.voices_giving import Giving
from app.journey import ContactMoment
from app.language import Translator
from app.voices import Known, Reached
from app.voices.answers import Answers
from app.voices.steps import OF_MISSING, OF_MOMENT, Ask, Place, Step

FEELINGS: Final = "questionnaire.feelings."
SCORES: Final = (-2, -1, 0, 1, 2)
FIRST_PLACE: Final = ":first"
NO_PLACE: Final = ":unknown"


class Control(StrEnum):
    """How a question is answered."""

    BUTTONS = "buttons"
    FACES = "faces"
    CHIPS = "chips"
    TEXT = "text"
    LINE = "line"
    CHOICES = "choices"


CONTROLS: Final = {
    Ask.CASE: Control.CHOICES,
    Ask.NAME: Control.LINE,
    Ask.KNOWN: Control.BUTTONS,
    Ask.SCORE: Control.FACES,
    Ask.FEELINGS: Control.CHIPS,
    Ask.SENTENCE: Control.TEXT,
    Ask.MORE: Control.BUTTONS,
    Ask.TITLE: Control.LINE,
    Ask.PLACE: Control.CHOICES,
    Ask.FELT: Control.FACES,
    Ask.TOLD: Control.TEXT,
    Ask.MATTERED: Control.CHOICES,
    Ask.WHY: Control.TEXT,
    Ask.GOAL: Control.TEXT,
    Ask.REACHED: Control.BUTTONS,
}


@dataclass(frozen=True)
class Option:
    """Something to choose; ``is_told`` marks words of the sketch."""

    value: str
    label: str
    chosen: bool = False
    is_told: bool = False


@dataclass(frozen=True)
class QuestionPage:
    """One question."""

    giving: Giving
    place: Place
    t: Translator
    error: str = ""
    typed: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def step(self) -> Step:
        """What is asked."""
        return self.place.step

    @property
    def answers(self) -> Answers:
        """What was answered so far."""
        return self.giving.answers

    @property
    def control(self) -> Control:
        """How it is answered."""
        return CONTROLS[self.step.ask]

    @property
    def moment(self) -> ContactMoment | None:
        """The contact moment of the sketch that it is about."""
        if self.step.ask not in OF_MOMENT and self.step.ask is not Ask.WHY:
            return None
        about = self.step.about or self.answers.mattered_most or ""
        return self.giving.sketch.contact_moment(about)

    @property
    def with_whom(self) -> str:
        """The department of that contact moment."""
        moment = self.moment
        found = self.giving.sketch.department(moment.department) if moment else None
        return found.title if found else ""

    @property
    def channel(self) -> str:
        """How the contact went, in the language of who answers."""
        channel = self.moment.channel if self.moment else None
        return self.t(f"questionnaire.channel.{channel.value}") if channel else ""

    @property
    def about_missing(self) -> str:
        """The missing contact moment that it is about, in the giver's own words."""
        asks = self.step.ask in OF_MISSING and self.step.ask not in (Ask.MORE, Ask.TITLE)
        return self.answers.missing[self.step.number].title if asks else ""

    @property
    def question(self) -> str:
        """The question itself."""
        again = self.step.ask is Ask.MORE and self.step.number > 0
        return self.t(f"questionnaire.ask.{'another' if again else self.step.ask.value}")

    @property
    def hint(self) -> str:
        """A word of help; empty where there is none."""
        asked = {Ask.TOLD: Ask.SENTENCE, Ask.WHY: Ask.SENTENCE}.get(self.step.ask, self.step.ask)
        key = f"questionnaire.ask.{asked.value}_hint"
        return self.t(key) if self.t.has(key) else ""

    @property
    def longest(self) -> int:
        """How many characters a text may have."""
        return {Ask.NAME: 40, Ask.TITLE: 200}.get(self.step.ask, 500)

    @property
    def text(self) -> str:
        """What was typed, or answered before."""
        if self.typed is not None:
            return self.typed
        return text_of(self.step, self.answers)

    @property
    def options(self) -> tuple[Option, ...]:
        """What there is to choose."""
        return tuple(_options(self))

    @property
    def skips_moment(self) -> bool:
        """Whether the rest of a contact moment can be left out at once."""
        return self.step.ask in OF_MOMENT and self.step.ask not in (Ask.KNOWN, Ask.SENTENCE)


def text_of(step: Step, answers: Answers) -> str:
    """The text that was answered to a question."""
    if step.ask in OF_MISSING and step.number >= len(answers.missing):
        return ""
    texts = {
        Ask.NAME: lambda: answers.voice,
        Ask.SENTENCE: lambda: answers.about(step.about).sentence,
        Ask.TITLE: lambda: answers.missing[step.number].title,
        Ask.TOLD: lambda: answers.missing[step.number].sentence,
        Ask.WHY: lambda: answers.mattered_why,
        Ask.GOAL: lambda: answers.goal,
    }
    return texts[step.ask]() if step.ask in texts else ""


def feelings_in(t: Translator) -> tuple[tuple[str, str], ...]:
    """The feelings that are offered: the Dutch word that is kept, and what it is called here."""
    return tuple((key.replace("-", " "), word) for key, word in t.below(FEELINGS))


def _options(page: QuestionPage) -> Sequence[Option]:
    makers = {
        Ask.KNOWN: _knowns,
        Ask.REACHED: _reached,
        Ask.MORE: _more,
        Ask.SCORE: _faces,
        Ask.FELT: _faces,
        Ask.FEELINGS: _feelings,
        Ask.CASE: _cases,
        Ask.PLACE: _places,
        Ask.MATTERED: _mattered,
    }
    return makers[page.step.ask](page) if page.step.ask in makers else ()


def _knowns(page: QuestionPage) -> list[Option]:
    now = page.answers.about(page.step.about).known
    return [_worded(page, one.value, now) for one in Known]


def _reached(page: QuestionPage) -> list[Option]:
    return [_worded(page, one.value, page.answers.reached) for one in Reached]


def _more(page: QuestionPage) -> list[Option]:
    there = "yes" if page.step.number < len(page.answers.missing) else None
    return [_worded(page, one, there) for one in ("yes", "no")]


def _feelings(page: QuestionPage) -> list[Option]:
    felt = page.answers.about(page.step.about).emotions
    return [Option(word, label, word in felt) for word, label in feelings_in(page.t)]


def _cases(page: QuestionPage) -> list[Option]:
    cases = page.giving.questionnaire.cases
    return [Option(one, one, one == page.answers.case, is_told=True) for one in cases]


def _mattered(page: QuestionPage) -> list[Option]:
    return _moments(page, page.answers.mattered_most)


def _worded(page: QuestionPage, value: str, chosen: str | None) -> Option:
    return Option(value, page.t(f"questionnaire.answer.{value}"), value == chosen)


def _faces(page: QuestionPage) -> list[Option]:
    if page.step.ask is Ask.FELT:
        felt = page.answers.missing[page.step.number].score
    else:
        felt = page.answers.about(page.step.about).score
    return [Option(str(one), page.t(f"questionnaire.score.{one}"), one == felt) for one in SCORES]


def _places(page: QuestionPage) -> list[Option]:
    now = page.answers.missing[page.step.number]
    label = page.t("questionnaire.answer.first_place")
    start = Option(FIRST_PLACE, label, now.placed and now.after is None)
    end = Option(NO_PLACE, page.t("questionnaire.answer.no_place"), not now.placed)
    return [start, *_moments(page, now.after), end]


def _moments(page: QuestionPage, chosen: str | None) -> list[Option]:
    """The contact moments to choose from: for what mattered most, those that somebody had."""
    had = [
        one
        for one in page.giving.sketch.contact_moments
        if page.answers.about(one.id).known is Known.YES
    ]
    every = page.giving.sketch.contact_moments
    shown = had if had and page.step.ask is Ask.MATTERED else every
    return [Option(one.id, one.title, one.id == chosen, is_told=True) for one in shown]
