"""What a bottleneck costs: time times price, as a range, and unknown where either is."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journey import Journey, Refused
from app.journey.bottlenecks import find_bottlenecks, overview
from app.journey.costs import (
    Choice,
    Costs,
    Money,
    costs_of,
    own_prices,
    prices_from,
    rounded,
    time_lost,
    together,
)
from tests.journey.across.making import REFUSED, journey
from tests.strategies import journeys

SHELTER: dict[str, Any] = {
    "key": "opvang", "title": "Opvang", "low": 36525, "high": 73050, "per": "year",
    "dated": "2017-05-01", "source": "Bron", "categories": ["region_binding"],
}  # fmt: skip
HOUSE = SHELTER | {"key": "huis", "title": "Huis", "low": 3652.5, "high": 7305, "instead": True}


def costs(made: Journey, *prices: dict[str, Any], **choices: Choice) -> Costs:
    entries = overview(made, find_bottlenecks(made)).entries
    named = {name.replace("__", "."): one for name, one in choices.items()}
    return costs_of(made, entries, prices_from(prices), named)


def held(after: str | None = "10 days", **more: Any) -> dict[str, Any]:
    return REFUSED | ({"waiting": {"duration": after}} if after else {}) | more


def test_a_cost_is_the_time_that_it_lasted_times_what_that_time_costs() -> None:
    found = costs(journey(held(), {}), SHELTER, HOUSE)
    assert found.sum == Money(1000, 2000)
    assert found.instead == Money(100, 200)
    assert found.more == Money(800, 1900)
    assert found.lines[0].more == Money(800, 1900)


def test_an_unknown_time_is_an_unknown_cost() -> None:
    found = costs(journey(held(None), {}), SHELTER)
    assert (found.sum, found.unknown) == (None, 1)
    assert found.lines[0].now.cost is None


def test_an_unknown_price_is_an_unknown_cost() -> None:
    found = costs(journey(held(), {}), SHELTER | {"low": None, "high": None})
    assert (found.sum, found.unknown) == (None, 1)


def test_a_bottleneck_without_a_price_is_told_and_not_counted() -> None:
    found = costs(journey(held(), {}), HOUSE)
    assert found.sum is None
    assert [one.id for one in found.unpriced] == ["held_by_a_rule.m0"]


def test_dates_known_to_the_month_give_a_wider_range() -> None:
    days = time_lost(journey({"date": "2025-01-31"}, {"date": "2025-03"}))["m0"]
    assert (days.least, days.most) == (29, 59)
    sure = time_lost(journey({"date": "2025-01-31"}, {"date": "2025-03-02"}))["m0"]
    assert (sure.least, sure.most) == (30, 30)


def test_time_at_one_contact_moment_is_counted_once_in_the_sum() -> None:
    marked = [
        {"id": f"k{n}", "category": "region_binding", "title": "K", "contact_moments": ["m0"]}
        for n in range(2)
    ]
    wait = {"waiting": {"duration": "10 days"}}
    found = costs(journey(wait, {}, bottlenecks=marked), SHELTER)
    assert [one.now.cost for one in found.lines] == [Money(1000, 2000)] * 2
    assert found.sum == Money(1000, 2000)


def test_people_choose_another_price_or_none() -> None:
    other = SHELTER | {"key": "anders", "low": 365250, "high": 365250, "categories": []}
    made = journey(held(), {})
    chosen = costs(made, SHELTER, other, held_by_a_rule__m0=Choice("anders"))
    assert chosen.sum is not None
    assert chosen.sum.shown == (9000, 11000)
    assert costs(made, SHELTER, held_by_a_rule__m0=Choice()).sum is None


def test_a_price_for_each_contact_or_once_asks_for_no_time() -> None:
    once = costs(journey(held(None), {}), SHELTER | {"per": "once", "low": 100, "high": 300})
    assert once.sum == Money(100, 300)
    each = costs(journey(held(None), {}), SHELTER | {"per": "contact", "low": 50, "high": 80})
    assert each.sum == Money(50, 80)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [(14_383, 14_000), (14_500, 15_000), (987_654, 990_000), (95, 95), (9.4, 9), (0, 0)],
)
def test_an_amount_is_shown_in_two_digits(amount: float, shown: int) -> None:
    assert rounded(amount) == shown
    assert rounded(-amount) == -shown


@given(st.floats(-1e9, 1e9))
def test_rounding_is_never_more_than_a_twentieth_off(amount: float) -> None:
    assert abs(rounded(amount) - amount) <= max(0.5, abs(amount) * 0.0501)


@given(made=journeys(most_moments=6))
def test_the_low_end_is_never_above_the_high_one(made: Journey) -> None:
    entries = overview(made, find_bottlenecks(made)).entries
    found = costs_of(made, entries, own_prices())
    for money in [found.sum, found.instead, *(one.now.cost for one in found.lines)]:
        assert money is None or 0 <= money.low <= money.high
    assert len(found.lines) + len(found.unpriced) == len(entries)


def test_every_price_has_its_source_and_the_day_that_it_is_of() -> None:
    assert len(own_prices()) >= 6
    assert all(one.source and one.dated for one in own_prices())
    assert [one.key for one in own_prices() if one.amount is None] == ["medewerker"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"low": 9, "high": 8}, "high"), ({"low": -1}, "low"), ({"source": ""}, "source")],
)
def test_a_price_that_cannot_be_is_refused_by_its_field(
    changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        prices_from([SHELTER | changed])
    assert refused.value.faults[0].name.endswith(field)


def test_the_sum_over_journeys_counts_each_contact_moment_once_and_says_what_is_unknown() -> None:
    marked = {"bottlenecks": [{"id": "b", "title": "Geen huis", "category": "region_binding",
                               "contact_moments": ["m0"]}]}  # fmt: skip
    twice = costs(journey(held(), {}, **marked), SHELTER, HOUSE)
    assert len(twice.lines) == 2
    unknown = costs(journey(held(None), {}), SHELTER, HOUSE)
    unpriced = costs(journey(held(), {}), SHELTER | {"categories": []})
    found = together([twice, twice, unknown, unpriced])
    assert (found.journeys, found.known, found.unknown, found.unpriced) == (4, 2, 1, 1)
    assert found.sum == Money(2000, 4000)
    assert (found.compared, found.instead) == (Money(2000, 4000), Money(200, 400))
    assert [(one.price.key, one.cost, one.journeys) for one in found.prices] == [
        ("opvang", Money(2000, 4000), 2)
    ]


def test_the_sum_over_no_journeys_is_unknown_and_not_nought() -> None:
    assert (together([]).sum, together([]).more) == (None, None)


@given(several=st.lists(journeys(), max_size=3))
def test_what_each_price_came_to_adds_up_to_the_sum(several: list[Journey]) -> None:
    found = together(
        costs_of(one, overview(one, find_bottlenecks(one)).entries, own_prices()) for one in several
    )
    assert sum(one.cost.high for one in found.prices) == pytest.approx(
        found.sum.high if found.sum else 0
    )
