from typing import Any

import pytest
from sqlmodel import select

from app.access.members import Member
from app.actions import placing
from app.actions.contributing import rate
from app.actions.joining import GUESSES, look_up_code
from app.actions.journeys import get_journey
from app.actions.record import get_record, journey_at, journey_on_photo, take_photo
from app.actions.undoing import can_undo
from app.actions.voting import cast, close_voting, own_votes, result, start_voting
from app.actions.workshops import change_workshop, get_workshop, list_workshops
from app.actions.workspace import NotFound, Workspace
from app.journey import Refused, Resource
from app.storage.tables import EventRow, OperationRow
from app.storage.workshop_tables import BallotRow, VotingRow
from app.workshop import Focus, Role, Step, Workshop, WorkshopState
from tests.actions.conftest import WIM
from tests.actions.record import check_sound
from tests.actions.workshop_cast import MOMENT, added, joined, opened, titles


@pytest.fixture(autouse=True)
def _nobody_was_busy() -> None:
    GUESSES.forget()
    placing.BY_PERSON.forget()


def change(workspace: Workspace, leader: Member, **fields: Any) -> Workshop:
    return change_workshop(
        workspace,
        person=WIM,
        journey_id=leader.workshop.journey_id,
        workshop_id=leader.workshop.id,
        fields=fields,
    )


def test_a_workshop_on_a_lived_journey_begins_with_the_parents(
    workspace: Workspace, journey_id: str
) -> None:
    workshop = opened(workspace, journey_id).workshop
    assert (workshop.state, workshop.step) == (WorkshopState.OPEN, Step.TARGET_GROUP)
    assert list_workshops(workspace, journey_id=journey_id) == [workshop]


def test_a_workshop_is_paused_closed_and_opened_again(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id)
    assert change(workspace, leader, state="paused").state is WorkshopState.PAUSED
    closed = change(workspace, leader, state="closed")
    assert closed.last is not None
    assert closed.closed_at is not None
    with pytest.raises(NotFound):
        look_up_code(workspace, code=closed.code, address="a")
    again = change(workspace, leader, state="open")
    assert (again.last, again.closed_at) == (None, None)
    assert look_up_code(workspace, code=again.code, address="a").workshop.id == again.id


def test_everybody_is_led_to_one_place(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id)
    on = {"resource": "contact-moment", "id": "b"}
    changed = change(workspace, leader, focus=on, step="conclusions", showsCode=True, timer=300)
    assert changed.focus == Focus(MOMENT, "b")
    assert (changed.step, changed.shows_code) == (Step.CONCLUSIONS, True)
    assert changed.timer_ends_at is not None
    changed = change(workspace, leader, focus=None, timer=None)
    assert (changed.focus, changed.timer_ends_at) == (None, None)


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"state": "gone"}, ["state"]),
        ({"step": "lunch", "timer": -1}, ["step", "timer"]),
        ({"timer": True}, ["timer"]),
        ({"timer": 10**6}, ["timer"]),
        ({"showsCode": "yes"}, ["showsCode"]),
        ({"focus": {"resource": "contact-moment", "id": "nergens"}}, ["focus.id"]),
        ({"focus": {"resource": "workshop", "id": "b"}}, ["focus.resource"]),
        ({"focus": "b"}, ["focus"]),
        ({"settings": {"lobby": "ja"}}, ["settings.lobby"]),
        ({"settings": {"hours": 0}}, ["settings.hours"]),
        ({"settings": []}, ["settings"]),
        ({"code": "AAAAAAAA"}, ["code"]),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_changed(
    workspace: Workspace, journey_id: str, fields: dict[str, Any], names: list[str]
) -> None:
    leader = opened(workspace, journey_id)
    with pytest.raises(Refused) as refused:
        change(workspace, leader, **fields)
    assert sorted(one.name for one in refused.value.faults) == names
    now = get_workshop(workspace, journey_id=journey_id, workshop_id=leader.workshop.id)
    assert now.workshop == leader.workshop


def test_one_setting_changes_alone(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id, moderated=True)
    settings = change(workspace, leader, settings={"locked": True}).settings
    assert (settings.moderated, settings.locked) == (True, True)


def test_a_workshop_of_another_journey_is_not_there(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id)
    with pytest.raises(NotFound):
        get_workshop(workspace, journey_id="anders", workshop_id=leader.workshop.id)


def test_news_of_a_workshop_is_nothing_to_undo_and_leaves_the_journey_as_it_was(
    workspace: Workspace, journey_id: str
) -> None:
    before = get_journey(workspace, journey_id)
    leader = opened(workspace, journey_id)
    joined(workspace, leader)
    after = get_journey(workspace, journey_id)
    assert after.sequence == before.sequence + 2
    assert (after.content, after.journey) == (before.content, before.journey)
    assert can_undo(workspace, person=WIM, journey_id=journey_id) == (False, False)
    added(workspace, joined(workspace, leader))
    assert get_journey(workspace, journey_id).content == after.sequence + 2
    check_sound(workspace, journey_id)


def test_a_result_is_seen_once_the_round_is_closed(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id)
    one, two = joined(workspace, leader), joined(workspace, leader)
    voting = start_voting(workspace, member=leader, subject=MOMENT, votes_each=2)
    cast(workspace, member=one, voting_id=voting.id, choices=["a"])
    cast(workspace, member=one, voting_id=voting.id, choices=["b", "c"])
    counted = cast(workspace, member=two, voting_id=voting.id, choices=["b"])
    assert counted.cast == 2
    assert result(workspace, member=one, voting_id=voting.id) is None
    assert own_votes(workspace, member=one, voting_id=voting.id) == ("b", "c")
    close_voting(workspace, member=leader, voting_id=voting.id)
    assert result(workspace, member=one, voting_id=voting.id) == {"b": 2, "c": 1}
    with pytest.raises(Refused, match="voting_closed"):
        cast(workspace, member=one, voting_id=voting.id, choices=["a"])


def test_nobody_can_tell_whose_a_ballot_was(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id)
    member = joined(workspace, leader)
    voting = start_voting(workspace, member=leader, subject=MOMENT, votes_each=1)
    cast(workspace, member=member, voting_id=voting.id, choices=["b"], operation_id="my-vote")
    with workspace.database.reading() as session:
        operation = session.get_one(OperationRow, (journey_id, "my-vote"))
        event = session.exec(select(EventRow).where(EventRow.operation_id == "my-vote")).one()
        ballots = session.exec(select(BallotRow)).all()
    assert len(ballots) == 1
    assert member.person.id not in (operation.person, event.person, ballots[0].voter)
    close_voting(workspace, member=leader, voting_id=voting.id)
    with workspace.database.reading() as session:
        assert session.get_one(VotingRow, voting.id).key == ""
    assert own_votes(workspace, member=member, voting_id=voting.id) == ()


def test_a_vote_sent_three_times_counts_once(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id)
    member = joined(workspace, leader)
    voting = start_voting(workspace, member=leader, subject=MOMENT, votes_each=1)
    for _ in range(3):
        cast(workspace, member=member, voting_id=voting.id, choices=["b"], operation_id="v")
    close_voting(workspace, member=leader, voting_id=voting.id)
    assert result(workspace, member=leader, voting_id=voting.id) == {"b": 1}


@pytest.mark.parametrize(
    ("choices", "code"),
    [(["a", "b", "c"], "too_many"), (["a", "a"], "voted_twice"), (["nergens"], "not_there")],
)
def test_a_ballot_that_can_not_be_is_refused(
    workspace: Workspace, journey_id: str, choices: list[str], code: str
) -> None:
    leader = opened(workspace, journey_id)
    member = joined(workspace, leader)
    voting = start_voting(workspace, member=leader, subject=MOMENT, votes_each=2)
    with pytest.raises(Refused, match=code):
        cast(workspace, member=member, voting_id=voting.id, choices=choices)
    assert own_votes(workspace, member=member, voting_id=voting.id) == ()


def test_there_is_one_round_at_a_time(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id)
    voting = start_voting(workspace, member=leader, subject=MOMENT, votes_each=2)
    with pytest.raises(Refused, match="voting_open"):
        start_voting(workspace, member=leader, subject=MOMENT, votes_each=2)
    close_voting(workspace, member=leader, voting_id=voting.id)
    assert start_voting(workspace, member=leader, subject=Resource.BOTTLENECK, votes_each=1)


def test_a_photo_keeps_the_map_of_its_moment(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id)
    member = joined(workspace, leader)
    before = get_journey(workspace, journey_id).journey
    photo = take_photo(workspace, member=leader, title="Voor de pauze")
    added(workspace, member, "Na de pauze")
    on_it = journey_on_photo(workspace, member=leader, photo_id=photo.id)
    assert on_it.journey == before
    assert "Na de pauze" in titles(workspace, journey_id)
    with pytest.raises(NotFound):
        journey_at(workspace, member=leader, sequence=10**6)


def test_the_record_tells_roles_changes_and_votes_and_no_names(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id)
    parent = joined(workspace, leader, name="Roosmarijn", role="young_parent")
    joined(workspace, leader)
    added(workspace, parent, "Balie")
    rate(workspace, member=parent, contact_moment="b", fields={"score": -1})
    voting = start_voting(workspace, member=leader, subject=MOMENT, votes_each=1)
    cast(workspace, member=parent, voting_id=voting.id, choices=["b"])
    close_voting(workspace, member=leader, voting_id=voting.id)
    take_photo(workspace, member=leader, title="Einde")
    change(workspace, leader, state="closed")
    added_after = get_journey(workspace, journey_id).sequence
    record = get_record(workspace, member=leader)
    assert record.people == {Role.YOUNG_PARENT: 1, Role.PARTICIPANT: 1}
    assert [one.event for one in record.changes] == [
        "contact-moment.created",
        "experience.created",
    ]
    assert record.changes[0].title == "Balie"
    assert record.votings[0].votes == {"b": 1}
    assert [one.title for one in record.photos] == ["Einde"]
    assert all(one.sequence <= added_after for one in record.changes)
    assert "Roosmarijn" not in repr(record)
