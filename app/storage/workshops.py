"""Workshops in and out of the tables."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, func, update
from sqlmodel import Session, col, select

from app.journey import Resource
from app.storage.log import News
from app.storage.tables import JourneyRow, now
from app.storage.workshop_tables import (
    BallotRow,
    ContributionRow,
    ParticipantRow,
    PhotoRow,
    QuestionRow,
    VotingRow,
    WorkshopRow,
)
from app.workshop import (
    ANSWER,
    Contribution,
    ContributionState,
    Focus,
    Participant,
    ParticipantState,
    Photo,
    Question,
    QuestionKind,
    QuestionState,
    Role,
    Settings,
    Signal,
    Step,
    Voting,
    VotingState,
    Workshop,
    WorkshopState,
)


def events_of_signals(
    row: JourneyRow, operation_id: str, person: str, signals: Iterable[Signal]
) -> tuple[list[News], list[dict[str, Any]]]:
    """News of a workshop and its rows for the journey's log; each takes the next number.

    What the journey holds stays as it is, and is known by the number that it had.
    """
    held, at = row.content, now()
    news: list[News] = []
    for signal in signals:
        row.sequence += 1
        row.content_sequence = held
        about = signal.matter.value, signal.id
        news.append(News(row.sequence, *about, "changed", operation_id, person, at))
    blank = {"journey_id": row.id, "before": None, "after": None}
    return news, [one._asdict() | blank for one in news]


def workshop_of(row: WorkshopRow | Row[Any]) -> Workshop:
    """The workshop that a row holds."""
    return Workshop(
        id=row.id,
        journey_id=row.journey_id,
        code=row.code,
        state=WorkshopState(row.state),
        step=Step(row.step),
        settings=Settings.model_validate(row.settings),
        focus=_focus(row.focus_resource, row.focus_id),
        shows_code=row.shows_code,
        timer_ends_at=row.timer_ends_at,
        first=row.first_sequence,
        last=row.last_sequence,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        expires_at=row.expires_at,
    )


def participant_of(row: ParticipantRow | Row[Any]) -> Participant:
    """The participant that a row holds."""
    return Participant(
        id=row.id,
        workshop_id=row.workshop_id,
        number=row.number,
        name=row.name,
        role=Role(row.role),
        department=row.department,
        state=ParticipantState(row.state),
        joined_at=row.joined_at,
        seen_at=row.seen_at,
    )


def contribution_of(row: ContributionRow) -> Contribution:
    """The contribution that a row holds."""
    kept: dict[str, Any] = row.model_dump(exclude={"operation_id", "resource", "state"})
    resource = None if row.resource == ANSWER else Resource(row.resource)
    return Contribution(resource=resource, state=ContributionState(row.state), **kept)


def question_of(row: QuestionRow) -> Question:
    """The question that a row holds."""
    return Question(
        id=row.id,
        workshop_id=row.workshop_id,
        kind=QuestionKind(row.kind),
        text=row.text,
        about=_focus(row.about_resource, row.about_id),
        hides=row.hides,
        state=QuestionState(row.state),
        at=row.at,
    )


def voting_of(session: Session, row: VotingRow) -> Voting:
    """The voting round that a row holds, with the number of people who voted."""
    cast = select(func.count()).select_from(BallotRow).where(BallotRow.voting_id == row.id)
    return Voting(
        id=row.id,
        workshop_id=row.workshop_id,
        subject=Resource(row.subject),
        votes_each=row.votes_each,
        state=VotingState(row.state),
        cast=session.exec(cast).one(),
        at=row.at,
    )


def photo_of(row: PhotoRow) -> Photo:
    """The photo that a row holds."""
    return Photo(**row.model_dump())


def workshop_of_code(session: Session, code: str) -> WorkshopRow | None:
    """The workshop whose code this is."""
    return session.exec(select(WorkshopRow).where(WorkshopRow.code == code)).one_or_none()


def workshops_of(session: Session, journey_id: str) -> Sequence[WorkshopRow]:
    """The workshops on a journey, the newest first."""
    newest = (col(WorkshopRow.opened_at).desc(), WorkshopRow.id)
    query = select(WorkshopRow).where(WorkshopRow.journey_id == journey_id)
    return session.exec(query.order_by(*newest)).all()


def count_participants(session: Session, workshop_id: str) -> int:
    """How many people ever joined a workshop."""
    query = select(func.count()).select_from(ParticipantRow)
    return session.exec(query.where(ParticipantRow.workshop_id == workshop_id)).one()


def participants_of(session: Session, workshop_id: str) -> Sequence[ParticipantRow]:
    """Everybody who joined a workshop, in the order in which they did."""
    query = select(ParticipantRow).where(ParticipantRow.workshop_id == workshop_id)
    return session.exec(query.order_by(col(ParticipantRow.number))).all()


def mark_seen(session: Session, participants: Sequence[str]) -> None:
    """Note that these participants are here at this moment."""
    here = col(ParticipantRow.id).in_(participants)
    session.execute(update(ParticipantRow).where(here).values(seen_at=now()))


def people_so_far(session: Session, journey_id: str) -> int:
    """How many people joined a workshop on this journey, ever: the next one's number."""
    query = (
        select(func.max(ParticipantRow.number))
        .join(WorkshopRow, col(WorkshopRow.id) == col(ParticipantRow.workshop_id))
        .where(WorkshopRow.journey_id == journey_id)
    )
    return session.exec(query).one() or 0


def contributions_of(
    session: Session,
    workshop_id: str,
    *,
    states: Iterable[ContributionState] | None = None,
    participant_id: str | None = None,
    question_id: str | None = None,
) -> Sequence[ContributionRow]:
    """What people wrote in a workshop, oldest first."""
    query = select(ContributionRow).where(ContributionRow.workshop_id == workshop_id)
    if states is not None:
        query = query.where(col(ContributionRow.state).in_([one.value for one in states]))
    if participant_id is not None:
        query = query.where(ContributionRow.participant_id == participant_id)
    if question_id is not None:
        query = query.where(ContributionRow.question_id == question_id)
    return session.exec(query.order_by(col(ContributionRow.at), ContributionRow.id)).all()


def contribution_of_item(
    session: Session, participant_id: str, item_id: str
) -> ContributionRow | None:
    """The contribution by which a participant wrote an item, the newest one."""
    query = select(ContributionRow).where(
        ContributionRow.participant_id == participant_id, ContributionRow.item_id == item_id
    )
    return session.exec(query.order_by(col(ContributionRow.at).desc())).first()


def questions_of(session: Session, workshop_id: str) -> Sequence[QuestionRow]:
    """What was asked in a workshop, oldest first."""
    query = select(QuestionRow).where(QuestionRow.workshop_id == workshop_id)
    return session.exec(query.order_by(col(QuestionRow.at), QuestionRow.id)).all()


def votings_of(session: Session, workshop_id: str) -> Sequence[VotingRow]:
    """The voting rounds of a workshop, oldest first."""
    query = select(VotingRow).where(VotingRow.workshop_id == workshop_id)
    return session.exec(query.order_by(col(VotingRow.at), VotingRow.id)).all()


def ballots_of(session: Session, voting_id: str) -> Sequence[BallotRow]:
    """What was voted in a round."""
    return session.exec(select(BallotRow).where(BallotRow.voting_id == voting_id)).all()


def photos_of(session: Session, workshop_id: str) -> Sequence[PhotoRow]:
    """The photos of a workshop, oldest first."""
    query = select(PhotoRow).where(PhotoRow.workshop_id == workshop_id)
    return session.exec(query.order_by(col(PhotoRow.sequence), PhotoRow.id)).all()


def _focus(resource: str | None, item_id: str | None) -> Focus | None:
    if resource is None or item_id is None:
        return None
    return Focus(Resource(resource), item_id)
