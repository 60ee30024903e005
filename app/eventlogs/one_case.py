"""The journey of one case of a log: its steps with their dates, and the waits that stand out."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby, pairwise
from typing import Any, Final

from app.eventlogs.cases import Step, days_to, steps_of
from app.eventlogs.mapping import Mapping
from app.eventlogs.spill import Spill
from app.eventlogs.summary import Summary
from app.eventlogs.tallying import MOST_IN_CASE, shuttles_in
from app.eventlogs.usual import MOST_PHASES, STOOD, departments_added, long_by_tenth, stem
from app.eventlogs.wording import duration_of
from app.formats.draft import Draft
from app.formats.folding import folded
from app.journey import Category, Journey, JourneyKind, Resource, Source
from app.language import Translator

SHORTEST_LONG_WAIT: Final = 7
_SYSTEM: Final = {"source": Source.SYSTEM.value}
_START: Final = datetime(1970, 1, 1, tzinfo=UTC)


def case_journey(
    spill: Spill, summary: Summary, mapping: Mapping, case_id: str, t: Translator
) -> Journey | None:
    """The journey of a case; ``None`` where the log has no such case.

    The case's own id is not in it: it may lead to a person.

    Raises:
        BadFile: the case has more steps than a journey holds.
    """
    events = spill.case(case_id, MOST_IN_CASE)
    if not events:
        return None
    steps = steps_of(events, spill.words("transition"))
    words = {kind: spill.words(kind) for kind in ("activity", "department", "channel", "topic")}
    draft = Draft(summary.name)
    draft.frame |= {
        "title": t("reading.case.title", name=stem(summary.name))[:200],
        "summary": t("reading.case.summary", n=len(steps)),
        "references": [t("reading.made_of", name=summary.name)[:200]],
    } | _SYSTEM
    days = _days(steps)
    phases = _phases_of_log(draft, steps, spill.words("phase")) or _phases(draft, days, t)
    names = [words["department"][one.department] for one in steps if one.department is not None]
    departments = departments_added(draft, names)
    ids = []
    for place, step in enumerate(steps):
        following = steps[place + 1] if place + 1 < len(steps) else None
        fields = _fields(step, following, words, departments, mapping)
        fields |= {
            "phase": phases[place],
            "date": None if (day := days[place]) is None else day.isoformat(),
        }
        ids.append(draft.add(Resource.CONTACT_MOMENT, fields, STOOD))
    _add_waits(draft, steps, ids, words["activity"], summary, t)
    _add_shuttles(draft, steps, ids, words["department"], t)
    return draft.finish(JourneyKind.LIVED).journey


def _days(steps: Sequence[Step]) -> list[date | None]:
    """The day of each step where it happened; never before that of the step before it."""
    found: list[date | None] = []
    latest: date | None = None
    for step in steps:
        day = None
        if step.at is not None:
            local = timedelta(milliseconds=step.at, minutes=step.ahead or 0)
            day = (_START + local).date()
            day = latest = max(day, latest) if latest else day
        found.append(day)
    return found


def _phases_of_log(draft: Draft, steps: Sequence[Step], words: Sequence[str]) -> list[str]:
    """For every step the id of its phase as the log has it; empty where it has none.

    What comes back later is a phase of its own, with a number: time never runs back. A step
    without a phase belongs to the one before it, the first ones to the first phase.
    """
    known = [step.phase for step in steps if step.phase is not None]
    runs = [one for one, _ in groupby(known)]
    if not runs or len(runs) > MOST_PHASES:
        return []
    times: Counter[int] = Counter()
    made = []
    for one in runs:
        times[one] += 1
        title = words[one] if times[one] == 1 else f"{words[one][:190]} ({times[one]})"
        made.append(draft.add(Resource.PHASE, {"title": title} | _SYSTEM, STOOD))
    place, found = 0, []
    for step in steps:
        if step.phase is not None and step.phase != runs[place]:
            place += 1
        found.append(made[place])
    return found


def _phases(draft: Draft, days: Sequence[date | None], t: Translator) -> list[str]:
    """For every step the id of its phase: a month, or a year where there are many months."""
    known = [day.isoformat() for day in days if day]
    by_month = len({one[:7] for one in known}) <= MOST_PHASES
    size = 7 if by_month else 4
    made: dict[str, str] = {}
    found = []
    current = known[0][:size] if known else ""
    for day in days:
        current = day.isoformat()[:size] if day else current
        if current not in made:
            title = _phase_title(current, t)
            made[current] = draft.add(Resource.PHASE, {"title": title} | _SYSTEM, STOOD)
        found.append(made[current])
    return found


def _phase_title(part: str, t: Translator) -> str:
    year, _, month = part.partition("-")
    if not year:
        return t("reading.usual.phase")
    return f"{t(f'map.month_long.{int(month)}')} {year}" if month else year


def _fields(
    step: Step,
    following: Step | None,
    words: dict[str, list[str]],
    departments: dict[str, str],
    mapping: Mapping,
) -> dict[str, Any]:
    word = words["channel"][step.channel] if step.channel is not None else ""
    channel = mapping.channel_of(word) if word else None
    name = words["department"][step.department] if step.department is not None else ""
    wait = days_to(step, following) if following else None
    lasted = (step.until - step.at) / 86_400_000 if step.at and step.until else 0
    fields: dict[str, Any] = {
        "title": words["activity"][step.activity],
        "department": departments.get(folded(name)),
        "channel": channel.value if channel else None,
        "topic": words["topic"][step.topic] if step.topic is not None else None,
        "duration": duration_of(lasted),
    } | _SYSTEM
    if wait is not None and wait >= 1 and (told := duration_of(wait)):
        fields["waiting"] = {"duration": told}
    return fields


def _add_waits(
    draft: Draft,
    steps: Sequence[Step],
    ids: Sequence[str],
    activities: Sequence[str],
    summary: Summary,
    t: Translator,
) -> None:
    """The waits that were longer than in nine of ten other cases at the same place."""
    titles = [one.title for one in summary.steps]
    tenths = {
        (titles[one.before], titles[one.after]): one.wait.nine_tenths
        for one in summary.between
        if one.wait is not None and one.wait.nine_tenths is not None
    }
    for (step, following), moment in zip(pairwise(steps), ids, strict=False):
        wait = days_to(step, following)
        tenth = tenths.get((activities[step.activity], activities[following.activity]))
        if wait is None or tenth is None or wait <= tenth or wait < SHORTEST_LONG_WAIT:
            continue
        title = t("reading.found.long_wait_title", step=activities[step.activity])
        fields = {
            "category": Category.WAITING_PERIOD.value,
            "title": title[:200],
            "description": long_by_tenth(wait, tenth, t),
            "contact_moments": [moment],
        } | _SYSTEM
        draft.add(Resource.BOTTLENECK, fields, STOOD)


def _add_shuttles(
    draft: Draft,
    steps: Sequence[Step],
    ids: Sequence[str],
    departments: Sequence[str],
    t: Translator,
) -> None:
    for one, other in sorted(shuttles_in(steps)):
        names = {"one": departments[one], "other": departments[other]}
        moments = [
            moment
            for step, moment in zip(steps, ids, strict=True)
            if step.department in (one, other)
        ]
        fields = {
            "category": Category.TRANSFER.value,
            "title": t("reading.found.shuttle_title", **names)[:200],
            "description": t("reading.found.shuttle_here", **names),
            "contact_moments": moments,
        } | _SYSTEM
        draft.add(Resource.BOTTLENECK, fields, STOOD)
