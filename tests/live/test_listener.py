"""What goes over one listener's line: all of it, in order, as long as they may hear it."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest

from app.live.frames import AllEars, Frame
from app.live.hub import REMEMBERED, Hub
from app.live.listener import QUEUE_LENGTH, Listener
from app.live.stream import MOST_REPLAYED, follow
from tests.live.rooms import Client, Crowd, Log, run


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
