"""Links to look at a journey: make one, list them, revoke one, and what one opens.

A link shows the journey as it is now, less what it isn't to show: nothing is copied, so that a
story that is withdrawn is gone from it at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, Final

from pydantic import Field, ValidationError
from sqlmodel import Session

from app.access.people import Person
from app.access.sharing import ShareDeed, check_share_deed, new_share_key
from app.access.tokens import digest_of
from app.actions.journeys import Loaded, get_journey
from app.actions.operations import found_row
from app.actions.workspace import NotFound, Workspace
from app.exports.parts import Part, with_parts
from app.journey import Fault, Refused, Resource, faults_from, new_id
from app.journey.items import Part as Fields
from app.journey.texts import Title
from app.storage import sharing as stored
from app.storage.sharing_tables import ShareLinkRow
from app.storage.tables import now

LONGEST_DAYS: Final = 366
USUAL_DAYS: Final = 30
MOST_OPEN: Final = 100
"""So many links that work may a journey have."""
ROUGH: Final = timedelta(minutes=1)
DEAD_KEPT: Final = timedelta(days=90)
"""So long a link that opens nothing any more stands in the list."""


class Wishes(Fields):
    """What is wanted of a new link: whom it is for, what it shows beside the map, how long."""

    title: Title
    shows: frozenset[Part] = frozenset()
    days: Annotated[int, Field(ge=1, le=LONGEST_DAYS)] = USUAL_DAYS


@dataclass(frozen=True)
class ShareLink:
    """A link as its owner sees it: its key is not known any more."""

    id: str
    journey_id: str
    title: str
    shows: frozenset[Part]
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    used_at: datetime | None

    @property
    def is_revoked(self) -> bool:
        """Whether somebody closed it."""
        return self.revoked_at is not None

    def opens(self, at: datetime) -> bool:
        """Whether it shows anything at this moment."""
        return self.revoked_at is None and at < self.expires_at


def share_journey(
    workspace: Workspace, *, person: Person, journey_id: str, fields: Mapping[str, Any]
) -> tuple[ShareLink, str]:
    """Make a link, ``fields`` as ``Wishes``; gives it with its key, which is told only here.

    Raises ``NotAllowed``, ``NotFound``, ``Refused``.
    """
    check_share_deed(person, ShareDeed.SHARE)
    wishes = _wishes(fields)
    key = new_share_key()
    with workspace.database.writing() as session:
        found_row(session, journey_id, lock=True)
        at = now()
        working = [one for one in stored.links_of(session, journey_id) if _link(one).opens(at)]
        if len(working) >= MOST_OPEN:
            raise Refused([Fault((), "too_many", {"most": MOST_OPEN})])
        row = ShareLinkRow(
            id=new_id(),
            journey_id=journey_id,
            title=wishes.title,
            token_digest=digest_of(key),
            shows=sorted(wishes.shows),
            made_at=at,
            expires_at=at + timedelta(days=wishes.days),
        )
        session.add(row)
        session.commit()
        return _link(row), key


def list_links(workspace: Workspace, *, person: Person, journey_id: str) -> tuple[ShareLink, ...]:
    """The links to a journey, the newest first, those that open nothing any more too."""
    check_share_deed(person, ShareDeed.SEE_LINKS)
    with workspace.database.reading() as session:
        found_row(session, journey_id)
        return tuple(_link(row) for row in stored.links_of(session, journey_id))


def revoke_link(
    workspace: Workspace, *, person: Person, journey_id: str, link_id: str
) -> ShareLink:
    """Close what a link opened, for those who look right now too. Safe to repeat."""
    check_share_deed(person, ShareDeed.SHARE)
    with workspace.database.writing() as session:
        journey = found_row(session, journey_id, lock=True)
        row = session.get(ShareLinkRow, link_id)
        if row is None or row.journey_id != journey_id:
            raise NotFound(Resource.JOURNEY, link_id)
        if row.revoked_at is None:
            row.revoked_at = now()
            stored.tell_revoked(session, journey, row.id, new_id(), person.id, row.revoked_at)
        link, sequence = _link(row), journey.sequence
        session.commit()
    workspace.announce(journey_id, sequence)
    return link


def opened_link(workspace: Workspace, key: str) -> ShareLink:
    """The link of a key; ``NotFound`` where it is unknown, revoked, expired, its journey gone."""
    with workspace.database.reading() as session:
        return _link(_opened(session, key))


def look_through(workspace: Workspace, key: str) -> tuple[ShareLink, Loaded]:
    """What a link shows now, and no more than that; raises ``NotFound``."""
    link = opened_link(workspace, key)
    loaded = get_journey(workspace, link.journey_id)
    _note_use(workspace, link)
    shown = with_parts(loaded.journey, link.shows)
    return link, Loaded(
        shown, loaded.sequence, loaded.version, {}, loaded.updated_at, loaded.content
    )


def forget_dead_links(session: Session, at: datetime) -> int:
    """Delete links that opened nothing for ``DEAD_KEPT``; gives how many. The caller commits."""
    return stored.forget_dead(session, at, DEAD_KEPT)


def _wishes(fields: Mapping[str, Any]) -> Wishes:
    try:
        return Wishes.model_validate(dict(fields))
    except ValidationError as error:
        raise Refused(faults_from(error, Wishes)) from error


def _opened(session: Session, key: str) -> ShareLinkRow:
    row = stored.link_of_digest(session, digest_of(key))
    if row is None or not _link(row).opens(now()):
        raise NotFound(Resource.JOURNEY, "")
    found_row(session, row.journey_id)
    return row


def _note_use(workspace: Workspace, link: ShareLink) -> None:
    """Keep when it was used last, to the minute: a look costs no writing but the first."""
    at = now()
    if link.used_at is not None and at - link.used_at < ROUGH:
        return
    with workspace.database.writing() as session:
        row = session.get(ShareLinkRow, link.id)
        if row is not None:
            row.used_at = at
            session.commit()


def _link(row: ShareLinkRow) -> ShareLink:
    return ShareLink(
        id=row.id,
        journey_id=row.journey_id,
        title=row.title,
        shows=frozenset(Part(one) for one in row.shows),
        made_at=row.made_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        used_at=row.used_at,
    )
