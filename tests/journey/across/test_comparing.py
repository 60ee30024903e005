"""Two groups of journeys side by side."""

from app.journey.across import Facet, compare
from tests.journey.across.making import REFUSED, counts, journey


def test_each_side_has_its_own_k_of_n_even_where_it_has_none() -> None:
    elsewhere = journey({"department": "i"})
    left, right = counts(*[journey(REFUSED)] * 2), counts(journey({}), elsewhere)
    [rule] = compare(left, right, Facet.RULE)
    assert (rule.left.journeys, rule.left.out_of) == (2, 2)
    assert (rule.right.journeys, rule.right.out_of) == (0, 2)
    assert rule.apart is None
    [office] = compare(left, right, Facet.DEPARTMENT)
    assert (office.right.journeys, office.right.out_of) == (0, 1)


def test_percent_points_are_told_where_both_sides_have_twenty_journeys() -> None:
    left = counts(*[journey(REFUSED)] * 10, *[journey({})] * 10)
    right = counts(*[journey({})] * 20)
    [rule] = compare(left, right, Facet.RULE)
    assert rule.apart == 50
    assert compare(left, counts(*[journey({})] * 19), Facet.RULE)[0].apart is None


def test_what_lies_widest_apart_comes_first() -> None:
    bad = {"moment_of_truth": {"effect": "ill"}}
    felt = {"experiences": [{"id": "e", "contact_moment": "m0", "score": -2}]}
    left = counts(journey(REFUSED | bad, **felt), journey(REFUSED))
    right = counts(journey(bad, **felt), journey({}))
    assert next(one.key for one in compare(left, right, Facet.RULE)) == "held_by_a_rule"
