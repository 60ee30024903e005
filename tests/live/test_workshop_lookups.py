"""Whether everybody may still listen is read once a change, and who was sent away is found out."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from app.access.members import Member
from app.actions import joining
from app.actions.hosting import change_role, remove_participant
from app.actions.journeys import import_journey
from app.actions.workspace import Workspace
from app.storage.database import Database
from app.web import lookups
from app.web.lookups import Lookups
from app.web.member_ears import MemberEars
from app.workshop import Role
from tests.actions.conftest import NOOR, WIM
from tests.actions.workshop_cast import joined, opened

PEOPLE = 60


@pytest.fixture
def workspace(ready_sqlite_url: str) -> Iterator[Workspace]:
    database = Database(ready_sqlite_url)
    yield Workspace(database)
    database.close()


@pytest.fixture
def leader(workspace: Workspace) -> Member:
    """Who leads a workshop on Noor's journey."""
    return opened(workspace, import_journey(workspace, person=WIM, journey=NOOR).journey_id)


class Reads:
    """Counts the reads of who is in a workshop; the first can be held up."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.of: list[int] = []
        self.began, self.go_on = threading.Event(), threading.Event()
        self.go_on.set()
        monkeypatch.setattr(lookups, "current_members", self.read)

    def read(self, workspace: Workspace, members: Sequence[Member]) -> list[Member | None]:
        """As the real one, which has read before it is held up."""
        self.of.append(len(members))
        found = joining.current_members(workspace, members)
        self.began.set()
        assert self.go_on.wait(5)
        return found


def remove(workspace: Workspace, leader: Member, who: Member) -> None:
    remove_participant(workspace, member=leader, participant_id=who.person.id)


def test_a_full_room_is_looked_up_in_one_read_and_who_was_sent_away_hears_no_more(
    workspace: Workspace, leader: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [joined(workspace, leader) for _ in range(PEOPLE)]
    remove(workspace, leader, people[7])
    reads = Reads(monkeypatch)

    async def all_ask() -> list[bool]:
        joint = Lookups(workspace)
        ears = [MemberEars(joint, one) for one in [*people, leader]]
        return await asyncio.gather(*(one.look_again() for one in ears))

    assert asyncio.run(all_ask()) == [n != 7 for n in range(PEOPLE + 1)]
    assert reads.of == [PEOPLE + 1]


def test_who_asks_while_a_read_is_under_way_is_not_answered_by_it(
    workspace: Workspace, leader: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = joined(workspace, leader), joined(workspace, leader)
    reads = Reads(monkeypatch)
    reads.go_on.clear()

    async def scene() -> tuple[bool, bool]:
        joint = Lookups(workspace)
        early = asyncio.create_task(MemberEars(joint, one).look_again())
        await asyncio.to_thread(reads.began.wait, 5)
        await asyncio.to_thread(remove, workspace, leader, two)
        late = asyncio.create_task(MemberEars(joint, two).look_again())
        await asyncio.sleep(0)
        reads.go_on.set()
        return await early, await late

    assert asyncio.run(scene()) == (True, False)
    assert reads.of == [1, 1]


def test_one_who_leaves_while_looked_up_takes_nobodys_answer_along(
    workspace: Workspace, leader: Member
) -> None:
    one, two = joined(workspace, leader), joined(workspace, leader)

    async def scene() -> bool:
        joint = Lookups(workspace)
        leaving = asyncio.create_task(MemberEars(joint, one).look_again())
        staying = asyncio.create_task(MemberEars(joint, two).look_again())
        await asyncio.sleep(0)
        leaving.cancel()
        return await staying

    assert asyncio.run(scene())


def test_a_new_role_is_heard_with_from_the_same_read_on(
    workspace: Workspace, leader: Member
) -> None:
    people = [joined(workspace, leader) for _ in range(3)]
    change_role(workspace, member=leader, participant_id=people[0].person.id, role=Role.OBSERVER)

    async def kinds() -> list[Any]:
        joint = Lookups(workspace)
        ears = [MemberEars(joint, one) for one in people]
        await asyncio.gather(*(one.look_again() for one in ears))
        return [one.kind for one in ears]

    first, second, third = asyncio.run(kinds())
    assert second == third != first
