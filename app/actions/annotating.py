"""What experts by experience remark, before and after a facilitator has looked at it.

What waits is a contribution of a workshop: no item, so that no page, picture or export shows it.
An expert's link is that of a workshop in which everything waits for a moderator.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from app.access.members import Member
from app.access.people import Person
from app.access.together import TogetherDeed, check_together_deed
from app.actions.items import change_item, create_item
from app.actions.journeys import get_journey
from app.actions.moderating import accept, list_contributions, refuse
from app.actions.workshops import list_workshops, open_workshop
from app.actions.workspace import Done, NotFound, Workspace
from app.journey import Annotation, AnnotationKind, Resource, Source
from app.workshop import Contribution, ContributionState, Matter, Workshop, WorkshopState

HOURS: Final = 30 * 24
"""How long an expert's link holds: as long as a workshop may last."""


@dataclass(frozen=True)
class Waiting:
    """A remark that nobody but a moderator sees yet."""

    workshop: Workshop
    contribution: Contribution


def list_waiting(workspace: Workspace, *, person: Person, journey_id: str) -> list[Waiting]:
    """The remarks that wait for a moderator, those of closed workshops too, oldest first."""
    check_together_deed(person, TogetherDeed.MODERATE)
    held = (ContributionState.HELD,)
    return [
        Waiting(workshop, one)
        for workshop in list_workshops(workspace, journey_id=journey_id)
        for one in list_contributions(workspace, member=Member(workshop), states=held)
        if one.resource is Resource.ANNOTATION and one.fields  # those erased in time have none
    ]


def moderate(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    contribution_id: str,
    shows: bool,
    reason: str = "",
) -> None:
    """Show a remark to others, or leave it off, with a reason for its author.

    Raises ``NotFound`` where it doesn't wait (any more).
    """
    waiting = list_waiting(workspace, person=person, journey_id=journey_id)
    one = next((each for each in waiting if each.contribution.id == contribution_id), None)
    if one is None:
        raise NotFound(Matter.CONTRIBUTION, contribution_id)
    member = Member(one.workshop)
    if shows:
        accept(workspace, member=member, contribution_id=contribution_id)
    else:
        refuse(workspace, member=member, contribution_id=contribution_id, reason=reason)


def find_invitation(workspace: Workspace, *, person: Person, journey_id: str) -> Workshop | None:
    """The workshop whose link an expert can use now, if there is one."""
    check_together_deed(person, TogetherDeed.MODERATE)
    now = datetime.now(UTC)
    return next(
        (
            one
            for one in _under_way(workspace, journey_id)
            if one.settings.moderated and one.expires_at > now and one.state is WorkshopState.OPEN
        ),
        None,
    )


def invite_expert(workspace: Workspace, *, person: Person, journey_id: str) -> Workshop:
    """The workshop whose link an expert by experience gets: the one under way, or a new one.

    In a new one everything that is written waits for a moderator.
    """
    check_together_deed(person, TogetherDeed.MODERATE)
    there = find_invitation(workspace, person=person, journey_id=journey_id)
    if there is not None:
        return there
    settings = {"moderated": True, "hours": HOURS}
    return open_workshop(workspace, person=person, journey_id=journey_id, settings=settings)


def make_remark(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    fields: Mapping[str, Any],
    operation_id: str | None = None,
) -> Done:
    """Add a remark as who leads: their own, or what somebody told them. Raises ``Refused``."""
    check_together_deed(person, TogetherDeed.MODERATE)
    return create_item(
        workspace,
        person=person,
        journey_id=journey_id,
        resource=Resource.ANNOTATION,
        fields=fields,
        operation_id=operation_id,
    )


def answer_remark(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    annotation_id: str,
    text: str,
    operation_id: str | None = None,
) -> Done:
    """Answer a remark, as who leads: it is about the same."""
    check_together_deed(person, TogetherDeed.MODERATE)
    first = get_journey(workspace, journey_id).journey.find(Resource.ANNOTATION, annotation_id)
    if not isinstance(first, Annotation):
        raise NotFound(Resource.ANNOTATION, annotation_id)
    fields = {
        "about_resource": first.about_resource,
        "about": first.about,
        "kind": AnnotationKind.ADDITION,
        "text": text,
        "reply_to": annotation_id,
        "source": Source.PROFESSIONAL,
    }
    return make_remark(
        workspace, person=person, journey_id=journey_id, fields=fields, operation_id=operation_id
    )


def resolve(
    workspace: Workspace,
    *,
    person: Person,
    journey_id: str,
    annotation_id: str,
    resolved: bool,
    operation_id: str | None = None,
) -> Done:
    """Say that a remark was dealt with, or that it wasn't after all."""
    check_together_deed(person, TogetherDeed.MODERATE)
    return change_item(
        workspace,
        person=person,
        journey_id=journey_id,
        resource=Resource.ANNOTATION,
        item_id=annotation_id,
        fields={"resolved": resolved},
        operation_id=operation_id,
    )


def _under_way(workspace: Workspace, journey_id: str) -> list[Workshop]:
    return [
        one
        for one in list_workshops(workspace, journey_id=journey_id)
        if one.state is not WorkshopState.CLOSED
    ]
