"""What several voices say together about each contact moment: always k of n, with the spread."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeVar

from app.journey import Journey
from app.voices.answers import Answers, Known, MissingMoment, MomentAnswer, Reached

Counted = TypeVar("Counted")

FEWEST_SHOWN: Final = 3
"""Figures of fewer people are not shown: they would tell what one of them felt."""


def may_be_told(here: int, elsewhere: int = 0) -> bool:
    """Whether a figure of so many people may be told.

    ``elsewhere`` are those whom another figure counts with them (all questionnaires on a journey
    together): one or two of them would be told by the difference.
    """
    return here >= FEWEST_SHOWN and not 0 < elsewhere < FEWEST_SHOWN


@dataclass(frozen=True)
class Heard:
    """What was answered about one contact moment, and by whom.

    ``asked`` voices got as far as saying whether they had it; ``known`` of them did. ``elsewhere``
    is what was said of it in other questionnaires on the same journey.
    """

    moment_id: str
    said: tuple[tuple[Answers, MomentAnswer], ...] = ()
    elsewhere: tuple[MomentAnswer, ...] = ()

    @cached_property
    def asked(self) -> int:
        """Of how many it is known whether they had this contact moment: the n of k of n."""
        return sum(one.known in (Known.YES, Known.NO) for _, one in self.said)

    @cached_property
    def known(self) -> int:
        """How many had it."""
        return sum(one.known is Known.YES for _, one in self.said)

    @cached_property
    def scores(self) -> tuple[int, ...]:
        """Every score, from low to high."""
        return tuple(sorted(one.score for _, one in self.said if one.score is not None))

    @cached_property
    def emotions(self) -> Mapping[str, int]:
        """Each feeling, and how many had it."""
        return Counter(word for _, one in self.said for word in one.emotions)

    @cached_property
    def sentences(self) -> tuple[tuple[str, str], ...]:
        """Pseudonym and sentence, of whoever wrote one."""
        return tuple((by.voice, one.sentence) for by, one in self.said if one.sentence)

    @cached_property
    def may_show_figures(self) -> bool:
        """Whether enough people gave a score to show any figure of it."""
        return may_be_told(len(self.scores), sum(one.score is not None for one in self.elsewhere))

    @cached_property
    def may_count(self) -> bool:
        """Whether enough people were asked to tell how many had it."""
        return may_be_told(
            self.asked, sum(one.known in (Known.YES, Known.NO) for one in self.elsewhere)
        )

    @cached_property
    def may_count_emotions(self) -> bool:
        """Whether enough people told what they felt to tell how many had each feeling."""
        felt = sum(bool(one.emotions) for _, one in self.said)
        return may_be_told(felt, sum(bool(one.emotions) for one in self.elsewhere))


@dataclass(frozen=True)
class Hearing:
    """All voices on one journey: ``moments`` has every contact moment of the sketch, in order.

    ``mattered`` has what mattered most to how many, ``reached`` how many got what they wanted; both
    are empty below three people. ``whys`` and ``goals`` are sentences with their pseudonym; a why
    comes with the contact moment that it is about.
    """

    voices: tuple[Answers, ...]
    moments: tuple[Heard, ...]
    missing: tuple[tuple[Answers, MissingMoment], ...] = ()
    mattered: Mapping[str, int] = field(default_factory=dict)
    reached: Mapping[Reached, int] = field(default_factory=dict)
    whys: tuple[tuple[str, str, str], ...] = ()
    goals: tuple[tuple[str, str], ...] = ()

    @property
    def tells_of_the_whole(self) -> bool:
        """Whether anybody said something of the whole journey."""
        return bool(self.mattered or self.reached or self.whys or self.goals)


def hear(sketch: Journey, voices: Sequence[Answers], elsewhere: Sequence[Answers] = ()) -> Hearing:
    """What these voices say about a sketch; answers about what left the sketch are left out.

    ``elsewhere`` are the voices of other questionnaires on the same journey.
    """
    ids = [one.id for one in sketch.contact_moments]
    return Hearing(
        voices=tuple(voices),
        moments=tuple(Heard(one, _said(voices, one), _told(elsewhere, one)) for one in ids),
        missing=tuple((by, one) for by in voices for one in by.missing),
        mattered=_counted(by.mattered_most for by in voices if by.mattered_most in ids),
        reached=_counted(by.reached for by in voices if by.reached is not None),
        whys=tuple(
            (by.voice, by.mattered_most if by.mattered_most in ids else "", by.mattered_why)
            for by in voices
            if by.mattered_most and by.mattered_why
        ),
        goals=tuple((by.voice, by.goal) for by in voices if by.goal),
    )


def _counted(given: Iterable[Counted | None]) -> Mapping[Counted, int]:
    """How many gave each answer; empty where fewer than three gave one."""
    several = [one for one in given if one is not None]
    return Counter(several) if may_be_told(len(several)) else {}


def _said(voices: Sequence[Answers], moment_id: str) -> tuple[tuple[Answers, MomentAnswer], ...]:
    return tuple((by, by.moments[moment_id]) for by in voices if moment_id in by.moments)


def _told(voices: Sequence[Answers], moment_id: str) -> tuple[MomentAnswer, ...]:
    return tuple(one for _, one in _said(voices, moment_id))
