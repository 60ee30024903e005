"""A summary in words, line by line: what the command line prints."""

from collections.abc import Iterator
from typing import Final

from app.eventlogs.standing_out import standing_out
from app.eventlogs.summary import Summary
from app.eventlogs.usual import period_told
from app.eventlogs.wording import capital, length, number, share, spread_told
from app.journey import Fault
from app.language import Translator
from app.privacy import warnings_in

MOST_BETWEEN: Final = 20
MOST_VARIANTS: Final = 10
MOST_WORDS: Final = 5


def report(summary: Summary, t: Translator) -> Iterator[str]:
    """The lines of a summary."""
    yield t(
        "reading.report.counted",
        name=summary.name,
        n=summary.cases,
        cases=number(summary.cases, t),
        events=number(summary.events, t),
    )
    if period := period_told(summary, t):
        yield period
    if summary.length:
        yield t("reading.usual.lasted", spread=spread_told(summary.length, t))
    yield from _found(summary, t)
    yield from _steps(summary, t)
    yield from _between(summary, t)
    yield from _variants(summary, t)
    yield from _departments(summary, t)
    yield from _picks(summary, t)


def remarks_told(summary: Summary, t: Translator) -> Iterator[str]:
    """What of the file was not taken as it stood, line by line; of many alike the first."""
    for one in summary.remarks:
        place = f":{one.line}" if one.line else ""
        field = f"{one.name}: " if one.name else ""
        yield f"{summary.name}{place}: {field}{t.fault(Fault((), one.code, one.values))}"
    for code, count in summary.remark_counts.items():
        shown = sum(one.code == code for one in summary.remarks)
        if count > shown:
            fault = Fault((), code, {"text": "…"})
            more = number(count - shown, t)
            yield t("reading.report.more", more=more, sentence=t.fault(fault))


def people_told(summary: Summary, t: Translator) -> Iterator[str]:
    """A warning where what the log calls its steps and departments seems to name a person."""
    words = [one.title for one in summary.steps] + [name for name, _ in summary.departments]
    found = [word for word in words if warnings_in(word)]
    if found:
        shown = "; ".join(found[:MOST_WORDS])
        yield t("reading.report.people", n=len(found), words=shown)


def _heading(key: str, t: Translator, **values: object) -> Iterator[str]:
    yield ""
    yield t(f"reading.report.{key}", **values)


def _found(summary: Summary, t: Translator) -> Iterator[str]:
    found = standing_out(summary, t)
    if found:
        yield from _heading("found", t)
    for one in found:
        yield f"  - {one.title}. {one.description}"


def _steps(summary: Summary, t: Translator) -> Iterator[str]:
    yield from _heading("steps", t)
    for place, step in enumerate(summary.steps, start=1):
        told = [f"{place:3}. {step.title}: {share(step.cases, summary.cases, t)}"]
        if step.departments:
            told.append(", ".join(name for name, _ in step.departments[:3]))
        yield "; ".join(told)
        if step.wait and step.wait.longest > 0:
            yield f"     {t('reading.report.wait')}: {spread_told(step.wait, t)}"


def _between(summary: Summary, t: Translator) -> Iterator[str]:
    yield from _heading("between", t)
    for one in summary.between[:MOST_BETWEEN]:
        wait = f"; {spread_told(one.wait, t)}" if one.wait and one.wait.longest > 0 else ""
        ends = f"{summary.steps[one.before].title} → {summary.steps[one.after].title}"
        yield f"  {ends}: {number(one.times, t)}×{wait}"


def _variants(summary: Summary, t: Translator) -> Iterator[str]:
    count = number(summary.variants_in_all, t)
    yield from _heading("variants", t, n=summary.variants_in_all, count=count)
    for one in summary.variants[:MOST_VARIANTS]:
        course = " → ".join(str(place + 1) for place in one.steps)
        yield f"  {share(one.cases, summary.cases, t)}: {course}"


def _departments(summary: Summary, t: Translator) -> Iterator[str]:
    if summary.departments:
        yield from _heading("departments", t)
        names = (f"{name} ({number(count, t)}×)" for name, count in summary.departments)
        yield f"  {', '.join(names)}"
        together = share(summary.cases_with_shuttles, summary.cases, t)
        yield f"  {t('reading.report.shuttles', share=together)}"
    if summary.channels:
        yield from _heading("channels", t)
        for word, count, channel in summary.channels:
            meant = t(f"terms.channel.{channel}") if channel else t("reading.report.no_channel")
            yield f"  {word}: {number(count, t)}× ({meant})"


def _picks(summary: Summary, t: Translator) -> Iterator[str]:
    yield from _heading("picks", t)
    for one in summary.picks:
        told = [t("reading.report.steps_of", n=one.steps)]
        if one.days is not None:
            told.append(length(one.days, t))
        yield f"  {one.case}: {capital(t(f'reading.pick.{one.why}'))} ({', '.join(told)})"
