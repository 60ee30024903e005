"""Who listens hears every change once and in order, whatever happens to the hints."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from app.live.frames import Frame
from app.live.hub import QUEUE_LENGTH, Hub, Subscription
from app.live.stream import event_stream


class Log:
    """A log in memory that stands in for the table."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []

    def append(self, count: int = 1) -> None:
        """Write events with the next numbers."""
        for _ in range(count):
            number = len(self.frames) + 1
            self.frames.append(Frame(number, f"id: {number}\n\n".encode()))

    def read_after(self, _journey: str, sequence: int) -> list[Frame]:
        """At most five at once, as the table gives at most so many."""
        return self.frames[sequence : sequence + 5]

    def read_sequence(self, _journey: str) -> int:
        """The last number."""
        return len(self.frames)


def run(scene: Callable[[Hub, Log], Coroutine[Any, Any, None]]) -> None:
    """Play a scene with a hub on an empty log."""

    async def play() -> None:
        log = Log()
        hub = Hub(log.read_after, log.read_sequence)
        hub.start()
        await scene(hub, log)

    asyncio.run(play())


async def heard(listener: Subscription, count: int) -> list[int]:
    """The numbers of the next frames."""
    numbers: list[int] = []
    while len(numbers) < count:
        numbers += [frame.sequence for frame in await asyncio.wait_for(listener.take(), 5)]
    return numbers


def test_every_listener_hears_every_change_in_order() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        listeners = [await hub.subscribe("j") for _ in range(3)]
        log.append(12)
        hub.hint("j")
        for listener in listeners:
            assert await heard(listener, 12) == list(range(1, 13))

    run(scene)


def test_many_hints_for_one_change_are_heard_once() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        listener = await hub.subscribe("j")
        log.append()
        for _ in range(20):
            hub.hint("j")
        assert await heard(listener, 1) == [1]
        log.append()
        hub.hint("j")
        assert await heard(listener, 1) == [2]

    run(scene)


def test_a_lost_hint_is_made_good_by_the_next() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        listener = await hub.subscribe("j")
        log.append(3)
        log.append()
        hub.hint("j")
        assert await heard(listener, 4) == [1, 2, 3, 4]

    run(scene)


def test_a_hint_from_another_thread_is_heard() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        listener = await hub.subscribe("j")
        log.append()
        await asyncio.to_thread(hub.hint, "j")
        assert await heard(listener, 1) == [1]

    run(scene)


def test_a_listener_that_is_too_far_behind_is_closed_and_the_others_are_not() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        slow, quick = await hub.subscribe("j"), await hub.subscribe("j")
        log.append(QUEUE_LENGTH + 50)
        hub.hint("j")
        assert len(await heard(quick, QUEUE_LENGTH + 50)) == QUEUE_LENGTH + 50
        assert slow.closed
        assert not quick.closed

    run(scene)


def test_a_room_is_let_go_with_its_last_listener() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        listener = await hub.subscribe("j")
        assert hub.journeys() == ["j"]
        hub.unsubscribe("j", listener)
        assert hub.journeys() == []

    run(scene)


async def words_of(stream: Any, count: int) -> str:
    """The next pieces of a stream."""
    return "".join([(await anext(stream)).decode() for _ in range(count)])


def test_a_stream_begins_with_what_was_missed() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        log.append(4)
        stream = event_stream(hub, "j", after=2, sequence=4, read_after=log.read_after)
        said = await words_of(stream, 2)
        assert "id: 3" in said
        assert "id: 4" in said
        await stream.aclose()

    run(scene)


def test_a_change_during_the_replay_is_sent_once() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        log.append(2)
        stream = event_stream(hub, "j", after=0, sequence=2, read_after=log.read_after)
        await anext(stream)
        log.append()
        hub.hint("j")
        missed = await anext(stream)
        log.append()
        hub.hint("j")
        assert (missed + await anext(stream)).decode().count("id: 3") == 1
        await stream.aclose()

    run(scene)


def test_a_listener_who_missed_too_much_is_told_to_load_anew() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        log.append(600)
        stream = event_stream(hub, "j", after=0, sequence=600, read_after=log.read_after)
        assert "journey.reload" in await words_of(stream, 2)
        await stream.aclose()

    run(scene)


def test_a_quiet_stream_has_a_heartbeat() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        stream = event_stream(
            hub, "j", after=0, sequence=0, read_after=log.read_after, heartbeat_seconds=0.01
        )
        assert (await words_of(stream, 2)).endswith(": still here\n\n")
        await stream.aclose()

    run(scene)


def test_closing_the_hub_ends_every_stream() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        stream = event_stream(hub, "j", after=0, sequence=0, read_after=log.read_after)
        await anext(stream)
        hub.close()
        assert [piece async for piece in stream] == []
        assert hub.journeys() == []

    run(scene)
