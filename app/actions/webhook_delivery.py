"""What changed, told to webhooks: at least once, in order for each journey, beside the requests.

The change log is read after the commit, so that no write waits for a receiver. How far a webhook
was told moves on only when it took the message; a lease keeps two servers from telling it at once.
"""

import json
import logging
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from typing import Final

from app.actions.webhook_sending import Message, Outcome, Sender
from app.actions.webhooks import WebhookState, delivery_row
from app.actions.workspace import Workspace
from app.storage import webhooks as stored
from app.storage.failures import StorageFailed
from app.storage.log import events_after
from app.storage.tables import EventRow, now
from app.storage.webhook_tables import WebhookRow
from app.storage.webhooks import Behind

AT_ONCE: Final = 100
"""So many changes go in one message."""
GATHER_SECONDS: Final = 0.5
POLL_SECONDS: Final = 5.0
LEASE: Final = timedelta(seconds=120)
FIRST_PAUSE: Final = timedelta(seconds=10)
LONGEST_PAUSE: Final = timedelta(hours=1)
MOST_FAILURES: Final = 20
"""After so many in a row, about half a day, a webhook is stopped."""
GONE: Final = 410
WORKERS: Final = 4
log = logging.getLogger(__name__)


class Postman:
    """Delivers as long as the server runs; ``wake`` is called after every commit."""

    def __init__(self, workspace: Workspace, sender: Sender) -> None:
        """Not begun yet."""
        self._workspace = workspace
        self._sender = sender
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._busy: set[str] = set()
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Something changed; from any thread, at no cost."""
        self._woken.set()

    def start(self) -> None:
        """Begin; once more after an end, too."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._always, name="webhooks", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End, once what is being sent was sent."""
        self._stopping.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join()

    def _always(self) -> None:
        with ThreadPoolExecutor(WORKERS, "webhook") as pool:
            while not self._stopping.is_set():
                try:
                    for webhook_id in self._to_do():
                        self._busy.add(webhook_id)
                        job = pool.submit(deliver, self._workspace, self._sender, webhook_id)
                        job.add_done_callback(partial(self._done, webhook_id))
                except StorageFailed:
                    log.warning("webhooks wait: the database did not answer", exc_info=True)
                self._woken.wait(POLL_SECONDS)
                self._stopping.wait(GATHER_SECONDS)
                self._woken.clear()

    def _to_do(self) -> list[str]:
        with self._workspace.database.reading() as session:
            due = [one for one in stored.due_webhooks(session, now()) if one not in self._busy]
            return [one for one in due if stored.behind(session, one)]

    def _done(self, webhook_id: str, job: Future[None]) -> None:
        self._busy.discard(webhook_id)
        self._woken.set()  # what came in its last moment is looked for again
        error = job.exception()
        if error is not None:
            log.error("a webhook was not delivered", exc_info=error)


def deliver(workspace: Workspace, sender: Sender, webhook_id: str) -> None:
    """Tell a webhook what it wasn't told yet, until it knows all or fails."""
    with workspace.database.writing() as session:
        taken = stored.lease(session, webhook_id, now(), LEASE)
        session.commit()
    if not taken:
        return
    going_on = True
    try:
        while going_on:
            with workspace.database.reading() as session:
                waiting = stored.behind(session, webhook_id)
            going_on = bool(waiting) and all(
                _tell(workspace, sender, webhook_id, one) for one in waiting
            )
    finally:
        with workspace.database.writing() as session:
            row = session.get(WebhookRow, webhook_id)
            if row is not None:
                row.leased_until = None
            session.commit()


def _tell(workspace: Workspace, sender: Sender, webhook_id: str, journey: Behind) -> bool:
    """Tell the next changes of one journey; whether to go on."""
    with workspace.database.reading() as session:
        row = session.get(WebhookRow, webhook_id)
        events = events_after(session, journey.journey_id, journey.told, AT_ONCE, content_only=True)
    if row is None or row.state != WebhookState.ACTIVE.value:
        return False
    if not events:
        return _keep(workspace, webhook_id, journey, journey.now, None)
    outcome = sender.send(row.address, webhook_id, message_of(journey.journey_id, events))
    last = events[-1].sequence
    return _keep(workspace, webhook_id, journey, last, outcome, events[0].sequence)


def message_of(journey_id: str, events: Sequence[EventRow]) -> Message:
    """Changes as they are told: what and which, and none of anybody's words."""
    told = [
        {
            "sequence": one.sequence,
            "resource": one.resource,
            "resourceId": one.resource_id,
            "operationId": one.operation_id,
            "verb": one.verb,
            "at": _in_utc(one),
        }
        for one in events
    ]
    body = {
        "type": "journey.changed",
        "timestamp": _in_utc(events[-1]),
        "data": {"journey": journey_id, "events": told},
    }
    name = f"{journey_id}-{events[0].sequence}-{events[-1].sequence}"
    return Message(name, json.dumps(body, separators=(",", ":")).encode())


def _keep(
    workspace: Workspace,
    webhook_id: str,
    journey: Behind,
    last: int,
    outcome: Outcome | None,
    first: int = 0,
) -> bool:
    """Keep what came of it; ``outcome`` is ``None`` where there was nothing to send."""
    with workspace.database.writing() as session:
        row = session.get(WebhookRow, webhook_id)
        if row is None:
            return False
        taken = outcome is None or outcome.taken
        if taken:
            stored.move_cursor(session, webhook_id, journey.journey_id, last)
        if outcome is not None:
            stored.add_delivery(
                session, delivery_row(webhook_id, outcome, journey.journey_id, first, last)
            )
            _count(row, outcome)
        row.leased_until = now() + LEASE
        session.commit()
    return taken


def _count(row: WebhookRow, outcome: Outcome) -> None:
    if outcome.taken:
        row.failures, row.next_try_at = 0, None
        return
    row.failures += 1
    row.next_try_at = now() + pause_after(row.failures)
    if row.failures >= MOST_FAILURES or outcome.status == GONE:
        row.state, row.next_try_at = WebhookState.STOPPED.value, None


def pause_after(failures: int) -> timedelta:
    """How long to wait after so many failures in a row: twice as long each time, to an hour."""
    return min(FIRST_PAUSE * 2.0 ** min(failures - 1, 20), LONGEST_PAUSE)


def _in_utc(event: EventRow) -> str:
    return event.at.isoformat().replace("+00:00", "Z")
