"""What was added up over all lived journeys, kept for a server that has just started.

Reading ten thousand tallies takes longer than somebody who opens the overview should wait. The sums
are kept with a mark of everything that they were made from: after any change they no longer hold,
and are made again. They are taken away with every erasing of words.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from pydantic_core import from_json
from sqlmodel import Session

from app.actions.rule_settings import rules_in
from app.journey.across import Sums
from app.journey.across.tally import Kind
from app.storage.patterns import Standing, standings
from app.storage.remembered import SUMS, forget_sums, remember, setting

KEPT_FROM: Final = 500
"""Of so many journeys the sums are kept; fewer are read in no time."""


@dataclass(frozen=True)
class KeptSums:
    """The sums over the lived journeys, how many others there are, and what can be chosen."""

    sums: Sums
    others: int
    themes: Sequence[str]
    groups: Sequence[str]


class State(NamedTuple):
    """What the sums rest on: the rules, the day where time still runs, and every journey."""

    rules: str
    day: str
    standing: Sequence[Standing]

    @property
    def mark(self) -> str:
        """A mark that differs when any of it does."""
        return hashlib.sha256(repr(tuple(self)).encode()).hexdigest()


def state_of(session: Session, day: date) -> State:
    """Everything that the sums rest on now."""
    everything = standings(session)
    has_running = any(one.day is not None for one in everything)
    told = day.isoformat() if has_running else ""
    return State(rules_in(session).mark, told, sorted(everything))


def kept_sums(session: Session, state: State) -> KeptSums | None:
    """The sums over the journeys, if they were kept and nothing changed since."""
    if len(state.standing) < KEPT_FROM:
        return None
    kept = setting(session, SUMS)
    if kept is None:
        return None
    mark, _, body = kept.partition("\n")
    if mark != state.mark:
        return None
    told = from_json(body)
    sums = Sums(told["journeys"], told["bottlenecks"], told["once"], told["again"])
    return KeptSums(sums, told["others"], told["themes"], told["groups"])


def keep_sums(session: Session, state: State, sums: KeptSums) -> None:
    """Keep them where there are many journeys; the caller commits."""
    if len(state.standing) < KEPT_FROM:
        forget_sums(session)
        return
    told = {
        "journeys": sums.sums.journeys,
        "bottlenecks": sums.sums.bottlenecks,
        "once": _used(sums.sums.once),
        "again": _used(sums.sums.again),
        "others": sums.others,
        "themes": sums.themes,
        "groups": sums.groups,
    }
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    remember(session, SUMS, f"{state.mark}\n{body}")


def _used(keys: Mapping[str, int]) -> dict[str, int]:
    """The keys that the page counts; the waits at a step are for the rules."""
    return {key: n for key, n in keys.items() if n and key[0] != Kind.STEP}
