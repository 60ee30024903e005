"""The cast of the web tests: the owner with a browser or a token, and the outsider with nothing."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.access.tokens import TokenKind, mint_token, owner_key
from app.actions.joining import GUESSES
from app.actions.placing import BY_JOURNEY, BY_PERSON
from app.actions.voices_giving import BY_ADDRESS, BY_GIVER, BY_LINK
from app.actions.voices_withdrawing import SCRUBS
from app.main import create_app
from app.settings import Settings

SECRET = "a secret key for tests, long enough"
Given = Callable[..., dict[str, Any]]
Visit = Callable[..., TestClient]


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    return Settings(data_dir=tmp_path, database_url=database_url, secret_key=SECRET)


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    """The whole application on an empty database, without the example journeys."""
    return create_app(settings, examples=None)


@pytest.fixture
def visit(app: FastAPI) -> Iterator[Visit]:
    """Opens a client of the running application; the application starts and stops once."""
    with TestClient(app) as running:

        def client(**wishes: Any) -> TestClient:
            another = TestClient(app, follow_redirects=False, **wishes)
            another.portal = running.portal  # the same event loop, as in one server
            return another

        yield client


@pytest.fixture
def outsider(visit: Visit) -> TestClient:
    """Somebody who has found the address, and nothing else."""
    return visit()


@pytest.fixture
def owner_token(app: FastAPI) -> str:
    """A new API token of the owner."""
    with app.state.workspace.database.writing() as session:
        token = mint_token(session, kind=TokenKind.API, name="test")
        session.commit()
    return token


@pytest.fixture
def owner(visit: Visit) -> TestClient:
    """The owner in a browser: let in by the link that is printed at the start."""
    client = visit()
    answer = client.get("/login", params={"token": owner_key(SECRET)})
    assert answer.status_code == 303
    return client


@pytest.fixture
def api(visit: Visit, owner_token: str) -> TestClient:
    """The owner's script: the API with a token."""
    headers = {"Authorization": f"Bearer {owner_token}"}
    return visit(base_url="http://testserver/api/v1/", headers=headers)


@pytest.fixture
def given(api: TestClient) -> Given:
    """What the API has after ``given("journeys", kind="lived", title="A journey")``."""

    def make(collection: str, **fields: Any) -> dict[str, Any]:
        answer = api.post(collection, json=fields)
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        return made

    return make


@pytest.fixture
def journey(given: Given) -> dict[str, Any]:
    """An empty lived journey."""
    return given("journeys", kind="lived", title="The journey of Noor")


@pytest.fixture
def here(journey: dict[str, Any]) -> str:
    """The address of that journey in the API."""
    return f"journeys/{journey['id']}"


@pytest.fixture
def moment(given: Given, here: str) -> dict[str, Any]:
    """A contact moment in that journey, in phase ``begin``, with department ``wijkteam``."""
    given(f"{here}/phases", id="begin", title="Begin")
    given(f"{here}/departments", id="wijkteam", title="Wijkteam", kind="municipality")
    return given(
        f"{here}/contact-moments",
        id="eerste",
        phase="begin",
        title="First talk",
        department="wijkteam",
    )


@pytest.fixture
def sqlite_url(ready_sqlite_url: str) -> str:
    """These tests begin with the tables that there are."""
    return ready_sqlite_url


@pytest.fixture
def postgres_url(ready_postgres_url: str) -> str:
    """These tests begin with the tables that there are."""
    return ready_postgres_url


@pytest.fixture(autouse=True)
def _nobody_has_guessed_yet() -> None:
    """Limits are counted for the whole process: no test pays for another's wrong codes."""
    for limit in (GUESSES, BY_PERSON, BY_JOURNEY, BY_ADDRESS, BY_GIVER, BY_LINK, SCRUBS):
        limit.forget()


@pytest.fixture
def asked(owner: TestClient, journey: dict[str, Any], moment: dict[str, Any]) -> str:
    """The address of a questionnaire's own page, for who set it out."""
    answer = owner.post(
        f"/journeys/{journey['id']}/questionnaires",
        data={"title": "Vragen", "welcome": "Hallo", "cases": "", "keep_until": ""},
    )
    assert answer.status_code == 303
    return str(answer.headers["location"])


@pytest.fixture
def link(owner: TestClient, asked: str) -> str:
    """The address that young parents open."""
    found = re.search(r"/answer/[0-9A-Z]{8}", owner.get(asked).text)
    assert found
    return found[0]


@pytest.fixture
def giver(visit: Visit, link: str) -> TestClient:
    """Somebody who agreed."""
    client = visit()
    assert (
        client.post(link, data={"agrees": "yes", "age": "sixteen_or_older"}).headers["location"]
        == f"{link}/go-on"
    )
    return client
