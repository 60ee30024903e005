"""The rules that a command runs with: this installation's own, where it has a workspace."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.journey import Journey
from app.journey.bottlenecks import (
    DEFAULTS,
    Finding,
    RuleSettings,
    UsualWaits,
    find_bottlenecks,
)
from app.journey.bottlenecks.lasting import goes_on
from app.language import Translator
from app.settings import DATABASE_FILE


@dataclass(frozen=True)
class RulesHere:
    """The settings that a command's rules run with, and what is usual in its workspace."""

    settings: RuleSettings = DEFAULTS
    usual: UsualWaits | None = None


def rules_here(t: Translator) -> RulesHere:
    """What the administrator of this installation set; the program's own where nothing is set up.

    Makes nothing: without a workspace there is nothing to ask.
    """
    if not _is_set_up():
        return RulesHere()
    from app.actions.rule_settings import rules_in_force
    from app.actions.workspace import Workspace
    from app.cli.opening import settings_with, storage_problems
    from app.storage.database import Database

    settings = settings_with(t)
    with storage_problems(t):
        database = Database(settings.database_url)
        try:
            rules = rules_in_force(Workspace(database))
            return RulesHere(rules.settings, rules.usual or None)
        finally:
            database.close()


def found_in(journey: Journey, rules: RulesHere) -> list[Finding]:
    """What the rules find in a journey of a file; where it goes on, silence counts until today."""
    today = datetime.now(UTC).date() if goes_on(journey) else None
    return find_bottlenecks(journey, rules.settings, today=today, usual=rules.usual)


def _is_set_up() -> bool:
    if os.environ.get("KLANTREIS_DATABASE_URL", "").strip():
        return True
    return Path(os.environ.get("KLANTREIS_DATA_DIR", "").strip() or "data", DATABASE_FILE).is_file()
