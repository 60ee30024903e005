"""What was deleted is no longer in the files either.

SQLite overwrites what is deleted (``secure_delete``), but pages keep stale copies of rows that
moved, and the write-ahead log keeps older pages: the file is rewritten and the log is emptied.
PostgreSQL keeps dead rows until the table is rewritten; its own log and backups go their own way
(docs/voices.md says what that means for an administrator).
"""

import logging
import time
from collections.abc import Iterable
from typing import Final

from sqlalchemy import text

from app.storage.database import Database
from app.storage.failures import storage_failures
from app.storage.transfer import all_tables

TRIES: Final = 20
PAUSE: Final = 0.05
log = logging.getLogger(__name__)


def scrub(database: Database, tables: Iterable[str] = ()) -> bool:
    """Rewrite the files without what was deleted; ``False`` where a reader kept the log open.

    ``tables`` are those to rewrite on PostgreSQL; none means all of them.
    """
    if database.is_sqlite:
        return _scrub_sqlite(database)
    names = set(tables) or {table.name for table in all_tables()}
    with storage_failures(), database.engine.connect() as connection:
        whole = connection.execution_options(isolation_level="AUTOCOMMIT")
        for table in all_tables():
            if table.name in names:
                whole.execute(text(f'VACUUM (FULL) "{table.name}"'))
    return True


def _scrub_sqlite(database: Database) -> bool:
    with storage_failures():
        raw = database.engine.raw_connection()
        try:
            cursor = raw.cursor()
            cursor.execute("VACUUM")
            for _ in range(TRIES):
                busy, _pages, _moved = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if not busy:
                    return True
                time.sleep(PAUSE)
        finally:
            raw.close()
    log.warning("a reader keeps the write-ahead log of the database open: it is emptied later")
    return False
