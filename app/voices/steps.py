"""The questions one after the other: one on a screen, made from the sketch and what was answered.

A question that an answer makes needless is left out: who did not have a contact moment is not
asked how it was. Nothing depends on the browser: the same answers always give the same questions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.journey import Journey
from app.voices.answers import MOST_MISSING, Answers, Known


class Ask(StrEnum):
    """What a screen asks."""

    CASE = "case"
    NAME = "name"
    KNOWN = "known"
    SCORE = "score"
    FEELINGS = "feelings"
    SENTENCE = "sentence"
    MORE = "more"
    TITLE = "title"
    PLACE = "place"
    FELT = "felt"
    TOLD = "told"
    MATTERED = "mattered"
    WHY = "why"
    GOAL = "goal"
    REACHED = "reached"
    CHECK = "check"


OF_MOMENT = (Ask.KNOWN, Ask.SCORE, Ask.FEELINGS, Ask.SENTENCE)
OF_MISSING = (Ask.MORE, Ask.TITLE, Ask.PLACE, Ask.FELT, Ask.TOLD)


@dataclass(frozen=True)
class Step:
    """One screen; ``about`` is a contact moment's id, or the number of a missing one."""

    ask: Ask
    about: str = ""

    @property
    def key(self) -> str:
        """The step's name in an address: ``known``, or ``known.first-talk``."""
        return f"{self.ask.value}.{self.about}" if self.about else self.ask.value

    @property
    def number(self) -> int:
        """Which of the missing contact moments it is about."""
        return int(self.about)


@dataclass(frozen=True)
class Place:
    """Where a step stands among all: before, after, and how far it is."""

    step: Step
    previous: Step | None
    following: Step | None
    skips_to: Step | None
    done: int
    of: int


def steps_of(sketch: Journey, answers: Answers, cases: Sequence[str] = ()) -> tuple[Step, ...]:
    """Every step for who answered this so far; the last one is to look it all over."""
    return tuple(_steps(sketch, answers, cases))


def _steps(sketch: Journey, answers: Answers, cases: Sequence[str]) -> Iterator[Step]:
    if cases:
        yield Step(Ask.CASE)
    yield Step(Ask.NAME)
    for moment in sketch.contact_moments:
        yield Step(Ask.KNOWN, moment.id)
        if answers.about(moment.id).known is Known.YES:
            yield from (Step(ask, moment.id) for ask in OF_MOMENT[1:])
    for number in range(len(answers.missing)):
        yield from (Step(ask, str(number)) for ask in OF_MISSING)
    if len(answers.missing) < MOST_MISSING:
        yield Step(Ask.MORE, str(len(answers.missing)))
    yield Step(Ask.MATTERED)
    if sketch.contact_moment(answers.mattered_most or "") is not None:
        yield Step(Ask.WHY)
    yield from (Step(Ask.GOAL), Step(Ask.REACHED), Step(Ask.CHECK))


def find_step(key: str, sketch: Journey, answers: Answers) -> Step | None:
    """The step of a name in an address; ``None`` where there is no such question (any more)."""
    ask, _, about = key.partition(".")
    if ask not in list(Ask):
        return None
    step = Step(Ask(ask), about)
    if step.ask in OF_MOMENT:
        return step if sketch.contact_moment(about) is not None else None
    if step.ask in OF_MISSING:
        return step if _is_a_missing_one(step, answers) else None
    return step if not about else None


def _is_a_missing_one(step: Step, answers: Answers) -> bool:
    if not (step.about.isascii() and step.about.isdecimal() and len(step.about) < 3):
        return False
    last = len(answers.missing) if step.ask in (Ask.MORE, Ask.TITLE) else len(answers.missing) - 1
    return step.number <= min(last, MOST_MISSING - 1)


def place_of(step: Step, steps: Sequence[Step]) -> Place:
    """Where a step stands; one that isn't asked for stands before the next that is."""
    at = _position(step, steps)
    inside = at < len(steps) and steps[at] == step
    following = steps[at + 1 : at + 2] if inside else steps[at : at + 1]
    skips = next((one for one in steps[at + 1 :] if _block(one) != _block(step)), None)
    blocks = list(dict.fromkeys(map(_block, steps)))
    done = blocks.index(_block(step)) if _block(step) in blocks else len(blocks) - 1
    return Place(
        step=step,
        previous=steps[at - 1] if at else None,
        following=following[0] if following else None,
        skips_to=skips,
        done=done,
        of=len(blocks) - 1,
    )


def first_open(steps: Sequence[Step], answers: Answers) -> Step:
    """Where somebody who comes back goes on: behind the last question that they answered."""
    answered = [at for at, step in enumerate(steps) if is_answered(step, answers)]
    return steps[min(answered[-1] + 1, len(steps) - 1)] if answered else steps[0]


def is_answered(step: Step, answers: Answers) -> bool:
    """Whether there is an answer to what a step asks."""
    if step.ask in OF_MISSING:
        return step.number < len(answers.missing)
    moment = answers.about(step.about)
    given: dict[Ask, object] = {
        Ask.CASE: answers.case,
        Ask.KNOWN: moment.known,
        Ask.SCORE: moment.score is not None,
        Ask.FEELINGS: moment.emotions,
        Ask.SENTENCE: moment.sentence,
        Ask.MATTERED: answers.mattered_most,
        Ask.WHY: answers.mattered_why,
        Ask.GOAL: answers.goal,
        Ask.REACHED: answers.reached,
    }
    return bool(given.get(step.ask))


def _position(step: Step, steps: Sequence[Step]) -> int:
    if step in steps:
        return steps.index(step)
    same = [at for at, one in enumerate(steps) if _block(one) == _block(step)]
    return same[-1] + 1 if same else len(steps) - 1


def _block(step: Step) -> str:
    """What counts as one piece of progress: a contact moment, or all that is missing."""
    if step.ask in OF_MOMENT:
        return f"moment {step.about}"
    if step.ask in OF_MISSING:
        return "missing"
    return "mattered" if step.ask is Ask.WHY else step.ask.value
