"""Thresholds of a municipality's own, dated legal terms, and how findings are weighed."""

import pytest

from app.journey import DepartmentKind, Refused
from app.journey.bottlenecks import DEFAULTS, Rule, find_bottlenecks, settings_with
from tests.journey.bottlenecks.making import found, journey, moment, only

MUNICIPALITY = DepartmentKind.MUNICIPALITY
TERM = {
    "key": "eigen-termijn",
    "title": "Termijn",
    "days": 10,
    "kinds": ["municipality"],
    "topics": ["wonen"],
    "valid_from": "2025-03-01",
    "source": "Verordening, artikel 1",
}


def test_a_municipality_may_hold_another_threshold() -> None:
    silence = moment(0, result="pending"), moment(10)
    assert found(Rule.NO_FOLLOW_UP, *silence) == []
    stricter = settings_with({"quiet_days": 10})
    assert len(found(Rule.NO_FOLLOW_UP, *silence, settings=stricter)) == 1


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"quietdays": 1}, "quietdays", "unknown_field"),
        ({"quiet_days": -1}, "quiet_days", "too_small"),
        ({"base": {"stopped": 101}}, "base.stopped", "too_large"),
        (
            {"legal_terms": [TERM | {"valid_until": "2025-01-01"}]},
            "legal_terms[0].validUntil",
            "invalid",
        ),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(
    changes: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        settings_with(changes)
    assert [(one.name, one.code) for one in refused.value.faults] == [(field, code)]


def test_every_legal_term_has_a_source_and_asks_to_be_checked() -> None:
    assert len(DEFAULTS.legal_terms) >= 5
    assert all(one.source and one.check for one in DEFAULTS.legal_terms)


@pytest.mark.parametrize(
    ("day", "until"),
    [("2025-12-31", "2025-12-31"), ("2026-01-01", None), ("2025", "2025-12-31"), ("2026-03", None)],
)
def test_the_search_period_is_the_one_of_its_date(day: str, until: str | None) -> None:
    term = DEFAULTS.legal_term("zoektermijn bijstand", MUNICIPALITY, day)
    assert term is not None
    assert (str(term.valid_until) if term.valid_until else None) == until


@pytest.mark.parametrize(
    ("day", "days"),
    [("2025-02-28", None), ("2025-03-01", 10), ("2025-03", 10), ("2025", None), (None, None),
     ("2025-06-30", 10), ("2025-07-01", 20), ("2025-06", 10), ("2025-07", 20)],
)  # fmt: skip
def test_a_legal_term_counts_only_where_it_is_certain_which_one_held(
    day: str | None, days: int | None
) -> None:
    later = TERM | {"valid_from": "2025-07-01", "days": 20}
    settings = settings_with({"legal_terms": [TERM | {"valid_until": "2025-06-30"}, later]})
    term = settings.legal_term("wonen", MUNICIPALITY, day)
    assert (term.days if term else None) == days


def test_a_legal_term_goes_for_its_kinds_of_office_and_its_topics_alone() -> None:
    settings = settings_with({"legal_terms": [TERM]})
    assert settings.legal_term("beter wonen", MUNICIPALITY, "2025-04") is not None
    assert settings.legal_term("beter wonen", DepartmentKind.CARE, "2025-04") is None
    assert settings.legal_term("geld", MUNICIPALITY, "2025-04") is None


@pytest.mark.parametrize(
    ("first", "after", "severity"),
    [
        ({}, [{"score": -2}, {}], 30),
        ({"moment_of_truth": {}}, [{"score": -2}, {}], 45),
        ({"score": -2}, [{"score": -1}, {}], 38),
        ({}, [], 38),
        ({"score": -2, "moment_of_truth": {}}, [{}], 56),
        ({"score": 1}, [{"score": 2}, {}], 30),
    ],
)
def test_severity_is_the_base_weighed_by_the_place_in_the_journey(
    first: dict[str, object], after: list[dict[str, object]], severity: int
) -> None:
    settings = settings_with({"base": {"seen_differently": 30}})
    fields = first | {"known_to_department": False}
    others = [moment(**one) for one in after]
    finding = only(Rule.SEEN_DIFFERENTLY, moment(**fields), *others, settings=settings)
    assert finding.severity == severity


def test_no_severity_is_beyond_a_hundred() -> None:
    finding = only(Rule.STOPPED, moment(result="stopped", score=-2, moment_of_truth={}))
    assert (finding.base, finding.severity) == (80, 100)


@pytest.mark.parametrize(
    ("base", "colour"), [(70, "red"), (69, "orange"), (40, "orange"), (39, "yellow")]
)
def test_the_colour_follows_the_severity(base: int, colour: str) -> None:
    settings = settings_with({"base": {"stopped": base}})
    finding = only(Rule.STOPPED, moment(result="stopped"), moment(), settings=settings)
    assert (finding.severity, finding.colour) == (base, colour)


def test_the_most_severe_finding_comes_first() -> None:
    made = journey(moment(known_to_department=False), moment(result="stopped"), moment())
    assert [one.rule for one in find_bottlenecks(made)] == [Rule.STOPPED, Rule.SEEN_DIFFERENTLY]


def test_a_finding_says_that_it_rests_on_an_assumption() -> None:
    assert only(Rule.STOPPED, moment(result="stopped", assumed=["channel"])).assumed is False
    assert only(Rule.STOPPED, moment(result="stopped", assumed=["result"])).assumed is True
    assert only(Rule.STOPPED, moment(result="stopped", source="assumption")).assumed is True
