import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.diagram import draw
from app.diagram.faults import DrawingError
from app.storage.failures import StorageFailed


def test_a_server_that_works_says_so(outsider: TestClient) -> None:
    answer = outsider.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "renderer": "ok"}


def test_a_database_that_does_not_answer_is_named(
    app: FastAPI, outsider: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise StorageFailed("at a secret address")

    monkeypatch.setattr(app.state.workspace.database, "check", fail)
    answer = outsider.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "failed", "database": "failed", "renderer": "ok"}


def test_a_renderer_that_does_not_draw_is_named(
    outsider: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise DrawingError("no font")

    monkeypatch.setattr(draw, "check", fail)
    answer = outsider.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "failed", "database": "ok", "renderer": "failed"}
