"""Rules 2, 5 and 6, at the borders of their thresholds."""

from datetime import date
from typing import Any

import pytest

from app.journey.bottlenecks import DEFAULTS, Rule, usual_in
from app.journey.bottlenecks.facts import Facts
from app.journey.bottlenecks.sentences import sentence
from app.journey.bottlenecks.standstill import is_judged_otherwise, waits_by_usual
from app.language import translator
from tests.journey.bottlenecks.making import found, journey, moment, only


def wait(duration: str | None, agreed: str | None = None, **fields: Any) -> dict[str, Any]:
    """The fields of a contact after which the parent waited for the office."""
    waiting = {"duration": duration, "agreed": agreed, "waited_for": "department"} | fields
    return {"waiting": waiting}


@pytest.mark.parametrize(
    ("duration", "agreed", "base"),
    [
        ("14 days", "2 weeks", None),
        ("15 days", "2 weeks", 50),
        ("28 days", "2 weeks", 50),
        ("29 days", "2 weeks", 70),
        ("2 hours", "1 hour", 50),
        ("28 days", None, None),
        ("29 days", None, 50),
        ("56 days", None, 50),
        ("57 days", None, 70),
        (None, "1 day", None),
    ],
)
def test_a_wait_is_long_beyond_what_was_agreed_and_else_beyond_four_weeks(
    duration: str | None, agreed: str | None, base: int | None
) -> None:
    waits = found(Rule.LONG_WAIT, moment(**wait(duration, agreed)), moment())
    assert [one.base for one in waits] == ([] if base is None else [base])


@pytest.mark.parametrize(
    ("fields", "times"),
    [
        ({"waited_for": "department"}, 1),
        ({"waited_for": "young_parent"}, 0),
        ({"waited_for": "someone_else"}, 0),
        ({"waited_for": None}, 0),
        ({"waited_for": None, "department": "b"}, 1),
        ({"waited_for": "young_parent", "department": "b"}, 0),
    ],
)
def test_only_time_that_the_parent_is_known_to_wait_for_an_office_counts(
    fields: dict[str, Any], times: int
) -> None:
    assert len(found(Rule.LONG_WAIT, moment(**wait("60 days", **fields)))) == times


def test_waiting_for_ones_own_mother_is_no_bottleneck() -> None:
    assert found(Rule.LONG_WAIT, moment(office="mother", **wait("60 days"))) == []


@pytest.mark.parametrize(("later", "times"), [(28, 0), (29, 1)])
def test_a_wait_of_unknown_length_lasts_until_the_next_contact(later: int, times: int) -> None:
    assert len(found(Rule.LONG_WAIT, moment(0, **wait(None)), moment(later))) == times


def test_a_wait_of_unknown_length_before_a_contact_of_unknown_date_is_unknown() -> None:
    assert found(Rule.LONG_WAIT, moment(0, **wait(None)), moment(), moment(200)) == []


def test_the_date_of_the_next_step_is_an_agreement_too() -> None:
    step = {"next_step": {"date": "2025-01-11"}}
    finding = only(Rule.LONG_WAIT, moment(0, **wait("11 days"), **step))
    assert (finding.variant, finding.figures["limit"]) == ("agreed", 10)


@pytest.mark.parametrize(("duration", "times"), [("56 days", 0), ("57 days", 1)])
def test_an_application_may_take_the_eight_weeks_of_the_law(duration: str, times: int) -> None:
    asked = moment(0, topic="Aanvraag bijstand", **wait(duration))
    waits = found(Rule.LONG_WAIT, asked)
    assert [one.figures["legal_term"] for one in waits] == ["awb-beslistermijn"] * times


def test_an_agreement_longer_than_the_law_allows_does_not_count() -> None:
    finding = only(Rule.LONG_WAIT, moment(topic="aanvraag", **wait("57 days", "70 days")))
    assert (finding.variant, finding.figures["limit"]) == ("legal", 56)


@pytest.mark.parametrize(
    ("known", "duration", "variant"),
    [
        (20, "18 days", None),
        (20, "19 days", "usual"),
        (19, "28 days", None),
        (19, "29 days", "sentence"),
    ],
)
def test_what_is_usual_counts_from_twenty_known_waits(
    known: int, duration: str, variant: str | None
) -> None:
    others = [journey(moment(**wait(f"{number + 1} days"))) for number in range(known)]
    waits = found(Rule.LONG_WAIT, moment(**wait(duration)), usual=usual_in(others))
    assert [one.variant for one in waits] == ([] if variant is None else [variant])


@pytest.mark.parametrize(
    ("duration", "shorter"), [("19 days", 18), ("20 days", 19), ("90 days", 20)]
)
def test_a_wait_longer_than_usual_tells_how_many_of_how_many_were_shorter(
    duration: str, shorter: int
) -> None:
    others = [journey(moment(**wait(f"{number + 1} days"))) for number in range(20)]
    finding = only(Rule.LONG_WAIT, moment(**wait(duration)), usual=usual_in(others))
    told = finding.figures
    assert (told["limit"], told["waits_shorter"], told["waits_known"]) == (18, shorter, 20)
    said = sentence(finding, journey(moment()), translator("nl"))
    assert f"{shorter} van de 20 bekende wachttijden waren korter" in said


def test_what_was_agreed_or_is_law_goes_before_what_is_usual() -> None:
    others = [journey(moment(**wait("10 days"))) for _ in range(20)]
    usual = usual_in(others)
    assert found(Rule.LONG_WAIT, moment(**wait("50 days", "60 days")), usual=usual) == []
    told = Facts(journey(moment(**wait("50 days", "60 days")), moment(**wait("50 days"))), DEFAULTS)
    assert [too_long for _, _, too_long in waits_by_usual(told, usual)] == [True]


@pytest.mark.parametrize(("days", "otherwise"), [(20, False), (21, True), (28, True), (29, False)])
def test_a_journey_is_judged_anew_only_where_a_wait_lies_between_the_old_and_the_new_limit(
    days: int, otherwise: bool
) -> None:
    others = [journey(moment(**wait("20 days"))) for _ in range(20)]
    before = waits_by_usual(Facts(journey(moment(**wait(f"{days} days"))), DEFAULTS), {})
    assert is_judged_otherwise(before, usual_in(others), DEFAULTS) is otherwise


@pytest.mark.parametrize(("duration", "times"), [("6 days", 0), ("7 days", 1)])
def test_less_than_a_week_is_never_long_because_others_wait_shorter(
    duration: str, times: int
) -> None:
    others = [journey(moment(**wait("1 day"))) for _ in range(20)]
    waits = found(Rule.LONG_WAIT, moment(**wait(duration)), usual=usual_in(others))
    assert len(waits) == times


def test_waits_at_another_step_say_nothing_about_this_one() -> None:
    others = [journey(moment(topic="schulden", **wait("1 day"))) for _ in range(20)]
    assert found(Rule.LONG_WAIT, moment(**wait("20 days")), usual=usual_in(others)) == []


@pytest.mark.parametrize(
    ("result", "times"),
    [
        ("not_solved", 1),
        ("pending", 1),
        ("refused", 1),
        ("solved", 0),
        ("partly_solved", 0),
        (None, 0),
    ],
)
def test_only_a_question_known_to_be_open_needs_a_follow_up(result: str | None, times: int) -> None:
    assert len(found(Rule.NO_FOLLOW_UP, moment(0, result=result), moment(20))) == times


@pytest.mark.parametrize(
    ("later", "rule"),
    [(13, None), (14, Rule.NO_FOLLOW_UP), (56, Rule.NO_FOLLOW_UP), (57, Rule.STOPPED)],
)
def test_silence_is_no_follow_up_from_two_weeks_and_the_end_after_eight(
    later: int, rule: Rule | None
) -> None:
    both = [
        one.rule
        for asked in (Rule.NO_FOLLOW_UP, Rule.STOPPED)
        for one in found(asked, moment(0, result="pending"), moment(later))
    ]
    assert both == ([] if rule is None else [rule])


@pytest.mark.parametrize(
    "agreed",
    [
        {"next_step": {"owner": "regisseur"}},
        {"next_step": {"department": "b"}},
        {"next_step": {"date": "2025-02"}},
        {"referred_to": "b"},
        {"waiting": {"agreed": "3 weeks"}},
        {"waiting": {"waited_for": "young_parent"}},
    ],
)
def test_silence_is_no_bottleneck_where_it_is_known_who_goes_on_or_when(
    agreed: dict[str, Any],
) -> None:
    bare = moment(0, result="not_solved")
    assert len(found(Rule.NO_FOLLOW_UP, bare, moment(20))) == 1
    assert found(Rule.NO_FOLLOW_UP, bare | agreed, moment(20)) == []


def test_a_next_step_without_owner_or_date_is_no_agreement() -> None:
    vague = moment(0, result="not_solved", next_step={"title": "Een huis vinden"})
    assert only(Rule.NO_FOLLOW_UP, vague, moment(20)).variant == "sentence"


def test_a_talk_with_ones_own_mother_does_not_break_the_silence_of_the_offices() -> None:
    asked = moment(0, result="pending")
    assert len(found(Rule.NO_FOLLOW_UP, asked, moment(3, "mother"), moment(20))) == 1
    assert found(Rule.NO_FOLLOW_UP, asked, moment(3, "b"), moment(20)) == []


def test_silence_is_unknown_up_to_a_contact_of_unknown_date() -> None:
    assert found(Rule.NO_FOLLOW_UP, moment(0, result="pending"), moment(), moment(40)) == []


@pytest.mark.parametrize(
    ("today", "times"), [(None, 0), (date(2025, 1, 14), 0), (date(2025, 1, 15), 1)]
)
def test_silence_after_the_last_contact_counts_only_if_today_is_known(
    today: date | None, times: int
) -> None:
    assert len(found(Rule.NO_FOLLOW_UP, moment(0, result="pending"), today=today)) == times


def test_silence_between_partial_dates_counts_only_as_far_as_it_is_certain() -> None:
    asked = moment("2025-01", result="pending")
    assert found(Rule.NO_FOLLOW_UP, asked, moment("2025-02-13")) == []
    assert only(Rule.NO_FOLLOW_UP, asked, moment("2025-02-14")).figures["days"] == 14


def test_a_parent_who_stopped_is_found_without_any_date() -> None:
    finding = only(Rule.STOPPED, moment(result="stopped"), moment())
    assert (finding.base, finding.variant) == (80, "sentence")


@pytest.mark.parametrize(("later", "times"), [(70, 0), (71, 1)])
def test_a_long_silence_up_to_the_date_agreed_is_not_the_end(later: int, times: int) -> None:
    asked = moment(0, result="pending", next_step={"date": "2025-03-12"})
    assert len(found(Rule.STOPPED, asked, moment(later))) == times
