from datetime import timedelta

import pytest

from app.access.members import Member
from app.actions import joining
from app.actions.hosting import NotAllowed, admit, change_role, remove_participant
from app.actions.joining import GUESSES, join, look_up_code, member_of_token
from app.actions.limits import Limit, TooMany
from app.actions.workshops import change_workshop
from app.actions.workspace import NotFound, Workspace
from app.journey import Refused
from app.storage.tables import now as moment_now
from app.workshop import ParticipantState, Role, spelled
from tests.actions.conftest import WIM
from tests.actions.record import events
from tests.actions.workshop_cast import joined, now, opened


@pytest.fixture(autouse=True)
def _no_guesses_yet() -> None:
    GUESSES.forget()


def change(workspace: Workspace, leader: Member, **fields: object) -> None:
    change_workshop(
        workspace,
        person=WIM,
        journey_id=leader.workshop.journey_id,
        workshop_id=leader.workshop.id,
        fields=fields,
    )


def test_a_code_may_be_typed_in_any_way(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id)
    typed = f" {spelled(leader.workshop.code).lower()} "
    found = look_up_code(workspace, code=typed, address="a")
    assert found.workshop == leader.workshop
    assert ("wijkteam", "Wijkteam") in found.departments


def test_somebody_comes_in_without_saying_anything(workspace: Workspace, journey_id: str) -> None:
    member = joined(workspace, opened(workspace, journey_id))
    assert member.participant is not None
    assert (member.role, member.participant.name) == (Role.PARTICIPANT, "")
    assert member.participant.state is ParticipantState.PRESENT


def test_a_device_comes_back_as_the_same_person(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id)
    member, token = join(workspace, code=leader.workshop.code, address="a", fields={})
    assert member_of_token(workspace, workshop_id=leader.workshop.id, token=token) == member
    other = opened(workspace, journey_id)
    assert member_of_token(workspace, workshop_id=other.workshop.id, token=token) is None


def test_people_are_told_apart_by_numbers_across_the_workshops_of_a_journey(
    workspace: Workspace, journey_id: str
) -> None:
    first, second = opened(workspace, journey_id), opened(workspace, journey_id)
    people = [joined(workspace, leader) for leader in (first, second, first)]
    assert [one.participant and one.participant.number for one in people] == [1, 2, 3]


def test_a_closed_an_expired_and_an_unknown_code_are_answered_alike(
    workspace: Workspace, journey_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader = opened(workspace, journey_id)
    change(workspace, leader, state="closed")
    late = opened(workspace, journey_id, hours=1)
    monkeypatch.setattr(joining, "now", lambda: moment_now() + timedelta(hours=2))
    told = set()
    for code in (leader.workshop.code, late.workshop.code, "00000000", "nonsense!"):
        with pytest.raises(NotFound) as refused:
            look_up_code(workspace, code=code, address="a")
        told.add(str(refused.value))
    assert len(told) == 1


def test_guessing_codes_is_ended_and_a_school_is_not_shut_out(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id)
    for _ in range(GUESSES.most * 3):
        look_up_code(workspace, code=leader.workshop.code, address="school")
    for _ in range(GUESSES.most):
        with pytest.raises(NotFound):
            look_up_code(workspace, code="ZZZZZZZZ", address="guesser")
    with pytest.raises(TooMany):
        look_up_code(workspace, code=leader.workshop.code, address="guesser")
    assert look_up_code(workspace, code=leader.workshop.code, address="school")


def test_a_limit_ends_with_its_stretch_of_time() -> None:
    time = [0.0]
    limit = Limit(most=2, seconds=60, clock=lambda: time[0])
    limit.take("a")
    time[0] = 30
    limit.take("a")
    with pytest.raises(TooMany) as refused:
        limit.take("a")
    assert refused.value.seconds == 30
    limit.take("b")
    time[0] = 60
    limit.take("a")


def test_a_locked_workshop_lets_nobody_new_in(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id)
    inside = joined(workspace, leader)
    change(workspace, leader, settings={"locked": True})
    with pytest.raises(Refused, match="workshop_locked"):
        joined(workspace, leader)
    assert now(workspace, inside)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"role": "co_facilitator"}, "role"),
        ({"role": "facilitator"}, "role"),
        ({"role": "projector"}, "role"),
        ({"name": "x" * 61}, "name"),
        ({"department": "nergens"}, "department"),
        ({"state": "present"}, "state"),
    ],
)
def test_nobody_chooses_a_role_or_a_department_that_is_not_theirs_to_choose(
    workspace: Workspace, journey_id: str, fields: dict[str, str], field: str
) -> None:
    leader = opened(workspace, journey_id)
    with pytest.raises(Refused) as refused:
        joined(workspace, leader, **fields)
    assert [one.name for one in refused.value.faults] == [field]


def test_who_waits_in_the_lobby_is_let_in(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id, lobby=True)
    member = joined(workspace, leader)
    assert member.participant is not None
    assert member.participant.state is ParticipantState.WAITING
    let_in = admit(workspace, member=leader, participant_id=member.participant.id)
    assert let_in.state is ParticipantState.PRESENT


def test_the_key_of_who_is_sent_away_opens_nothing(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id)
    member, token = join(workspace, code=leader.workshop.code, address="a", fields={})
    assert member.participant is not None
    remove_participant(workspace, member=leader, participant_id=member.participant.id)
    assert member_of_token(workspace, workshop_id=leader.workshop.id, token=token) is None


def test_only_the_facilitator_makes_a_co_facilitator(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id)
    one, two = joined(workspace, leader), joined(workspace, leader)
    assert one.participant
    assert two.participant
    ids = one.participant.id, two.participant.id
    co = Role.CO_FACILITATOR
    change_role(workspace, member=leader, participant_id=ids[0], role=co)
    helper = now(workspace, one)
    assert helper.role is co
    with pytest.raises(NotAllowed):
        change_role(workspace, member=helper, participant_id=ids[1], role=co)
    with pytest.raises(NotAllowed):
        remove_participant(workspace, member=helper, participant_id=ids[0])
    remove_participant(workspace, member=helper, participant_id=ids[1])


def test_the_log_tells_that_somebody_came_and_nothing_about_them(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id)
    member = joined(workspace, leader, name="Roos")
    assert member.participant is not None
    last = events(workspace, journey_id)[-1]
    assert (last.resource, last.resource_id) == ("participant", member.participant.id)
    assert (last.verb, last.before, last.after) == ("changed", None, None)
