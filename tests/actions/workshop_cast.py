"""A workshop on Noor's journey, and people in it."""

from typing import Any

from app.access.members import Member
from app.actions.contributing import contribute
from app.actions.joining import current_member, join
from app.actions.journeys import get_journey
from app.actions.workshops import open_workshop
from app.actions.workspace import Workspace
from app.journey import Experience, Resource
from app.workshop import Contribution
from tests.actions.conftest import WIM

MOMENT = Resource.CONTACT_MOMENT


def opened(workspace: Workspace, journey_id: str, **settings: Any) -> Member:
    """The facilitator of a new workshop."""
    return Member(open_workshop(workspace, person=WIM, journey_id=journey_id, settings=settings))


def joined(workspace: Workspace, leader: Member, **fields: Any) -> Member:
    """Somebody who came in with the code."""
    code = leader.workshop.code
    return join(workspace, code=code, address="school", fields=fields)[0]


def now(workspace: Workspace, member: Member) -> Member:
    """The same member as things are now."""
    found = current_member(workspace, member)
    assert found is not None
    return found


def added(workspace: Workspace, member: Member, title: str = "Balie", **more: Any) -> Contribution:
    """A contact moment that somebody wrote down."""
    fields = {"phase": "start", "title": title, **more.pop("fields", {})}
    return contribute(workspace, member=member, resource=MOMENT, fields=fields, **more)


def titles(workspace: Workspace, journey_id: str) -> list[str]:
    """What stands on the map."""
    journey = get_journey(workspace, journey_id).journey
    return [one.title for one in journey.contact_moments]


def ratings(workspace: Workspace, journey_id: str, moment: str) -> list[Experience]:
    """How a contact moment was valued."""
    return list(get_journey(workspace, journey_id).journey.experiences_of(moment))
