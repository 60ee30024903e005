"""Remarks of experts by experience: seen by nobody before a facilitator looked at them."""

import pytest

from app.access import Person
from app.access.members import Member, NotAllowed
from app.access.people import Role as WorkspaceRole
from app.actions.annotating import (
    answer_remark,
    find_invitation,
    invite_expert,
    list_waiting,
    moderate,
    resolve,
)
from app.actions.contributing import contribute
from app.actions.journeys import get_journey
from app.actions.workshops import change_workshop, open_workshop
from app.actions.workspace import NotFound, Workspace
from app.formats.journey_file import write_journey
from app.journey import Annotation, Journey, Resource, Source
from app.journey.threads import threads
from app.workshop import Contribution, ContributionState
from tests.actions.conftest import WIM
from tests.actions.workshop_cast import joined

REMARK = {
    "about_resource": "contact-moment",
    "about": "a",
    "kind": "objection",
    "text": "Zo ging het bij mij niet.",
}


def remark(workspace: Workspace, member: Member, **changes: object) -> Contribution:
    return contribute(
        workspace, member=member, resource=Resource.ANNOTATION, fields=REMARK | changes
    )


def expert(workspace: Workspace, journey_id: str) -> Member:
    workshop = invite_expert(workspace, person=WIM, journey_id=journey_id)
    return joined(workspace, Member(workshop), role="expert_by_experience")


def found(workspace: Workspace, journey_id: str) -> list[Annotation]:
    journey: Journey = get_journey(workspace, journey_id).journey
    return [one for one in journey.annotations if one.text == REMARK["text"]]


def test_a_remark_waits_and_nobody_finds_it(workspace: Workspace, journey_id: str) -> None:
    made = remark(workspace, expert(workspace, journey_id))
    assert made.state is ContributionState.HELD
    assert found(workspace, journey_id) == []
    journey = get_journey(workspace, journey_id).journey
    assert str(REMARK["text"]) not in write_journey(journey)
    (waiting,) = list_waiting(workspace, person=WIM, journey_id=journey_id)
    assert waiting.contribution.id == made.id


def test_a_remark_waits_in_a_workshop_without_moderation_too(
    workspace: Workspace, journey_id: str
) -> None:
    workshop = open_workshop(workspace, person=WIM, journey_id=journey_id)
    member = joined(workspace, Member(workshop), role="expert_by_experience")
    assert remark(workspace, member).state is ContributionState.HELD


def test_what_is_shown_is_part_of_the_journey_with_its_source(
    workspace: Workspace, journey_id: str
) -> None:
    made = remark(workspace, expert(workspace, journey_id))
    moderate(workspace, person=WIM, journey_id=journey_id, contribution_id=made.id, shows=True)
    (one,) = found(workspace, journey_id)
    assert (one.source, one.about) == (Source.EXPERT_BY_EXPERIENCE, "a")
    assert one.voice
    assert list_waiting(workspace, person=WIM, journey_id=journey_id) == []


def test_what_is_left_off_never_comes_into_the_journey(
    workspace: Workspace, journey_id: str
) -> None:
    made = remark(workspace, expert(workspace, journey_id))
    moderate(
        workspace, person=WIM, journey_id=journey_id, contribution_id=made.id, shows=False,
        reason="Er staat een naam in.",
    )  # fmt: skip
    assert found(workspace, journey_id) == []
    with pytest.raises(NotFound):
        moderate(workspace, person=WIM, journey_id=journey_id, contribution_id=made.id, shows=True)


@pytest.mark.parametrize(
    ("resource", "about"), [("phase", "start"), ("bottleneck", "k"), ("experience", "ea")]
)
def test_a_remark_is_about_a_phase_a_bottleneck_or_a_quote_as_well(
    workspace: Workspace, journey_id: str, resource: str, about: str
) -> None:
    member = expert(workspace, journey_id)
    made = remark(workspace, member, about_resource=resource, about=about)
    moderate(workspace, person=WIM, journey_id=journey_id, contribution_id=made.id, shows=True)
    assert [one.about for one in found(workspace, journey_id)] == [about]


def test_a_remark_is_answered_and_resolved(workspace: Workspace, journey_id: str) -> None:
    made = remark(workspace, expert(workspace, journey_id))
    moderate(workspace, person=WIM, journey_id=journey_id, contribution_id=made.id, shows=True)
    (one,) = found(workspace, journey_id)
    answer_remark(
        workspace, person=WIM, journey_id=journey_id, annotation_id=one.id, text="Dank je."
    )
    resolve(workspace, person=WIM, journey_id=journey_id, annotation_id=one.id, resolved=True)
    journey = get_journey(workspace, journey_id).journey
    answers = [each.text for each in journey.annotations if each.reply_to == one.id]
    assert (found(workspace, journey_id)[0].resolved, answers) == (True, ["Dank je."])


def test_one_link_is_made_for_all_experts(workspace: Workspace, journey_id: str) -> None:
    assert find_invitation(workspace, person=WIM, journey_id=journey_id) is None
    first = invite_expert(workspace, person=WIM, journey_id=journey_id)
    assert first.settings.moderated
    assert invite_expert(workspace, person=WIM, journey_id=journey_id).id == first.id


def test_nobody_but_who_leads_sees_what_waits(workspace: Workspace, journey_id: str) -> None:
    made = remark(workspace, expert(workspace, journey_id))
    guest = Person("somebody", WorkspaceRole.GUEST)
    with pytest.raises(NotAllowed):
        list_waiting(workspace, person=guest, journey_id=journey_id)
    with pytest.raises(NotAllowed):
        moderate(
            workspace, person=guest, journey_id=journey_id, contribution_id=made.id, shows=True
        )
    with pytest.raises(NotAllowed):
        invite_expert(workspace, person=guest, journey_id=journey_id)


def test_a_remark_of_a_closed_workshop_can_still_be_shown(
    workspace: Workspace, journey_id: str
) -> None:
    member = expert(workspace, journey_id)
    made = remark(workspace, member)
    change_workshop(
        workspace,
        person=WIM,
        journey_id=journey_id,
        workshop_id=member.workshop.id,
        fields={"state": "closed"},
    )
    (waiting,) = list_waiting(workspace, person=WIM, journey_id=journey_id)
    assert waiting.contribution.id == made.id
    moderate(workspace, person=WIM, journey_id=journey_id, contribution_id=made.id, shows=True)
    assert len(found(workspace, journey_id)) == 1


def test_an_expert_answers_in_a_thread_and_that_waits_too(
    workspace: Workspace, journey_id: str
) -> None:
    member = expert(workspace, journey_id)
    first = remark(workspace, member)
    moderate(workspace, person=WIM, journey_id=journey_id, contribution_id=first.id, shows=True)
    (shown,) = found(workspace, journey_id)
    answer = remark(workspace, member, reply_to=shown.id, kind="addition")
    assert answer.state is ContributionState.HELD
    assert len(found(workspace, journey_id)) == 1
    moderate(workspace, person=WIM, journey_id=journey_id, contribution_id=answer.id, shows=True)
    journey = get_journey(workspace, journey_id).journey
    (thread,) = [one for one in threads(journey) if one.first.id == shown.id]
    assert [one.text for one in thread.answers] == [REMARK["text"]]
