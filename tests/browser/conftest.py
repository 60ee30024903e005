"""The whole application in a real browser: a server of the test's own, and people at it."""

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app.access.tokens import owner_key
from app.main import create_app
from app.settings import Settings

SECRET = "a secret key for browser tests, long enough"
EXPECTED_ANSWERS = ("400", "401", "404", "409", "412")
"""Chromium reports these answers on its console; each is what its test asks for."""
WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 360, "height": 740}

OpenPage = Callable[..., Page]


@pytest.fixture
def base_url(tmp_path: Path) -> Iterator[str]:
    """The address of a server with the example journeys on a fresh SQLite database."""
    settings = Settings(
        data_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'klantreis.db'}", secret_key=SECRET
    )
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of: script errors, and what the content policy blocked."""
    return []


@pytest.fixture
def open_page(browser: Browser, base_url: str, complaints: list[str]) -> Iterator[OpenPage]:
    """``open_page()`` is a person who came in by the owner's link; each has a browser of their own.

    The test fails at its end where the browser complained.
    """
    contexts: list[BrowserContext] = []

    def open_one(*, logged_in: bool = True, **options: Any) -> Page:
        wishes = {"viewport": WIDE, "locale": "nl", "base_url": base_url} | options
        context = browser.new_context(**wishes)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: _heard(message.type, message.text, complaints))
        if logged_in:
            page.goto(f"/login?token={owner_key(SECRET)}")
            expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def owner(open_page: OpenPage) -> Page:
    """The owner at a wide screen."""
    return open_page()


def _heard(kind: str, text: str, complaints: list[str]) -> None:
    expected = text.startswith("Failed to load resource") and any(
        f"status of {status}" in text for status in EXPECTED_ANSWERS
    )
    if kind in ("error", "warning") and not expected:
        complaints.append(text)
