"""What every command on the workspace begins with: its settings, its database, and what can fail.

Loads nothing of the formats: the server begins here as well, and is to be there quickly.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from app.actions.workspace import Workspace
from app.cli.wording import Problem
from app.language import Translator
from app.settings import BadSetting, Settings
from app.storage.database import Database
from app.storage.failures import StorageFailed
from app.storage.migrate import DatabaseTooNew, bring_up_to_date


def settings_with(t: Translator, **given: object) -> Settings:
    """The settings of the environment, with those of the command line over them."""
    said = {f"KLANTREIS_{name}": str(value) for name, value in given.items() if value is not None}
    try:
        return Settings.load(os.environ | said)
    except BadSetting as bad:
        sentence = t(f"commands.settings.{bad.code}", **bad.values)
        problem = t("commands.bad_setting", variable=bad.variable, sentence=sentence)
        raise Problem(problem) from bad


@contextmanager
def storage_problems(t: Translator) -> Iterator[None]:
    """Turns what a database can fail in into one sentence."""
    try:
        yield
    except DatabaseTooNew as error:
        raise Problem(t("commands.database_too_new", revision=error.revision)) from error
    except (ArgumentError, ImportError, OSError, SQLAlchemyError, StorageFailed) as error:
        raise Problem(t("commands.database", reason=told_by(error))) from error


@contextmanager
def workspace_of(settings: Settings, t: Translator) -> Iterator[Workspace]:
    """The workspace on the database of these settings, brought up to date."""
    with storage_problems(t):
        database = Database(settings.database_url)
        try:
            bring_up_to_date(database)
            yield Workspace(database)
        finally:
            database.close()


def told_by(error: Exception) -> str:
    """What the database itself said, on one line; never its address, which may hold a password."""
    said = str(getattr(error, "orig", None) or error).strip()
    return said.splitlines()[0] if said else type(error).__name__


def reason(error: OSError, t: Translator, *, writing: bool = False) -> str:
    """Why the system refused, in the reader's language where that is known."""
    number = error.errno or 0
    name = errno.errorcode.get(number, "")
    if number < 0:  # what looking an address up says, has numbers of its own
        name = "NO_ADDRESS"
    elif writing and name == "ENOENT":
        name = "ENOTDIR"
    key = f"commands.reasons.{name}"
    return t(key) if name and t.has(key) else os.strerror(number) if name else str(error)
