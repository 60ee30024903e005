"""The usual journey of all cases of a log, as the system that wrote it knows it: a sketch."""

from collections.abc import Sequence
from statistics import mean
from typing import Any, Final

from app.eventlogs.standing_out import standing_out
from app.eventlogs.summary import StepFigures, Summary
from app.eventlogs.wording import capital, duration_of, length, number, share, spread_told
from app.formats.channel_words import known_channels
from app.formats.draft import Draft, Stood
from app.formats.folding import folded
from app.journey import DepartmentKind, Journey, JourneyKind, Resource, Source
from app.language import Translator
from app.language.wording import Wording

MOST_STEPS: Final = 40
FEWEST_STEPS: Final = 8
SHOWN_FROM: Final = 0.05
"""A step is on the map where this part of the cases took it."""
MOST_NAMED: Final = 3
MOST_PHASES: Final = 12
STOOD: Final = Stood(1)
_SYSTEM: Final = {"source": Source.SYSTEM.value}


def usual_journey(summary: Summary, t: Translator) -> Journey:
    """A sketch with the steps that cases usually took, the waits between, and what stands out.

    Raises:
        BadFile: what the log calls things is no text that a journey can hold.
    """
    shown = shown_steps(summary)
    divided = divided_into_phases(shown, t)
    shown = [step for _, steps in divided for step in steps]
    draft = Draft(summary.name)
    draft.frame |= _frame(summary, len(summary.steps) - len(shown), t)
    phases = _phases_added(draft, divided)
    departments = departments_added(draft, [name for one in shown for name in _main(one)])
    ids = [_add(draft, one, summary, phases[one.title], departments, t) for one in shown]
    _add_found(draft, summary, shown, ids, t)
    return draft.finish(JourneyKind.SKETCH).journey


def divided_into_phases(
    shown: Sequence[StepFigures], t: Translator
) -> list[tuple[str, list[StepFigures]]]:
    """The steps by the phase that the log most often gives them, phases in their usual order.

    One phase for all where the log has none, or so many that it is no division.
    """
    without = t("reading.usual.no_phase")
    by_phase: dict[str, list[StepFigures]] = {}
    places: dict[str, list[int]] = {}
    for place, step in enumerate(shown):
        name = step.phases[0][0] if step.phases else without
        by_phase.setdefault(name, []).append(step)
        places.setdefault(name, []).append(place)
    if len(by_phase) > MOST_PHASES or not any(step.phases for step in shown):
        return [(t("reading.usual.phase"), list(shown))]
    order = sorted(by_phase, key=lambda name: (name == without, mean(places[name])))
    return [(name, by_phase[name]) for name in order]


def _phases_added(
    draft: Draft, divided: Sequence[tuple[str, Sequence[StepFigures]]]
) -> dict[str, str]:
    """For the title of each step the id of its phase."""
    made: dict[str, str] = {}
    for title, steps in divided:
        phase = draft.add(Resource.PHASE, {"title": title[:200]} | _SYSTEM, STOOD)
        made |= {one.title: phase for one in steps}
    return made


def shown_steps(summary: Summary) -> list[StepFigures]:
    """The steps that are on the map: those that enough cases took, in their usual order."""
    most = sorted(summary.steps, key=lambda one: -one.cases)
    often = [one for one in most if one.cases >= SHOWN_FROM * summary.cases]
    chosen = (often if len(often) >= FEWEST_STEPS else most[:FEWEST_STEPS])[:MOST_STEPS]
    kept = {one.title for one in chosen}
    return [one for one in summary.steps if one.title in kept]


def departments_added(draft: Draft, names: Sequence[str]) -> dict[str, str]:
    """Adds each department once; its id by its name in the log."""
    made: dict[str, str] = {}
    for name in names:
        if folded(name) not in made:
            fields = {"title": name, "kind": DepartmentKind.OTHER.value} | _SYSTEM
            made[folded(name)] = draft.add(Resource.DEPARTMENT, fields, STOOD)
    return made


def _main(step: StepFigures) -> list[str]:
    return [name for name, _ in step.departments[:1]]


def _frame(summary: Summary, left_out: int, t: Translator) -> dict[str, Any]:
    known = summary.length
    parts = [
        t("reading.usual.counted", cases=number(summary.cases, t), n=summary.cases),
        period_told(summary, t),
        t("reading.usual.lasted", spread=spread_told(known, t)) if known else "",
        t("reading.usual.left_out", n=left_out) if left_out else "",
        t("reading.usual.departments_only"),
    ]
    return {
        "title": t("reading.usual.title", name=stem(summary.name))[:200],
        "summary": " ".join(filter(None, parts)),
        "references": [t("reading.made_of", name=summary.name)[:200]],
    } | _SYSTEM


def period_told(summary: Summary, t: Translator) -> str:
    """From the first day to the last; empty where no day is known."""
    if not summary.first or not summary.last:
        return ""
    say = Wording(t)
    return t("reading.usual.period", first=say.date(summary.first), last=say.date(summary.last))


def stem(name: str) -> str:
    """A file's name without folder and suffixes."""
    plain = name.replace("\\", "/").rpartition("/")[2]
    for suffix in (".gz", ".xes", ".xml", ".csv", ".txt"):
        plain = plain.removesuffix(suffix)
    return plain[:120] or "?"


def _add(
    draft: Draft,
    step: StepFigures,
    summary: Summary,
    phase: str,
    departments: dict[str, str],
    t: Translator,
) -> str:
    known = {folded(word): channel for word, _, channel in summary.channels} | known_channels()
    channels = [known.get(folded(word)) for word, _ in step.channels[:1]]
    fields: dict[str, Any] = {
        "phase": phase,
        "title": step.title,
        "description": " ".join(_described(step, summary, t)),
        "department": next((departments[folded(name)] for name in _main(step)), None),
        "channel": next((one.value for one in channels if one), None),
        "topic": step.topics[0][0] if len(step.topics) == 1 else None,
    } | _SYSTEM
    if step.wait is not None and step.wait.n * 2 >= step.times:  # else it is mostly the last one
        waiting = {
            "duration": duration_of(step.wait.median),
            "reason": capital(spread_told(step.wait, t)),
        }
        fields["waiting"] = {name: value for name, value in waiting.items() if value}
    return draft.add(Resource.CONTACT_MOMENT, fields, STOOD)


def _described(step: StepFigures, summary: Summary, t: Translator) -> list[str]:
    told = [t("reading.usual.passed", share=share(step.cases, summary.cases, t))]
    if step.cases_again:
        told.append(t("reading.usual.again", share=share(step.cases_again, step.cases, t)))
    for kind, words in (
        ("departments", step.departments),
        ("channels", step.channels),
        ("phases", step.phases),
    ):
        if len(words) > 1:
            names = ", ".join(f"{name} ({number(n, t)}×)" for name, n in words[:MOST_NAMED])
            told.append(t(f"reading.usual.{kind}", names=names))
    return told


def _add_found(
    draft: Draft, summary: Summary, shown: Sequence[StepFigures], ids: Sequence[str], t: Translator
) -> None:
    """What stands out at steps that are on the map, as bottlenecks."""
    for one in standing_out(summary, t):
        moments = [
            moment
            for step, moment in zip(shown, ids, strict=True)
            if step.title in one.steps or set(_main(step)) & set(one.departments)
        ]
        if one.category is None or not moments:
            continue
        fields = {
            "category": one.category.value,
            "title": one.title,
            "description": one.description,
            "contact_moments": moments,
        } | _SYSTEM
        draft.add(Resource.BOTTLENECK, fields, STOOD)


def long_by_tenth(days: float, tenth: float, t: Translator) -> str:
    """That a wait was longer than nine of ten others."""
    return t("reading.found.longer", days=length(days, t), tenth=length(tenth, t))
