"""The command that tells the bottlenecks of journeys: marked by people and found by rules."""

import json
from argparse import Namespace
from collections.abc import Iterable
from typing import Any

from app.cli.rules import RulesHere, found_in, rules_here
from app.cli.sources import journey_in
from app.journey import Bottleneck, Journey
from app.journey.bottlenecks import Finding, RuleSettings, overview
from app.journey.bottlenecks.sentences import sentence, severity_reason, title, why
from app.language import Translator


def bottlenecks_command(asked: Namespace, t: Translator) -> int:
    """Tells what people marked in each journey and what the rules find there, with the reason."""
    journeys = [journey_in(file, t) for file in asked.files]
    rules = RulesHere() if asked.default_rules else rules_here(t)
    settings, several = rules.settings, [(one, _standing(one, rules)) for one in journeys]
    if asked.json:
        told = [
            _as_json(file, journey, findings, t, settings)
            for file, (journey, findings) in zip(asked.files, several, strict=True)
        ]
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    for journey, findings in several:
        count = len(journey.bottlenecks) + len(findings)
        print(t("commands.bottlenecks.of", title=journey.title, n=count))
        for bottleneck in journey.bottlenecks:
            print("\n".join(_marked(bottleneck, journey, t)))
        for finding in findings:
            print("\n".join(_found(finding, journey, t)))
    for line in _rules(several, t, settings):
        print(f"\n{line}")
    return 0


def _standing(journey: Journey, rules: RulesHere) -> list[Finding]:
    """What the rules find and nobody rejected."""
    findings = found_in(journey, rules)
    rejected = {one.id for one, _ in overview(journey, findings).rejected}
    return [one for one in findings if one.id not in rejected]


def _marked(bottleneck: Bottleneck, journey: Journey, t: Translator) -> list[str]:
    category = t(f"terms.category.{bottleneck.category}")
    told = {
        "description": " ".join(bottleneck.description.split()),
        "effect": bottleneck.effect,
        "moments": _titles(bottleneck.contact_moments, journey),
        "owner": bottleneck.owner or t("commands.bottlenecks.nobody"),
    }
    return [f"- {bottleneck.title} ({category})", *_lines(told, t)]


def _found(finding: Finding, journey: Journey, t: Translator) -> list[str]:
    heading = t(
        "bottlenecks.listing.found",
        title=title(finding.rule, t),
        colour=t(f"bottlenecks.colour.{finding.colour}"),
        severity=finding.severity,
    )
    sentences = [sentence(one, journey, t) for one in (finding, *finding.includes)]
    told = {
        "description": " ".join(dict.fromkeys(sentences)),
        "moments": _titles(finding.contact_moments, journey),
    }
    return [f"- {heading}", *_lines(told, t)]


def _lines(told: dict[str, str], t: Translator) -> list[str]:
    return [
        f"  {t(f'commands.bottlenecks.{name}')}: {value}" for name, value in told.items() if value
    ]


def _rules(
    several: Iterable[tuple[Journey, list[Finding]]], t: Translator, settings: RuleSettings
) -> list[str]:
    """Each rule that found something, explained once."""
    used = {rule for _, findings in several for one in findings for rule in one.rules}
    return [
        t(
            "bottlenecks.listing.rule",
            number=rule.number,
            title=title(rule, t).lower(),
            why=why(rule, t, settings),
        )
        for rule in sorted(used, key=lambda one: one.number)
    ]


def _as_json(
    file: str,
    journey: Journey,
    findings: Iterable[Finding],
    t: Translator,
    settings: RuleSettings,
) -> dict[str, Any]:
    marked = [
        one.model_dump(mode="json", by_alias=True)
        | {"contactMoments": _moments(one.contact_moments, journey), "foundBy": "people"}
        for one in journey.bottlenecks
    ]
    return {
        "file": file,
        "journey": {"id": journey.id, "title": journey.title},
        "bottlenecks": [
            *marked,
            *(_finding_as_json(one, journey, t, settings) for one in findings),
        ],
    }


def _finding_as_json(
    finding: Finding, journey: Journey, t: Translator, settings: RuleSettings
) -> dict[str, Any]:
    return {
        "id": finding.id,
        "foundBy": "rule",
        "rule": finding.rule.value,
        "number": finding.number,
        "title": title(finding.rule, t),
        "category": finding.category,
        "description": sentence(finding, journey, t),
        "why": why(finding.rule, t, settings),
        "severity": finding.severity,
        "severityReason": severity_reason(finding, t),
        "colour": finding.colour.value,
        "assumed": finding.assumed,
        "figures": finding.figures,
        "contactMoments": _moments(finding.contact_moments, journey),
        "includes": [_finding_as_json(one, journey, t, settings) for one in finding.includes],
    }


def _moments(ids: Iterable[str], journey: Journey) -> list[dict[str, str]]:
    found = (journey.contact_moment(one) for one in ids)
    return [{"id": one.id, "title": one.title} for one in found if one]


def _titles(ids: Iterable[str], journey: Journey) -> str:
    return "; ".join(one["title"] for one in _moments(ids, journey))
