"""An empty database with its tables, of both kinds."""

from collections.abc import Iterator

import pytest

from app.storage.database import Database
from app.storage.migrate import bring_up_to_date


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    bring_up_to_date(database)
    yield database
    database.close()
