"""What everybody did and heard, held against the log: lost, doubled, out of order."""

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import httpx

from bench._room import Room, Written


@dataclass(frozen=True)
class Verdict:
    """What a run came to."""

    acknowledged: int
    lost: int
    doubled: int
    expected: int
    received: int
    out_of_order: int

    @property
    def sound(self) -> bool:
        """Nothing acknowledged was lost or doubled, and everybody heard all of it once."""
        faults = (self.lost, self.doubled, self.out_of_order, self.expected - self.received)
        return not any(faults)


async def log_of(owner: httpx.AsyncClient, journey: str) -> list[tuple[int, str]]:
    """The number and the operation of every event in a journey's log."""
    found: list[tuple[int, str]] = []
    while True:
        after = found[-1][0] if found else 0
        address = f"/api/v1/journeys/{journey}/events"
        answer = await owner.get(address, params={"after": after, "limit": 500})
        page = [(one["sequence"], one["operationId"]) for one in answer.json()]
        if not page:
            return found
        found += page


async def checked(
    owner: httpx.AsyncClient, rooms: Iterable[Room], written: Sequence[Written]
) -> Verdict:
    """Hold what was acknowledged and heard against the logs of these rooms."""
    lost = doubled = expected = received = disorder = 0
    acknowledged = [one for one in written if one.status in (200, 201)]
    for room in rooms:
        log = await log_of(owner, room.journey)
        in_log = Counter(operation for _, operation in log)
        ours = {one.operation for one in acknowledged if one.journey == room.journey}
        lost += sum(1 for operation in ours if not in_log[operation])
        doubled += sum(1 for operation in ours if in_log[operation] > 1)
        order = [pair for pair in log if pair[1] in ours]
        for person in room.people:
            assert person.ear is not None
            heard = [(number, name) for number, name, _ in person.ear.heard if name in ours]
            expected += len(order)
            received += len(heard)
            disorder += heard != order
    return Verdict(len(acknowledged), lost, doubled, expected, received, disorder)


def delays(rooms: Iterable[Room], written: Iterable[Written]) -> list[float]:
    """From sending to hearing, of every change and every listener, in milliseconds."""
    sent = {one.operation: one.sent for one in written}
    return [
        (when - sent[name]) * 1000
        for room in rooms
        for person in room.people
        for _, name, when in (person.ear.heard if person.ear else ())
        if name in sent
    ]


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay below."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else float("nan")
