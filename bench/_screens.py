"""What a real browser shows of another person's change, and when: a phone, the wall, who leads.

One after another: each has a device of its own in a workshop, and they would wait for each other
on the processors of this one.
"""

import time
from collections.abc import Iterator

import httpx
from playwright.sync_api import Browser, Page, Playwright, ViewportSize, sync_playwright

from app.formats.journey_file import write_journey
from bench._history import p95
from bench._room import Server
from bench._table import Row
from bench.storage import journey_of
from tests.chromium import ARGUMENTS, environment, find_chromium

TIMES = 20
MOMENTS = 100
PHONE, PROJECTOR = 200.0, 500.0
WIDE: ViewportSize = {"width": 1440, "height": 900}
NARROW: ViewportSize = {"width": 360, "height": 780}
WATCHED = """selector => {
  window.shown = {};
  const look = () => {
    const text = document.querySelector(selector)?.textContent ?? "";
    for (const [word] of text.matchAll(/Woord\\d+/g)) window.shown[word] ??= Date.now();
  };
  new MutationObserver(look).observe(document.body,
    { childList: true, subtree: true, characterData: true });
}"""


def screens(server: Server) -> Iterator[Row]:
    """From sending a change to another person's screen that shows it."""
    program = find_chromium()
    if program is None:
        yield Row("screens left out", "", None, note="there is no Chromium on this machine")
        return
    with sync_playwright() as playwright:
        browser = _started(playwright)
        with httpx.Client(base_url=server.address, timeout=60) as owner:
            owner.get("/login", params={"token": server.key})
            yield from _measured(server, owner, browser)
        browser.close()


def _started(playwright: Playwright) -> Browser:
    program = find_chromium()
    assert program is not None
    kept: dict[str, str | float | bool] = {**environment(program)}
    return playwright.chromium.launch(executable_path=program, args=ARGUMENTS, env=kept)


def _measured(server: Server, owner: httpx.Client, browser: Browser) -> Iterator[Row]:
    journey = journey_of(MOMENTS).model_copy(update={"id": "screens"})
    headers = {"Content-Type": "application/yaml"}
    owner.post("/api/v1/journeys", content=write_journey(journey), headers=headers)
    workshop = owner.post("/api/v1/journeys/screens/workshops", json={}).json()
    with httpx.Client(base_url=server.address, timeout=60) as writer:
        address = f"/api/v1/workshop-codes/{workshop['code']}/participants"
        key = writer.post(address, json={"role": "young_parent"}).json()["token"]
        writer.cookies.clear()
        writer.headers["Authorization"] = f"Bearer {key}"
        for opens, size, what, place, target in (
            (_phone, NARROW, "another person's screen shows it, p95", "body", PHONE),
            (_wall, WIDE, "the projected picture, p95", "#present-map", PROJECTOR),
            (_leader, WIDE, "the leader's map, p95", "#map-frame", PROJECTOR),
        ):
            page = browser.new_context(viewport=size).new_page()
            opens(page, server, workshop)
            taken = _times(writer, page, place, TIMES, workshop["id"])
            page.context.close()
            yield Row(f"ours, SQLite: {what}", f"{MOMENTS} moments", p95(taken), target=target)


def _phone(page: Page, server: Server, workshop: dict[str, str]) -> None:
    page.goto(f"{server.address}/join/{workshop['code']}")
    page.locator(".join-button").click()
    page.wait_for_selector("#connection[data-state=open]", state="attached")


def _wall(page: Page, server: Server, _workshop: dict[str, str]) -> None:
    page.goto(f"{server.address}/login?token={server.key}")
    page.goto(f"{server.address}/journeys/screens/present")
    page.wait_for_selector("#present-map svg")


def _leader(page: Page, server: Server, workshop: dict[str, str]) -> None:
    page.goto(f"{server.address}/login?token={server.key}")
    page.goto(f"{server.address}/journeys/screens/workshops/{workshop['id']}")
    page.wait_for_selector("#map-frame svg")


def _times(writer: httpx.Client, page: Page, place: str, times: int, workshop: str) -> list[float]:
    """Add something again and again; the milliseconds until the page has it."""
    page.evaluate(WATCHED, place)
    taken = []
    for _ in range(times):
        word = f"Woord{time.monotonic_ns()}"
        item = {"phase": "f0", "title": word}
        sent = time.time() * 1000
        answer = writer.post(
            f"/api/v1/journeys/screens/workshops/{workshop}/contributions",
            json={"resource": "contact-moment", "item": item},
        )
        assert answer.status_code == 201, answer.text
        page.wait_for_function("word => window.shown[word]", arg=word, timeout=20_000)
        taken.append(page.evaluate("word => window.shown[word]", word) - sent)
        time.sleep(0.5)
    return taken
