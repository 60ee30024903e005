"""What comes back over the journeys of the workspace: counted when asked, right after any change.

A journey's tally is kept beside it with the number of the change that it was made after, so that
every way of changing (forms, imports, undo, restore, decisions, settings) is seen; only journeys
that changed are read again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from time import monotonic
from typing import Any, Final

from pydantic_core import from_json, to_json
from sqlmodel import Session

from app.actions.kept_sums import kept_sums, state_of
from app.actions.operations import kept_journey
from app.actions.rule_settings import RulesInForce, rules_in
from app.actions.usual_waits import mark_of
from app.actions.workspace import Workspace
from app.journey import Journey
from app.journey.across import VERSION, Counts, Selection, Tally, Totals, tally_of
from app.journey.bottlenecks import Entry, find_bottlenecks, overview
from app.journey.bottlenecks.facts import Facts
from app.journey.bottlenecks.lasting import goes_on, settled_from
from app.journey.bottlenecks.standstill import waits_by_usual
from app.storage import patterns as stored
from app.storage.journeys import journey_row, lock_workspace
from app.storage.pattern_tables import MARK_LENGTH

SECONDS: Final = 3.0
"""So long one request goes on counting journeys that changed; the next one goes on from there."""
AT_ONCE: Final = 200


@dataclass(frozen=True)
class Counted:
    """Counts of a selection, and how many journeys are still to be counted.

    ``others`` are the journeys that it leaves out, templates apart; ``themes`` and ``groups`` are
    those of all of them, to choose from.
    """

    counts: Counts
    others: int
    themes: Sequence[str]
    groups: Sequence[str]
    waiting: int = 0


def counted(workspace: Workspace, selection: Selection, *, seconds: float = SECONDS) -> Counted:
    """The counts over the journeys of a selection.

    A server that has just started reads what the last one added up, if nothing changed since.
    """
    if selection == Selection() and workspace.tallies.is_empty:
        with workspace.database.reading() as session:
            kept = kept_sums(session, state_of(session, today()))
        if kept is not None:
            return Counted(kept.sums.counts(), kept.others, kept.themes, kept.groups)
    known, waiting = all_tallies(workspace, seconds=seconds)
    tallies = held(known, selection)
    counts = workspace.tallies.added_up(selection, tallies, Totals, Totals.counts)
    everything = known.values()
    return Counted(
        counts, len(known) - len(tallies), themes_of(everything), groups_of(everything), waiting
    )


def tallies_of(workspace: Workspace, selection: Selection) -> dict[str, Tally]:
    """The tally of every journey of a selection that there was time to count."""
    return held(all_tallies(workspace)[0], selection)


def held(known: Mapping[str, Tally], selection: Selection) -> dict[str, Tally]:
    """Those of a selection."""
    return {key: one for key, one in known.items() if selection.holds(key, one)}


def all_tallies(workspace: Workspace, *, seconds: float = SECONDS) -> tuple[dict[str, Tally], int]:
    """The tally of every journey that is no template, and how many there was no time for."""
    ends = monotonic() + seconds
    day = today()
    with workspace.database.reading() as session:
        rules = rules_in(session)
        everything = stored.standings(session)
        mark, now = _mark(rules), {one.id: one.content for one in everything}
        standing = _standing(everything)
        stale = [one.id for one in standing if not _holds(one, mark, now, day)]
        tallies = _read(workspace, session, standing, set(stale))
        made: list[dict[str, Any]] = []
        for journey_id in stale:
            if monotonic() > ends:
                break
            made.append(_make(workspace, session, journey_id, rules, day))
    for several in _in_parts(made):
        _keep(workspace, several, rules)
    tallies |= {row["journey_id"]: from_json(row["body"]) for row in made}
    return tallies, len(stale) - len(made)


def state_of_all(workspace: Workspace) -> tuple[object, ...]:
    """Another value whenever there is something to count: a change, an import, a setting, a day."""
    with workspace.database.reading() as session:
        return (*stored.state(session), rules_in(session).mark, today())


def today() -> date:
    """The day that counts as today."""
    return datetime.now(UTC).date()


def entries_of(
    journey: Journey, rules: RulesInForce, sketch: Journey | None, day: date | None
) -> tuple[Entry, ...]:
    """The bottlenecks of a journey as they are counted: marked or found, after decisions.

    ``day`` lets the silence after the last contact count, in a lived journey that goes on.
    """
    now = day if goes_on(journey) else None
    findings = find_bottlenecks(
        journey, rules.settings, planned=sketch, today=now, usual=rules.usual
    )
    return overview(journey, findings).entries


def sketch_of(workspace: Workspace, session: Session, journey: Journey) -> Journey | None:
    """The sketch that a journey is held against; ``None`` where there is none, or it is gone."""
    row = journey_row(session, journey.based_on) if journey.based_on else None
    return kept_journey(workspace, session, row).journey if row is not None else None


def _standing(everything: Iterable[stored.Standing]) -> list[stored.Standing]:
    return [one for one in everything if not one.template]


def _mark(rules: RulesInForce) -> str:
    """What all tallies that hold have in common; behind it, in each, what was usual."""
    return f"{VERSION}.{rules.mark[:8]}."


def _holds(one: stored.Standing, mark: str, now: Mapping[str, int], day: date) -> bool:
    """Whether a tally is of the journey, the rules and the sketch (or its lack) as they are now.

    One by which another wait would be found is taken away when what is usual changes (``settle``).
    """
    if one.tallied != one.content or one.mark is None or not one.mark.startswith(mark):
        return False
    if one.day is not None and one.day != day.isoformat():
        return False
    return one.sketch is None or now.get(one.sketch) == one.sketch_content


def _read(
    workspace: Workspace,
    session: Session,
    standing: Sequence[stored.Standing],
    stale: set[str],
) -> dict[str, Tally]:
    found = {}
    unread = {}
    for one in standing:
        if one.id not in stale:
            tally = workspace.tallies.find(one)
            if tally is None:
                unread[one.id] = one
            else:
                found[one.id] = tally
    if unread:
        read = list(stored.bodies(session, unread.keys()))
        together = from_json(f"[{','.join(body for _, body in read)}]")
        found |= dict(zip((journey_id for journey_id, _ in read), together, strict=True))
    workspace.tallies.keep(
        {one.id for one in standing}, [(one, found[one.id]) for one in unread.values()]
    )
    return found


def _make(
    workspace: Workspace, session: Session, journey_id: str, rules: RulesInForce, day: date
) -> dict[str, Any]:
    """The row of a journey's tally, made from the journey as it is in this session."""
    row = journey_row(session, journey_id)
    if row is None:
        raise LookupError(f"journey {journey_id} was there a moment ago")
    journey = kept_journey(workspace, session, row).journey
    sketch = sketch_of(workspace, session, journey)
    sketch_row = journey_row(session, sketch.id) if sketch is not None else None
    facts = Facts(journey, rules.settings, day if goes_on(journey) else None)
    tally = tally_of(
        journey,
        entries_of(journey, rules, sketch, day),
        rules.settings,
        waits_by_usual(facts, rules.usual),
    )
    settled = settled_from(journey, rules.settings)
    return {
        "journey_id": journey_id,
        "content": row.content,
        "mark": (_mark(rules) + mark_of(rules.usual))[:MARK_LENGTH],
        "sketch": journey.based_on,
        "sketch_content": sketch_row.content if sketch_row is not None else None,
        "day": day.isoformat() if settled is not None and day < settled else None,
        "body": to_json(tally).decode(),
    }


def _keep(workspace: Workspace, rows: list[dict[str, Any]], rules: RulesInForce) -> None:
    """Keep tallies for the next reader, unless what is usual was worked out anew meanwhile."""
    with workspace.database.writing() as session:
        lock_workspace(session)
        if rules_in(session).usual == rules.usual:
            stored.keep(session, rows)
            session.commit()


def _in_parts(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]


def newest_journeys(
    workspace: Workspace, most: int, also: Collection[str] = ()
) -> list[stored.Named]:
    """The journeys changed last, to choose from; those that are named ``also`` in any case."""
    with workspace.database.reading() as session:
        return stored.newest(session, most, also)


def themes_of(tallies: Iterable[Tally]) -> list[str]:
    """Every theme of these journeys, in the order of the alphabet."""
    return sorted({theme for one in tallies for theme in one["themes"]})


def groups_of(tallies: Iterable[Tally]) -> list[str]:
    """Every target group of these journeys, in the order of the alphabet."""
    return sorted({one["group"] for one in tallies if one["group"]})
