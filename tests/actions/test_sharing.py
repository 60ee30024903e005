"""Links to look at a journey: what one opens, and when it opens nothing any more."""

import io
from datetime import timedelta

import pytest
from sqlmodel import select

from app.access.members import NotAllowed
from app.access.people import guest
from app.actions.archive import back_up, restore
from app.actions.items import create_item
from app.actions.journeys import get_journey, remove_journey
from app.actions.retention import DUTIES, erase_due
from app.actions.sharing import (
    DEAD_KEPT,
    list_links,
    look_through,
    opened_link,
    revoke_link,
    share_journey,
)
from app.actions.workspace import NotFound, Workspace
from app.journey import Refused, Resource
from app.storage.sharing_tables import ShareLinkRow
from app.storage.tables import now
from tests.actions.conftest import WIM


def shared(workspace: Workspace, journey_id: str, *shows: str, days: int = 30) -> tuple[str, str]:
    """A new link's id and key."""
    fields = {"title": "De raad", "shows": list(shows), "days": days}
    link, key = share_journey(workspace, person=WIM, journey_id=journey_id, fields=fields)
    return link.id, key


def expire(workspace: Workspace, link_id: str, ago: timedelta = timedelta()) -> None:
    with workspace.database.writing() as session:
        row = session.get_one(ShareLinkRow, link_id)
        row.expires_at = now() - ago
        session.commit()


def test_a_link_shows_the_map_and_keeps_voices_and_plan_back(
    workspace: Workspace, journey_id: str
) -> None:
    whole = get_journey(workspace, journey_id).journey
    assert whole.experiences
    assert whole.annotations
    assert whole.actions
    shown = look_through(workspace, shared(workspace, journey_id)[1])[1].journey
    assert shown.contact_moments == whole.contact_moments
    assert (shown.experiences, shown.annotations) == ((), ())
    assert (shown.improvements, shown.actions) == ((), ())


@pytest.mark.parametrize(("part", "kept"), [("voices", "experiences"), ("plan", "actions")])
def test_a_link_shows_the_parts_that_were_chosen(
    workspace: Workspace, journey_id: str, part: str, kept: str
) -> None:
    whole = get_journey(workspace, journey_id).journey
    shown = look_through(workspace, shared(workspace, journey_id, part)[1])[1].journey
    assert getattr(shown, kept) == getattr(whole, kept) != ()
    both = look_through(workspace, shared(workspace, journey_id, "voices", "plan")[1])[1].journey
    assert both == whole != shown


def test_a_link_shows_the_journey_as_it_is_now(workspace: Workspace, journey_id: str) -> None:
    _, key = shared(workspace, journey_id)
    before = look_through(workspace, key)[1]
    create_item(
        workspace,
        person=WIM,
        journey_id=journey_id,
        resource=Resource.CONTACT_MOMENT,
        fields={"phase": "start", "title": "Nieuw"},
    )
    after = look_through(workspace, key)[1]
    assert after.sequence > before.sequence
    titles = [one.title for one in after.journey.contact_moments]
    assert "Nieuw" in titles


def test_the_key_is_not_kept(workspace: Workspace, journey_id: str) -> None:
    _, key = shared(workspace, journey_id)
    with workspace.database.reading() as session:
        row = session.exec(select(ShareLinkRow)).one()
    assert key not in str(row)
    assert len(row.token_digest) == 64


def test_a_revoked_link_opens_nothing_and_says_so_to_who_listens(
    workspace: Workspace, journey_id: str
) -> None:
    link_id, key = shared(workspace, journey_id)
    _, other = shared(workspace, journey_id)
    before = get_journey(workspace, journey_id)
    told: list[tuple[str, int]] = []
    listening = Workspace(workspace.database, lambda one, number: told.append((one, number)))
    for _ in range(2):
        link = revoke_link(listening, person=WIM, journey_id=journey_id, link_id=link_id)
        assert link.is_revoked
    assert told[0] == (journey_id, before.sequence + 1)
    with pytest.raises(NotFound):
        look_through(workspace, key)
    assert look_through(workspace, other)
    after = get_journey(workspace, journey_id)
    assert (after.content, after.journey) == (before.content, before.journey)


def test_a_link_ends_by_itself(workspace: Workspace, journey_id: str) -> None:
    link_id, key = shared(workspace, journey_id, days=1)
    assert opened_link(workspace, key).expires_at - now() <= timedelta(days=1)
    expire(workspace, link_id)
    with pytest.raises(NotFound):
        opened_link(workspace, key)


def test_a_link_to_a_removed_journey_opens_nothing(workspace: Workspace, journey_id: str) -> None:
    _, key = shared(workspace, journey_id)
    version = get_journey(workspace, journey_id).version
    remove_journey(workspace, person=WIM, journey_id=journey_id, version=version)
    with pytest.raises(NotFound):
        opened_link(workspace, key)


@pytest.mark.parametrize("key", ["", "kl_", "kl_" + "a" * 43, "\ud800"])
def test_a_key_that_is_not_ours_opens_nothing(
    workspace: Workspace, journey_id: str, key: str
) -> None:
    shared(workspace, journey_id)
    with pytest.raises(NotFound):
        opened_link(workspace, key)


def test_the_list_tells_when_a_link_was_used_last(workspace: Workspace, journey_id: str) -> None:
    _, key = shared(workspace, journey_id)
    assert list_links(workspace, person=WIM, journey_id=journey_id)[0].used_at is None
    look_through(workspace, key)
    used = list_links(workspace, person=WIM, journey_id=journey_id)[0].used_at
    assert used is not None
    look_through(workspace, key)
    assert list_links(workspace, person=WIM, journey_id=journey_id)[0].used_at == used


def test_nobody_but_the_owner_shares(workspace: Workspace, journey_id: str) -> None:
    link_id, _ = shared(workspace, journey_id)
    somebody = guest("somebody")
    with pytest.raises(NotAllowed):
        share_journey(workspace, person=somebody, journey_id=journey_id, fields={"title": "x"})
    with pytest.raises(NotAllowed):
        list_links(workspace, person=somebody, journey_id=journey_id)
    with pytest.raises(NotAllowed):
        revoke_link(workspace, person=somebody, journey_id=journey_id, link_id=link_id)


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({}, "title"),
        ({"title": " "}, "title"),
        ({"title": "x", "shows": ["everything"]}, "shows"),
        ({"title": "x", "days": 0}, "days"),
        ({"title": "x", "days": 367}, "days"),
        ({"title": "x", "forever": True}, "forever"),
    ],
)
def test_a_wish_that_can_not_be_is_refused_by_name(
    workspace: Workspace, journey_id: str, fields: dict[str, object], place: str
) -> None:
    with pytest.raises(Refused) as refused:
        share_journey(workspace, person=WIM, journey_id=journey_id, fields=fields)
    assert [one.place[0] for one in refused.value.faults] == [place]
    assert list_links(workspace, person=WIM, journey_id=journey_id) == ()


def test_links_that_ended_long_ago_are_forgotten(workspace: Workspace, journey_id: str) -> None:
    assert "links" in {one.name for one in DUTIES}
    old, recent, working = (shared(workspace, journey_id)[0] for _ in range(3))
    expire(workspace, old, DEAD_KEPT + timedelta(minutes=1))
    expire(workspace, recent, DEAD_KEPT - timedelta(minutes=1))
    assert erase_due(workspace)["links"] == 1
    left = {one.id for one in list_links(workspace, person=WIM, journey_id=journey_id)}
    assert left == {recent, working}


def test_links_come_along_in_a_backup(
    workspace: Workspace, other: Workspace, journey_id: str
) -> None:
    _, key = shared(workspace, journey_id, "voices")
    look_through(workspace, key)
    archive = io.BytesIO()
    back_up(workspace.database, archive)
    archive.seek(0)
    restore(other.database, archive, name="alles.zip")
    there = list_links(other, person=WIM, journey_id=journey_id)
    assert there == list_links(workspace, person=WIM, journey_id=journey_id) != ()
    assert look_through(other, key)[1].journey == look_through(workspace, key)[1].journey
