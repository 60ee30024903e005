"""Two journeys laid over each other: what was planned, what happened, what was missing."""

from typing import Any

from hypothesis import given

from app.journey import Journey, Perspective, faults_in
from app.journey.comparing import Fate, counterparts, lay_over
from tests.strategies import journeys


def journey(*moments: dict[str, Any], **changes: Any) -> Journey:
    fields: dict[str, Any] = {
        "id": "reis",
        "kind": "lived",
        "title": "Reis",
        "phases": [{"id": "begin", "title": "Begin"}, {"id": "eind", "title": "Eind"}],
        "departments": [
            {"id": "wonen", "title": "Wonen", "kind": "municipality"},
            {"id": "school", "title": "School", "organisation": "Roc", "kind": "education"},
        ],
        "contact_moments": [{"phase": "begin", **one} for one in moments],
    }
    return Journey.model_validate(fields | changes)


def moment(name: str, title: str, department: str | None = "wonen", **more: Any) -> dict[str, Any]:
    return {"id": name, "title": title, "department": department, **more}


def ids(one: Journey) -> list[str]:
    return [moment.id for moment in one.contact_moments]


def test_the_same_id_is_the_same_contact_moment_whatever_it_is_called() -> None:
    lived, planned = journey(moment("a", "Brief")), journey(moment("a", "Gesprek", "school"))
    assert counterparts(lived, planned) == {"a": "a"}


def test_the_same_title_at_the_same_department_is_the_same_contact_moment() -> None:
    lived = journey(moment("a", "Huis vragen", "school"), moment("b", "Huis vragen"))
    planned = journey(
        moment("x", "huis vragen", "w2"),
        departments=[{"id": "w2", "title": "WONEN", "kind": "municipality"}],
    )
    assert counterparts(lived, planned) == {"x": "b"}


def test_the_same_topic_is_taken_in_order_where_titles_differ() -> None:
    lived = journey(moment("a", "1", topic="huis"), moment("b", "2", topic="huis"))
    planned = journey(*(moment(n, n, topic="Huis") for n in "xyz"))
    assert counterparts(lived, planned) == {"x": "a", "y": "b"}


def test_an_unknown_department_is_nobody_s_counterpart() -> None:
    lived, planned = journey(moment("a", "Brief", None)), journey(moment("x", "Brief", None))
    assert counterparts(lived, planned) == {}


def test_two_departments_of_one_name_are_not_guessed_between() -> None:
    two = [
        {"id": name, "title": "Wonen", "organisation": name, "kind": "municipality"}
        for name in ("almere", "amsterdam")
    ]
    lived = journey(moment("a", "Huis vragen", "almere"), departments=two)
    assert counterparts(lived, journey(moment("x", "Huis vragen"))) == {}


def test_what_is_missing_stands_behind_what_was_planned_before_it() -> None:
    lived = journey(moment("a", "A"), moment("extra", "Extra"), moment("c", "C"))
    planned = journey(moment("a", "A"), moment("b", "B"), moment("c", "C"), moment("d", "D"))
    laid = lay_over(lived, planned)
    assert ids(laid.journey) == ["a", "b", "extra", "c", "d"]
    assert [laid.fates[name] for name in ids(laid.journey)] == [
        Fate.PLANNED, Fate.MISSING, Fate.AD_HOC, Fate.PLANNED, Fate.MISSING,
    ]  # fmt: skip
    assert (laid.count(Fate.PLANNED), laid.count(Fate.AD_HOC), laid.count(Fate.MISSING)) == (
        2,
        1,
        2,
    )


def test_what_is_missing_brings_its_department_and_phase_only_where_they_are_new() -> None:
    lived = journey(moment("a", "A"))
    planned = journey(
        moment("a", "A", "wonen"),
        moment("b", "B", "w2", phase="p2"),
        moment("c", "C", "nieuw", phase="tussen"),
        phases=[
            {"id": "begin", "title": "Anders"},
            {"id": "p2", "title": "eind"},
            {"id": "tussen", "title": "Nazorg"},
        ],
        departments=[
            {"id": "wonen", "title": "Wonen", "kind": "municipality"},
            {"id": "w2", "title": "School", "organisation": "roc", "kind": "education"},
            {"id": "nieuw", "title": "Wijkteam", "kind": "municipality"},
            {"id": "ongebruikt", "title": "Niets", "kind": "other"},
        ],
    )
    merged = lay_over(lived, planned).journey
    assert [one.id for one in merged.phases] == ["begin", "eind", "tussen"]
    assert [one.id for one in merged.departments] == ["wonen", "school", "nieuw"]
    assert [(one.phase, one.department) for one in merged.contact_moments] == [
        ("begin", "wonen"), ("eind", "school"), ("tussen", "nieuw"),
    ]  # fmt: skip


def test_a_department_s_expectation_comes_along_where_the_lived_journey_has_none() -> None:
    expected = {"id": "e", "contact_moment": "a", "perspective": "department", "score": 2}
    felt = {"id": "f", "contact_moment": "a", "score": 1}
    lived = journey(moment("a", "A"))
    planned = journey(moment("a", "A"), experiences=[expected, felt])
    told = lay_over(lived, planned).journey.experiences
    assert [(one.contact_moment, one.perspective) for one in told] == [
        ("a", Perspective.DEPARTMENT)
    ]


@given(journeys(), journeys())
def test_any_two_journeys_laid_over_each_other_are_a_sound_journey(
    lived: Journey, planned: Journey
) -> None:
    laid = lay_over(lived, planned)
    assert faults_in(laid.journey) == []
    assert set(ids(laid.journey)) == set(laid.fates)
    assert [name for name in ids(laid.journey) if laid.fates[name] is not Fate.MISSING] == ids(
        lived
    )


@given(journeys())
def test_a_journey_laid_over_itself_is_as_planned(one: Journey) -> None:
    laid = lay_over(one, one)
    assert laid.journey == one
    assert set(laid.fates.values()) <= {Fate.PLANNED}


def test_what_a_person_confirmed_goes_before_what_looks_the_same() -> None:
    planned = journey(moment("x", "Huis vragen"), id="schets")
    lived = journey(
        moment("a", "Huis vragen"),
        moment("b", "Praten over wonen", "school"),
        based_on="schets",
        matches=["x = b"],
    )
    assert counterparts(lived, planned) == {"x": "b"}
    assert counterparts(lived.model_copy(update={"matches": ()}), planned) == {"x": "a"}


def test_what_a_person_said_is_another_is_no_counterpart() -> None:
    planned = journey(moment("x", "Huis vragen"), id="schets")
    lived = journey(
        moment("a", "Huis vragen"), moment("x", "Iets"), based_on="schets",
        matches=["x != a", "x != x"],
    )  # fmt: skip
    assert counterparts(lived, planned) == {}


def test_matches_of_another_sketch_or_of_what_is_gone_say_nothing() -> None:
    planned = journey(moment("x", "Huis vragen"), id="schets")
    lived = journey(moment("a", "Brief"), based_on="andere", matches=["x = a"])
    assert counterparts(lived, planned) == {}
    lived = journey(moment("a", "Brief"), based_on="schets", matches=["weg = a", "x = weg"])
    assert counterparts(lived, planned) == {}
