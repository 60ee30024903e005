"""The best way to pair two lists, held against trying all of them."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from app.journey.matching.assigning import best_pairs

worths = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("vwxyz")),
    st.floats(min_value=0.01, max_value=1),
)


def best_sum(given_worths: dict[tuple[str, str], float]) -> float:
    return max(
        sum(given_worths.get(pair, 0.0) for pair in zip("abcd", rights, strict=False))
        for rights in permutations("vwxyz", 4)
    )


@given(worths)
def test_no_other_pairing_is_worth_more(given_worths: dict[tuple[str, str], float]) -> None:
    found = best_pairs(given_worths)
    assert len(set(found.values())) == len(found)
    total = sum(given_worths[pair] for pair in found.items())
    assert abs(total - best_sum(given_worths)) < 1e-9


@given(worths)
def test_the_sides_may_be_turned(given_worths: dict[tuple[str, str], float]) -> None:
    turned = {(right, left): worth for (left, right), worth in given_worths.items()}
    found, back = best_pairs(given_worths), best_pairs(turned)
    left = sum(given_worths[pair] for pair in found.items())
    right = sum(turned[pair] for pair in back.items())
    assert abs(left - right) < 1e-9


def test_a_better_whole_goes_before_a_best_pair() -> None:
    found = best_pairs({("a", "v"): 1.0, ("a", "w"): 0.9, ("b", "v"): 0.9})
    assert found == {"a": "w", "b": "v"}


def test_a_pair_that_is_worth_nothing_is_never_made() -> None:
    assert best_pairs({("a", "v"): 0.0}) == {}
    assert best_pairs({}) == {}
