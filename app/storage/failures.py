"""What a database can fail in, told apart from a mistake of ours: nothing was stored then."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

SQLITE_BUSY: Final = frozenset({5, 6})
SQLITE_FULL: Final = 13
SERVER_BUSY: Final = frozenset({"40001", "40P01", "53300", "55P03", "57014"})
SERVER_FULL: Final = frozenset({"53100"})


class StorageFailed(Exception):
    """The database did not answer, or could not store: the same request may succeed later."""


class StorageBusy(StorageFailed):
    """Somebody else held the database for longer than we wait."""


class StorageFull(StorageFailed):
    """There is no room left to store anything."""


@contextmanager
def storage_failures() -> Iterator[None]:
    """Turn what the drivers raise into ``StorageFailed`` and its kinds.

    A broken constraint or a wrong query is a mistake in the program, and stays what it is.
    """
    try:
        yield
    except PoolTimeout as error:
        raise StorageBusy("every connection is in use") from error
    except (DataError, IntegrityError, ProgrammingError):
        raise
    except DBAPIError as error:
        raise _kind_of(error)(str(error.orig)) from error


def _kind_of(error: DBAPIError) -> type[StorageFailed]:
    """Which failure it is, by SQLite's result code or PostgreSQL's SQLSTATE."""
    result = getattr(error.orig, "sqlite_errorcode", None)
    state = getattr(error.orig, "sqlstate", None)
    if (result is not None and result & 0xFF in SQLITE_BUSY) or state in SERVER_BUSY:
        return StorageBusy
    if (result is not None and result & 0xFF == SQLITE_FULL) or state in SERVER_FULL:
        return StorageFull
    return StorageFailed
