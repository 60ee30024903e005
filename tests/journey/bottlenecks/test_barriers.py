"""Rules 10 and 11, at the borders of their thresholds."""

from datetime import date
from typing import Any

import pytest

from app.journey.bottlenecks import Rule
from tests.journey.bottlenecks.making import found, moment, only


@pytest.mark.parametrize(
    ("offered", "base", "variant"),
    [(None, 60, "sentence"), (True, 60, "with_alternative"), (False, 80, "without_alternative")],
)
def test_a_rule_that_refuses_weighs_more_if_no_other_way_was_offered(
    offered: bool | None, base: int, variant: str
) -> None:
    refusal = {"rule": "region_binding", "alternative_offered": offered}
    finding = only(Rule.HELD_BY_A_RULE, moment(result="refused", refusal=refusal), moment())
    assert (finding.base, finding.variant) == (base, variant)
    assert finding.category == finding.figures["category"] == "region_binding"


@pytest.mark.parametrize(
    "fields",
    [
        {"result": "refused"},
        {"result": "refused", "refusal": {"reason": "Vol."}},
        {"result": "not_solved"},
    ],
)
def test_a_refusal_without_a_known_rule_is_not_held_against_a_rule(fields: dict[str, Any]) -> None:
    assert found(Rule.HELD_BY_A_RULE, moment(**fields)) == []


@pytest.mark.parametrize(("arrival", "times"), [(28, 0), (29, 1)])
def test_a_referral_has_four_weeks_to_lead_somewhere(arrival: int, times: int) -> None:
    late = found(Rule.LOST_REFERRAL, moment(0, referred_to="b"), moment(arrival, "b"))
    assert [one.variant for one in late] == ["late"] * times


@pytest.mark.parametrize(("until", "times"), [(28, 0), (29, 1)])
def test_a_referral_to_an_office_that_never_appears_is_lost_after_four_weeks(
    until: int, times: int
) -> None:
    lost = found(Rule.LOST_REFERRAL, moment(0, referred_to="b"), moment(until, "c"))
    assert [one.figures["departments"] for one in lost] == [["a", "b"]] * times


@pytest.mark.parametrize(("today", "times"), [(date(2025, 1, 29), 0), (date(2025, 1, 30), 1)])
def test_without_later_contacts_today_tells_whether_a_referral_is_lost(
    today: date, times: int
) -> None:
    assert len(found(Rule.LOST_REFERRAL, moment(0, referred_to="b"), today=today)) == times


@pytest.mark.parametrize(
    ("first", "between"),
    [
        ({"date": None}, {}),
        ({"referred_to": "mother"}, {}),
        ({"referred_to": "a"}, {}),
        ({"department": None}, {}),
        ({}, {"department": "b"}),
        ({}, {"department": None}),
    ],
)
def test_a_referral_is_not_lost_where_it_may_have_led_somewhere(
    first: dict[str, Any], between: dict[str, Any]
) -> None:
    sent = moment(0, referred_to="b")
    assert len(found(Rule.LOST_REFERRAL, sent, moment(5, "c"), moment(60, "c"))) == 1
    assert found(Rule.LOST_REFERRAL, sent | first, moment(5, "c") | between, moment(60, "c")) == []


def test_an_arrival_of_unknown_date_is_an_arrival() -> None:
    route = moment(0, referred_to="b"), moment(None, "b"), moment(60, "c")
    assert found(Rule.LOST_REFERRAL, *route) == []


def test_a_contact_that_names_no_office_may_have_been_the_arrival() -> None:
    sent, late = moment(0, referred_to="b"), moment(60, "b")
    assert len(found(Rule.LOST_REFERRAL, sent, moment(5, "c"), late)) == 1
    assert found(Rule.LOST_REFERRAL, sent, moment(5, None), late) == []
    assert len(found(Rule.LOST_REFERRAL, sent, late, moment(70, None))) == 1
