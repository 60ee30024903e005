"""Come into a workshop with its code, and come back into it on the same device."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from app.access.members import Member
from app.access.people import guest
from app.access.tokens import digest_of
from app.actions.limits import Limit
from app.actions.orders import Order
from app.actions.scenes import Scene, carry_out
from app.actions.workspace import NotFound, Workspace
from app.journey import Fault, Refused, Resource, faults_from, new_id
from app.journey.texts import Line
from app.storage import workshops as stored
from app.storage.journeys import journey_row
from app.storage.prepared import (
    SeatRow,
    participants_now,
    seat_of,
    seat_of_digest,
    workshop_now,
)
from app.storage.tables import now
from app.storage.workshop_tables import ParticipantRow, WorkshopRow
from app.workshop import (
    JOINED_AS,
    Matter,
    ParticipantState,
    Role,
    Signal,
    Workshop,
    WorkshopState,
    as_typed,
)

PREFIX: Final = "kw_"
NAME_LENGTH: Final = 60
MOST_PEOPLE: Final = 2_000
GUESSES: Final = Limit(most=20, seconds=60)
"""Wrong codes alone count: a whole school may join from one address."""


class Introduction(BaseModel):
    """Who somebody says they are: all of it may be left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Line = ""
    role: Role = Role.PARTICIPANT
    department: str | None = None


@dataclass(frozen=True)
class Entrance:
    """What the code opens: a workshop, and the departments that somebody can work for."""

    workshop: Workshop
    title: str
    departments: tuple[tuple[str, str], ...]


def look_up_code(workspace: Workspace, *, code: str, address: str) -> Entrance:
    """The workshop of a code.

    Raises:
        NotFound: there is none, it is closed, or its time is over: which, is not told.
        TooMany: too many wrong codes came from this address.
    """
    GUESSES.check(address)
    with workspace.database.reading() as session:
        typed = as_typed(code)
        row = stored.workshop_of_code(session, typed) if typed else None
        journey = journey_row(session, row.journey_id) if row else None
        if row is None or journey is None or not _is_open(row):
            GUESSES.count(address)
            raise NotFound(Matter.WORKSHOP, "")
        from app.actions.operations import kept_journey

        departments = kept_journey(workspace, session, journey).journey.departments
        named = tuple((one.id, one.title) for one in departments)
        return Entrance(stored.workshop_of(row), journey.title, named)


def join(
    workspace: Workspace, *, code: str, address: str, fields: Mapping[str, Any]
) -> tuple[Member, str]:
    """Come in as a new participant; the token is the key of this device, shown this once.

    ``fields`` as ``Introduction``. Raises ``NotFound``, ``TooMany`` as ``look_up_code``, and
    ``Refused``: a field is wrong, or nobody new is let in.
    """
    workshop = look_up_code(workspace, code=code, address=address).workshop
    introduced = _introduction(fields)
    participant_id, token = new_id(), f"{PREFIX}{secrets.token_urlsafe(32)}"

    def work(scene: Scene) -> Signal:
        row = scene.workshop_row(workshop.id)
        if not _is_open(row):
            raise NotFound(Matter.WORKSHOP, workshop.id)
        current = stored.workshop_of(row)
        if current.settings.locked:
            raise Refused([Fault((), "workshop_locked")])
        if stored.count_participants(scene.session, workshop.id) >= MOST_PEOPLE:
            raise Refused([Fault((), "workshop_full")])
        if introduced.department is not None:
            _check_department(scene, introduced.department)
        waits = current.settings.lobby
        scene.session.add(
            ParticipantRow(
                id=participant_id,
                workshop_id=workshop.id,
                number=stored.people_so_far(scene.session, workshop.journey_id) + 1,
                name=introduced.name,
                role=introduced.role.value,
                department=introduced.department,
                state=(ParticipantState.WAITING if waits else ParticipantState.PRESENT).value,
                token_digest=digest_of(token),
            )
        )
        scene.session.flush()
        return scene.tell(Matter.PARTICIPANT, participant_id)

    order = Order(guest(participant_id), {"verb": "join"})
    carry_out(workspace, order, workshop.journey_id, work)
    member = member_of_token(workspace, workshop_id=workshop.id, token=token)
    if member is None:
        raise NotFound(Matter.WORKSHOP, workshop.id)
    return member, token


def member_of_token(workspace: Workspace, *, workshop_id: str, token: str) -> Member | None:
    """Who comes with this key; ``None``: a wrong one, somebody sent away, or time is over."""
    if not token.startswith(PREFIX):
        return None
    with workspace.database.glance() as connection:
        seat = seat_of_digest(connection, digest_of(token))
    if seat is None or seat.workshop.id != workshop_id:
        return None
    return _member(seat)


def current_member(workspace: Workspace, member: Member) -> Member | None:
    """The same member as things are now; ``None`` once they were sent away or time is over."""
    with workspace.database.glance() as connection:
        if member.participant is not None:
            seat = seat_of(connection, member.participant.id)
            return _member(seat) if seat else None
        workshop = workshop_now(connection, member.workshop.id)
    return None if workshop is None else Member(stored.workshop_of(workshop))


def current_members(workspace: Workspace, members: Sequence[Member]) -> list[Member | None]:
    """As ``current_member``, for several of one workshop: read at once, however many they are."""
    if len(members) == 1:
        return [current_member(workspace, members[0])]
    workshop_id = members[0].workshop.id
    with workspace.database.glance() as connection:
        row = workshop_now(connection, workshop_id)
        people = {one.id: one for one in participants_now(connection, workshop_id)}
    if row is None:
        return [None] * len(members)
    workshop = stored.workshop_of(row)
    return [_as_now(one, workshop, people) for one in members]


def _as_now(member: Member, workshop: Workshop, people: Mapping[str, Any]) -> Member | None:
    if member.participant is None:
        return Member(workshop)
    seat = people.get(member.participant.id)
    if seat is None or seat.state == ParticipantState.REMOVED.value or workshop.expires_at <= now():
        return None
    return Member(workshop, stored.participant_of(seat))


def _member(seat: SeatRow) -> Member | None:
    """Who sits there; ``None`` where they were sent away or time is over."""
    gone = seat.participant.state == ParticipantState.REMOVED.value
    if gone or seat.workshop.expires_at <= now():
        return None
    return Member(stored.workshop_of(seat.workshop), stored.participant_of(seat.participant))


def note_here(workspace: Workspace, participants: Sequence[str]) -> None:
    """Note that these participants are here right now: no news, and no change of the journey."""
    with workspace.database.writing() as session:
        stored.mark_seen(session, participants)
        session.commit()


def _is_open(row: WorkshopRow) -> bool:
    return row.state != WorkshopState.CLOSED.value and row.expires_at > now()


def _introduction(fields: Mapping[str, Any]) -> Introduction:
    try:
        given = Introduction.model_validate(dict(fields))
    except ValidationError as error:
        raise Refused(faults_from(error, Introduction)) from error
    if len(given.name) > NAME_LENGTH:
        raise Refused([Fault(("name",), "too_long", {"most": NAME_LENGTH})])
    if given.role not in JOINED_AS:
        expected = ", ".join(one.value for one in JOINED_AS)
        raise Refused([Fault(("role",), "not_one_of", {"expected": expected})])
    return given


def _check_department(scene: Scene, department: str) -> None:
    if scene.journey.department(department) is None:
        values = {"resource": Resource.DEPARTMENT.value, "id": department}
        raise Refused([Fault(("department",), "not_there", values)])
