"""Words that were taken back are in no memory of the server either."""

import asyncio
import gc
from collections.abc import Iterator
from datetime import timedelta
from types import FrameType, ModuleType
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.actions.retention import erase_due
from app.live.hub import Hub
from app.storage.tables import now
from tests.live.rooms import Crowd, Log
from tests.live.rooms import run as run_hub
from tests.web.conftest import Given
from tests.web.test_voices_pages import say

HIDDEN = "bewnre gaamlaz mo re eiznap nee fle eeM"
"""Reversed, so that the test itself does not hold what it looks for."""


def secret() -> str:
    return HIDDEN[::-1]


def remembered() -> int:
    """How many texts of this process hold the words; no frame and no module of a test counts."""
    gc.collect()
    words = secret()
    mine = id(words)
    return sum(words in one for one in _texts() if id(one) != mine)


def _texts() -> Iterator[str]:
    seen: set[int] = set()
    for holder in gc.get_objects():
        if isinstance(holder, FrameType | ModuleType):
            continue
        for one in gc.get_referents(holder):
            if isinstance(one, str | bytes | bytearray) and id(one) not in seen:
                seen.add(id(one))
                yield one if isinstance(one, str) else one.decode("utf-8", "replace")


@pytest.fixture
def journey(given: Given) -> dict[str, Any]:
    """An empty sketch."""
    return given("journeys", kind="sketch", title="The sketch")


@pytest.fixture
def shown(owner: TestClient, giver: TestClient, link: str, journey: dict[str, Any]) -> str:
    """The combined journey with a giver's words, after everybody looked at it; its id."""
    say(giver, link, "known.eerste", "yes")
    say(giver, link, "score.eerste", "-2")
    say(giver, link, "sentence.eerste", secret())
    giver.post(f"{link}/send")
    sketch = f"/journeys/{journey['id']}/together"
    made = owner.post(f"{sketch}/combined", data={"title": "Samen", "operation": "maak"})
    together = str(made.headers["location"]).partition("?")[0]
    taken = owner.post(f"{together}/taken", data={"all": "experience", "operation": "neem"})
    assert taken.status_code == 303
    mine = together.removesuffix("/together")
    for page in ("", "/map.svg", "/present", "/table"):
        owner.get(f"{mine}{page}")
    assert secret() in owner.get(f"{mine}/map.svg").text
    return mine


def test_a_withdrawal_empties_every_memory_of_the_process(
    shown: str, owner: TestClient, giver: TestClient, link: str
) -> None:
    assert owner.get(shown).status_code == 200
    assert remembered() > 0
    assert giver.post(f"{link}/withdraw").status_code < 400
    assert remembered() == 0


def test_what_is_erased_in_time_leaves_every_memory_too(
    shown: str, owner: TestClient, app: FastAPI
) -> None:
    assert owner.get(shown).status_code == 200
    erase_due(app.state.workspace, now() + timedelta(days=400))
    assert remembered() == 0


def test_a_room_forgets_its_last_events_and_reads_them_again() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        listener, forgotten = Crowd(), []
        await hub.subscribe("j", listener)
        hub.tell("j", log.append(3))
        await listener.hear(3)
        hub.forget(lambda: forgotten.append(True))
        await asyncio.sleep(0)
        assert not hub._rooms["j"].recent
        assert [one.sequence for one in await hub.missed("j", 1)] == [2, 3]

    run_hub(scene)
