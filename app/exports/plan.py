"""Improvements and actions as tables."""

from app.exports.tables import Told, filled
from app.journey import Action, Improvement, Journey
from app.language import Translator
from app.language.wording import Wording


def improvements(journey: Journey, t: Translator, say: Wording) -> Told:
    """What could be done about the bottlenecks, and what people chose."""
    columns = ("improvement", "against", "choice", "impact", "effort", "owner", "solved")
    return filled(
        Told(
            title=t("exports.improvements"),
            columns=tuple(t(f"exports.column.{name}") for name in columns),
            rows=tuple(_improvement(journey, one, t, say) for one in journey.improvements),
            wide=frozenset({0, 1}),
        )
    )


def _improvement(
    journey: Journey, one: Improvement, t: Translator, say: Wording
) -> tuple[str, ...]:
    titles = {bottleneck.id: bottleneck.title for bottleneck in journey.bottlenecks}
    what = ". ".join(text for text in (one.title, one.description) if text)
    return (
        f"{what} ({t('exports.safety')})" if one.safety else what,
        "; ".join(titles[name] for name in one.bottlenecks if name in titles),
        say.term(one.choice) if one.choice else t("exports.not_chosen"),
        t("exports.of_four", n=one.impact) if one.impact else "",
        say.term(one.effort) if one.effort else "",
        one.owner,
        one.solved,
    )


def actions(journey: Journey, t: Translator, say: Wording) -> Told:
    """Who does what, until when, and how people will see that it helped."""
    columns = ("action", "owner", "helping", "deadline", "indicator", "status", "level", "proof")
    return filled(
        Told(
            title=t("exports.actions"),
            columns=tuple(t(f"exports.column.{name}") for name in columns),
            rows=tuple(_action(journey, one, t, say) for one in journey.actions),
            wide=frozenset({0, 4}),
        )
    )


def _action(journey: Journey, one: Action, t: Translator, say: Wording) -> tuple[str, ...]:
    departments = {department.id: department.title for department in journey.departments}
    owner = [one.owner, departments.get(one.department or "", "")]
    when = [say.date(one.deadline) if one.deadline else "", say.term(one.term) if one.term else ""]
    return (
        ". ".join(text for text in (one.title, one.description) if text),
        ", ".join(text for text in owner if text) or t("exports.nobody"),
        ", ".join(departments[name] for name in one.helping if name in departments),
        ", ".join(text for text in when if text),
        _indicator(one, t, say),
        say.term(one.status),
        say.term(one.level),
        one.proof,
    )


def _indicator(action: Action, t: Translator, say: Wording) -> str:
    """``Dagen wachten: van 42 naar 14 dagen. Gemeten op 1 maart 2026: 20 dagen``."""
    indicator = action.indicator
    if indicator is None:
        return ""
    unit = f" {indicator.unit}" if indicator.unit else ""
    text = indicator.title
    if indicator.baseline is not None and indicator.target is not None:
        values = {"first": _number(indicator.baseline, t), "last": _number(indicator.target, t)}
        text = f"{text}: {t('exports.from_to', **values)}{unit}"
    newest = indicator.newest
    if newest is None:
        return text
    measured = t("exports.measured", date=say.date(newest.date), value=_number(newest.value, t))
    return f"{text}. {measured}{unit}"


def _number(value: float, t: Translator) -> str:
    """A figure with the decimal sign of the language, and no decimals that say nothing."""
    return f"{value:g}".replace(".", t("exports.decimal"))
