import pytest

from app.access.members import Member
from app.actions import contributing, placing
from app.actions.asking import ask, close_question, reveal
from app.actions.contributing import contribute, rate
from app.actions.hosting import remove_participant
from app.actions.items import change_item
from app.actions.joining import GUESSES
from app.actions.journeys import get_journey
from app.actions.limits import Limit, TooMany
from app.actions.moderating import accept, list_contributions, refuse
from app.actions.own_contributions import change_own, get_contribution, list_own, withdraw
from app.actions.turning_back import undo_any
from app.actions.undoing import undo
from app.actions.workshops import change_workshop
from app.actions.workspace import NotFound, OperationReused, Stale, Workspace
from app.journey import Refused, Resource
from app.workshop import ContributionState, QuestionKind
from tests.actions.conftest import WIM
from tests.actions.record import check_sound, events
from tests.actions.workshop_cast import MOMENT, added, joined, opened, ratings, titles


@pytest.fixture(autouse=True)
def _nobody_was_busy() -> None:
    GUESSES.forget()
    placing.BY_PERSON.forget()
    placing.BY_JOURNEY.forget()


def test_what_somebody_adds_stands_on_the_map_at_once(
    workspace: Workspace, journey_id: str
) -> None:
    member = joined(workspace, opened(workspace, journey_id), role="young_parent")
    made = added(workspace, member, "Balie")
    assert made.state is ContributionState.ACCEPTED
    item = get_journey(workspace, journey_id).journey.contact_moment(made.item_id)
    assert item is not None
    assert (item.title, item.source) == ("Balie", "young_parent")
    check_sound(workspace, journey_id)


def test_a_name_never_reaches_the_journey(workspace: Workspace, journey_id: str) -> None:
    member = joined(workspace, opened(workspace, journey_id), name="Roosmarijn")
    added(workspace, member)
    rate(workspace, member=member, contact_moment="b", fields={"score": 1})
    assert ratings(workspace, journey_id, "b")
    assert "Roosmarijn" not in get_journey(workspace, journey_id).journey.model_dump_json()
    written = [str((one.before, one.after)) for one in events(workspace, journey_id)]
    assert "Roosmarijn" not in "".join(written)


def test_a_rating_said_again_replaces_the_one_before(workspace: Workspace, journey_id: str) -> None:
    member = joined(workspace, opened(workspace, journey_id), role="young_parent")
    for score in (1, -2):
        rate(workspace, member=member, contact_moment="b", fields={"score": score})
    assert [one.score for one in ratings(workspace, journey_id, "b")] == [-2]
    assert len(list_own(workspace, member=member)) == 1


def test_two_people_of_departments_rate_the_same_contact_moment(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id)
    for score in (1, 2):
        member = joined(workspace, leader)
        rate(workspace, member=member, contact_moment="b", fields={"score": score})
    assert sorted(one.score or 0 for one in ratings(workspace, journey_id, "b")) == [1, 2]


def test_the_same_contribution_sent_three_times_is_added_once(
    workspace: Workspace, journey_id: str
) -> None:
    member = joined(workspace, opened(workspace, journey_id))
    before = len(events(workspace, journey_id))
    made = {added(workspace, member, "Balie", operation_id="op-1").id for _ in range(3)}
    assert len(made) == 1
    assert len(events(workspace, journey_id)) == before + 1
    with pytest.raises(OperationReused):
        added(workspace, member, "Iets anders", operation_id="op-1")


def test_what_is_hidden_is_nowhere_until_the_reveal(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id, hidden=True)
    one, two = joined(workspace, leader), joined(workspace, leader)
    made = added(workspace, one, "Geheim")
    assert made.state is ContributionState.HIDDEN
    assert "Geheim" not in titles(workspace, journey_id)
    assert "Geheim" not in str([(e.before, e.after) for e in events(workspace, journey_id)])
    assert list_own(workspace, member=one) == [made]
    assert list_own(workspace, member=two) == []
    with pytest.raises(NotFound):
        get_contribution(workspace, member=two, contribution_id=made.id)
    assert reveal(workspace, member=leader) == 1
    assert "Geheim" in titles(workspace, journey_id)
    assert added(workspace, two, "Open").state is ContributionState.ACCEPTED
    check_sound(workspace, journey_id)


def test_a_reveal_shows_everything_in_one_operation_that_can_be_turned_back(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id, hidden=True)
    for title in ("Een", "Twee", "Drie"):
        added(workspace, joined(workspace, leader), title)
    before = titles(workspace, journey_id)
    reveal(workspace, member=leader, operation_id="reveal")
    assert set(titles(workspace, journey_id)) - set(before) == {"Een", "Twee", "Drie"}
    undo_any(workspace, member=leader, undone="reveal")
    assert titles(workspace, journey_id) == before
    check_sound(workspace, journey_id)


def test_the_answers_to_a_hidden_question_wait_for_its_own_reveal(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id)
    member = joined(workspace, leader)
    asked = ask(workspace, member=leader, kind=QuestionKind.MISSING_MOMENTS, hides=True)
    answer = added(workspace, member, "Antwoord", question_id=asked.id)
    assert answer.state is ContributionState.HIDDEN
    assert added(workspace, member, "Los").state is ContributionState.ACCEPTED
    reveal(workspace, member=leader)
    assert "Antwoord" not in titles(workspace, journey_id)
    reveal(workspace, member=leader, question_id=asked.id)
    assert "Antwoord" in titles(workspace, journey_id)
    close_question(workspace, member=leader, question_id=asked.id)
    with pytest.raises(Refused, match="question_closed"):
        added(workspace, member, "Te laat", question_id=asked.id)


def test_a_reveal_keeps_for_a_person_what_the_map_can_not_take_any_more(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id, hidden=True)
    member = joined(workspace, leader)
    gone = joined(workspace, opened(workspace, journey_id))
    moment = added(workspace, gone, "Weg")
    rate(workspace, member=member, contact_moment=moment.item_id, fields={"score": 1})
    withdraw(workspace, member=gone, contribution_id=moment.id)
    assert reveal(workspace, member=leader) == 0
    [held] = list_contributions(workspace, member=leader)
    assert held.state is ContributionState.HELD


def test_a_moderator_accepts_and_refuses_with_a_reason(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id, moderated=True)
    member = joined(workspace, leader)
    good, bad = added(workspace, member, "Goed"), added(workspace, member, "Fout")
    assert not {"Goed", "Fout"} & set(titles(workspace, journey_id))
    accept(workspace, member=leader, contribution_id=good.id)
    refuse(workspace, member=leader, contribution_id=bad.id, reason="Er staat een naam in")
    assert {"Goed", "Fout"} & set(titles(workspace, journey_id)) == {"Goed"}
    told = {one.state: one.reason for one in list_own(workspace, member=member)}
    assert told[ContributionState.REFUSED] == "Er staat een naam in"
    with pytest.raises(Refused, match="contribution_decided"):
        accept(workspace, member=leader, contribution_id=bad.id)


def test_a_change_to_what_was_accepted_is_moderated_too(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id, moderated=True)
    member = joined(workspace, leader)
    made = accept(workspace, member=leader, contribution_id=added(workspace, member, "Netjes").id)
    changed = change_own(
        workspace, member=member, contribution_id=made.id, fields={"title": "Grof"}
    )
    assert changed.state is ContributionState.HELD
    assert "Grof" not in titles(workspace, journey_id)
    accept(workspace, member=leader, contribution_id=changed.id)
    assert "Grof" in titles(workspace, journey_id)


def test_a_stale_change_of_a_text_tells_the_text_of_now(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id)
    member = joined(workspace, leader)
    made = added(workspace, member, "Eerst")
    seen = get_journey(workspace, journey_id).versions[MOMENT][made.item_id]
    change_item(
        workspace,
        person=WIM,
        journey_id=journey_id,
        resource=MOMENT,
        item_id=made.item_id,
        fields={"title": "Van de ander"},
    )
    with pytest.raises(Stale) as stale:
        change_own(
            workspace,
            member=member,
            contribution_id=made.id,
            fields={"title": "Van mij"},
            version=seen,
        )
    assert getattr(stale.value.current, "title", "") == "Van de ander"


def test_nobody_overwrites_an_item_of_another_by_its_id(
    workspace: Workspace, journey_id: str
) -> None:
    member = joined(workspace, opened(workspace, journey_id))
    with pytest.raises(Refused, match="duplicate_id"):
        added(workspace, member, "Mijn A", fields={"id": "a"})
    assert "A" in titles(workspace, journey_id)


def test_nobody_changes_or_withdraws_what_another_wrote(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id)
    one, two = joined(workspace, leader), joined(workspace, leader)
    made = added(workspace, one)
    with pytest.raises(NotFound):
        change_own(workspace, member=two, contribution_id=made.id, fields={"title": "X"})
    with pytest.raises(NotFound):
        withdraw(workspace, member=two, contribution_id=made.id)


def test_what_is_withdrawn_leaves_the_map(workspace: Workspace, journey_id: str) -> None:
    member = joined(workspace, opened(workspace, journey_id))
    made = added(workspace, member)
    assert "Balie" in titles(workspace, journey_id)
    gone = withdraw(workspace, member=member, contribution_id=made.id)
    assert gone.state is ContributionState.WITHDRAWN
    assert "Balie" not in titles(workspace, journey_id)


def test_a_participant_turns_back_what_they_did_and_nobody_elses_work(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id)
    one, two = joined(workspace, leader), joined(workspace, leader)
    added(workspace, one, "Van een")
    added(workspace, two, "Van twee")
    undo(workspace, person=one.person, journey_id=journey_id)
    assert {"Van een", "Van twee"} & set(titles(workspace, journey_id)) == {"Van twee"}
    with pytest.raises(Refused, match="undo_nothing"):
        undo(workspace, person=one.person, journey_id=journey_id)


@pytest.mark.parametrize("state", ["paused", "closed"])
def test_a_workshop_that_is_not_open_takes_nothing(
    workspace: Workspace, journey_id: str, state: str
) -> None:
    leader = opened(workspace, journey_id)
    member = joined(workspace, leader)
    change_workshop(
        workspace,
        person=WIM,
        journey_id=journey_id,
        workshop_id=leader.workshop.id,
        fields={"state": state},
    )
    with pytest.raises(Refused, match=f"workshop_{state}"):
        added(workspace, member)


def test_who_was_sent_away_in_the_meantime_adds_nothing(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id)
    member = joined(workspace, leader)
    assert member.participant is not None
    remove_participant(workspace, member=leader, participant_id=member.participant.id)
    with pytest.raises(Refused, match="participant_"):
        added(workspace, member)


def test_own_department_only_means_that(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id, ownDepartmentOnly=True)
    member = joined(workspace, leader, department="wonen")
    added(workspace, member, fields={"department": "wonen"})
    for fields in ({"department": "wijkteam"}, {}):
        with pytest.raises(Refused, match="not_your_department"):
            added(workspace, member, fields=fields)


@pytest.mark.parametrize("resource", [Resource.PHASE, Resource.DEPARTMENT, Resource.PROBLEM])
def test_participants_do_not_change_the_frame_of_the_map(
    workspace: Workspace, journey_id: str, resource: Resource
) -> None:
    member = joined(workspace, opened(workspace, journey_id))
    with pytest.raises(Refused, match="not_one_of"):
        contribute(workspace, member=member, resource=resource, fields={"title": "X"})


def test_a_flood_by_one_person_is_ended_and_others_go_on(
    workspace: Workspace, journey_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contributing, "BY_PERSON", Limit(most=2, seconds=60))
    leader = opened(workspace, journey_id)
    busy, calm = joined(workspace, leader), joined(workspace, leader)
    added(workspace, busy)
    added(workspace, busy)
    with pytest.raises(TooMany):
        added(workspace, busy)
    assert added(workspace, calm)


def test_a_contribution_that_can_not_be_is_refused_even_where_it_would_wait(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id, hidden=True)
    member = joined(workspace, leader)
    with pytest.raises(Refused, match="phase"):
        added(workspace, member, fields={"phase": "nergens"})
    assert list_own(workspace, member=member) == []


def test_the_facilitator_needs_a_participant_to_contribute(
    workspace: Workspace, journey_id: str
) -> None:
    leader: Member = opened(workspace, journey_id)
    with pytest.raises(NotFound):
        added(workspace, leader)
