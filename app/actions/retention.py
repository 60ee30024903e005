"""What is kept for a time only, and erased by itself when that time is over.

A duty looks for what is due in one room of the database and erases it. ``DUTIES`` is the list of
all; the server carries them out every hour, ``erase_due`` does it at once.
"""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlmodel import Session, col, select

from app.access.members import Member
from app.actions.sharing import forget_dead_links
from app.actions.voices_withdrawing import erase_expired, take_what_is_due
from app.actions.workspace import NotFound, Workspace
from app.journey import Fault, Refused
from app.storage.journeys import journey_row, lock_workspace
from app.storage.remembered import note_forgetting
from app.storage.scrubbing import scrub
from app.storage.sharing_tables import ShareLinkRow
from app.storage.tables import now
from app.storage.transfer import all_tables
from app.storage.workshop_tables import ContributionRow, ParticipantRow, WorkshopRow
from app.storage.workshops import contributions_of, participants_of, workshop_of
from app.workshop import Matter, Workshop, WorkshopState

log = logging.getLogger(__name__)
ERASED: Final = "erased:"
"""What stands in place of a key once its owner was erased; nobody's digest begins like this."""


@dataclass(frozen=True)
class Duty:
    """Something that is erased in time: ``erase`` gives how much it was; ``tables`` held it."""

    name: str
    erase: Callable[[Session, datetime], int]
    tables: Collection[str]


def erase_on(workshop: Workshop) -> datetime:
    """When names and words of a workshop are erased: so many days after its end."""
    end = workshop.closed_at or workshop.expires_at
    return end + timedelta(days=workshop.settings.keep_days)


def erase_due(workspace: Workspace, at: datetime | None = None) -> Mapping[str, int]:
    """Erase everything whose time is over; gives how much, by duty. Safe to repeat."""
    moment = at or now()
    erased: dict[str, int] = {}
    tables: set[str] = set()
    for duty in DUTIES:
        with workspace.database.writing() as session:
            erased[duty.name] = duty.erase(session, moment)
            if erased[duty.name]:
                note_forgetting(session)
            session.commit()
        if erased[duty.name]:
            log.info("%s: %d erased, their time is over", duty.name, erased[duty.name])
            tables |= set(duty.tables)
    if tables:
        workspace.forget()
        scrub(workspace.database, tables)
    return erased


def erase_workshop(workspace: Workspace, *, member: Member) -> int:
    """Erase names and words of a workshop now rather than later; gives of how many people.

    Raises ``Refused`` while it is not closed.
    """
    with workspace.database.writing() as session:
        journey_row(session, member.workshop.journey_id, lock=True, removed=True)
        row = session.get(WorkshopRow, member.workshop.id)
        if row is None:
            raise NotFound(Matter.WORKSHOP, member.workshop.id)
        if row.state != WorkshopState.CLOSED.value:
            raise Refused([Fault((), "workshop_not_closed")])
        row.settings = {**row.settings, "keep_days": 0}
        erased = _erase(session, row)
        note_forgetting(session)
        session.commit()
    workspace.forget()
    scrub(workspace.database, WORKSHOPS.tables)
    return erased


def _erase_workshops(session: Session, at: datetime) -> int:
    """Erase every workshop whose time is over and that still has somebody's key."""
    holding = select(ParticipantRow.workshop_id).where(
        ~col(ParticipantRow.token_digest).startswith(ERASED)
    )
    rows = session.exec(select(WorkshopRow).where(col(WorkshopRow.id).in_(holding))).all()
    due = [row for row in rows if erase_on(workshop_of(row)) <= at]
    if due:
        lock_workspace(session)
    return sum(_erase(session, row) for row in sorted(due, key=lambda row: row.journey_id))


def _erase(session: Session, row: WorkshopRow) -> int:
    """Names, keys, and what people wrote beside the map; what stands on it is the journey's.

    The journey is held first, as everybody who writes in a workshop has it: nobody who read these
    words a moment ago writes them back.
    """
    journey_row(session, row.journey_id, lock=True, removed=True)
    people = participants_of(session, row.id)
    for person in people:
        person.name, person.department = "", None
        person.token_digest = f"{ERASED}{person.id}"
    for one in contributions_of(session, row.id):
        one.fields, one.reason = {}, ""
    session.flush()
    return len(people)


WORKSHOPS: Final = Duty(
    "workshops",
    _erase_workshops,
    (str(ParticipantRow.__tablename__), str(ContributionRow.__tablename__)),
)
EVERYWHERE: Final = tuple(table.name for table in all_tables())
"""A voice's words may have been copied and quoted in any table."""

VOICES: Final = Duty("voices", erase_expired, EVERYWHERE)
LEFT_OVER: Final = Duty("files", take_what_is_due, EVERYWHERE)
LINKS: Final = Duty("links", forget_dead_links, (str(ShareLinkRow.__tablename__),))
DUTIES: Final[list[Duty]] = [WORKSHOPS, VOICES, LEFT_OVER, LINKS]
"""Every duty; a room that keeps something for a time adds its own."""
