"""The gap at a contact moment: what the department expected beside what parents felt.

Always k of n, with how far the scores lie apart; never an average alone. Of fewer than three
people no figure is told: it would tell what one of them felt.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Final

from app.journey.comparing import counterparts
from app.journey.items import Experience
from app.journey.journey import Journey
from app.journey.terms import Perspective, Resource

FEWEST: Final = 3
WIDE: Final = 2
"""A gap of this many faces is one that people should talk about (as rule 9 has it)."""


@dataclass(frozen=True)
class Felt:
    """What one voice says of one contact moment: had it or not (``None``: not told), and a score.

    ``voice`` tells people apart, and is never shown.
    """

    voice: str
    moment_id: str
    had: bool | None = None
    score: int | None = None


@dataclass(frozen=True)
class MomentGap:
    """One contact moment: what was expected, who had it, and how they felt.

    ``scores`` are all that may be told, from low to high; empty below three people.
    """

    moment_id: str
    expected: tuple[int, ...]
    had: int
    asked: int
    scores: tuple[int, ...]
    is_hidden: bool

    @property
    def may_count(self) -> bool:
        """Whether enough people were asked to tell how many had it."""
        return self.asked >= FEWEST

    @property
    def middle(self) -> int | None:
        """The score that half of the people gave at most: a face that somebody really chose."""
        return median_low(self.scores) if self.scores else None

    @property
    def spread(self) -> Mapping[int, int]:
        """How many chose each face, from −2 to +2; empty where that may not be told."""
        counted = Counter(self.scores)
        return {score: counted[score] for score in range(-2, 3)} if self.scores else {}

    @property
    def difference(self) -> int | None:
        """How much better the department thought of it than parents, in faces; lower is worse.

        Colleagues who differ are taken at the one who expected the least.
        """
        if self.middle is None or not self.expected:
            return None
        return min(self.expected) - self.middle

    @property
    def is_wide(self) -> bool:
        """Whether the department thought much better of it."""
        return self.difference is not None and self.difference >= WIDE

    @property
    def is_not_recognised(self) -> bool:
        """Whether most parents who were asked did not have it."""
        return self.may_count and self.had * 2 < self.asked


def gaps(sketch: Journey, felt: Iterable[Felt]) -> list[MomentGap]:
    """The gap at every contact moment of a sketch, in its order."""
    of_moment: dict[str, dict[str, Felt]] = {}
    for one in felt:
        voices = of_moment.setdefault(one.moment_id, {})
        voices[one.voice] = _together(voices.get(one.voice), one)
    return [
        _gap(sketch, one.id, tuple(of_moment.get(one.id, {}).values()))
        for one in sketch.contact_moments
    ]


def with_felt(sketch: Journey, found: Iterable[MomentGap]) -> Journey:
    """A sketch with what may be told of the parents' scores in the place of its own, to be drawn.

    Nobody is told apart in it: each score stands alone, without words or a name, and those nearest
    to the middle come first.
    """
    expected = [one for one in sketch.experiences if one.perspective is Perspective.DEPARTMENT]
    told = [
        Experience(id=f"felt-{place}-{number}", contact_moment=one.moment_id, score=score)
        for place, one in enumerate(found)
        for number, score in enumerate(_from_the_middle(one))
    ]
    return sketch.with_items(Resource.EXPERIENCE, [*expected, *told])


def _from_the_middle(one: MomentGap) -> list[int]:
    middle = one.middle or 0
    return sorted(one.scores, key=lambda score: abs(score - middle))


def felt_in(journey: Journey, prefix: str, leave_out: frozenset[str] = frozenset()) -> list[Felt]:
    """What the young parents in a journey of several voices say of its own contact moments.

    Args:
        journey: A sketch or a combined journey.
        prefix: What sets these voices apart from those of elsewhere.
        leave_out: Ids of experiences that are counted elsewhere.
    """
    return [
        Felt(f"{prefix}:{one.voice or one.id}", one.contact_moment, True, one.score)
        for one in journey.experiences
        if _is_a_parents(one) and one.id not in leave_out
    ]


def felt_along(
    lived: Journey, sketch: Journey, undecided: frozenset[str] = frozenset()
) -> list[Felt]:
    """What one lived journey says of the contact moments of its sketch: it had them or not.

    That it lacked one counts only once people matched the two, and not for those ``undecided``:
    what nobody looked at is unknown.
    """
    came = counterparts(lived, sketch)
    told: list[Felt] = []
    for one in sketch.contact_moments:
        if one.id in came:
            told.append(Felt(lived.id, one.id, True, _score(lived, came[one.id])))
        elif lived.matches and one.id not in undecided:
            told.append(Felt(lived.id, one.id, False))
    return told


def _score(lived: Journey, moment_id: str | None) -> int | None:
    """What the parent gave; where they gave it more than once, the lowest."""
    several = lived.experiences_of(moment_id) if moment_id else ()
    scores = [one.score for one in several if _is_a_parents(one) and one.score is not None]
    return min(scores, default=None)


def _is_a_parents(one: Experience) -> bool:
    return one.perspective is Perspective.YOUNG_PARENT


def _together(before: Felt | None, one: Felt) -> Felt:
    """One voice that is heard twice: what it told counts once."""
    if before is None:
        return one
    had = one.had if before.had is None else before.had
    score = one.score if before.score is None else before.score
    return Felt(one.voice, one.moment_id, had, score)


def _gap(sketch: Journey, moment_id: str, felt: Sequence[Felt]) -> MomentGap:
    scores = sorted(one.score for one in felt if one.score is not None)
    enough = len(scores) >= FEWEST
    expected = sorted(
        one.score
        for one in sketch.experiences_of(moment_id)
        if one.perspective is Perspective.DEPARTMENT and one.score is not None
    )
    return MomentGap(
        moment_id=moment_id,
        expected=tuple(expected),
        had=sum(one.had is True for one in felt),
        asked=sum(one.had is not None for one in felt),
        scores=tuple(scores) if enough else (),
        is_hidden=bool(scores) and not enough,
    )
