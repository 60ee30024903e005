"""What the pages about a reading show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.eventlogs.desk import Reading
from app.eventlogs.reading import Progress
from app.eventlogs.report import people_told, remarks_told
from app.eventlogs.standing_out import StandsOut, standing_out
from app.eventlogs.summary import Spread, StepFigures, Summary, Told
from app.eventlogs.usual import period_told, shown_steps
from app.eventlogs.wording import length, length_range, number, share, spread_told
from app.formats.bad_file import FileFault
from app.journey import Fault
from app.language import Translator

MOST_SHOWN: Final = 20
MOST_BETWEEN: Final = 15
MOST_VARIANTS: Final = 10
Sentences = tuple[tuple[str, str], ...]
"""Where something is wrong, and the sentence about it."""


@dataclass(frozen=True)
class UploadPage:
    """The form to choose a file with, and the logs that lie on the desk."""

    readings: tuple[Reading, ...] = ()
    faults: Sentences = ()
    path: str = "/reading"


@dataclass(frozen=True)
class ProgressPage:
    """A reading that is on its way."""

    id: str
    name: str
    progress: Progress

    @property
    def percent(self) -> int:
        """How much of the file was read."""
        total = self.progress.total
        return min(100, round(100 * self.progress.read / total)) if total else 100


@dataclass(frozen=True)
class FailedPage:
    """A reading that was refused, and why."""

    id: str
    name: str
    faults: Sentences


@dataclass(frozen=True)
class ResultPage:
    """What a log came to, in the words of the page."""

    id: str
    summary: Summary
    t: Translator
    faults: Sentences = ()

    @property
    def here(self) -> str:
        """The address of the page, also where a form was refused."""
        return f"/reading/{self.id}"

    @property
    def on_map(self) -> frozenset[str]:
        """The steps that the usual journey would show."""
        return frozenset(one.title for one in shown_steps(self.summary))

    @property
    def between(self) -> list[tuple[str, str, str, Spread | None]]:
        """The commonest ways: from, to, how often, the wait."""
        steps = self.summary.steps
        return [
            (steps[one.before].title, steps[one.after].title, self.number(one.times), one.wait)
            for one in self.summary.between[:MOST_BETWEEN]
        ]

    @property
    def variants(self) -> list[tuple[str, list[str]]]:
        """The commonest courses: how many cases, and the steps."""
        steps = self.summary.steps
        return [
            (self.share(one.cases), [steps[place].title for place in one.steps])
            for one in self.summary.variants[:MOST_VARIANTS]
        ]

    @property
    def found(self) -> list[StandsOut]:
        """What stands out."""
        return standing_out(self.summary, self.t)

    @property
    def people(self) -> list[str]:
        """A warning where steps or departments seem to name a person."""
        return list(people_told(self.summary, self.t))

    @property
    def remarks(self) -> list[str]:
        """What of the file was not taken as it stood."""
        return list(remarks_told(self.summary, self.t))

    def number(self, value: int) -> str:
        """A number in the reader's language."""
        return number(value, self.t)

    def share(self, cases: int) -> str:
        """So many of all cases."""
        return share(cases, self.summary.cases, self.t)

    @property
    def period(self) -> str:
        """From when to when, and how long the cases took."""
        known = self.summary.length
        lasted = self.t("reading.usual.lasted", spread=spread_told(known, self.t)) if known else ""
        return f"{period_told(self.summary, self.t)} {lasted}".strip()

    def middle(self, wait: Spread | None) -> str:
        """The middle of the waits; empty where none is known, or there is none."""
        return self.days(wait.median) if wait and wait.longest > 0 else ""

    def spread(self, wait: Spread | None) -> str:
        """Between what half of the waits lie, or all where there are few."""
        if wait is None or wait.longest <= 0:
            return ""
        low, high, whose = wait.quarter, wait.three_quarters, "half"
        if low is None or high is None:
            low, high, whose = wait.shortest, wait.longest, "all"
        return self.t(f"reading.screen.{whose}", range=length_range(low, high, self.t))

    def tenth(self, wait: Spread | None) -> str:
        """Within what nine of ten waits lie; empty where too few are known."""
        return self.days(wait.nine_tenths) if wait and wait.nine_tenths is not None else ""

    def days(self, days: float) -> str:
        """A length of time in words."""
        return length(days, self.t)

    def departments(self, step: StepFigures) -> str:
        """The departments of a step, most first."""
        return ", ".join(f"{name} ({self.number(n)}×)" for name, n in step.departments[:3])


def failed_page(reading: Reading, faults: Sequence[Told], t: Translator) -> FailedPage:
    """A refused reading with the first of its faults."""
    found = [FileFault(one.line, one.name, Fault((), one.code, dict(one.values))) for one in faults]
    return FailedPage(reading.id, reading.name, sentences_of(found, t))


def sentences_of(found: Iterable[FileFault], t: Translator) -> Sentences:
    """The faults of a file in words, with their line."""
    told = []
    for one in list(found)[:MOST_SHOWN]:
        keys = (f"reading.role.{one.name}", f"reading.klant_screen.{one.name}")
        field = next((t(key) for key in keys if t.has(key)), one.name)
        where = t("import.line", line=one.line, field=field) if one.line and field else field
        if one.line and not field:
            where = t("import.line_alone", line=one.line)
        told.append((where, t.fault(one.fault)))
    return tuple(told)
