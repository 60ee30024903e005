"""Rule 12: what was not on the route of the sketch."""

from typing import Any

import pytest

from app.journey import Journey
from app.journey.bottlenecks import Rule, find_bottlenecks
from tests.journey.bottlenecks.making import OFFICES, found, journey, moment


def sketch(*route: tuple[str | None, str], **fields: Any) -> Any:
    """A sketch of contacts with these offices on these topics, with ids of its own."""
    moments = [
        moment(office=office, topic=topic, id=f"s{number}", title=f"Schets {number}", **fields)
        for number, (office, topic) in enumerate(route)
    ]
    return journey(*moments, kind="sketch")


def deviations(
    planned: Any, *route: tuple[str | None, str], **fields: Any
) -> list[tuple[str, str]]:
    """What rule 12 finds in a journey along this route: the contact moment and the deviation."""
    lived = [moment(office=office, topic=topic, **fields) for office, topic in route]
    several = found(Rule.OFF_ROUTE, *lived, planned=planned)
    return [(one.contact_moments[0], one.variant) for one in several]


def variants(lived: Journey, planned: Journey) -> list[str]:
    """The deviations that rule 12 finds in a journey."""
    several = find_bottlenecks(lived, planned=planned)
    return [one.variant for one in several if one.rule is Rule.OFF_ROUTE]


USUAL = (("a", "wonen"), ("b", "geld"), ("c", "wonen"))


def test_without_a_sketch_nothing_is_off_the_route() -> None:
    assert found(Rule.OFF_ROUTE, moment()) == []
    assert deviations(journey(kind="sketch"), *USUAL) == []


def test_a_journey_as_sketched_has_no_deviation() -> None:
    assert deviations(sketch(*USUAL), *USUAL) == []


def test_a_contact_that_the_sketch_lacks_is_ad_hoc() -> None:
    assert deviations(sketch(*USUAL), *USUAL, ("d", "wonen")) == [("m4", "ad_hoc")]
    assert deviations(sketch(*USUAL), ("a", "geld")) == [("m1", "ad_hoc")]


@pytest.mark.parametrize("contact", [(None, "wonen"), ("a", ""), ("mother", "wonen")])
def test_a_contact_that_may_be_in_the_sketch_is_not_ad_hoc(contact: tuple[str | None, str]) -> None:
    assert deviations(sketch(*USUAL), contact) == []


@pytest.mark.parametrize("vague", [("d", ""), (None, "wonen")])
def test_a_sketch_that_is_vague_holds_nothing_against_a_contact(
    vague: tuple[str | None, str],
) -> None:
    assert deviations(sketch(*USUAL, vague), ("d", "kinderopvang")) == []


def test_two_contacts_the_other_way_round_are_one_out_of_order() -> None:
    turned = deviations(sketch(*USUAL), ("b", "geld"), ("a", "wonen"), ("c", "wonen"))
    assert [variant for _, variant in turned] == ["out_of_order"]


def test_the_same_contact_twice_is_not_out_of_order() -> None:
    assert deviations(sketch(*USUAL), ("a", "wonen"), ("a", "wonen"), ("b", "geld")) == []


@pytest.mark.parametrize(
    ("planned", "lived", "times"),
    [
        ("solved", "refused", 1),
        ("pending", "not_solved", 1),
        ("solved", "stopped", 1),
        ("solved", "pending", 0),
        ("solved", None, 0),
        ("refused", "refused", 0),
        (None, "refused", 0),
    ],
)
def test_a_contact_failed_if_the_sketch_says_that_it_works(
    planned: str | None, lived: str | None, times: int
) -> None:
    failed = deviations(sketch(USUAL[0], result=planned), USUAL[0], result=lived)
    assert failed == [("m1", "failed")] * times


@pytest.mark.parametrize(("organisation", "times"), [("Gemeente", 1), ("", 0)])
def test_offices_are_told_apart_by_their_organisation_where_it_is_known(
    organisation: str, times: int
) -> None:
    own = [one for one in OFFICES if one["id"] != "a"]
    there = OFFICES[0] | {"id": "twin", "organisation": "Andere gemeente"}
    here = OFFICES[0] | {"organisation": organisation}
    planned = journey(moment(office="twin", topic="wonen"), departments=[*own, there])
    lived = journey(moment(office="a", topic="wonen", id="other"), departments=[*own, here])
    assert variants(lived, planned) == ["ad_hoc"] * times


def test_a_contact_that_kept_the_id_of_the_sketch_is_the_same_contact() -> None:
    planned = journey(moment(office="a", topic="wonen"), kind="sketch")
    assert found(Rule.OFF_ROUTE, moment(office="b", topic="geld"), planned=planned) == []


def test_a_contact_that_people_matched_is_the_same_whatever_it_is_called() -> None:
    planned = sketch(("b", "geld")).model_copy(update={"id": "schets"})
    lived = journey(moment(office="d", topic="schulden", id="anders"), based_on="schets")
    said = lived.model_copy(update={"matches": ("s0 = anders",)})
    assert variants(lived, planned) == ["ad_hoc"]
    assert variants(said, planned) == []


def test_a_contact_that_people_said_is_another_one_is_ad_hoc() -> None:
    planned = sketch(("a", "wonen")).model_copy(update={"id": "schets"})
    lived = journey(moment(office="a", topic="wonen", id="anders"), based_on="schets")
    said = lived.model_copy(update={"matches": ("s0 != anders",)})
    assert variants(lived, planned) == []
    assert variants(said, planned) == ["ad_hoc"]


def test_a_contact_of_the_same_title_at_the_same_office_is_the_same() -> None:
    planned = journey(moment(office="a", topic="", id="s", title="Intake"), kind="sketch")
    lived = moment(office="a", topic="wonen", id="anders", title="Intake")
    assert found(Rule.OFF_ROUTE, lived, planned=planned) == []
