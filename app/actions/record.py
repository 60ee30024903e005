"""What remains of a workshop: who took part by role, what changed, the votes, photos of the map."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlmodel import Session

from app.access.members import Member
from app.actions.journeys import Loaded, get_journey
from app.actions.operations import found_row, kept_journey
from app.actions.orders import Order
from app.actions.scenes import Scene, carry_out
from app.actions.voting import votes_in
from app.actions.workspace import NotFound, Workspace
from app.journey import Change, Fault, Frame, Item, Journey, Refused, new_id
from app.journey.texts import TITLE_LENGTH
from app.storage import log
from app.storage import workshops as stored
from app.storage.workshop_tables import PhotoRow, WorkshopRow
from app.workshop import (
    ANSWER,
    Contribution,
    ContributionState,
    Matter,
    ParticipantState,
    Photo,
    Question,
    Role,
    Signal,
    Voting,
    VotingState,
    Workshop,
)

MOST_CHANGES: Final = 5_000


@dataclass(frozen=True)
class Recorded:
    """One change to the map: ``event`` as the stream names it, ``title`` of what changed."""

    sequence: int
    event: str
    id: str
    title: str
    operation_id: str
    at: datetime


@dataclass(frozen=True)
class Counted:
    """A voting round and the votes for each item; no votes while it is open."""

    voting: Voting
    votes: Mapping[str, int]


@dataclass(frozen=True)
class Record:
    """A workshop told afterwards. Nobody's name is in it."""

    workshop: Workshop
    people: Mapping[Role, int]
    contributions: Mapping[ContributionState, int]
    changes: tuple[Recorded, ...]
    questions: tuple[Question, ...]
    answers: tuple[Contribution, ...]
    votings: tuple[Counted, ...]
    photos: tuple[Photo, ...]


def get_record(workspace: Workspace, *, member: Member) -> Record:
    """The record of a workshop so far, or of all of it once it is closed."""
    workshop_id = member.workshop.id
    with workspace.database.reading() as session:
        row = session.get_one(WorkshopRow, workshop_id)
        people = stored.participants_of(session, workshop_id)
        written = stored.contributions_of(session, workshop_id)
        came = (one for one in people if one.state != ParticipantState.WAITING.value)
        return Record(
            workshop=stored.workshop_of(row),
            people=Counter(Role(one.role) for one in came),
            contributions=Counter(ContributionState(one.state) for one in written),
            changes=tuple(_changes(session, row)),
            questions=tuple(map(stored.question_of, stored.questions_of(session, workshop_id))),
            answers=tuple(
                stored.contribution_of(one)
                for one in written
                if one.resource == ANSWER and one.state == ContributionState.ACCEPTED.value
            ),
            votings=tuple(_counted(session, workshop_id)),
            photos=tuple(map(stored.photo_of, stored.photos_of(session, workshop_id))),
        )


def take_photo(
    workspace: Workspace, *, member: Member, title: str = "", operation_id: str | None = None
) -> Photo:
    """Keep the map as it is right now, under a title."""
    if len(title) > TITLE_LENGTH:
        raise Refused([Fault(("title",), "too_long", {"most": TITLE_LENGTH})])

    def work(scene: Scene) -> Signal:
        row = PhotoRow(
            id=new_id(),
            workshop_id=scene.workshop_row(member.workshop.id).id,
            title=title,
            sequence=scene.row.sequence,
        )
        scene.session.add(row)
        scene.session.flush()
        return scene.tell(Matter.PHOTO, row.id)

    content = {"verb": "photo", "in": member.workshop.id, "title": title}
    order = Order(member.person, content, operation_id)
    taken = carry_out(workspace, order, member.workshop.journey_id, work)
    with workspace.database.reading() as session:
        return stored.photo_of(session.get_one(PhotoRow, taken.about))


def journey_on_photo(workspace: Workspace, *, member: Member, photo_id: str) -> Loaded:
    """The journey as it was when a photo was taken; raises ``NotFound``."""
    with workspace.database.reading() as session:
        row = session.get(PhotoRow, photo_id)
        if row is None or row.workshop_id != member.workshop.id:
            raise NotFound(Matter.PHOTO, photo_id)
        sequence = row.sequence
    return journey_at(workspace, member=member, sequence=sequence)


def journey_at(workspace: Workspace, *, member: Member, sequence: int) -> Loaded:
    """The journey as it was at a number of its log; raises ``NotFound`` where it never was."""
    journey_id = member.workshop.journey_id
    loaded = get_journey(workspace, journey_id)
    with workspace.database.reading() as session:
        row = found_row(session, journey_id)
        now = kept_journey(workspace, session, row).journey
        try:
            then: Journey = log.journey_at(session, now, row.sequence, sequence)
        except LookupError as error:
            raise NotFound(Matter.PHOTO, str(sequence)) from error
    seen_from = loaded.content
    return replace(loaded, journey=then, sequence=sequence, content=sequence, seen_from=seen_from)


def _changes(session: Session, row: WorkshopRow) -> list[Recorded]:
    events = log.events_after(
        session, row.journey_id, row.first_sequence, MOST_CHANGES, content_only=True
    )
    return [
        Recorded(
            one.sequence,
            f"{one.resource}.{one.verb}",
            one.resource_id,
            _title(log.change_of(one)),
            one.operation_id,
            one.at,
        )
        for one in events
        if row.last_sequence is None or one.sequence <= row.last_sequence
    ]


def _title(change: Change) -> str:
    snapshot = change.after or change.before
    item: Item | Frame | None = snapshot.item if snapshot else None
    return str(getattr(item, "title", ""))


def _counted(session: Session, workshop_id: str) -> list[Counted]:
    rounds = [stored.voting_of(session, one) for one in stored.votings_of(session, workshop_id)]
    return [
        Counted(one, votes_in(session, one.id) if one.state is VotingState.CLOSED else {})
        for one in rounds
    ]
