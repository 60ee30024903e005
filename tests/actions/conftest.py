"""A workspace on an empty database of both kinds, a journey in it, and two people."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.access import Person
from app.access.people import Role
from app.actions.journeys import import_journey
from app.actions.workspace import Workspace
from app.journey import Journey
from app.storage.database import Database
from app.storage.migrate import bring_up_to_date

WIM = Person("wim", Role.OWNER)
ANNE = Person("anne", Role.OWNER)

NOOR = Journey.model_validate(
    {
        "id": "noor",
        "kind": "lived",
        "title": "Klantreis van Noor",
        "problems": [{"id": "huis", "title": "Geen huis"}],
        "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}],
        "departments": [
            {"id": "wijkteam", "title": "Wijkteam", "kind": "municipality"},
            {"id": "wonen", "title": "Wonen", "kind": "municipality"},
        ],
        "contact_moments": [
            {"id": "a", "phase": "start", "title": "A", "department": "wijkteam"},
            {"id": "b", "phase": "start", "title": "B", "date": "2025-03-14"},
            {"id": "c", "phase": "later", "title": "C", "department": "wonen"},
        ],
        "experiences": [
            {"id": "ea", "contact_moment": "a", "score": 1},
            {"id": "ec", "contact_moment": "c", "score": -2},
            {"id": "ec2", "contact_moment": "c", "perspective": "department", "score": 1},
        ],
        "bottlenecks": [
            {"id": "k", "category": "transfer", "title": "K", "contact_moments": ["b", "c"]}
        ],
        "annotations": [
            {"id": "n", "about_resource": "bottleneck", "about": "k", "kind": "recognised"},
            {
                "id": "n2",
                "about_resource": "bottleneck",
                "about": "k",
                "kind": "question",
                "text": "Waarom?",
                "reply_to": "n",
            },
        ],
        "improvements": [{"id": "v", "title": "Eén loket", "bottlenecks": ["k"]}],
        "actions": [
            {
                "id": "ac",
                "title": "Open",
                "bottleneck": "k",
                "improvement": "v",
                "helping": ["wonen"],
            }
        ],
        "decisions": [{"id": "d", "finding": "long_wait.a", "verdict": "confirmed"}],
    }
)


@pytest.fixture
def workspace(database_url: str) -> Iterator[Workspace]:
    """An empty workspace."""
    database = Database(database_url)
    bring_up_to_date(database)
    yield Workspace(database)
    database.close()


@pytest.fixture
def journey_id(workspace: Workspace) -> str:
    """A journey with some of everything."""
    return import_journey(workspace, person=WIM, journey=NOOR).journey_id


@pytest.fixture
def sqlite_url(ready_sqlite_url: str) -> str:
    """These tests begin with the tables that there are."""
    return ready_sqlite_url


@pytest.fixture
def postgres_url(ready_postgres_url: str) -> str:
    """These tests begin with the tables that there are."""
    return ready_postgres_url


@pytest.fixture
def other(
    workspace: Workspace, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Workspace]:
    """An empty workspace on the other kind of database."""
    url = f"sqlite:///{tmp_path / 'other.db'}"
    if workspace.database.is_sqlite:
        url = request.getfixturevalue("postgres_url")
    database = Database(url)
    bring_up_to_date(database)
    yield Workspace(database)
    database.close()
