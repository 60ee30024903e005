import asyncio
from datetime import datetime, timedelta

from app.access.members import Member
from app.actions.hosting import list_participants
from app.actions.joining import GUESSES
from app.actions.workspace import Workspace
from app.storage.tables import now
from app.web.presence import Presence
from tests.actions.conftest import journey_id, workspace
from tests.actions.workshop_cast import joined, opened

__all__ = ["journey_id", "workspace"]


def test_who_has_the_stream_open_is_noted_and_then_not_any_more(
    workspace: Workspace, journey_id: str
) -> None:
    GUESSES.forget()
    leader = opened(workspace, journey_id)
    member = joined(workspace, leader)
    before = seen(workspace, leader, member)

    async def scene() -> None:
        presence = Presence(workspace, seconds=0)
        with presence.attended(member):
            while True:
                if await asyncio.to_thread(seen, workspace, leader, member) != before:
                    break
            noting = presence._noting
        assert noting is not None
        [ended] = await asyncio.gather(noting, return_exceptions=True)
        assert isinstance(ended, asyncio.CancelledError)

    asyncio.run(asyncio.wait_for(scene(), 20))
    assert seen(workspace, leader, member) > before


def test_who_was_seen_long_ago_is_not_here(workspace: Workspace, journey_id: str) -> None:
    GUESSES.forget()
    leader = opened(workspace, journey_id)
    joined(workspace, leader)
    [participant] = list_participants(workspace, member=leader)
    assert participant.is_here(now())
    assert not participant.is_here(now() + timedelta(minutes=1))


def seen(workspace: Workspace, leader: Member, member: Member) -> datetime:
    """When somebody was last here."""
    people = list_participants(workspace, member=leader)
    return next(one.seen_at for one in people if one.id == member.person.id)
