"""The rules' thresholds and the legal terms as this municipality has them: one place for all.

Page, API and command line ask here. What differs from the defaults is kept, with the day on which
it was changed; a legal term says itself from when it holds and who says so.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from sqlmodel import Session

from app.actions.seen import check_seen, mark_of
from app.actions.usual_waits import usual_waits_in
from app.actions.workspace import Workspace
from app.journey.bottlenecks import UsualWaits
from app.journey.bottlenecks.settings import DEFAULTS, RuleSettings, settings_with
from app.storage.journeys import lock_workspace
from app.storage.pattern_tables import MARK_LENGTH
from app.storage.remembered import remember, setting

_NAME: Final = "rule_settings"
Changes = Mapping[str, Any] | Callable[[RuleSettings], Mapping[str, Any]]
"""The values to change, or what makes them of the settings as they are."""


@dataclass(frozen=True)
class RulesInForce:
    """The settings of the rules, and since when they are these (``None``: the program's own).

    ``usual`` is how long each step takes over the journeys of the workspace.
    """

    settings: RuleSettings
    changed_on: date | None = None
    usual: UsualWaits = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """A short mark that differs when any setting does."""
        told = self.settings.model_dump_json()
        return hashlib.sha256(told.encode()).hexdigest()[:MARK_LENGTH]


_OWN: Final = RulesInForce(DEFAULTS)


def rules_in_force(workspace: Workspace) -> RulesInForce:
    """The settings that the rules run with in this workspace."""
    with workspace.database.reading() as session:
        return rules_in(session)


def rules_in(session: Session) -> RulesInForce:
    """As ``rules_in_force``, for who has a session open."""
    rules = _kept_in(session)
    return replace(rules, usual=usual_waits_in(session, rules.settings))


def _kept_in(session: Session) -> RulesInForce:
    kept = setting(session, _NAME)
    if kept is None:
        return _OWN
    told = json.loads(kept)
    return RulesInForce(settings_with(told["changes"]), date.fromisoformat(told["changed_on"]))


def seen_mark(settings: RuleSettings) -> str:
    """The mark of the thresholds, which tells whether somebody else changed them meanwhile."""
    return mark_of(settings, {"legal_terms"})


def change_rules(
    workspace: Workspace, *, changes: Changes, today: date, seen: str | None = None
) -> RulesInForce:
    """Let the rules run with these values from now on; a name that is left out goes on as it is.

    Raises:
        Refused: a name that isn't there or a value that can't be; nothing is stored then.
        Overtaken: the thresholds are others than those that were ``seen``.
    """
    with workspace.database.writing() as session:
        lock_workspace(session)
        kept = _kept_in(session).settings
        check_seen(seen_mark(kept), seen)
        given = changes(kept) if callable(changes) else changes
        settings = settings_with(_changes(kept) | dict(given))
        told = {"changes": _changes(settings), "changed_on": today.isoformat()}
        remember(session, _NAME, json.dumps(told, ensure_ascii=False))
        session.commit()
    return RulesInForce(settings, today)


def back_to_defaults(workspace: Workspace, *, today: date) -> RulesInForce:
    """Let the rules run with the program's own values and legal terms again."""
    with workspace.database.writing() as session:
        lock_workspace(session)
        told = {"changes": {}, "changed_on": today.isoformat()}
        remember(session, _NAME, json.dumps(told))
        session.commit()
    return RulesInForce(DEFAULTS, today)


def _changes(settings: RuleSettings) -> dict[str, Any]:
    """What differs from the program's own values, as it is kept."""
    told = settings.model_dump(mode="json")
    own = DEFAULTS.model_dump(mode="json")
    return {name: value for name, value in told.items() if value != own[name]}
