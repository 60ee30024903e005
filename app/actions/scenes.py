"""One operation in a workshop: what it changes in the journey, and the news of it, in one commit.

As ``app.actions.operations``, for what is about the workshop rather than about one item.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from sqlmodel import Session

from app.access.members import Member
from app.actions.operations import kept_journey, locked_row
from app.actions.orders import Order
from app.actions.workspace import NotFound, Workspace
from app.journey import Change, Fault, Journey, Refused, apply
from app.journey.faults import faults_from
from app.journey.texts import Line, Text
from app.storage import journeys as stored
from app.storage.kept import Kept
from app.storage.log import News, events_of
from app.storage.prepared import (
    BeforeWriting,
    before_writing,
    find_operation,
    finish,
    participant_now,
    workshop_now,
)
from app.storage.tables import JourneyRow, OperationRow
from app.storage.workshop_tables import ParticipantRow, WorkshopRow
from app.storage.workshops import events_of_signals, participant_of, workshop_of
from app.workshop import Matter, Participant, Signal, Workshop, WorkshopState

_LINE: Final = TypeAdapter(Line)
_TEXT: Final = TypeAdapter(Text)


@dataclass
class Scene:
    """The journey while it is locked, and what the operation does to it so far."""

    workspace: Workspace
    session: Session
    row: JourneyRow
    order: Order
    changes: list[Change] = field(default_factory=list)
    signals: list[Signal] = field(default_factory=list)
    known: BeforeWriting | None = None
    _kept: Kept | None = None
    _journey: Journey | None = None

    @property
    def kept(self) -> Kept:
        """The journey as it was before this operation, with its versions."""
        if self._kept is None:
            self._kept = kept_journey(self.workspace, self.session, self.row)
        return self._kept

    @property
    def journey(self) -> Journey:
        """The journey with everything that this operation has done to it so far."""
        return self.kept.journey if self._journey is None else self._journey

    def do(self, changes: Sequence[Change]) -> None:
        """Change the journey."""
        self._journey = apply(self.journey, changes)
        self.changes += changes

    def tell(self, matter: Matter, about: str) -> Signal:
        """Let everybody who follows know that there is something to look at."""
        signal = Signal(matter, about)
        if signal not in self.signals:
            self.signals.append(signal)
        return signal

    def workshop_row(self, workshop_id: str) -> WorkshopRow:
        """The workshop's row; raises ``NotFound`` where it is another journey's."""
        row = self.session.get(WorkshopRow, workshop_id)
        if row is None or row.journey_id != self.row.id:
            raise NotFound(Matter.WORKSHOP, workshop_id)
        return row

    def workshop(self, workshop_id: str) -> Workshop:
        """The workshop as it is now; refuses what comes after its closing."""
        row = self.known.seat.workshop if self.known else None
        if row is None or row.id != workshop_id:
            self.session.flush()
            row = workshop_now(self.session.connection(), workshop_id)
        if row is None or row.journey_id != self.row.id:
            raise NotFound(Matter.WORKSHOP, workshop_id)
        workshop = workshop_of(row)
        if workshop.state is WorkshopState.CLOSED:
            raise Refused([Fault((), "workshop_closed")])
        return workshop

    def participant_row(self, workshop_id: str, participant_id: str) -> ParticipantRow:
        """A participant's row; raises ``NotFound`` where it is another workshop's."""
        row = self.session.get(ParticipantRow, participant_id)
        if row is None or row.workshop_id != workshop_id:
            raise NotFound(Matter.PARTICIPANT, participant_id)
        return row

    def participant(self, workshop_id: str, participant_id: str) -> Participant:
        """A participant as they are now; raises ``NotFound`` where it is another workshop's."""
        row = self.known.seat.participant if self.known else None
        if row is None or row.id != participant_id:
            self.session.flush()
            row = participant_now(self.session.connection(), participant_id)
        if row is None or row.workshop_id != workshop_id:
            raise NotFound(Matter.PARTICIPANT, participant_id)
        return participant_of(row)


@dataclass(frozen=True)
class Carried:
    """What an operation came to: what it was about, and the journey's number after it."""

    about: str
    sequence: int
    operation_id: str
    repeated: bool = False


Work = Callable[[Scene], Signal]
"""Does something within a scene, and says what the operation is about."""


def carry_out(
    workspace: Workspace, order: Order, journey_id: str, work: Work, *, item_id: str | None = None
) -> Carried:
    """Do one operation of a workshop, or answer a repeated one as before.

    ``item_id`` is what a participant writes, where it is that: all that has to be known about it
    is then asked for at once.
    Raises as ``app.actions.operations.perform``; nothing is stored then.
    """
    with workspace.database.writing() as session:
        row = locked_row(session, journey_id)
        asked = (journey_id, order.operation_id)
        known = item_id and before_writing(session, *asked, order.person.id, item_id)
        earlier = known.earlier if known else find_operation(session, *asked)
        if earlier is not None:
            order.check_repeat(earlier)
            return Carried(earlier.resource_id, row.sequence, earlier.id, repeated=True)
        scene = Scene(workspace, session, row, order, known=known or None)
        about = work(scene)
        kept, news = _write(scene, about)
        session.commit()
    if kept is not None:
        workspace.memory.keep(row, kept)
    workspace.tell(journey_id, news)
    workspace.announce(journey_id, row.sequence)
    return Carried(about.id, row.sequence, order.operation_id)


def carried(
    workspace: Workspace,
    member: Member,
    content: Mapping[str, Any],
    operation_id: str | None,
    work: Work,
) -> str:
    """Do what a member of a workshop asks; gives the id of what it was about."""
    order = Order(member.person, {"in": member.workshop.id, **content}, operation_id)
    return carry_out(workspace, order, member.workshop.journey_id, work).about


def line(field_name: str, text: str) -> str:
    """One line of text as it is kept; refuses what is none."""
    return _as_kept(_LINE, field_name, text)


def words(field_name: str, text: str) -> str:
    """A text of several lines as it is kept; refuses what is none."""
    return _as_kept(_TEXT, field_name, text)


def _as_kept(kind: TypeAdapter[str], field_name: str, text: str) -> str:
    try:
        return kind.validate_python(text)
    except ValidationError as error:
        raise Refused([one.under(field_name) for one in faults_from(error)]) from error


def _write(scene: Scene, about: Signal) -> tuple[Kept | None, list[News]]:
    """Write changes, news and the operation; the journey after it, where it changed, and the news.

    The operation's numbers are those of its changes alone: news is nothing to undo.
    """
    session, row, order = scene.session, scene.row, scene.order
    first, person = row.sequence + 1, order.person.id
    stored.write_changes(session, row, scene.changes)
    news, events = events_of(row.id, order.operation_id, person, first, scene.changes)
    operation = OperationRow(
        scope=row.id,
        id=order.operation_id,
        fingerprint=order.fingerprint,
        person=person,
        resource=about.matter.value,
        resource_id=about.id,
        first_sequence=first,
        last_sequence=row.sequence,
    )
    told, more = events_of_signals(row, order.operation_id, person, scene.signals)
    finish(session, row, operation, [*events, *more])
    if not scene.changes:
        return None, told
    return scene.kept.changed(scene.changes, first, scene.journey), [*news, *told]
