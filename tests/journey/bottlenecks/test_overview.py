"""What people marked beside what rules found, after what people decided."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.journey import Decision, Journey, Verdict, faults_from
from app.journey.bottlenecks import (
    Overview,
    Status,
    find_bottlenecks,
    overview,
)
from tests.journey.bottlenecks.making import decision, journey, moment

STOPPED, REFUSED = "stopped.m1", "held_by_a_rule.m2"
MARKED = {
    "id": "regio",
    "category": "region_binding",
    "title": "Geen binding",
    "contact_moments": ["m2"],
}


def made(**fields: Any) -> Journey:
    """A journey in which the rules find two things, and people marked one."""
    refusal = {"rule": "region_binding"}
    moments = moment(result="stopped"), moment(result="refused", refusal=refusal), moment()
    return journey(*moments, bottlenecks=[MARKED], **fields)


def seen(*decisions: Decision) -> Overview:
    """The overview of that journey after these decisions."""
    findings = find_bottlenecks(made())
    assert [one.id for one in findings] == [STOPPED, REFUSED]
    return overview(made(), findings, decisions)


def entries(found: Overview) -> list[tuple[str, Status, list[str]]]:
    return [(one.id, one.status, [each.id for each in one.findings]) for one in found.entries]


def test_marked_and_found_bottlenecks_stand_in_one_list() -> None:
    assert entries(seen()) == [
        (STOPPED, Status.FOUND, [STOPPED]),
        (REFUSED, Status.FOUND, [REFUSED]),
        ("regio", Status.MARKED, []),
    ]


def test_a_finding_that_says_the_same_as_a_marked_bottleneck_is_proposed_to_merge() -> None:
    (marked,) = [one for one in seen().entries if one.bottleneck]
    assert [one.id for one in marked.seen_by] == [REFUSED]


def test_a_confirmed_finding_says_so() -> None:
    found = seen(decision(finding=STOPPED, verdict=Verdict.CONFIRMED))
    assert entries(found)[0] == (STOPPED, Status.CONFIRMED, [STOPPED])


def test_a_rejected_finding_stays_away_when_the_rules_run_again_on_a_changed_journey() -> None:
    no = decision(finding=STOPPED, verdict=Verdict.REJECTED, reason="Ze ging zelf verder.")
    later = made(title="Een andere titel", summary="Er kwam nog een contact bij.")
    for each in (made(), later):
        found = overview(each, find_bottlenecks(each), [no])
        assert [one.id for one in found.entries] == [REFUSED, "regio"]
        assert [(one.id, why.reason) for one, why in found.rejected] == [(STOPPED, no.reason)]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"verdict": Verdict.REJECTED}, "reason"),
        ({"verdict": Verdict.REJECTED, "reason": "  "}, "reason"),
        ({"verdict": Verdict.MERGED}, "into"),
        ({"verdict": Verdict.MERGED, "into": STOPPED}, "into"),
    ],
)
def test_a_rejection_needs_a_reason_and_a_merge_an_aim(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        decision(finding=STOPPED, **fields)
    assert [one.name for one in faults_from(refused.value, Decision)] == [field]


def test_a_merged_finding_lives_in_the_bottleneck_that_people_marked() -> None:
    found = seen(decision(finding=REFUSED, verdict=Verdict.MERGED, into="regio"))
    assert entries(found) == [
        (STOPPED, Status.FOUND, [STOPPED]),
        ("regio", Status.MARKED, [REFUSED]),
    ]
    (marked,) = [one for one in found.entries if one.bottleneck]
    assert (marked.severity, marked.colour, marked.seen_by) == (60, "orange", ())


def test_a_finding_merged_into_one_that_was_merged_follows_it() -> None:
    chain = [
        decision(finding=STOPPED, verdict=Verdict.MERGED, into=REFUSED),
        decision(finding=REFUSED, verdict=Verdict.MERGED, into="regio"),
    ]
    assert entries(seen(*chain)) == [("regio", Status.MARKED, [STOPPED, REFUSED])]


@pytest.mark.parametrize("into", ["gone", "long_wait.m9", "regio.m1"])
def test_a_merge_into_what_is_gone_loses_nothing(into: str) -> None:
    merge = decision(finding=REFUSED, verdict=Verdict.MERGED, into=into)
    assert entries(seen(merge)) == entries(seen())


def test_two_findings_merged_into_each_other_are_not_lost() -> None:
    ring = [
        decision(finding=STOPPED, verdict=Verdict.MERGED, into=REFUSED),
        decision(finding=REFUSED, verdict=Verdict.MERGED, into=STOPPED),
    ]
    assert entries(seen(*ring)) == entries(seen())


def test_a_merge_into_a_rejected_finding_loses_nothing() -> None:
    decisions = [
        decision(finding=REFUSED, verdict=Verdict.REJECTED, reason="Klopt niet."),
        decision(finding=STOPPED, verdict=Verdict.MERGED, into=REFUSED),
    ]
    assert [one[0] for one in entries(seen(*decisions))] == [STOPPED, "regio"]


def test_the_last_decision_counts() -> None:
    decisions = [
        decision(finding=STOPPED, verdict=Verdict.REJECTED, reason="Klopt niet."),
        decision(finding=STOPPED, verdict=Verdict.CONFIRMED),
    ]
    assert entries(seen(*decisions))[0] == (STOPPED, Status.CONFIRMED, [STOPPED])


def test_a_decision_whose_finding_is_gone_is_told() -> None:
    old = decision(finding="long_wait.m9", verdict=Verdict.CONFIRMED)
    assert seen(old).without_finding == (old,)
