"""Take a story back: its answers, what came of them on any map, the log, and the files.

One transaction takes the words out of every table; then the files are rewritten without them.
The log keeps its numbers: an event tells that something stood there, and nothing of what.
"""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import update
from sqlmodel import Session, col, select

from app.access.people import Person, Role
from app.access.voices import GIVER, VoiceDeed, check_voice_deed
from app.actions.limits import Limit, TooMany
from app.actions.operations import found_row
from app.actions.voices_giving import NoSuchVoice, own_row
from app.actions.workspace import NotFound, Workspace
from app.journey import Change, Journey, Resource, apply, changes, new_id
from app.journey.rules import references
from app.storage import journeys as stored_journeys
from app.storage import log as stored_log
from app.storage import voices as stored
from app.storage.database import StorageFailed
from app.storage.erasing import cut_everywhere, own_words, shell_in_log, shell_rows
from app.storage.journeys_erased import delete_journey
from app.storage.remembered import note_forgetting, remember, setting
from app.storage.scrubbing import scrub
from app.storage.tables import EventRow, JourneyRow, OperationRow, now
from app.storage.voices_tables import AnswersRow, QuestionnaireRow

Named = tuple[Resource, str]
NEWS: Final = "voice"
"""What the event of a withdrawal is about: news, as of a workshop; it says that, and no more."""

SCRUBS: Final = Limit(most=12, seconds=60)
DUE: Final = "scrub_due"
TERM: Final = Person("term", Role.GUEST)
"""Who stands in the log where something was erased because its time was over."""

log = logging.getLogger(__name__)


def withdraw_own(workspace: Workspace, *, code: str, token: str) -> None:
    """The giver takes everything back, by their own key; raises ``NoSuchVoice``."""
    with workspace.database.reading() as session:
        answers_id = own_row(session, code, token)[0].id
    _withdraw(workspace, GIVER, [answers_id])


def withdraw_voice(workspace: Workspace, *, person: Person, answers_id: str) -> None:
    """Somebody who may erases a voice; raises ``NotAllowed``, ``NoSuchVoice``."""
    check_voice_deed(person, VoiceDeed.WITHDRAW_ANY)
    if not _withdraw(workspace, person, [answers_id]):
        raise NoSuchVoice


def erase_expired(session: Session, at: datetime) -> int:
    """Erase every voice whose time is over; gives how many. The caller commits, and scrubs."""
    over = [one.id for one in stored.expired(session, at.date())]
    voices = [one.id for one in stored.answers_rows(session, over)] if over else []
    _, told = _erase_voices(session, TERM, voices)
    del told  # who looks at one of these maps sees it at the next change
    return len(voices)


def take_what_is_due(session: Session, _at: datetime) -> int:
    """Whether files were to be rewritten later; the caller commits, and scrubs."""
    if setting(session, DUE) != "yes":
        return 0
    remember(session, DUE, "no")
    return 1


def erase_item(
    workspace: Workspace, *, person: Person, journey_id: str, resource: Resource, item_id: str
) -> None:
    """Erase one item with its history: a story that came by another way than a questionnaire.

    Sentences of it that were copied are cut out everywhere. Raises ``NotAllowed``, ``NotFound``.
    """
    check_voice_deed(person, VoiceDeed.WITHDRAW_ANY)
    with workspace.database.writing() as session:
        stored_journeys.lock_workspace(session)
        journeys = _all_locked(session)
        row = found_row(session, journey_id)
        if stored_journeys.item_version(session, journey_id, resource, item_id) is None:
            raise NotFound(resource, item_id)
        words = own_words(session, journey_id, resource, item_id)
        shell_rows(session, resource, item_id, only=row.id)
        shell_in_log(session, resource, item_id, only=row.id)
        touched = {row.id} | cut_everywhere(session, words)
        items: dict[str, set[Named]] = {row.id: {(resource, item_id)}}
        told = [_renewed(session, journeys[one], items.get(one, ()), person) for one in touched]
        note_forgetting(session)
        session.commit()
    workspace.forget()
    for one, sequence in told:
        workspace.announce(one, sequence)
    _scrub(workspace)


def erase_journey(workspace: Workspace, *, person: Person, journey_id: str) -> None:
    """Erase a whole journey for good, one taken off the list too, with all that hangs on it.

    Who answered about it is withdrawn, from other maps too: their own links end with it. Copies
    that were made of it stay. Raises ``NotAllowed``, ``NotFound``.
    """
    check_voice_deed(person, VoiceDeed.WITHDRAW_ANY)
    with workspace.database.writing() as session:
        stored_journeys.lock_workspace(session)
        found_row(session, journey_id, lock=True, removed=True)
        asked = [one.id for one in stored.questionnaires_of(session, journey_id)]
        voices = [one.id for one in stored.answers_rows(session, asked)] if asked else []
        _, told = _erase_voices(session, person, voices)
        delete_journey(session, journey_id)
        note_forgetting(session)
        session.commit()
    workspace.forget()
    for one, sequence in told:
        workspace.announce(one, sequence)
    _scrub(workspace)


def _withdraw(workspace: Workspace, person: Person, answers_ids: Sequence[str]) -> int:
    """Erase these voices now; gives how many there were."""
    with workspace.database.writing() as session:
        gone, told = _erase_voices(session, person, answers_ids)
        session.commit()
    workspace.forget()
    for journey_id, sequence in told:
        workspace.announce(journey_id, sequence)
    if gone:
        _scrub(workspace)
    return gone


def _erase_voices(
    session: Session, person: Person, answers_ids: Sequence[str]
) -> tuple[int, list[tuple[str, int]]]:
    """Erase voices; gives how many, and the new number of each journey that held something."""
    if not answers_ids:
        return 0, []
    stored_journeys.lock_workspace(session)
    journeys = _all_locked(session)
    rows = [one for one in (session.get(AnswersRow, each) for each in answers_ids) if one]
    touched: set[str] = set()
    items: set[Named] = set()
    for row in rows:
        touched |= _erase(session, row, items)
    told = [_renewed(session, journeys[one], items, person) for one in sorted(touched)]
    note_forgetting(session)
    return len(rows), told


def _all_locked(session: Session) -> dict[str, JourneyRow]:
    """Every journey, held to the end: nobody may write down words while they are looked for."""
    query = select(JourneyRow).order_by(col(JourneyRow.id)).with_for_update()
    return {one.id: one for one in session.exec(query)}


def _erase(session: Session, row: AnswersRow, items: set[Named]) -> set[str]:
    """Take one voice out of every table; gives the journeys that held something of it."""
    touched: set[str] = set()
    for use in stored.uses_of(session, row.id):
        named = (Resource(use.resource), use.item_id)
        items.add(named)
        touched |= shell_rows(session, *named) | shell_in_log(session, *named)
    words = stored.answers_of(row).words()
    questionnaire = session.get_one(QuestionnaireRow, row.questionnaire_id)
    questionnaire.withdrawn += 1
    stored.forget_answers(session, row)
    return touched | cut_everywhere(session, words)


def _renewed(
    session: Session, row: JourneyRow, items: Iterable[Named], person: Person
) -> tuple[str, int]:
    """Let a journey go on without these items: a number for what was cut, then the removals."""
    session.refresh(row)
    operation_id, first = new_id(), row.sequence + 1
    _tell(session, row, operation_id, person)
    _close_to_undo(session, row.id, items, operation_id)
    journey = stored_journeys.load_journey(session, row).journey
    removals = _removals(journey, items)
    start = row.sequence + 1
    stored_journeys.write_changes(session, row, removals)
    stored_log.append_events(session, row.id, operation_id, person.id, start, removals)
    session.add(
        OperationRow(
            scope=row.id,
            id=operation_id,
            fingerprint="",
            person=person.id,
            resource=Resource.JOURNEY.value,
            resource_id=row.id,
            first_sequence=first,
            last_sequence=row.sequence,
            turn="gone",
        )
    )
    return row.id, row.sequence


def _tell(session: Session, row: JourneyRow, operation_id: str, person: Person) -> None:
    """The event that says that something was taken back: pictures of this journey are new."""
    row.sequence += 1
    row.content_sequence = None
    row.updated_at = now()
    session.add(
        EventRow(
            journey_id=row.id,
            sequence=row.sequence,
            operation_id=operation_id,
            person=person.id,
            resource=NEWS,
            resource_id=row.id,
            verb="withdrawn",
        )
    )
    session.flush()


def _removals(journey: Journey, items: Iterable[Named]) -> list[Change]:
    """What takes these items away; a contact moment that others speak of stays, without words."""
    done: list[Change] = []
    for resource, item_id in sorted(items, key=lambda one: one[0] is Resource.CONTACT_MOMENT):
        here = journey.find(resource, item_id) is not None
        if not here or _is_of_others_too(journey, resource, item_id):
            continue
        several = changes.remove(journey, resource, item_id)
        journey = apply(journey, several)
        done += several
    return done


def _is_of_others_too(journey: Journey, resource: Resource, item_id: str) -> bool:
    if resource is not Resource.CONTACT_MOMENT:
        return False
    return any(
        (kind, named) == (resource, item_id)
        for each in Resource
        if each is not Resource.JOURNEY
        for item in journey.items(each)
        for _, kind, named in references(item)
    )


def _close_to_undo(
    session: Session, journey_id: str, items: Iterable[Named], operation_id: str
) -> None:
    """What was done to these items can't be turned back, nor told by its fingerprint."""
    for resource, item_id in items:
        touching = select(EventRow.operation_id).where(
            EventRow.journey_id == journey_id,
            EventRow.resource == resource.value,
            EventRow.resource_id == item_id,
        )
        these = (col(OperationRow.scope) == journey_id, col(OperationRow.id).in_(touching))
        session.execute(
            update(OperationRow).where(*these).values(fingerprint="", undone_by=operation_id)
        )


def _scrub(workspace: Workspace) -> None:
    """Rewrite the files now; where that can't be, it is noted, and done at the next occasion."""
    try:
        SCRUBS.take("everybody")
        done = scrub(workspace.database)
    except TooMany:
        done = False
    except StorageFailed:
        log.exception("the files could not be rewritten after a withdrawal: it is done later")
        done = False
    with workspace.database.writing() as session:
        remember(session, DUE, "no" if done else "yes")
        session.commit()
