"""Rules 3, 4, 7 and 8, at the borders of their thresholds, and how they are merged."""

from typing import Any

import pytest

from app.journey.bottlenecks import Rule, find_bottlenecks
from tests.journey.bottlenecks.making import found, journey, moment, only


@pytest.mark.parametrize(("back", "times"), [(90, 1), (91, 0), (None, 0)])
def test_from_a_to_b_and_back_counts_within_ninety_days(back: int | None, times: int) -> None:
    trips = found(Rule.BACK_AND_FORTH, moment(0), moment(5, "b"), moment(back))
    assert len(trips) == times


@pytest.mark.parametrize(("route", "trips"), [("aab", 0), ("abca", 0), ("aba?", 1), ("cab", 0)])
def test_a_trip_goes_straight_back_to_the_same_office(route: str, trips: int) -> None:
    several = found(Rule.BACK_AND_FORTH, *walk(route))
    assert [one.figures["departments"] for one in several] == [["a", "b"]] * trips


@pytest.mark.parametrize("route", ["a?a", "ab?a", "a?ba", "?b?", "aa"])
def test_an_unknown_office_is_no_office(route: str) -> None:
    assert found(Rule.BACK_AND_FORTH, *walk(route)) == []


@pytest.mark.parametrize(
    ("route", "times", "base"),
    [("aba", 1, 50), ("abab", 1, 50), ("ababa", 2, 70), ("aabba", 1, 50)],
)
def test_two_trips_are_worse_than_one(route: str, times: int, base: int) -> None:
    finding = only(Rule.BACK_AND_FORTH, *walk(route))
    assert (finding.figures["times"], finding.base) == (times, base)


def test_another_topic_is_another_trip() -> None:
    assert found(Rule.BACK_AND_FORTH, moment(0), moment(1, "b", topic="geld"), moment(2)) == []


def test_an_unknown_topic_is_no_topic() -> None:
    unknown = [moment(0, topic=""), moment(1, "b", topic=""), moment(2, topic="")]
    assert found(Rule.BACK_AND_FORTH, *unknown) == []


def test_a_trip_to_ones_mother_is_not_from_pillar_to_post() -> None:
    assert found(Rule.BACK_AND_FORTH, moment(0), moment(1, "mother"), moment(2)) == []


def test_without_dates_a_trip_counts_if_each_office_sent_to_the_other() -> None:
    sent, back = moment(referred_to="b"), moment(office="b", referred_to="a")
    assert len(found(Rule.BACK_AND_FORTH, sent, back, moment())) == 1
    assert found(Rule.BACK_AND_FORTH, sent, moment(office="b"), moment()) == []
    assert found(Rule.BACK_AND_FORTH, moment(), back, moment()) == []


def walk(route: str) -> list[dict[str, Any]]:
    """Contacts a day apart on one topic; ``?`` is an unknown office."""
    return [moment(at, None if one == "?" else one) for at, one in enumerate(route)]


@pytest.mark.parametrize(("route", "told"), [("ab", None), ("abc", 3), ("ab?", None), ("abcb", 3)])
def test_a_story_is_told_again_from_three_known_offices(route: str, told: int | None) -> None:
    stories = found(Rule.TOLD_AGAIN, *walk(route))
    assert [one.figures["times"] for one in stories] == ([] if told is None else [told])


def test_a_contact_marked_as_told_again_is_enough() -> None:
    finding = only(Rule.TOLD_AGAIN, moment(), moment(told_again=True))
    assert (finding.figures["times"], finding.contact_moments) == (2, ("m1", "m2"))


@pytest.mark.parametrize(
    "third",
    [
        moment(office="c", told_again=False),
        moment(office="c", channel="letter", initiator="department"),
        moment(office="mother"),
        moment(office="c", topic="geld"),
        moment(office="c", topic=""),
    ],
)
def test_only_a_story_told_to_an_office_counts(third: dict[str, Any]) -> None:
    assert found(Rule.TOLD_AGAIN, moment(), moment(office="b"), third) == []


@pytest.mark.parametrize(("later", "times"), [(30, 1), (31, 0), (None, 0)])
def test_coming_back_counts_within_thirty_days(later: int | None, times: int) -> None:
    assert len(found(Rule.CAME_BACK, moment(0, result="not_solved"), moment(later))) == times


@pytest.mark.parametrize(
    ("result", "times"),
    [("not_solved", 1), ("pending", 1), ("refused", 1), ("referred", 1), ("solved", 0), (None, 0)],
)
def test_coming_back_counts_if_the_question_is_known_to_be_unsolved(
    result: str | None, times: int
) -> None:
    assert len(found(Rule.CAME_BACK, moment(0, result=result), moment(5))) == times


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"next_step": {"date": "2025-01-06"}}, {}),
        ({}, {"initiator": "department"}),
        ({}, {"office": "b"}),
        ({}, {"office": None}),
        ({}, {"topic": "geld"}),
    ],
)
def test_an_appointment_or_another_question_is_no_coming_back(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    asked = moment(0, result="not_solved")
    assert len(found(Rule.CAME_BACK, asked, moment(5))) == 1
    assert found(Rule.CAME_BACK, asked | first, moment(5, **second)) == []


@pytest.mark.parametrize("unclear", [{"topic": ""}, {"office": None}])
def test_a_contact_in_between_that_may_be_about_it_breaks_a_pattern(
    unclear: dict[str, Any],
) -> None:
    asked, back = moment(0, result="not_solved"), moment(9)
    assert len(found(Rule.CAME_BACK, asked, moment(5, topic="geld"), back)) == 1
    assert found(Rule.CAME_BACK, asked, moment(**({"at": 5} | unclear)), back) == []


def test_coming_back_three_times_is_one_finding() -> None:
    asked = [moment(at, result="not_solved") for at in (0, 5, 10, 15)]
    assert only(Rule.CAME_BACK, *asked).figures["times"] == 3


CHANNELS = ["website", "telephone", "counter"]


@pytest.mark.parametrize(("apart", "times"), [(14, 1), (15, 0)])
def test_two_unexplained_changes_of_channel_count_within_two_weeks(apart: int, times: int) -> None:
    visits = [moment(at * apart, channel=one) for at, one in enumerate(CHANNELS)]
    changes = found(Rule.CHANNEL_CHANGE, *visits)
    assert [one.figures["channels"] for one in changes] == [CHANNELS] * times


def test_one_change_of_channel_counts_only_if_the_office_sent_the_parent_there() -> None:
    asked, again = moment(0, channel="website"), moment(3, channel="telephone")
    assert found(Rule.CHANNEL_CHANGE, asked, again) == []
    assert len(found(Rule.CHANNEL_CHANGE, asked | {"referred_to": "a"}, again)) == 1


@pytest.mark.parametrize(
    "middle",
    [
        {"channel": None},
        {"channel": "website"},
        {"channel": "telephone", "result": "solved"},
        {"channel": "telephone", "office": "b"},
        {"channel": "telephone", "topic": "geld"},
        {"channel": "telephone", "at": None},
    ],
)
def test_a_change_of_channel_needs_known_channels_for_one_open_question(
    middle: dict[str, Any],
) -> None:
    visits = [
        moment(0, channel="website"),
        moment(**({"at": 5} | middle)),
        moment(10, channel="counter"),
    ]
    assert found(Rule.CHANNEL_CHANGE, *visits) == []


def test_rules_3_4_and_8_on_the_same_contact_moments_are_one_finding() -> None:
    offices = ["a", "a", "b", "a", "b", "a", "c"]
    visits = [moment(at, one, result="not_solved") for at, one in enumerate(offices)]
    several = [
        one
        for one in find_bottlenecks(journey(*visits, moment(60, topic="einde")))
        if one.rule in (Rule.BACK_AND_FORTH, Rule.TOLD_AGAIN, Rule.CAME_BACK)
    ]
    (finding,) = several
    assert finding.rule is Rule.BACK_AND_FORTH
    assert set(finding.rules) == {Rule.BACK_AND_FORTH, Rule.TOLD_AGAIN, Rule.CAME_BACK}
    assert finding.severity == max(one.severity for one in (finding, *finding.includes)) == 70
    assert finding.contact_moments == ("m1", "m2", "m3", "m4", "m5", "m6", "m7")


def test_findings_on_different_contact_moments_stay_apart() -> None:
    visits = [moment(0, result="not_solved"), moment(1)]
    others = [moment(40, "b", topic="geld", told_again=True)]
    rules = [one.rule for one in find_bottlenecks(journey(*visits, *others))]
    assert {Rule.CAME_BACK, Rule.TOLD_AGAIN} <= set(rules)
