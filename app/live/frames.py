"""Events of the log as server-sent events: rendered once for everybody who listens.

Source: WHATWG HTML, 9.2 Server-sent events.
"""

import json
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from app.storage.log import News
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


class Ears(Protocol):
    """What one listener hears; those of the same ``kind`` hear the same."""

    @property
    def kind(self) -> Hashable:
        """The kind of viewer, as things were when they were looked up last."""

    def concerns(self, frame: Frame) -> bool:
        """Whether this may change what is heard: it is looked up again before it is sent."""

    def hears(self, frame: Frame) -> bool:
        """Whether this is sent."""

    async def look_again(self) -> bool:
        """Look up who listens; ``False``: they hear nothing any more."""


class AllEars:
    """Hears everything, for ever."""

    kind: Hashable = None

    def concerns(self, _frame: Frame) -> bool:
        """Nothing changes what is heard."""
        return False

    def hears(self, _frame: Frame) -> bool:
        """All of it."""
        return True

    async def look_again(self) -> bool:
        """They stay."""
        return True


class Batch:
    """Frames that go out together: joined once for each kind of viewer."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        """At least one frame, in order."""
        self.frames = frames
        self.first, self.last = frames[0].sequence, frames[-1].sequence
        self._said: dict[Hashable, bytes] = {}

    def concerns(self, ears: Ears) -> bool:
        """Whether any of it may change what these ears hear."""
        return any(ears.concerns(frame) for frame in self.frames)

    def said_to(self, ears: Ears) -> bytes:
        """What is sent to these ears; empty where they hear none of it."""
        said = self._said.get(ears.kind)
        if said is None:
            said = b"".join(frame.data for frame in self.frames if ears.hears(frame))
            self._said[ears.kind] = said
        return said


def frames_of(rows: Iterable[EventRow | News]) -> list[Frame]:
    """The frames of these events."""
    return [Frame(row.sequence, _frame(row), row.resource, row.resource_id) for row in rows]


def opening(sequence: int) -> bytes:
    """The first words of a stream: where it starts, and how soon to come back after a break."""
    return f"retry: {RETRY_MILLISECONDS}\nid: {sequence}\nevent: ready\ndata: {{}}\n\n".encode()


def too_far_behind(sequence: int) -> bytes:
    """Told to a client that missed more than is replayed: load the journey anew, as of here."""
    data = json.dumps({"sequence": sequence})
    return f"id: {sequence}\nevent: journey.reload\ndata: {data}\n\n".encode()


def _frame(row: EventRow | News) -> bytes:
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
