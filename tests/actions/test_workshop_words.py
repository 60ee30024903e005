"""What people write beside contact moments: answers, remarks, ideas; and what waits with it."""

from typing import Any

import pytest

from app.access.members import Member
from app.actions.answering import answer, list_answers
from app.actions.asking import ask, close_question, reveal
from app.actions.contributing import contribute
from app.actions.hosting import admit_all
from app.actions.joining import GUESSES
from app.actions.journeys import get_journey
from app.actions.moderating import accept, accept_all, list_contributions, refuse
from app.actions.own_contributions import change_own, list_own, move_own, withdraw
from app.actions.placing import BY_JOURNEY, BY_PERSON
from app.actions.record import get_record
from app.actions.workspace import NotFound, Workspace
from app.journey import Journey, Refused, Resource
from app.workshop import ContributionState, QuestionKind
from tests.actions.record import check_sound, events
from tests.actions.workshop_cast import added, joined, now, opened, ratings, titles

HELD, ACCEPTED = ContributionState.HELD, ContributionState.ACCEPTED


@pytest.fixture(autouse=True)
def _nobody_was_busy() -> None:
    for limit in (GUESSES, BY_PERSON, BY_JOURNEY):
        limit.forget()


def journey_of(workspace: Workspace, journey_id: str) -> Journey:
    return get_journey(workspace, journey_id).journey


def asked(workspace: Workspace, leader: Member, *, hides: bool = False) -> str:
    """A question that is about nothing on the map."""
    question = ask(
        workspace, member=leader, kind=QuestionKind.FREE, text="Wat mist er?", hides=hides
    )
    return question.id


def said(workspace: Workspace, member: Member) -> list[str]:
    """What everybody reads."""
    return [str(one.fields["text"]) for one in list_answers(workspace, member=member)]


def test_a_question_about_nothing_on_the_map_is_answered_in_words(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id)
    member, question = joined(workspace, leader), asked(workspace, leader)
    before = journey_of(workspace, journey_id)
    for text in ("Een vast gezicht", "Eén loket"):
        made = answer(workspace, member=member, question_id=question, text=text)
        assert (made.state, made.resource) == (ACCEPTED, None)
    assert said(workspace, leader) == ["Een vast gezicht", "Eén loket"]
    assert journey_of(workspace, journey_id) == before
    assert len(get_record(workspace, member=leader).answers) == 2


def test_answers_are_hidden_until_the_reveal_and_moderated_where_the_workshop_is(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id, moderated=True)
    member, question = joined(workspace, leader), asked(workspace, leader, hides=True)
    one = answer(workspace, member=member, question_id=question, text="Nog geheim")
    two = answer(workspace, member=member, question_id=question, text="Met een naam")
    assert one.state is ContributionState.HIDDEN
    assert said(workspace, leader) == []
    reveal(workspace, member=leader, question_id=question)
    assert said(workspace, leader) == []
    accept(workspace, member=leader, contribution_id=one.id)
    refuse(workspace, member=leader, contribution_id=two.id, reason="Geen namen")
    assert said(workspace, leader) == ["Nog geheim"]


def test_an_answer_needs_words_and_an_open_question(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id)
    member, question = joined(workspace, leader), asked(workspace, leader)
    with pytest.raises(Refused) as refused:
        answer(workspace, member=member, question_id=question, text="  ")
    assert [one.code for one in refused.value.faults] == ["missing"]
    close_question(workspace, member=leader, question_id=question)
    with pytest.raises(Refused) as refused:
        answer(workspace, member=member, question_id=question, text="Te laat")
    assert [one.code for one in refused.value.faults] == ["question_closed"]


def test_an_answer_is_put_in_other_words_and_taken_back_without_a_trace(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id)
    member, question = joined(workspace, leader), asked(workspace, leader)
    made = answer(workspace, member=member, question_id=question, text="Eerst dit")
    change_own(workspace, member=member, contribution_id=made.id, fields={"text": "Nu dat"})
    assert said(workspace, leader) == ["Nu dat"]
    withdraw(workspace, member=member, contribution_id=made.id)
    assert said(workspace, leader) == []
    assert [dict(one.fields) for one in list_own(workspace, member=member)] == [{}]


def test_a_face_given_with_a_hidden_contact_moment_shows_when_the_moment_does(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id, hidden=True)
    member = joined(workspace, leader, role="young_parent")
    made = added(workspace, member, "Geheim", felt={"score": -2, "quote": "Niemand belde"})
    assert "Geheim" not in titles(workspace, journey_id)
    assert ratings(workspace, journey_id, made.item_id) == []
    reveal(workspace, member=leader)
    felt = ratings(workspace, journey_id, made.item_id)
    assert [(one.score, one.quote, one.perspective) for one in felt] == [
        (-2, "Niemand belde", "young_parent")
    ]
    own = [one for one in list_own(workspace, member=member) if one.item_id == felt[0].id]
    assert [one.state for one in own] == [ACCEPTED]
    check_sound(workspace, journey_id)


def test_a_face_that_cannot_be_is_refused_while_its_author_is_there(
    workspace: Workspace, journey_id: str
) -> None:
    member = joined(workspace, opened(workspace, journey_id, hidden=True))
    with pytest.raises(Refused):
        added(workspace, member, felt={"score": 7})
    assert list_own(workspace, member=member) == []


@pytest.mark.parametrize(
    ("after", "expected"), [(None, ["Nieuw", "A", "B"]), ("a", ["A", "Nieuw", "B"])]
)
def test_what_waits_goes_where_its_author_wanted_it(
    workspace: Workspace, journey_id: str, after: str | None, expected: list[str]
) -> None:
    leader = opened(workspace, journey_id, moderated=True)
    made = added(workspace, joined(workspace, leader), "Nieuw", after=after)
    assert made.state is HELD
    accept(workspace, member=leader, contribution_id=made.id)
    assert titles(workspace, journey_id)[:3] == expected


def test_who_moderates_may_choose_another_place(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id, moderated=True)
    made = added(workspace, joined(workspace, leader), "Nieuw")
    accept(workspace, member=leader, contribution_id=made.id, after="a")
    assert titles(workspace, journey_id)[:3] == ["A", "Nieuw", "B"]


def test_everything_that_waits_is_accepted_in_one_operation(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id, moderated=True)
    for title in ("Een", "Twee", "Drie"):
        added(workspace, joined(workspace, leader), title)
    before = len(events(workspace, journey_id))
    assert accept_all(workspace, member=leader, operation_id="all") == 3
    assert set(titles(workspace, journey_id)) >= {"Een", "Twee", "Drie"}
    made = events(workspace, journey_id)[before:]
    assert {one.operation_id for one in made} == {"all"}
    assert list_contributions(workspace, member=leader) == []
    check_sound(workspace, journey_id)


def test_everybody_in_the_lobby_is_let_in_at_once(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id, lobby=True)
    people = [joined(workspace, leader) for _ in range(3)]
    assert admit_all(workspace, member=leader) == 3
    states = {now(workspace, one).participant.state for one in people}  # type: ignore[union-attr]
    assert states == {"present"}


ITEMS: dict[Resource, dict[str, Any]] = {
    Resource.BOTTLENECK: {"category": "transfer", "title": "Twee loketten"},
    Resource.IMPROVEMENT: {"title": "Eén vast gezicht", "bottlenecks": ["k"]},
    Resource.ANNOTATION: {
        "about_resource": "contact-moment",
        "about": "a",
        "kind": "addition",
        "text": "Zo ging het niet",
    },
}


@pytest.mark.parametrize("role", ["participant", "expert_by_experience", "young_parent"])
@pytest.mark.parametrize("resource", ITEMS)
def test_every_kind_is_added_by_everybody_who_takes_part(
    workspace: Workspace, journey_id: str, role: str, resource: Resource
) -> None:
    leader = opened(workspace, journey_id)
    member = joined(workspace, leader, role=role)
    made = contribute(workspace, member=member, resource=resource, fields=ITEMS[resource])
    if made.state is HELD:  # a remark waits for a moderator always
        accept(workspace, member=leader, contribution_id=made.id)
    item = journey_of(workspace, journey_id).find(resource, made.item_id)
    assert item is not None
    assert item.source is not None
    check_sound(workspace, journey_id)


@pytest.mark.parametrize(
    ("resource", "field", "value"),
    [
        (Resource.IMPROVEMENT, "choice", "now"),
        (Resource.IMPROVEMENT, "owner", "wethouder"),
        (Resource.ANNOTATION, "voice", "iemand anders"),
    ],
)
def test_what_others_decide_is_not_for_a_participant_to_say(
    workspace: Workspace, journey_id: str, resource: Resource, field: str, value: str
) -> None:
    member = joined(workspace, opened(workspace, journey_id))
    with pytest.raises(Refused) as refused:
        contribute(
            workspace, member=member, resource=resource, fields=ITEMS[resource] | {field: value}
        )
    assert [(one.place, one.code) for one in refused.value.faults] == [
        ((field,), "not_for_participants")
    ]


def test_a_remark_that_waits_is_no_item_and_can_be_put_in_other_words(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id, moderated=True)
    member = joined(workspace, leader)
    made = contribute(
        workspace,
        member=member,
        resource=Resource.ANNOTATION,
        fields=ITEMS[Resource.ANNOTATION],
    )
    assert journey_of(workspace, journey_id).find(Resource.ANNOTATION, made.item_id) is None
    change_own(workspace, member=member, contribution_id=made.id, fields={"text": "Anders"})
    accept(workspace, member=leader, contribution_id=made.id)
    *_, remark = journey_of(workspace, journey_id).annotations
    assert remark.id == made.item_id
    assert member.participant is not None
    assert (remark.text, remark.voice) == ("Anders", str(member.participant.number))


def test_ones_own_contact_moment_goes_to_another_place(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id)
    member = joined(workspace, leader)
    made = added(workspace, member, "Nieuw")
    move_own(workspace, member=member, contribution_id=made.id, phase="later", after="c")
    assert titles(workspace, journey_id) == ["A", "B", "C", "Nieuw"]
    move_own(workspace, member=member, contribution_id=made.id, phase="start", after=None)
    assert titles(workspace, journey_id) == ["Nieuw", "A", "B", "C"]
    check_sound(workspace, journey_id)


def test_what_waits_can_be_moved_before_it_is_accepted(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id, moderated=True)
    member = joined(workspace, leader)
    made = added(workspace, member, "Nieuw", after="a")
    move_own(workspace, member=member, contribution_id=made.id, phase="later", after=None)
    assert "Nieuw" not in titles(workspace, journey_id)
    accept(workspace, member=leader, contribution_id=made.id)
    assert titles(workspace, journey_id) == ["A", "B", "Nieuw", "C"]


def test_nobody_moves_another_persons_contact_moment(workspace: Workspace, journey_id: str) -> None:
    leader = opened(workspace, journey_id)
    made = added(workspace, joined(workspace, leader), "Nieuw")
    other = joined(workspace, leader)
    with pytest.raises(NotFound):
        move_own(workspace, member=other, contribution_id=made.id, phase="later", after=None)
