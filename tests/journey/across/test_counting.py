"""What comes back over journeys: k of n, and no more than the numbers carry."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.journey import Journey, JourneyKind
from app.journey.across import Facet, Selection, Totals, Weight, count, percent, percentile, weight
from tests.journey.across.making import REFUSED, counts, journey, rows, tally
from tests.strategies import journeys


@pytest.mark.parametrize(
    ("number", "called"),
    [(0, "none"), (1, "signal"), (2, "suspicion"), (3, "pattern"), (40, "pattern")],
)
def test_one_journey_is_a_signal_two_a_suspicion_and_three_a_pattern(
    number: int, called: str
) -> None:
    assert weight(number) is Weight(called)
    counted = counts(*[journey(REFUSED)] * number, journey({}))
    row = counted.row(Facet.RULE, "held_by_a_rule")
    assert (row.weight if row else Weight.NONE) is Weight(called)


def test_a_bottleneck_is_counted_once_in_a_journey_and_its_times_beside_it() -> None:
    row = counts(journey(REFUSED, REFUSED), journey({})).row(Facet.RULE, "held_by_a_rule")
    assert row is not None
    assert (row.journeys, row.out_of, row.times) == (1, 2, 2)


def test_a_place_is_counted_out_of_the_journeys_that_came_there() -> None:
    elsewhere = journey({"department": "i", "channel": "letter"})
    stuck = journey(REFUSED | {"channel": "counter"})
    counted = counts(stuck, elsewhere, elsewhere, journey({}))
    assert rows(counted, Facet.DEPARTMENT) == {"Wonen (Almere)": (1, 2)}
    assert rows(counted, Facet.CHANNEL) == {"counter": (1, 1)}
    assert rows(counted, Facet.PHASE) == {"Zwanger": (1, 4)}
    cell = counted.cells["wonen\nalmere", "zwanger"]
    assert (cell.journeys, cell.out_of) == (1, 2)
    assert counted.cells["inkomen", "zwanger"].journeys == 0


def test_one_office_in_two_spellings_is_one_office() -> None:
    loud = [{"id": "w", "title": "WONEN", "organisation": "Almere", "kind": "municipality"}]
    counted = counts(journey(REFUSED), journey(REFUSED, departments=loud))
    assert list(rows(counted, Facet.DEPARTMENT).values()) == [(2, 2)]


def test_the_same_office_of_another_organisation_is_another_office() -> None:
    there = [{"id": "w", "title": "Wonen", "organisation": "Lelystad", "kind": "municipality"}]
    counted = counts(journey(REFUSED), journey(REFUSED, departments=there))
    assert set(rows(counted, Facet.DEPARTMENT)) == {"Wonen (Almere)", "Wonen (Lelystad)"}


def test_an_unknown_office_is_counted_nowhere_and_breaks_a_chain() -> None:
    counted = counts(journey(REFUSED | {"department": None}, {"department": "i"}))
    assert rows(counted, Facet.DEPARTMENT) == {}
    assert rows(counted, Facet.RULE)["held_by_a_rule"] == (1, 1)
    assert counted.chains == ()
    known = counts(journey({}, {"department": "i"}))
    assert [(one.first_name, one.second_name) for one in known.chains] == [
        ("Wonen (Almere)", "Inkomen")
    ]


def test_a_talk_with_ones_own_mother_is_no_link_of_the_chain() -> None:
    counted = counts(journey({}, {"department": "m"}, {"department": "i"}, {}, {"department": "i"}))
    told = [(one.first, one.second, one.journeys, one.times) for one in counted.chains]
    assert told == [("wonen\nalmere", "inkomen", 1, 2), ("inkomen", "wonen\nalmere", 1, 1)]


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(3, 19, None), (3, 20, 15), (1, 3, None), (40, 40, 100)]
)
def test_a_percentage_needs_twenty_journeys(part: int, whole: int, shown: int | None) -> None:
    assert percent(part, whole) == shown


def test_a_percentile_needs_twenty_waits() -> None:
    waits = [float(one) for one in range(1, 21)]
    assert percentile(waits[:19], 90) is None
    assert percentile(waits, 90) == 18
    assert percentile(waits, 50) == 10
    wait = {"waiting": {"duration": "10 days", "waited_for": "department"}}
    assert [one.median for one in counts(*[journey(wait)] * 19).waits] == [None]
    assert [one.median for one in counts(*[journey(wait)] * 20).waits] == [10]


@pytest.mark.parametrize(("people", "shown"), [(2, None), (3, -1.0)])
def test_a_score_needs_three_people(people: int, shown: float | None) -> None:
    felt = [
        {"id": f"e{n}", "contact_moment": "m0", "voice": f"Stem {n}", "score": -1}
        for n in range(people)
    ]
    [row] = counts(journey({}, experiences=felt)).waits
    assert (row.people, row.score) == (people, shown)


def test_one_person_who_scored_three_times_is_one_person() -> None:
    felt = [{"id": f"e{n}", "contact_moment": f"m{n}", "score": -2} for n in range(3)]
    [row] = counts(journey({}, {}, {}, experiences=felt)).waits
    assert (row.people, row.score) == (1, None)


def test_what_a_person_rejected_is_not_counted_and_what_was_merged_counts_once() -> None:
    found = journey(REFUSED)
    no = {"id": "d", "finding": "held_by_a_rule.m0", "verdict": "rejected", "reason": "Klopt niet"}
    rejected = journey(REFUSED, decisions=[no])
    assert counts(found).bottlenecks == 1
    assert counts(rejected).bottlenecks == 0
    marked = {"id": "k", "category": "law", "title": "De wet", "contact_moments": ["m0"]}
    merge = no | {"verdict": "merged", "into": "k"}
    merged = counts(journey(REFUSED, decisions=[merge], bottlenecks=[marked]))
    assert merged.bottlenecks == 1
    assert rows(merged, Facet.CATEGORY) == {"law": (1, 1), "region_binding": (1, 1)}


def test_a_selection_asks_for_kind_theme_and_group() -> None:
    one = tally(journey({}, themes=["Wonen"], target_group={"description": "Jonge vaders"}))
    assert Selection().holds("a", one)
    assert not Selection(kind=JourneyKind.SKETCH).holds("a", one)
    assert Selection(kind=None, theme="wonen", group="Jonge vaders").holds("a", one)
    assert not Selection(theme="schulden").holds("a", one)
    assert not Selection(group="Moeders").holds("a", one)
    assert Selection(kind=JourneyKind.SKETCH, journey="a").holds("a", one)


@settings(deadline=None, max_examples=20)
@given(made=st.lists(journeys(), max_size=6), order=st.randoms())
def test_the_order_of_the_journeys_changes_nothing(made: list[Journey], order: Random) -> None:
    shuffled = list(made)
    order.shuffle(shuffled)
    assert counts(*made) == counts(*shuffled)


@settings(deadline=None, max_examples=20)
@given(made=st.lists(journeys(), min_size=1, max_size=6))
def test_nothing_is_counted_oftener_than_it_could_have_been_seen(made: list[Journey]) -> None:
    counted = counts(*made)
    assert counted.journeys == len(made)
    for row in [*counted.cells.values(), *(one for f in Facet for one in counted.facets[f])]:
        assert 0 <= row.journeys <= row.out_of <= len(made)
        assert row.times is None or row.times >= row.journeys


@settings(deadline=None, max_examples=20)
@given(first=st.lists(journeys(), max_size=5), then=st.lists(journeys(), max_size=5))
def test_totals_that_became_others_are_as_if_counted_anew(
    first: list[Journey], then: list[Journey]
) -> None:
    totals = Totals()
    totals.become({f"a{n}": tally(one) for n, one in enumerate(first)})
    totals.become({f"a{n + 2}": tally(one) for n, one in enumerate(then)})
    assert totals.counts() == count([tally(one) for one in then])
