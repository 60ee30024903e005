"""Tables, sessions, load and save. Nothing here commits: the action owns the transaction."""

# Every table is known wherever one is used.
from app.storage import (  # every table is known wherever one is used
    pattern_tables,
    sharing_tables,
    tables,
    voices_tables,
    webhook_tables,
    workshop_tables,
)

__all__ = [
    "pattern_tables",
    "sharing_tables",
    "tables",
    "voices_tables",
    "webhook_tables",
    "workshop_tables",
]
