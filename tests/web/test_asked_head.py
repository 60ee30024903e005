"""HEAD answers like GET, without the body."""

from typing import Any

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/api/v1/openapi.json", "/api/v1/journeys", "/journeys/nowhere"]
)
def test_head_tells_what_get_would_and_sends_no_body(owner: TestClient, path: str) -> None:
    asked, got = owner.head(path), owner.get(path)
    assert (asked.status_code, asked.content) == (got.status_code, b"")
    kept = ("content-type", "content-security-policy", "cache-control")
    assert [asked.headers.get(name) for name in kept] == [got.headers.get(name) for name in kept]


def test_head_of_a_live_stream_ends(api: TestClient, here: str) -> None:
    answer = api.head(f"{here}/events", headers={"Accept": "text/event-stream"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.content == b""


def test_head_shows_an_outsider_no_more_than_get_does(
    outsider: TestClient, journey: dict[str, Any]
) -> None:
    path = f"/api/v1/journeys/{journey['id']}"
    assert outsider.head(path).status_code == outsider.get(path).status_code == 401
