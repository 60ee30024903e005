"""What the workspace remembers about itself, by name."""

from typing import Final

from sqlmodel import Session

from app.journey import new_id
from app.storage.tables import SettingRow

FORGOTTEN: Final = "words_forgotten"
"""Another value each time that words were taken back: every server process forgets what it kept."""

SUMS: Final = "overview_sums"
"""What was added up over all journeys, for a server that has just started."""


def setting(session: Session, name: str) -> str | None:
    """What is remembered under a name, if anything."""
    row = session.get(SettingRow, name)
    return row.value if row else None


def remember(session: Session, name: str, value: str) -> None:
    """Keep a value under a name; the caller commits."""
    session.merge(SettingRow(name=name, value=value))


def forget_sums(session: Session) -> None:
    """Take away what was kept of sums over journeys; the caller commits."""
    row = session.get(SettingRow, SUMS)
    if row is not None:
        session.delete(row)


def note_forgetting(session: Session) -> None:
    """Let every process forget what it kept of people's words; the caller commits."""
    forget_sums(session)
    remember(session, FORGOTTEN, new_id())
