"""What people said of a sketch's contact moments and a journey's own: the same, or not.

Kept as one line each (``first-talk = intake``, ``first-talk != desk``): planned first, the
journey's own contact moment second. A line may outlive either; readers pass over what is gone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

MOST_MATCHES: Final = 10_000
MATCH_PATTERN: Final = r"^[a-z0-9][a-z0-9-]{0,62} !?= [a-z0-9][a-z0-9-]{0,62}$"
MatchLine = Annotated[str, StringConstraints(pattern=MATCH_PATTERN)]


@dataclass(frozen=True)
class Match:
    """A planned contact moment and one of the journey's own, and whether they are the same."""

    planned: str
    actual: str
    same: bool = True

    @property
    def line(self) -> str:
        """As the journey keeps it."""
        return f"{self.planned} {'=' if self.same else '!='} {self.actual}"


def match_of(line: str) -> Match:
    """What a line says."""
    planned, sign, actual = line.split(" ")
    return Match(planned, actual, sign == "=")


def _one_to_one(lines: tuple[str, ...]) -> tuple[str, ...]:
    said = [match_of(one) for one in lines]
    pairs = {(one.planned, one.actual) for one in said}
    same = [one for one in said if one.same]
    taken = {one.planned for one in same}, {one.actual for one in same}
    if len(pairs) < len(said) or any(len(names) < len(same) for names in taken):
        raise PydanticCustomError("match_twice", "matched twice")
    return lines


Matches = Annotated[
    tuple[MatchLine, ...], Field(max_length=MOST_MATCHES), AfterValidator(_one_to_one)
]
"""Lines in which no contact moment is the same as two others, and no pair is told twice."""


def with_match(lines: Iterable[str], new: Match) -> tuple[str, ...]:
    """The lines with one more; what it contradicts goes."""
    kept = [one for one in lines if not _contradicts(match_of(one), new)]
    return (*kept, new.line)


def without_match(lines: Iterable[str], planned: str, actual: str) -> tuple[str, ...]:
    """The lines without what was said of one pair."""
    gone = (planned, actual)
    return tuple(one for one in lines if (match_of(one).planned, match_of(one).actual) != gone)


def _contradicts(old: Match, new: Match) -> bool:
    if (old.planned, old.actual) == (new.planned, new.actual):
        return True
    return old.same and new.same and (old.planned == new.planned or old.actual == new.actual)
