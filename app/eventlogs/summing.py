"""From a sorted spill to a summary: counted on disk, read out in order."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations, groupby
from typing import Final

from app.eventlogs.mapping import Mapping
from app.eventlogs.spill import Spill
from app.eventlogs.spreads import spread_of
from app.eventlogs.summary import (
    Between,
    Pick,
    Shuttle,
    Spread,
    StepFigures,
    Summary,
    Told,
    Variant,
)
from app.eventlogs.tallying import Pair, Tally
from app.eventlogs.told import Remarks

LONG_WAIT: Final = 28
MOST_STEPS: Final = 300
MOST_IN_ORDER: Final = 100
MOST_BETWEEN: Final = 200
MOST_VARIANTS: Final = 20
MOST_SHUTTLES: Final = 20
MOST_WORDS: Final = 8
MOST_DEPARTMENTS: Final = 100


def summed(
    spill: Spill, name: str, mapping: Mapping, remarks: Remarks, tell: Callable[[], None]
) -> Summary:
    """The summary of a sorted spill; ``tell`` is called now and then."""
    tally = Tally(spill, name, spill.words("transition"))
    tally.take_all(tell)
    activities = spill.words("activity")
    passed = _passed(spill)
    order = _in_usual_order(spill, [one for one, _ in passed.cases.most_common(MOST_STEPS)])
    places = {activity: place for place, activity in enumerate(order)}
    departments = spill.words("department")
    waits = _waits_behind(spill)
    between = _between(spill, places)
    return Summary(
        name=name,
        cases=tally.cases,
        events=_one(spill, "SELECT count(*) FROM event"),
        moments_unknown=tally.moments_unknown,
        first=_day(tally.first),
        last=_day(tally.last),
        length=_length(spill),
        steps=_steps(spill, tally, order, activities, passed, waits),
        between=between,
        variants=_variants(spill, places),
        variants_in_all=_one(spill, "SELECT count(*) FROM variant"),
        departments=_named(_by_word(tally.departments), departments, MOST_DEPARTMENTS),
        channels=tuple(
            (word, count, mapping.channel_of(word))
            for word, count in _named(_by_word(tally.channels), spill.words("channel"), 100)
        ),
        shuttles=tuple(
            Shuttle(one=departments[one], other=departments[other], cases=count)
            for (one, other), count in tally.shuttles.most_common(MOST_SHUTTLES)
        ),
        cases_with_shuttles=tally.cases_with_shuttles,
        channel_changes=tally.channel_changes,
        picks=_picks(spill),
        remarks=_told(remarks),
        remark_counts=dict(remarks.counts),
    )


def _told(remarks: Remarks) -> tuple[Told, ...]:
    return tuple(
        Told(
            line=one.line,
            name=one.name,
            code=one.fault.code,
            values=_plain(one.fault.values.items()),
        )
        for one in remarks.kept
    )


class _Passed:
    """For every activity the cases that took it, took it again, and the times it was taken."""

    def __init__(self) -> None:
        self.cases: Counter[int] = Counter()
        self.times: Counter[int] = Counter()
        self.again: Counter[int] = Counter()


def _passed(spill: Spill) -> _Passed:
    passed = _Passed()
    for steps, cases in _courses(spill):
        for activity, times in Counter(steps).items():
            passed.cases[activity] += cases
            passed.times[activity] += cases * times
            if times > 1:
                passed.again[activity] += cases
    return passed


def _courses(spill: Spill) -> Iterator[tuple[Sequence[int], int]]:
    for blob, cases in spill.database.execute("SELECT steps, cases FROM variant"):
        steps = array("I")
        steps.frombytes(blob)
        yield steps, cases


def _in_usual_order(spill: Spill, activities: list[int]) -> list[int]:
    """The activities in the order in which most cases first came to them.

    Weighed by pairs: of the cases that took both, how many took the one before the other.
    """
    counted = set(activities)
    ahead: Counter[int] = Counter()
    met: Counter[int] = Counter()
    pairs: Counter[Pair] = Counter()
    for steps, cases in _courses(spill):
        firsts = [one for one in dict.fromkeys(steps) if one in counted][:MOST_IN_ORDER]
        for pair in combinations(firsts, 2):
            pairs[pair] += cases
    for (one, other), times in pairs.items():
        ahead[one] += times
        met[one] += times
        met[other] += times
    place = {activity: number for number, activity in enumerate(activities)}
    share = {one: ahead[one] / met[one] if met[one] else 0.5 for one in activities}
    return sorted(activities, key=lambda one: (-share[one], place[one]))


def _waits_behind(spill: Spill) -> dict[int, tuple[Spread | None, int]]:
    counts = dict(_all(spill, "SELECT before, count(days) FROM gap GROUP BY before"))
    query = "SELECT before, count(*) FROM gap WHERE days > ? GROUP BY before"
    long = dict(_all(spill, query, LONG_WAIT))
    query = "SELECT before, days FROM gap WHERE days IS NOT NULL ORDER BY before, days"
    found = {}
    for before, rows in groupby(spill.database.execute(query), key=lambda row: row[0]):
        spread = spread_of((days for _, days in rows), counts[before])
        found[before] = (spread, long.get(before, 0))
    return found


def _between(spill: Spill, places: dict[int, int]) -> tuple[Between, ...]:
    """The commonest ways from one step straight to another, with their waits."""
    counts = {
        (before, after): (times, known)
        for before, after, times, known in spill.database.execute(
            "SELECT before, after, count(*), count(days) FROM gap GROUP BY before, after "
            "ORDER BY 3 DESC LIMIT ?",
            (MOST_BETWEEN,),
        )
        if before in places and after in places
    }
    spreads = {}
    query = (
        "SELECT before, after, days FROM gap WHERE days IS NOT NULL ORDER BY before, after, days"
    )
    for pair, rows in groupby(spill.database.execute(query), key=lambda row: (row[0], row[1])):
        if pair in counts:
            spreads[pair] = spread_of((days for _, _, days in rows), counts[pair][1])
    return tuple(
        Between(
            before=places[before],
            after=places[after],
            times=times,
            wait=spreads.get((before, after)),
        )
        for (before, after), (times, _) in counts.items()
    )


def _steps(
    spill: Spill,
    tally: Tally,
    order: list[int],
    activities: list[str],
    passed: _Passed,
    waits: dict[int, tuple[Spread | None, int]],
) -> tuple[StepFigures, ...]:
    words = {
        kind: _by_activity(counts, spill.words(kind))
        for kind, counts in (
            ("department", tally.departments),
            ("channel", tally.channels),
            ("topic", tally.topics),
            ("phase", tally.phases),
        )
    }
    return tuple(
        StepFigures(
            title=activities[one],
            cases=passed.cases[one],
            times=passed.times[one],
            cases_again=passed.again[one],
            wait=waits.get(one, (None, 0))[0],
            long_waits=waits.get(one, (None, 0))[1],
            departments=words["department"].get(one, ()),
            channels=words["channel"].get(one, ()),
            topics=words["topic"].get(one, ()),
            phases=words["phase"].get(one, ()),
        )
        for one in order
    )


def _by_activity(counts: Counter[Pair], names: list[str]) -> dict[int, tuple[tuple[str, int], ...]]:
    found: dict[int, Counter[int]] = {}
    for (activity, word), times in counts.items():
        found.setdefault(activity, Counter())[word] = times
    return {activity: _named(words, names, MOST_WORDS) for activity, words in found.items()}


def _by_word(counts: Counter[Pair]) -> Counter[int]:
    found: Counter[int] = Counter()
    for (_, word), times in counts.items():
        found[word] += times
    return found


def _named(counts: Counter[int], names: list[str], most: int) -> tuple[tuple[str, int], ...]:
    return tuple((names[word], times) for word, times in counts.most_common(most))


def _variants(spill: Spill, places: dict[int, int]) -> tuple[Variant, ...]:
    query = (
        "SELECT steps, length, cases, example FROM variant ORDER BY cases DESC, length, key LIMIT ?"
    )
    found = []
    for blob, length, cases, example in spill.database.execute(query, (MOST_VARIANTS,)):
        steps = array("I")
        steps.frombytes(blob)
        shown = tuple(places[one] for one in steps[:MOST_STEPS] if one in places)
        found.append(Variant(steps=shown, length=length, cases=cases, example=example))
    return tuple(found)


def _picks(spill: Spill) -> tuple[Pick, ...]:
    """Cases worth looking at: the usual one, the one in the middle, the longest, the fullest."""
    known = _one(spill, "SELECT count(days) FROM course")
    usual = "SELECT example FROM variant ORDER BY cases DESC, length, key LIMIT 1"
    course = "SELECT case_id, steps, days FROM course"
    queries = {
        "usual": f"{course} WHERE case_id = ({usual})",
        "middle": f"{course} WHERE days IS NOT NULL ORDER BY days, case_id "
        f"LIMIT 1 OFFSET {known // 2}",
        "longest": f"{course} WHERE days IS NOT NULL ORDER BY days DESC, case_id LIMIT 1",
        "fullest": f"{course} ORDER BY steps DESC, case_id LIMIT 1",
    }
    found: dict[str, Pick] = {}
    for why, query in queries.items():
        for case, steps, days in spill.database.execute(query):
            found.setdefault(case, Pick(why=why, case=case, steps=steps, days=days))
    return tuple(found.values())


def _length(spill: Spill) -> Spread | None:
    n = _one(spill, "SELECT count(days) FROM course")
    query = "SELECT days FROM course WHERE days IS NOT NULL ORDER BY days"
    return spread_of((days for (days,) in spill.database.execute(query)), n)


def _all(spill: Spill, query: str, *values: int) -> list[tuple[int, int]]:
    return [(row[0], row[1]) for row in spill.database.execute(query, values)]


def _one(spill: Spill, query: str) -> int:
    return int(spill.database.execute(query).fetchone()[0])


def _day(told: tuple[int, int] | None) -> str | None:
    if told is None:
        return None
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=told[1])).date().isoformat()


def _plain(values: Iterable[tuple[str, object]]) -> dict[str, str | int]:
    return {name: value if isinstance(value, int) else str(value) for name, value in values}
