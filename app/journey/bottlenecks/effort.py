"""Rules 3, 4, 7 and 8: what the parent has to do again: go back, tell again, come back, switch."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from app.journey.bottlenecks.facts import Facts, Point, at_least, at_most
from app.journey.bottlenecks.finding import Figures, Finding, Rule
from app.journey.bottlenecks.standstill import has_follow_up
from app.journey.terms import Category, Channel, Initiator, Result

UNSOLVED = frozenset({Result.NOT_SOLVED, Result.PENDING, Result.REFUSED, Result.REFERRED})
"""Results with which the parent is known to have left without an answer."""

ONE_WAY = frozenset({Channel.LETTER, Channel.EMAIL, Channel.WEBSITE, Channel.SOCIAL_MEDIA})
"""Channels on which a department that begins the contact hears no story."""


@dataclass(frozen=True, slots=True)
class _Trip:
    """Away from an office (first), to another (between) and back (last)."""

    place: int
    points: tuple[Point, ...]


def back_and_forth(facts: Facts) -> Iterator[Finding]:
    """Rule 3: from office A to office B and back to A on one topic."""
    base, often = facts.settings.base, facts.settings.back_and_forth_often
    for thread in facts.threads:
        for trips in _trips_by_pair(facts, thread).values():
            times = _times(trips)
            points = list({point.id: point for trip in trips for point in trip.points}.values())
            yield facts.finding(
                Rule.BACK_AND_FORTH,
                base.back_and_forth_again if times >= often else base.back_and_forth,
                points,
                Figures(times=times, departments=_offices(points), topic=points[0].moment.topic),
                uses=("department", "topic"),
                variant="sentence" if times == 1 else "several_times",
                category=Category.TRANSFER,
            )


def _trips_by_pair(facts: Facts, thread: Sequence[Point]) -> dict[frozenset[str], list[_Trip]]:
    runs = [list(run) for _, run in groupby(thread, key=_office)]
    found: dict[frozenset[str], list[_Trip]] = {}
    for place, (away, there, back) in enumerate(zip(runs, runs[1:], runs[2:], strict=False)):
        if _office(away[0]) == _office(back[0]) and _is_one_trip(facts, away, there, back[0]):
            pair = frozenset({_office(away[0]), _office(there[0])})
            found.setdefault(pair, []).append(_Trip(place, (away[-1], *there, back[0])))
    return found


def _is_one_trip(facts: Facts, away: Sequence[Point], there: Sequence[Point], back: Point) -> bool:
    """Within the term by the dates; or, without dates, because each office sent to the other."""
    if not facts.follows_clearly(away[-1], back):
        return False
    limit = facts.settings.back_and_forth_days
    fewest = at_least(away[-1].moment.date, back.moment.date)
    most = at_most(away[-1].moment.date, back.moment.date)
    if most is not None and most <= limit:
        return True
    sent = any(point.moment.referred_to == _office(there[0]) for point in away)
    sent_back = any(point.moment.referred_to == _office(back) for point in there)
    return sent and sent_back and (fewest is None or fewest <= limit)


def _times(trips: Sequence[_Trip]) -> int:
    """Whole trips there and back: A B A B is one, A B A B A two."""
    times, free_from = 0, 0
    for trip in trips:
        if trip.place >= free_from:
            times, free_from = times + 1, trip.place + 2
    return times


def told_again(facts: Facts) -> Iterator[Finding]:
    """Rule 4: the same story to three or more offices, or a contact marked as told again."""
    told: dict[str, list[Point]] = {}
    for point in facts.points:
        if not point.informal and not _nothing_is_told(point):
            told.setdefault(point.topic, []).append(point)
    for topic, points in told.items():
        marked = [point for point in points if point.moment.told_again]
        first = _first_tellings(points) if topic else []
        enough = len(first) >= facts.settings.told_departments
        if not marked and not enough:
            continue
        evidence = {point.id: point for point in [*marked, *(first if enough else first[:1])]}
        yield facts.finding(
            Rule.TOLD_AGAIN,
            facts.settings.base.told_again,
            list(evidence.values()),
            Figures(
                times=max(len(first) if enough else 0, len(marked) + 1),
                departments=_offices(sorted(evidence.values(), key=lambda one: one.place)),
                topic=points[0].moment.topic,
            ),
            uses=("told_again",) if marked else ("department", "topic"),
            category=Category.RETELLING,
        )


def _nothing_is_told(point: Point) -> bool:
    if point.moment.told_again or point.moment.initiator is not Initiator.DEPARTMENT:
        return False
    return point.moment.channel in ONE_WAY


def _first_tellings(points: Iterable[Point]) -> list[Point]:
    """The first contact with each known office, but for those known to need no story again."""
    first: dict[str, Point] = {}
    for point in points:
        if point.office is not None and point.moment.told_again is not False:
            first.setdefault(point.office.id, point)
    return list(first.values())


def came_back(facts: Facts) -> Iterator[Finding]:
    """Rule 8: back at the same office for the same question, because it wasn't solved."""
    for visits in facts.visits:
        for chain in _chains(facts, visits, _is_a_return):
            yield facts.finding(
                Rule.CAME_BACK,
                facts.settings.base.came_back,
                chain,
                Figures(
                    times=len(chain) - 1, departments=_offices(chain), topic=chain[0].moment.topic
                ),
                uses=("department", "topic", "date", "result"),
            )


def _is_a_return(facts: Facts, point: Point, following: Point) -> bool:
    gap = at_most(point.moment.date, following.moment.date)
    if gap is None or gap > facts.settings.return_days or point.moment.result not in UNSOLVED:
        return False
    asked_by_office = following.moment.initiator is Initiator.DEPARTMENT
    follow_up = has_follow_up(point) and point.moment.result is not Result.REFERRED
    return not asked_by_office and not follow_up


def channel_change(facts: Facts) -> Iterator[Finding]:
    """Rule 7: from channel to channel at one office: sent there once, or twice unexplained."""
    for visits in facts.visits:
        for chain in _chains(facts, visits, _is_a_change):
            sent = any(point.moment.referred_to == _office(point) for point in chain[:-1])
            if not sent and len(chain) - 1 < facts.settings.channel_changes:
                continue
            channels = [str(point.moment.channel) for point in chain]
            yield facts.finding(
                Rule.CHANNEL_CHANGE,
                facts.settings.base.channel_change,
                chain,
                Figures(channels=channels, times=len(chain) - 1, topic=chain[0].moment.topic),
                uses=("department", "topic", "date", "channel"),
                variant="sentence" if len(chain) == 2 else "several_times",
                category=Category.CHANNEL_MISMATCH,
            )


def _is_a_change(facts: Facts, point: Point, following: Point) -> bool:
    channels = point.moment.channel, following.moment.channel
    if None in channels or channels[0] == channels[1] or point.moment.result is Result.SOLVED:
        return False
    gap = at_most(point.moment.date, following.moment.date)
    return gap is not None and gap <= facts.settings.channel_days


def _chains(
    facts: Facts, points: Sequence[Point], linked: Callable[[Facts, Point, Point], bool]
) -> Iterator[list[Point]]:
    """The longest stretches of two points or more in which each is linked to the next."""
    chain = list(points[:1])
    for point, following in pairwise(points):
        if facts.follows_clearly(point, following) and linked(facts, point, following):
            chain.append(following)
            continue
        if len(chain) > 1:
            yield chain
        chain = [following]
    if len(chain) > 1:
        yield chain


def _office(point: Point) -> str:
    return point.office.id if point.office is not None else ""


def _offices(points: Iterable[Point]) -> list[str]:
    return list(dict.fromkeys(_office(point) for point in points if point.office is not None))


def merged(findings: Sequence[Finding], order: Sequence[str]) -> list[Finding]:
    """Rules 3, 4 and 8 on the same contact moments as one finding, of the highest severity.

    ``order`` holds the ids of all contact moments, as the journey has them.
    """
    group_of = list(range(len(findings)))
    first_at: dict[str, int] = {}
    for place, finding in enumerate(findings):
        for moment in finding.contact_moments:
            other = _root(group_of, first_at.setdefault(moment, place))
            group_of[_root(group_of, place)] = other
    groups: dict[int, list[Finding]] = {}
    for place, finding in enumerate(findings):
        groups.setdefault(_root(group_of, place), []).append(finding)
    places = {moment: place for place, moment in enumerate(order)}
    return [_as_one(group, places) for group in groups.values()]


def _root(group_of: list[int], place: int) -> int:
    while group_of[place] != place:
        group_of[place] = place = group_of[group_of[place]]
    return place


def _as_one(group: Sequence[Finding], places: dict[str, int]) -> Finding:
    if len(group) == 1:
        return group[0]
    ranked = sorted(group, key=lambda one: (-one.severity, one.number, one.id))
    moments = {moment for one in group for moment in one.contact_moments}
    return replace(
        ranked[0],
        contact_moments=tuple(sorted(moments, key=places.__getitem__)),
        includes=tuple(ranked[1:]),
    )
