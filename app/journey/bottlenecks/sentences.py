"""A finding in words, from the catalogue of the reader's language: what, how serious, and why.

The heart writes no sentence itself: ``t`` is the translator (``app.language.translator("nl")``).
"""

from typing import Protocol

from app.journey.bottlenecks.finding import Figures, Finding, Rule
from app.journey.bottlenecks.settings import DEFAULTS, RuleSettings
from app.journey.journey import Journey
from app.journey.time import DAYS_IN


class Translate(Protocol):
    """A text by its key, with its values filled in."""

    def __call__(self, key: str, **values: object) -> str:
        """The text of ``key``."""


def title(rule: Rule, t: Translate) -> str:
    """What a rule is called on the screen."""
    return t(f"bottlenecks.{rule}.title")


def sentence(finding: Finding, journey: Journey, t: Translate) -> str:
    """What was found, in one or two sentences."""
    values = _words(finding.figures, journey, t)
    text = t(f"bottlenecks.{finding.rule}.{finding.variant}", **values)
    return text[:1].upper() + text[1:]


def why(rule: Rule, t: Translate, settings: RuleSettings = DEFAULTS) -> str:
    """Why this counts as a bottleneck, with the thresholds in force."""
    thresholds = settings.model_dump(exclude={"base", "legal_terms"})
    words = {name: str(value).replace("-", "−") for name, value in thresholds.items()}
    return t(f"bottlenecks.{rule}.why", **words)


def severity_reason(finding: Finding, t: Translate) -> str:
    """How the severity came about: the base of the rule, and what made it heavier."""
    lines = [t("bottlenecks.severity.base", severity=finding.severity, base=finding.base)]
    if finding.at_moment_of_truth:
        lines.append(t("bottlenecks.severity.moment_of_truth"))
    if finding.at_lowest_or_last:
        lines.append(t("bottlenecks.severity.lowest_or_last"))
    if finding.assumed:
        lines.append(t("bottlenecks.severity.assumed"))
    return " ".join(lines)


def department_name(journey: Journey, department_id: str, t: Translate) -> str:
    """A department by its title, with its organisation where another has the same title."""
    department = journey.department(department_id)
    if department is None:
        return t("bottlenecks.unknown_office")
    twins = sum(1 for one in journey.departments if one.title == department.title)
    if twins > 1 and department.organisation:
        return f"{department.title} ({department.organisation})"
    return department.title


def length(number_of_days: float, t: Translate) -> str:
    """A length of time in whole days; under two days in hours, under two hours in minutes."""
    unit = "day" if number_of_days >= 2 or number_of_days == 1 else "hour"
    if number_of_days * 24 < 2 and number_of_days * 24 != 1:
        unit = "minute"
    return t(f"bottlenecks.length.{unit}", n=round(number_of_days / DAYS_IN[unit]))


def _words(figures: Figures, journey: Journey, t: Translate) -> dict[str, str]:
    """The figures as the sentences take them: names for ids, lengths of time in words."""
    words = {key: str(value) for key, value in figures.items() if isinstance(value, int | str)}
    departments = figures.get("departments", [])
    names = [department_name(journey, one, t) for one in departments]
    names += [t("bottlenecks.unknown_office")] * (2 - len(names))
    channels = [t(f"terms.channel.{one}") for one in figures.get("channels", [])]
    words |= {"first": names[0], "second": names[1]}
    words["departments"] = _listed(names[: max(1, len(departments))], t)
    words["channels"] = f" {t('bottlenecks.to')} ".join(channels)
    if "days" in figures:
        words["days"] = length(figures["days"], t)
    if "limit" in figures:
        words["limit"] = length(figures["limit"], t)
    if "category" in figures:
        words["category"] = t(f"terms.category.{figures['category']}")
    return words


def _listed(names: list[str], t: Translate) -> str:
    """``A``, ``A en B``, ``A, B en C``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {t('bottlenecks.and')} {names[-1]}"
