"""Rules 1, 9 and 13, at the borders of their thresholds."""

import pytest

from app.journey import Journey
from app.journey.bottlenecks import Rule, find_bottlenecks
from tests.journey.bottlenecks.making import found, journey, moment, only

TRUTH = {"moment_of_truth": {"why": "Hier werd beslist."}}


@pytest.mark.parametrize(("score", "times"), [(-2, 1), (-1, 1), (0, 0), (2, 0), (None, 0)])
def test_a_moment_of_truth_is_a_bottleneck_only_if_the_parent_valued_it_as_bad(
    score: int | None, times: int
) -> None:
    assert len(found(Rule.TRUTH_WENT_BADLY, moment(score=score, **TRUTH), moment(1))) == times


def test_a_bad_score_is_no_bottleneck_of_rule_1_without_a_moment_of_truth() -> None:
    assert found(Rule.TRUTH_WENT_BADLY, moment(score=-2)) == []


def test_a_bad_moment_of_truth_weighs_one_and_a_half_times() -> None:
    finding = only(Rule.TRUTH_WENT_BADLY, moment(score=-1, **TRUTH), moment(1, score=-2), moment(2))
    assert (finding.base, finding.severity, finding.colour) == (60, 90, "red")


@pytest.mark.parametrize(
    ("expected", "score", "times"),
    [(1, -1, 1), (2, 0, 1), (0, -2, 1), (1, 0, 0), (-1, 1, 0), (None, -2, 0), (2, None, 0)],
)
def test_an_office_that_expected_two_points_more_than_the_parent_gave_saw_it_differently(
    expected: int | None, score: int | None, times: int
) -> None:
    seen = found(Rule.SEEN_DIFFERENTLY, moment(score=score, expected=expected))
    assert len(seen) == times


@pytest.mark.parametrize(("expected", "variant"), [(1, "sentence"), (0, "less_bad")])
def test_an_office_is_said_to_be_pleased_only_if_it_was(expected: int, variant: str) -> None:
    finding = only(Rule.SEEN_DIFFERENTLY, moment(score=-2, expected=expected))
    assert finding.variant == variant


@pytest.mark.parametrize(("known", "times"), [(False, 1), (True, 0), (None, 0)])
def test_a_contact_that_the_office_did_not_know_is_found(known: bool | None, times: int) -> None:
    seen = found(Rule.SEEN_DIFFERENTLY, moment(known_to_department=known))
    assert [one.variant for one in seen] == ["unknown_to_office"] * times


def test_the_parents_own_network_is_not_held_to_know_a_contact() -> None:
    assert found(Rule.SEEN_DIFFERENTLY, moment(office="mother", known_to_department=False)) == []


@pytest.mark.parametrize(("before", "after", "times"), [(2, 0, 1), (1, 0, 0), (1, -1, 1)])
def test_the_mood_fell_if_the_score_dropped_by_two(before: int, after: int, times: int) -> None:
    fell = found(Rule.MOOD_FELL, moment(score=before), moment(score=after), moment(score=after))
    falls = [one for one in fell if one.variant == "sentence"]
    assert [one.contact_moments for one in falls] == [("m1", "m2")] * times


def test_a_fall_over_a_contact_of_unknown_score_is_not_counted() -> None:
    assert found(Rule.MOOD_FELL, moment(score=2), moment(), moment(score=0)) == []


@pytest.mark.parametrize(("score", "times"), [(-2, 1), (-1, 1), (0, 0), (None, 0)])
def test_a_journey_that_ends_badly_is_found_at_its_last_contact(
    score: int | None, times: int
) -> None:
    ends = found(Rule.MOOD_FELL, moment(), moment(score=score))
    assert [(one.variant, one.contact_moments) for one in ends] == [("ends_badly", ("m2",))] * times


def test_a_fall_to_a_bad_end_is_one_finding() -> None:
    finding = only(Rule.MOOD_FELL, moment(score=1), moment(score=-1))
    assert (finding.variant, finding.figures["fall"]) == ("fell_at_the_end", 2)


def test_several_young_parents_count_by_their_mean_and_a_partner_does_not() -> None:
    voices = [
        {"id": "x", "contact_moment": "m1", "score": -2},
        {"id": "y", "contact_moment": "m1", "score": 1},
        {"id": "z", "contact_moment": "m1", "score": -2, "perspective": "partner"},
    ]
    mild = journey(moment(**TRUTH), moment(), experiences=voices)
    assert rules_in(mild) == []
    voices[1]["score"] = 0
    assert rules_in(journey(moment(**TRUTH), moment(), experiences=voices)) == [
        Rule.TRUTH_WENT_BADLY
    ]


def rules_in(made: Journey) -> list[Rule]:
    return [one.rule for one in find_bottlenecks(made)]
