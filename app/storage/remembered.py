"""What the workspace remembers about itself, by name."""

from sqlmodel import Session

from app.storage.tables import SettingRow


def setting(session: Session, name: str) -> str | None:
    """What is remembered under a name, if anything."""
    row = session.get(SettingRow, name)
    return row.value if row else None


def remember(session: Session, name: str, value: str) -> None:
    """Keep a value under a name; the caller commits."""
    session.merge(SettingRow(name=name, value=value))
