"""How long each step usually takes in this workspace: what rule 2 holds a wait against.

Worked out from the tallies of the lived journeys, beside the requests (``app.web.counting``), and
kept in the workspace. What is kept are figures by a mark of the step: no words, no journey.
"""

import hashlib
import json
from dataclasses import asdict
from typing import Any, Final

from sqlmodel import Session

from app.journey.bottlenecks import RuleSettings, Usual, UsualWaits
from app.storage.remembered import remember, setting

NAME: Final = "usual_waits"


def usual_waits_in(session: Session, settings: RuleSettings) -> UsualWaits:
    """What is usual by these settings; nothing where it was worked out by others."""
    kept = setting(session, NAME)
    told: dict[str, Any] = json.loads(kept) if kept is not None else {}
    if told.get("by") != _by(settings):
        return {}
    return {step: _usual(one) for step, one in told["steps"].items()}


def keep_usual_waits(session: Session, usual: UsualWaits, settings: RuleSettings) -> None:
    """Let the rules hold waits against these from now on; the caller commits."""
    steps = {step: asdict(one) for step, one in usual.items()}
    remember(session, NAME, json.dumps({"by": _by(settings), "steps": steps}))


def mark_of(usual: UsualWaits) -> str:
    """A short mark that differs when any limit does."""
    told = sorted((step, one.limit) for step, one in usual.items())
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _usual(told: dict[str, Any]) -> Usual:
    return Usual(told["known"], told["limit"], tuple(told["longer"]))


def _by(settings: RuleSettings) -> list[int]:
    return [settings.wait_percentile, settings.waits_needed]
