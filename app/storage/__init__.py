"""Tables, sessions, load and save. Nothing here commits: the action owns the transaction."""

from app.storage import tables, workshop_tables  # every table is known wherever one is used

__all__ = ["tables", "workshop_tables"]
