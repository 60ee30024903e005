"""What a member of a workshop hears of the journey's stream, and whether they still may."""

from collections.abc import Hashable

from app.access.members import Member
from app.access.permissions import Deed
from app.live.frames import Frame
from app.web.lookups import Lookups
from app.workshop import Matter


class MemberEars:
    """A member's ears: looked up again at every change of the workshop or of who they are."""

    def __init__(self, lookups: Lookups, member: Member) -> None:
        """As the member was when the stream was asked for."""
        self._lookups = lookups
        self._hear(member)

    def _hear(self, member: Member) -> None:
        self._member = member
        writes = member.may(Deed.CONTRIBUTE) or member.may(Deed.MODERATE)
        self._may = {
            Matter.PARTICIPANT.value: member.may(Deed.SEE_PEOPLE),
            Matter.CONTRIBUTION.value: writes,
        }
        self._sees = member.may(Deed.SEE_JOURNEY)
        self.kind: Hashable = (member.workshop.id, self._sees, *self._may.values())

    def concerns(self, frame: Frame) -> bool:
        """The workshop changed, or who they are in it."""
        if frame.resource == Matter.WORKSHOP:
            return frame.resource_id == self._member.workshop.id
        return frame.resource == Matter.PARTICIPANT and frame.resource_id == self._member.person.id

    def hears(self, frame: Frame) -> bool:
        """What concerns them, and what their role lets them see."""
        return self.concerns(frame) or self._may.get(frame.resource, self._sees)

    async def look_again(self) -> bool:
        """``False``: they were sent away, or the workshop's time is over."""
        found = await self._lookups.current(self._member)
        if found is None or not found.may(Deed.FOLLOW):
            return False
        self._hear(found)
        return True
