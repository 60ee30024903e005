"""What holds of the rules in every journey: nothing invented, nothing unknown counted."""

from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.journey import Journey, Resource, Verdict, faults_in
from app.journey.bottlenecks import (
    DEFAULTS,
    Finding,
    Rule,
    Usual,
    colour_of,
    find_bottlenecks,
    overview,
    settings_with,
)
from app.journey.bottlenecks.facts import Facts
from app.journey.bottlenecks.sentences import sentence, severity_reason, why
from app.journey.bottlenecks.standstill import is_judged_otherwise, waits_by_usual
from app.journey.bottlenecks.waits import step_of
from app.journey.time import days
from app.language import translator
from tests.journey.bottlenecks.making import day, decision, journey, moment
from tests.strategies import journeys

NO_LAWS = settings_with({"legal_terms": []})
STANDSTILL = {Rule.LONG_WAIT, Rule.NO_FOLLOW_UP, Rule.STOPPED}


def thorough(times: int) -> Callable[[Any], Any]:
    """So many examples, without a limit on the time of one: the machine may be busy."""
    return settings(max_examples=times, deadline=None)


waits = st.fixed_dictionaries(
    {"waited_for": st.sampled_from(["department", "young_parent", None])},
    optional={"duration": st.integers(1, 120).map("{} days".format)}
    | {"agreed": st.integers(1, 60).map("{} days".format)},
)
refusals = st.fixed_dictionaries(
    {}, optional={"rule": st.just("age_limit"), "alternative_offered": st.booleans()}
)
fields = st.fixed_dictionaries(
    {
        "office": st.sampled_from(["a", "b", "a", "b", "c", "d", "mother", None]),
        "topic": st.sampled_from(["wonen", "wonen", "wonen", "aanvraag", ""]),
        "result": st.sampled_from(["not_solved", "pending", "solved", "stopped", "referred", None]),
    },
    optional={
        "score": st.integers(-2, 2),
        "expected": st.integers(-2, 2),
        "channel": st.sampled_from(["website", "telephone", "counter"]),
        "initiator": st.sampled_from(["young_parent", "department"]),
        "told_again": st.booleans(),
        "referred_to": st.sampled_from("abcd"),
        "known_to_department": st.booleans(),
        "moment_of_truth": st.just({}),
        "waiting": waits,
        "next_step": st.sampled_from([{}, {"owner": "regisseur"}]),
        "refusal": refusals,
    },
)
dates = st.tuples(st.integers(0, 45), st.sampled_from([True, True, True, False]))


def contacts(least: int = 1, most: int = 7) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Contacts that the rules have something to say of: few offices and topics, dates near by."""
    steps = st.lists(st.tuples(dates, fields), min_size=least, max_size=most)
    return steps.map(_dated)


def _dated(steps: list[tuple[tuple[int, bool], dict[str, Any]]]) -> list[dict[str, Any]]:
    made, at = [], 0
    for (later, known), given_fields in steps:
        at += later
        given_here = dict(given_fields)
        if "refusal" in given_here:
            given_here["result"] = "refused"
        made.append(moment(day(at) if known else None, **given_here))
    return made


def flat(findings: list[Finding]) -> list[Finding]:
    """Every finding, and those that it stands for."""
    return [each for one in findings for each in (one, *one.includes)]


def rules_found(made: Journey, **asked: Any) -> list[Finding]:
    """What the rules find, those included that another finding stands for."""
    return flat(find_bottlenecks(made, **asked))


@thorough(100)
@given(contacts(most=12))
def test_every_finding_rests_on_contact_moments_of_the_journey_in_their_order(
    several: list[dict[str, Any]],
) -> None:
    made = journey(*several)
    order = [one.id for one in made.contact_moments]
    findings = find_bottlenecks(made)
    for one in flat(findings):
        assert one.contact_moments
        assert list(one.contact_moments) == [each for each in order if each in one.contact_moments]
        assert 0 < one.base <= one.severity <= 100
        assert one.colour is colour_of(one.severity, DEFAULTS)
    ids = [one.id for one in flat(findings)]
    assert len(set(ids)) == len(ids)
    assert [one.severity for one in findings] == sorted(
        (one.severity for one in findings), reverse=True
    )


@thorough(60)
@given(journeys(most_moments=6))
def test_any_journey_gives_findings_with_whole_sentences_in_both_languages(made: Journey) -> None:
    for one in flat(find_bottlenecks(made, planned=made)):
        for t in (translator("nl"), translator("en")):
            texts = sentence(one, made, t), why(one.rule, t), severity_reason(one, t)
            assert all(text.strip() and not text.isspace() for text in texts)


@thorough(100)
@given(contacts())
def test_the_same_journey_gives_the_same_findings(several: list[dict[str, Any]]) -> None:
    assert find_bottlenecks(journey(*several)) == find_bottlenecks(journey(*several))


@thorough(100)
@given(contacts(), st.randoms(use_true_random=False))
def test_the_order_of_other_items_changes_nothing(
    several: list[dict[str, Any]], chance: Any
) -> None:
    made = journey(*several)
    turned = made
    for resource in (Resource.EXPERIENCE, Resource.DEPARTMENT, Resource.BOTTLENECK):
        items = list(made.items(resource))
        chance.shuffle(items)
        turned = turned.with_items(resource, items)
    assert find_bottlenecks(turned) == find_bottlenecks(made)


@thorough(100)
@given(contacts())
def test_other_ids_give_the_same_findings(several: list[dict[str, Any]]) -> None:
    named = [{"id": f"z{99 - number}"} | one for number, one in enumerate(several, start=1)]
    back = {f"z{99 - number}": f"m{number}" for number in range(1, len(several) + 1)}
    before, after = rules_found(journey(*several)), rules_found(journey(*named))
    assert [_said(one, {}) for one in before] == [_said(one, back) for one in after]


def _said(finding: Finding, names: dict[str, str]) -> tuple[Any, ...]:
    moments = [names.get(one, one) for one in finding.contact_moments]
    return finding.rule, moments, finding.severity, finding.variant, finding.figures


@thorough(100)
@given(contacts(), st.integers(0, 6), st.integers(1, 400))
def test_more_waiting_never_lowers_the_severity(
    several: list[dict[str, Any]], place: int, more: int
) -> None:
    at = several[place % len(several)]
    at["waiting"] = {"duration": "10 days", "waited_for": "department"} | (at.get("waiting") or {})
    longer = f"{round(days(at['waiting']['duration'])) + more} days"
    waits_longer = [
        one | {"waiting": at["waiting"] | {"duration": longer}} if one is at else one
        for one in several
    ]
    before, after = rules_found(journey(*several)), rules_found(journey(*waits_longer))
    for one in before:
        assert one.severity <= max(
            (each.severity for each in after if _still_says(each, one)), default=-1
        )


def _still_says(later: Finding, finding: Finding) -> bool:
    same = {later.rule, finding.rule} <= STANDSTILL or later.rule is finding.rule
    return same and later.contact_moments == finding.contact_moments


@thorough(60)
@given(
    contacts(),
    st.dictionaries(st.sampled_from(["wonen", "aanvraag"]), st.integers(0, 90), max_size=2),
)
def test_what_a_tally_keeps_of_a_wait_is_what_the_rule_finds(
    several: list[dict[str, Any]], limits: dict[str, int]
) -> None:
    made = journey(*several)
    facts = Facts(made, DEFAULTS)
    steps = {point.topic: step_of(point) for point in facts.points}
    usual = {mark: Usual(20, limits[one]) for one in limits if (mark := steps.get(one))}
    found = find_bottlenecks(made, usual=usual)
    long = [one for one in found if one.rule is Rule.LONG_WAIT and "limit" in one.figures]
    by_usual = [one for one in long if one.variant in ("usual", "sentence")]
    kept = waits_by_usual(facts, usual)
    named = [one for one in by_usual if step_of(facts.points[_place(facts, one)]) is not None]
    assert sum(too_long for _, _, too_long in kept) == len(named)
    assert not is_judged_otherwise(kept, usual, DEFAULTS)


def _place(facts: Facts, finding: Finding) -> int:
    return next(one.place for one in facts.points if one.id == finding.contact_moments[0])


@thorough(300)
@given(contacts(), st.data())
def test_what_is_unknown_never_counts_against_anybody(
    several: list[dict[str, Any]], data: st.DataObject
) -> None:
    known = [(place, blanked) for place, one in enumerate(several) for blanked in without_one(one)]
    if not known:
        return
    place, blanked = data.draw(st.sampled_from(known))
    before = rules_found(journey(*several), settings=NO_LAWS)
    less = journey(*several[:place], blanked, *several[place + 1 :])
    after = rules_found(less, settings=NO_LAWS)
    for one in after:
        assert one.base <= max(
            (each.base for each in before if _says_as_much(each, one)), default=-1
        ), (one, blanked)


def _says_as_much(known: Finding, finding: Finding) -> bool:
    """The same rule, at one contact moment at least; rule 6 says more than rule 5."""
    same = known.rule is finding.rule or (known.rule, finding.rule) == (
        Rule.STOPPED,
        Rule.NO_FOLLOW_UP,
    )
    return same and not set(known.contact_moments).isdisjoint(finding.contact_moments)


def without_one(contact: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """This contact with one thing unknown that was known.

    Not tried is what only ever lifts a finding: an agreement or legal term, a follow-up, that it
    was not told again, that it was solved, that the office began or the parent was waited for, that
    it was with the parent's own network.
    """
    blanks = {"date", "topic", "score", "expected", "moment_of_truth"}
    blanks |= {"known_to_department"}
    blanks |= {"department"} if contact["department"] != "mother" else set()
    blanks |= {"channel"} if contact.get("initiator") != "department" else set()
    blanks |= {"told_again"} if contact.get("told_again") else set()
    blanks |= (
        {"result"} if contact.get("result") != "solved" and "refusal" not in contact else set()
    )
    for name in sorted(blanks):
        if contact.get(name) not in (None, ""):
            yield contact | {name: "" if name == "topic" else None}
    waiting = contact.get("waiting") or {}
    if waiting and waiting["waited_for"] != "young_parent" and "agreed" not in waiting:
        yield contact | {"waiting": None}
    if contact.get("refusal"):
        yield contact | {"refusal": {}}


@thorough(100)
@given(st.integers(1, 12))
def test_a_journey_of_which_only_the_titles_are_known_has_no_bottleneck(count: int) -> None:
    made = journey(*[moment(None, None, topic="") for _ in range(count)])
    assert find_bottlenecks(made) == []


@thorough(100)
@given(contacts(), st.data())
def test_no_decision_loses_a_finding(several: list[dict[str, Any]], data: st.DataObject) -> None:
    made = journey(*several)
    assert faults_in(made) == []
    findings = find_bottlenecks(made)
    ids = [one.id for one in findings]
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids)) if ids else st.nothing()
    drawn = data.draw(st.lists(pairs, max_size=6)) if ids else []
    merges = [
        decision(finding=one, verdict=Verdict.MERGED, into=into)
        for one, into in drawn
        if one != into
    ]
    shown = [each.id for one in overview(made, findings, merges).entries for each in one.findings]
    assert sorted(shown) == sorted(ids)
