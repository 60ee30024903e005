"""Which contact moments of a sketch and a journey people said to be the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from app.journey.matches import Match, Matches, match_of, with_match, without_match

LINES: TypeAdapter[tuple[str, ...]] = TypeAdapter(Matches)
names = st.sampled_from(["a", "b", "c-1"])
said = st.builds(Match, names, names, st.booleans())


@given(said)
def test_a_line_says_what_was_said(one: Match) -> None:
    assert match_of(one.line) == one
    assert LINES.validate_python((one.line,)) == (one.line,)


@given(st.lists(said))
def test_what_is_said_last_counts_and_the_lines_stay_sound(several: list[Match]) -> None:
    lines: tuple[str, ...] = ()
    for one in several:
        lines = LINES.validate_python(with_match(lines, one))
        assert lines[-1] == one.line


@pytest.mark.parametrize(
    "lines",
    [
        ("a = b", "a = c"),
        ("a = b", "c = b"),
        ("a = b", "a != b"),
        ("a=b",),
        ("a == b",),
        ("A = b",),
    ],
)
def test_lines_that_contradict_each_other_are_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError):
        LINES.validate_python(lines)


def test_what_was_said_of_a_pair_can_be_taken_back() -> None:
    lines = ("a = b", "b != a")
    assert without_match(lines, "a", "b") == ("b != a",)
