"""What is worked out over everything once all journeys are counted, beside the requests."""

from app.actions.kept_sums import KeptSums, keep_sums, state_of
from app.actions.patterns import AT_ONCE, all_tallies, groups_of, held, themes_of, today
from app.actions.rule_settings import rules_in
from app.actions.usual_waits import keep_usual_waits
from app.actions.workspace import Workspace
from app.journey.across import Selection, Totals
from app.journey.bottlenecks.standstill import is_judged_otherwise
from app.journey.bottlenecks.waits import usual_of
from app.storage import patterns as stored
from app.storage.journeys import lock_workspace


def settle(workspace: Workspace) -> bool:
    """Work out what is usual now that everything is counted; whether that asks to count again.

    Only journeys with a wait that would be judged otherwise are counted again.
    """
    known, waiting = all_tallies(workspace, seconds=0)
    if waiting:
        return True
    lived = held(known, Selection())
    waits = workspace.tallies.added_up(Selection(), lived, Totals, Totals.step_waits)
    with workspace.database.reading() as session:
        rules = rules_in(session)
    usual = usual_of(waits, rules.settings)
    stale = [
        key
        for key, one in known.items()
        if is_judged_otherwise(one["by_usual"], usual, rules.settings)
    ]
    if usual != rules.usual or stale:
        with workspace.database.writing() as session:
            lock_workspace(session)
            keep_usual_waits(session, usual, rules.settings)
            for start in range(0, len(stale), AT_ONCE):
                stored.forget(session, stale[start : start + AT_ONCE])
            session.commit()
        workspace.tallies.forget(stale)
    return bool(stale)


def keep_what_was_added_up(workspace: Workspace) -> None:
    """Keep the sums over everything for the next server that starts, where there are many."""
    with workspace.database.reading() as session:
        state = state_of(session, today())
    known, waiting = all_tallies(workspace, seconds=0)
    if waiting:
        return
    lived = held(known, Selection())
    sums = workspace.tallies.added_up(Selection(), lived, Totals, Totals.sums)
    everything = known.values()
    told = KeptSums(sums, len(known) - len(lived), themes_of(everything), groups_of(everything))
    with workspace.database.writing() as session:
        lock_workspace(session)
        if state_of(session, today()) == state:
            keep_sums(session, state, told)
            session.commit()
