"""Small journeys for the tests of the rules, and what the rules find in them."""

from datetime import date, timedelta
from typing import Any

from app.journey import Decision, Journey, Verdict, faults_in
from app.journey.bottlenecks import Finding, Rule, find_bottlenecks

OFFICES = [
    {"id": "a", "title": "Wijkteam", "kind": "municipality"},
    {"id": "b", "title": "Werk en inkomen", "kind": "municipality"},
    {"id": "c", "title": "Corporatie", "kind": "housing_corporation"},
    {"id": "d", "title": "Jeugdhulp", "kind": "care"},
    {"id": "mother", "title": "Haar moeder", "kind": "informal_network"},
]
START = date(2025, 1, 1)


def day(number: int) -> str:
    """A date so many days after the start."""
    return (START + timedelta(days=number)).isoformat()


def decision(*, finding: str, verdict: Verdict, **fields: Any) -> Decision:
    """What a person decided about a finding."""
    return Decision(
        id=f"d-{finding.replace('.', '-').replace('_', '-')}",
        finding=finding,
        verdict=verdict,
        **fields,
    )


def moment(
    at: int | str | None = None,
    office: str | None = "a",
    *,
    topic: str = "wonen",
    score: int | None = None,
    expected: int | None = None,
    **fields: Any,
) -> dict[str, Any]:
    """One contact moment: the day it was on (or a partial date), with whom, about what."""
    when = day(at) if isinstance(at, int) else at
    return {
        "date": when,
        "department": office,
        "topic": topic,
        "score": score,
        "expected": expected,
        **fields,
    }


def journey(*moments: dict[str, Any], **fields: Any) -> Journey:
    """A journey of these contact moments; their ids are ``m1``, ``m2``, … unless given."""
    items, experiences = [], []
    for number, given in enumerate(moments, start=1):
        item = {"id": f"m{number}", "phase": "p", "title": f"Contact {number}"} | given
        voices = {"young_parent": item.pop("score"), "department": item.pop("expected")}
        experiences += [
            {
                "id": f"{item['id']}-{who.replace('_', '-')}",
                "contact_moment": item["id"],
                "perspective": who,
                "score": score,
            }
            for who, score in voices.items()
            if score is not None
        ]
        items.append(item)
    made = Journey.model_validate(
        {
            "id": "noor",
            "kind": "lived",
            "title": "Klantreis van Noor",
            "phases": [{"id": "p", "title": "Fase"}],
            "departments": OFFICES,
            "contact_moments": items,
            "experiences": experiences,
        }
        | fields
    )
    assert faults_in(made) == []
    return made


def found(rule: Rule, *moments: dict[str, Any], **asked: Any) -> list[Finding]:
    """What one rule finds in a journey of these contact moments, in the order of the journey.

    A finding that stands for one of this rule counts too.
    """
    several = find_bottlenecks(journey(*moments), **asked)
    flat = [one for finding in several for one in (finding, *finding.includes)]
    return sorted((one for one in flat if one.rule is rule), key=lambda one: one.contact_moments)


def only(rule: Rule, *moments: dict[str, Any], **asked: Any) -> Finding:
    """The one finding of a rule; more or fewer is an error."""
    (finding,) = found(rule, *moments, **asked)
    return finding
