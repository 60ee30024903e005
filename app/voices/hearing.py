"""What several voices say together about each contact moment: always k of n, with the spread."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.journey import Journey
from app.voices.answers import Answers, Known, MissingMoment, MomentAnswer

FEWEST_SHOWN: Final = 3
"""Figures of fewer people are not shown: they would tell what one of them felt."""


@dataclass(frozen=True)
class Heard:
    """What was answered about one contact moment, and by whom.

    ``asked`` voices got as far as saying whether they had it; ``known`` of them did.
    """

    moment_id: str
    said: tuple[tuple[Answers, MomentAnswer], ...] = ()

    @property
    def asked(self) -> int:
        """Of how many it is known whether they had this contact moment: the n of k of n."""
        return sum(one.known in (Known.YES, Known.NO) for _, one in self.said)

    @property
    def known(self) -> int:
        """How many had it."""
        return sum(one.known is Known.YES for _, one in self.said)

    @property
    def scores(self) -> tuple[int, ...]:
        """Every score, from low to high."""
        return tuple(sorted(one.score for _, one in self.said if one.score is not None))

    @property
    def emotions(self) -> Mapping[str, int]:
        """Each feeling, and how many had it."""
        return Counter(word for _, one in self.said for word in one.emotions)

    @property
    def sentences(self) -> tuple[tuple[str, str], ...]:
        """Pseudonym and sentence, of whoever wrote one."""
        return tuple((by.voice, one.sentence) for by, one in self.said if one.sentence)

    @property
    def may_show_figures(self) -> bool:
        """Whether enough people gave a score to show any figure of it."""
        return len(self.scores) >= FEWEST_SHOWN


@dataclass(frozen=True)
class Hearing:
    """All voices on one journey: ``moments`` has every contact moment of the sketch, in order."""

    voices: tuple[Answers, ...]
    moments: tuple[Heard, ...]
    missing: tuple[tuple[Answers, MissingMoment], ...] = ()
    mattered: Mapping[str, int] = field(default_factory=dict)


def hear(sketch: Journey, voices: Sequence[Answers]) -> Hearing:
    """What these voices say about a sketch; answers about what left the sketch are left out."""
    moments = tuple(Heard(one.id, tuple(_said(voices, one.id))) for one in sketch.contact_moments)
    return Hearing(
        voices=tuple(voices),
        moments=moments,
        missing=tuple((by, one) for by in voices for one in by.missing),
        mattered=Counter(by.mattered_most for by in voices if by.mattered_most),
    )


def _said(voices: Sequence[Answers], moment_id: str) -> list[tuple[Answers, MomentAnswer]]:
    return [(by, by.moments[moment_id]) for by in voices if moment_id in by.moments]
