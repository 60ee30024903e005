"""What came in another order than was planned."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.journey import Journey
from app.journey.sequence import out_of_order


def journey(name: str, kind: str, moments: list[str]) -> Journey:
    """A journey of one phase with these contact moments."""
    return Journey.model_validate(
        {
            "id": name,
            "kind": kind,
            "title": name,
            "phases": [{"id": "f", "title": "Fase"}],
            "contact_moments": [{"id": one, "phase": "f", "title": one} for one in moments],
        }
    )


def late(lived: str, planned: str) -> str:
    """The contact moments out of order, each a letter."""
    found = out_of_order(
        journey("beleefd", "lived", list(lived)), journey("plan", "sketch", list(planned))
    )
    return "".join(sorted(found))


def test_the_same_order_has_nothing_out_of_order() -> None:
    assert late("abcd", "abcd") == ""


def test_one_that_came_too_late_is_the_only_one() -> None:
    assert late("bcda", "abcd") == "a"


def test_what_was_not_planned_or_did_not_happen_has_no_order() -> None:
    assert late("axbycd", "abzcd") == ""


def test_nothing_in_common_is_nothing_out_of_order() -> None:
    assert late("ab", "cd") == late("", "ab") == late("ab", "") == ""


@given(st.permutations("abcdefg"))
def test_what_is_left_is_in_order_and_no_more_could_be(lived: list[str]) -> None:
    found = late("".join(lived), "abcdefg")
    left = [one for one in lived if one not in found]
    assert left == sorted(left)
    longest = max(
        count
        for count in range(8)
        for some in combinations(lived, count)
        if [*some] == sorted(some)
    )
    assert len(left) == longest
