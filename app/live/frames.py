"""Events of the log as server-sent events: rendered once for everybody who listens.

Source: WHATWG HTML, 9.2 Server-sent events.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.storage.tables import EventRow

GONE: Final = b"event: gone\ndata: {}\n\n"
"""The last word to somebody who may not listen any more."""
HEARTBEAT: Final = b": still here\n\n"
RETRY_MILLISECONDS: Final = 1_000


@dataclass(frozen=True)
class Frame:
    """One event, ready to be sent, with its number in the journey's log and what it is about."""

    sequence: int
    data: bytes
    resource: str = ""
    resource_id: str = ""


def frames_of(rows: Iterable[EventRow]) -> list[Frame]:
    """The frames of these events."""
    return [Frame(row.sequence, _frame(row), row.resource, row.resource_id) for row in rows]


def opening(sequence: int) -> bytes:
    """The first words of a stream: where it starts, and how soon to come back after a break."""
    return f"retry: {RETRY_MILLISECONDS}\nid: {sequence}\nevent: ready\ndata: {{}}\n\n".encode()


def too_far_behind(sequence: int) -> bytes:
    """Told to a client that missed more than is replayed: load the journey anew, as of here."""
    data = json.dumps({"sequence": sequence})
    return f"id: {sequence}\nevent: journey.reload\ndata: {data}\n\n".encode()


def _frame(row: EventRow) -> bytes:
    data = json.dumps(
        {
            "sequence": row.sequence,
            "resource": row.resource,
            "resourceId": row.resource_id,
            "operationId": row.operation_id,
            "verb": row.verb,
            "at": row.at.isoformat(),
        },
        separators=(",", ":"),
    )
    kind = f"{row.resource}.{row.verb}"
    return f"id: {row.sequence}\nevent: {kind}\ndata: {data}\n\n".encode()
