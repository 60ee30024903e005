"""Who listens hears every change once and in order, whatever happens to the hints."""

import asyncio
from collections.abc import Callable, Coroutine, MutableMapping
from contextlib import suppress
from typing import Any

import pytest

from app.live.frames import AllEars, Batch, Ears, Frame
from app.live.hub import AT_ONCE, REMEMBERED, Hub
from app.live.listener import QUEUE_LENGTH, Listener
from app.live.stream import MOST_REPLAYED, follow


class Log:
    """A log in memory that stands in for the table."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self.reads = 0

    def append(self, count: int = 1) -> list[Frame]:
        """Write events with the next numbers."""
        new = [
            Frame(number, f"id: {number}\n\n".encode())
            for number in range(len(self.frames) + 1, len(self.frames) + count + 1)
        ]
        self.frames += new
        return new

    def read_after(self, _journey: str, sequence: int) -> list[Frame]:
        """At most five at once, as the table gives at most so many."""
        self.reads += 1
        return self.frames[sequence : sequence + 5]

    def read_sequence(self, _journey: str) -> int:
        """The last number."""
        return len(self.frames)


class Crowd:
    """Listens to a hub, and notes the numbers that it hears."""

    def __init__(self) -> None:
        self.heard: list[int] = []
        self.closed = False
        self._more = asyncio.Event()

    def deliver(self, batch: Batch) -> None:
        """Note what is new."""
        self.heard += [frame.sequence for frame in batch.frames]
        self._more.set()

    def close(self) -> None:
        """Hear no more."""
        self.closed = True

    async def hear(self, count: int) -> list[int]:
        """What was heard, once it is so much."""
        while len(self.heard) < count:
            self._more.clear()
            await asyncio.wait_for(self._more.wait(), 5)
        return self.heard


class Line:
    """The way to a client: what was sent over it, and whether it is full."""

    def __init__(self) -> None:
        self.said = b""
        self.flows = asyncio.Event()
        self.flows.set()
        self._more = asyncio.Event()

    async def send(self, message: MutableMapping[str, Any]) -> None:
        """As a server's: waits only while the line is full."""
        if not self.flows.is_set():
            await self.flows.wait()
        self.said += message["body"]
        self._more.set()

    async def until(self, words: str) -> str:
        """Everything that was said, once these words are in it."""
        while words.encode() not in self.said:
            self._more.clear()
            await asyncio.wait_for(self._more.wait(), 5)
        return self.said.decode()


def run(scene: Callable[[Hub, Log], Coroutine[Any, Any, None]]) -> None:
    """Play a scene with a hub on an empty log."""

    async def play() -> None:
        log = Log()
        hub = Hub(log.read_after, log.read_sequence)
        hub.start()
        await scene(hub, log)

    asyncio.run(play())


class Client:
    """A stream that is open, on a line of its own."""

    def __init__(
        self, hub: Hub, after: int | None, ears: Ears | None = None, heartbeat: float = 15.0
    ) -> None:
        self.line = Line()
        self.listener = Listener(self.line.send, ears or AllEars(), heartbeat_seconds=heartbeat)
        self.task = asyncio.create_task(follow(hub, "j", self.listener, after))

    async def leave(self) -> None:
        """Close it from this side."""
        self.listener.close()
        with suppress(asyncio.CancelledError):
            await asyncio.wait_for(self.task, 5)


def test_every_listener_hears_every_change_in_order() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        listeners = [Crowd() for _ in range(3)]
        for one in listeners:
            await hub.subscribe("j", one)
        log.append(12)
        hub.hint("j")
        for one in listeners:
            assert await one.hear(12) == list(range(1, 13))

    run(scene)


def test_what_was_committed_is_told_without_reading_the_log() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        listener = Crowd()
        await hub.subscribe("j", listener)
        for number in range(1, 4):
            hub.tell("j", log.append())
            hub.hint("j", number)
        assert await listener.hear(3) == [1, 2, 3]
        assert log.reads == 0

    run(scene)


def test_what_is_told_in_another_order_is_heard_in_the_logs() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        listener = Crowd()
        await hub.subscribe("j", listener)
        first, second = log.append(), log.append()
        hub.tell("j", second)
        hub.tell("j", first)
        assert await listener.hear(2) == [1, 2]
        hub.tell("j", log.append())
        assert await listener.hear(3) == [1, 2, 3]

    run(scene)


def test_more_listeners_than_are_told_at_once_all_hear_it() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        listeners = [Crowd() for _ in range(2 * AT_ONCE)]
        for one in listeners:
            await hub.subscribe("j", one)
        hub.tell("j", log.append())
        await asyncio.sleep(0)
        hub.tell("j", log.append())
        for one in listeners:
            assert await one.hear(2) == [1, 2]

    run(scene)


def test_many_hints_for_one_change_are_heard_once() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        listener = Crowd()
        await hub.subscribe("j", listener)
        log.append()
        for _ in range(20):
            hub.hint("j")
        assert await listener.hear(1) == [1]
        log.append()
        hub.hint("j")
        assert await listener.hear(2) == [1, 2]

    run(scene)


def test_a_lost_hint_is_made_good_by_the_next() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        listener = Crowd()
        await hub.subscribe("j", listener)
        log.append(3)
        hub.tell("j", log.append())
        assert await listener.hear(4) == [1, 2, 3, 4]

    run(scene)


def test_a_hint_from_another_thread_is_heard() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        listener = Crowd()
        await hub.subscribe("j", listener)
        log.append()
        await asyncio.to_thread(hub.hint, "j")
        assert await listener.hear(1) == [1]

    run(scene)


def test_a_listener_whose_line_is_full_is_closed_in_the_end_and_the_others_are_not() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        slow, quick = Client(hub, None), Client(hub, None)
        for one in (slow, quick):
            await one.line.until("ready")
        slow.line.flows.clear()
        for _ in range(QUEUE_LENGTH + 50):
            hub.tell("j", log.append())
            await asyncio.sleep(0)
        said = await quick.line.until(f"id: {QUEUE_LENGTH + 50}\n")
        assert said.count("id: ") == QUEUE_LENGTH + 51
        assert slow.listener.closed
        assert not quick.listener.closed
        slow.line.flows.set()
        await asyncio.wait_for(slow.task, 5)
        await quick.leave()

    run(scene)


def test_a_line_that_was_full_goes_on_in_order() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        client = Client(hub, None)
        await client.line.until("ready")
        client.line.flows.clear()
        for _ in range(5):
            hub.tell("j", log.append())
            await asyncio.sleep(0)
        assert "id: 1\n" not in client.line.said.decode()
        client.line.flows.set()
        hub.tell("j", log.append())
        said = await client.line.until("id: 6\n")
        numbers = [int(one.split("\n")[0]) for one in said.split("id: ")[2:]]
        assert numbers == [1, 2, 3, 4, 5, 6]
        await client.leave()

    run(scene)


def test_a_room_is_let_go_with_its_last_listener() -> None:
    async def scene(hub: Hub, _log: Log) -> None:
        listener = Crowd()
        await hub.subscribe("j", listener)
        assert hub.cursors() == {"j": 0}
        hub.unsubscribe("j", listener)
        assert hub.cursors() == {}

    run(scene)


def test_a_stream_begins_with_what_was_missed() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        log.append(14)
        client = Client(hub, 2)
        said = await client.line.until("id: 14\n")
        assert [f"id: {number}\n" in said for number in (2, 3)] == [True, True]
        assert said.count("id: ") == 13
        await client.leave()

    run(scene)


def test_who_comes_back_hears_what_the_room_remembers_without_the_log() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        there = Client(hub, None)
        await there.line.until("ready")
        for _ in range(7):
            hub.tell("j", log.append())
        await there.line.until("id: 7\n")
        back = Client(hub, 3)
        said = await back.line.until("id: 7\n")
        assert said.count("id: ") == 5
        assert log.reads == 0
        await there.leave()
        await back.leave()

    run(scene)


def test_a_change_during_the_replay_is_sent_once() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        log.append(2)
        client = Client(hub, 0)
        client.line.flows.clear()
        await asyncio.sleep(0.01)
        hub.tell("j", log.append())
        client.line.flows.set()
        hub.tell("j", log.append())
        said = await client.line.until("id: 4\n")
        assert [said.count(f"id: {number}\n") for number in (1, 2, 3, 4)] == [1, 1, 1, 1]
        await client.leave()

    run(scene)


@pytest.mark.parametrize("remembered", [True, False])
def test_a_listener_who_missed_too_much_is_told_to_load_anew(remembered: bool) -> None:
    async def scene(hub: Hub, log: Log) -> None:
        there = Crowd()
        if remembered:
            await hub.subscribe("j", there)
            hub.tell("j", log.append(MOST_REPLAYED + 100))
            assert len(await there.hear(1)) > REMEMBERED
        else:
            log.append(MOST_REPLAYED + 100)
        client = Client(hub, 0)
        said = await client.line.until("journey.reload")
        assert f"id: {MOST_REPLAYED + 100}\n" in said
        await client.leave()

    run(scene)


def test_a_number_of_another_database_begins_with_what_comes() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        log.append(3)
        client = Client(hub, 99)
        assert "id: 3\n" in await client.line.until("ready")
        hub.tell("j", log.append())
        await client.line.until("id: 4\n")
        await client.leave()

    run(scene)


def test_a_quiet_stream_has_a_heartbeat() -> None:
    async def scene(hub: Hub, _log: Log) -> None:
        client = Client(hub, 0, heartbeat=0.01)
        assert (await client.line.until(": still here")).endswith(": still here\n\n")
        await client.leave()

    run(scene)


class Guest(AllEars):
    """Is asked about every event, and may hear ``most`` of them."""

    def __init__(self, most: int) -> None:
        self.left = most

    def concerns(self, _frame: Frame) -> bool:
        """Every one."""
        return True

    async def look_again(self) -> bool:
        """Until the last one."""
        self.left -= 1
        return self.left >= 0


def test_who_may_hear_no_more_hears_that_they_are_gone_and_nothing_else() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        client = Client(hub, None, Guest(1))
        await client.line.until("ready")
        hub.tell("j", log.append())
        await client.line.until("id: 1\n")
        hub.tell("j", log.append())
        await asyncio.wait_for(client.task, 5)
        assert client.line.said.decode().endswith("event: gone\ndata: {}\n\n")
        assert b"id: 2\n" not in client.line.said
        assert hub.cursors() == {}

    run(scene)


def test_a_line_that_fails_ends_its_own_stream_and_no_other() -> None:
    async def scene(hub: Hub, log: Log) -> None:
        async def broken(message: MutableMapping[str, Any]) -> None:
            if b"id: 1\n" in message["body"]:
                raise OSError("gone")

        listener = Listener(broken, AllEars())
        task = asyncio.create_task(follow(hub, "j", listener, None))
        other = Client(hub, None)
        await other.line.until("ready")
        hub.tell("j", log.append())
        await other.line.until("id: 1\n")
        with pytest.raises(OSError, match="gone"):
            await asyncio.wait_for(task, 5)
        await other.leave()

    run(scene)


def test_closing_the_hub_ends_every_stream() -> None:
    async def scene(hub: Hub, _log: Log) -> None:
        client = Client(hub, 0)
        await client.line.until("ready")
        hub.close()
        await asyncio.wait_for(client.task, 5)
        assert hub.cursors() == {}

    run(scene)
