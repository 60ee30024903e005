"""Who listens hears every change once and in order, whatever happens to the hints."""

import asyncio
from itertools import product

import pytest

from app.live.hub import AT_ONCE, Hub, Room
from tests.live.rooms import Crowd, Log, run


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


@pytest.mark.parametrize("crowd", [AT_ONCE - 1, AT_ONCE, AT_ONCE + 1])
def test_what_comes_while_a_full_room_is_told_is_heard_once_in_order(crowd: int) -> None:
    troubles: list[dict[str, object]] = []

    async def scene() -> None:
        asyncio.get_running_loop().set_exception_handler(
            lambda _, trouble: troubles.append(trouble)
        )
        for pauses in product((0, 1, 2), repeat=4):
            log, room, listeners = Log(), Room(0), [Crowd() for _ in range(crowd)]
            room.listeners = dict.fromkeys(listeners)
            for pause in pauses:
                room.tell(log.append())
                for _ in range(pause):
                    await asyncio.sleep(0)
            for one in listeners:
                assert await one.hear(4) == [1, 2, 3, 4]

    asyncio.run(scene())
    assert troubles == []


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


def test_a_room_is_let_go_with_its_last_listener() -> None:
    async def scene(hub: Hub, _log: Log) -> None:
        listener = Crowd()
        await hub.subscribe("j", listener)
        assert hub.cursors() == {"j": 0}
        hub.unsubscribe("j", listener)
        assert hub.cursors() == {}

    run(scene)
