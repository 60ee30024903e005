"""A quick start: the front page answers at once, and what is asked for too early is waited for."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient

from app.access.tokens import owner_key
from app.main import create_app
from app.settings import Settings
from app.web.arriving import Arriving


@pytest.fixture
def early(tmp_path: Path) -> TestClient:
    """The owner at a server of which only the front page has been loaded."""
    settings = Settings(
        data_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'k.db'}", secret_key="secret"
    )
    return TestClient(create_app(settings, examples=None, at_once=False))


def test_the_front_page_is_there_before_the_other_routes(early: TestClient) -> None:
    assert early.get(f"/login?token={owner_key('secret')}").status_code == 200
    assert not early.app.state.arriving.is_over  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["/new", "/api/v1/journeys", "/join"])
def test_a_request_that_comes_too_early_waits_for_its_route(early: TestClient, path: str) -> None:
    early.get(f"/login?token={owner_key('secret')}")
    assert early.get(path).status_code == 200


def test_both_ways_of_starting_come_to_the_same_routes(early: TestClient, tmp_path: Path) -> None:
    early.get("/new")
    settings = Settings(
        data_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'k.db'}", secret_key="secret"
    )
    at_once = create_app(settings, examples=None)
    assert addresses(early.app) == addresses(at_once)
    assert len(addresses(at_once)) > 50


def addresses(app: Any) -> list[str]:
    """Every address that a server answers."""
    return sorted(str(one.path) for one in iter_route_contexts(app.routes))


def test_routes_that_cannot_be_loaded_are_told_to_who_waits() -> None:
    def load() -> None:
        raise ImportError("gone")

    arriving = Arriving(load)
    with pytest.raises(RuntimeError, match="could not load"):
        arriving.wait()
    assert not arriving.is_over


def test_the_server_loads_no_formats_nor_rules_before_it_answers() -> None:
    code = (
        "import sys, app.cli.serving, app.main; "
        "print({'yaml', 'openpyxl', 'app.formats.known', 'app.exports.known', 'app.diagram.look', "
        "'app.journey.bottlenecks', 'app.journey.across'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
