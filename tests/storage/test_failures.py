"""What drivers raise, by their own codes, under our names."""

import pytest
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.storage.failures import StorageBusy, StorageFailed, StorageFull, storage_failures


class DriverError(Exception):
    """An error as SQLite's or PostgreSQL's driver raises it."""

    def __init__(self, *, sqlite_errorcode: int | None = None, sqlstate: str | None = None) -> None:
        self.sqlite_errorcode = sqlite_errorcode
        self.sqlstate = sqlstate
        super().__init__("what the driver says")


def raised(error: Exception) -> None:
    with storage_failures():
        raise error


@pytest.mark.parametrize(
    ("driver", "expected"),
    [
        (DriverError(sqlite_errorcode=5), StorageBusy),  # SQLITE_BUSY
        (DriverError(sqlite_errorcode=5 | 2 << 8), StorageBusy),  # SQLITE_BUSY_SNAPSHOT
        (DriverError(sqlite_errorcode=6), StorageBusy),  # SQLITE_LOCKED
        (DriverError(sqlite_errorcode=13), StorageFull),  # SQLITE_FULL
        (DriverError(sqlite_errorcode=10 | 3 << 8), StorageFailed),  # SQLITE_IOERR_WRITE
        (DriverError(sqlite_errorcode=11), StorageFailed),  # SQLITE_CORRUPT
        (DriverError(sqlite_errorcode=8), StorageFailed),  # SQLITE_READONLY
        (DriverError(sqlstate="55P03"), StorageBusy),  # lock_not_available
        (DriverError(sqlstate="40P01"), StorageBusy),  # deadlock_detected
        (DriverError(sqlstate="53300"), StorageBusy),  # too_many_connections
        (DriverError(sqlstate="53100"), StorageFull),  # disk_full
        (DriverError(sqlstate="57P01"), StorageFailed),  # admin_shutdown
        (DriverError(), StorageFailed),  # the server could not be reached
    ],
)
def test_a_failure_has_its_own_name(driver: DriverError, expected: type[StorageFailed]) -> None:
    with pytest.raises(StorageFailed, match="what the driver says") as failed:
        raised(OperationalError("INSERT", {}, driver))
    assert type(failed.value) is expected


def test_no_free_connection_is_busy() -> None:
    with pytest.raises(StorageBusy):
        raised(PoolTimeout("all in use"))


@pytest.mark.parametrize("mistake", [IntegrityError, DataError])
def test_a_mistake_of_ours_keeps_its_name(mistake: type[IntegrityError]) -> None:
    with pytest.raises(mistake):
        raised(mistake("INSERT", {}, DriverError()))


def test_other_errors_pass_as_they_are() -> None:
    with pytest.raises(ZeroDivisionError):
        raised(ZeroDivisionError())
