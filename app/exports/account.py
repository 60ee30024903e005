"""What is told of a journey on paper: words, figures and tables, in the reader's language. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.exports.moments import moment_tables, voices
from app.exports.plan import actions, improvements
from app.exports.tables import Told
from app.exports.trouble import bottlenecks
from app.journey import Journey
from app.journey.bottlenecks import Finding
from app.journey.figures import key_figures
from app.language import Translator
from app.language.wording import Wording


@dataclass(frozen=True)
class Account:
    """A journey told: ``facts`` are labels with their text, ``figures`` numbers with their name.

    ``sections`` are titles with their tables, in the order of reading.
    """

    id: str
    language: str
    title: str
    kind: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    sections: tuple[Told, ...]
    map_title: str
    map_text: str
    closing: tuple[str, ...]


def account(journey: Journey, t: Translator, found: Sequence[Finding] | None = None) -> Account:
    """Everything that is told of a journey; what it doesn't hold is left out.

    ``found`` is what the rules find in this very journey, by the settings of its workspace.
    """
    say = Wording(t)
    return Account(
        id=journey.id,
        language=t.language,
        title=journey.title,
        kind=say.term(journey.kind),
        lead=journey.summary,
        facts=tuple(_facts(journey, t, say)),
        figures=tuple(_figures(journey, t)),
        sections=tuple(one for one in _sections(journey, t, say, found) if one.rows),
        map_title=t("exports.map"),
        map_text=t("exports.map_text", n=len(journey.contact_moments)),
        closing=tuple(_closing(journey, t)),
    )


def _facts(journey: Journey, t: Translator, say: Wording) -> Iterator[tuple[str, str]]:
    group = journey.target_group
    ages = _ages(group.age_from, group.age_to, t)
    told = {
        "purpose": journey.purpose,
        "scope": journey.scope,
        "target_group": " ".join(one for one in (group.description, ages) if one),
        "case": _case(journey, t),
        "start_point": journey.start_point,
        "end_point": journey.end_point,
        "goal": journey.goal,
        "outcome": journey.outcome,
        "wish": journey.wish,
    }
    for name, text in told.items():
        if text:
            yield t(f"exports.fact.{name}"), text
    for problem in journey.problems:
        became = say.term(problem.outcome) if problem.outcome else t("exports.open")
        note = f" {problem.note}" if problem.note else ""
        yield t("exports.fact.problem"), f"{problem.title}: {became}.{note}"


def _ages(youngest: int | None, oldest: int | None, t: Translator) -> str:
    if youngest is None and oldest is None:
        return ""
    if oldest is None:
        return t("exports.age_from", n=youngest)
    if youngest is None:
        return t("exports.age_to", n=oldest)
    return t("exports.ages", first=youngest, last=oldest)


def _case(journey: Journey, t: Translator) -> str:
    case = journey.case
    if case is None:
        return ""
    age = t("exports.years", n=case.age) if case.age is not None else ""
    who = ", ".join(one for one in (case.name, age) if one)
    return ". ".join(one for one in (who, case.situation) if one)


def _figures(journey: Journey, t: Translator) -> Iterator[tuple[str, str]]:
    found = key_figures(journey)
    counted = {
        "contact_moments": found.contact_moments,
        "departments": found.departments,
        "times_told": found.times_told,
        "days_waited": found.days_waited,
        "days_long": found.days_long,
        "bottlenecks": len(journey.bottlenecks),
    }
    for name, n in counted.items():
        if n:
            yield str(n), t(f"journey.figure.{name}", n=n)


def _sections(
    journey: Journey, t: Translator, say: Wording, found: Sequence[Finding] | None
) -> Iterator[Told]:
    yield from moment_tables(journey, t, say)
    yield voices(journey, t, say)
    yield bottlenecks(journey, t, say, found)
    yield improvements(journey, t, say)
    yield actions(journey, t, say)


def _closing(journey: Journey, t: Translator) -> Sequence[str]:
    assumed = any(one.assumed for one in journey.contact_moments)
    lines = [t("exports.assumed")] if assumed else []
    if journey.references:
        lines.append(t("exports.references", list="; ".join(journey.references)))
    return [*lines, t("exports.made_with")]
