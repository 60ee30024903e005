"""What was answered about a journey, for who builds on it; and what came of whose words.

Whoever puts somebody's answers onto a map calls ``note_use`` in the same transaction, for every
item that holds their words or what they felt: a withdrawal takes exactly these items away.
"""

from collections.abc import Sequence

from sqlmodel import Session

from app.actions.operations import found_row, kept_journey
from app.actions.workspace import Workspace
from app.journey import Resource
from app.storage import voices as stored
from app.storage.voices_tables import AnswersRow, VoiceUseRow
from app.voices import Answers
from app.voices.hearing import Hearing, hear


def answers_about(
    workspace: Workspace, *, journey_id: str, besides: str = ""
) -> tuple[Answers, ...]:
    """Every voice in every questionnaire on a journey, as far as each got; raises ``NotFound``.

    ``besides`` is a questionnaire whose voices are known already.
    """
    with workspace.database.reading() as session:
        found_row(session, journey_id)
        return _answers_about(session, journey_id, besides)


def hear_voices(workspace: Workspace, *, journey_id: str) -> Hearing:
    """What the voices say together about each contact moment of a journey; raises ``NotFound``."""
    with workspace.database.reading() as session:
        journey = kept_journey(workspace, session, found_row(session, journey_id)).journey
        return hear(journey, _answers_about(session, journey_id))


def note_use(
    session: Session, *, answers_id: str, journey_id: str, resource: Resource, item_id: str
) -> None:
    """Note that an item of a journey holds words of a giver; the caller commits."""
    session.merge(
        VoiceUseRow(
            answers_id=answers_id,
            journey_id=journey_id,
            resource=resource.value,
            item_id=item_id,
        )
    )


def used_in(workspace: Workspace, *, journey_id: str) -> dict[tuple[Resource, str], str]:
    """Which items of a journey came of answers: the kind and id of each, and whose they are."""
    with workspace.database.reading() as session:
        rows = stored.uses_in(session, journey_id)
        return {(Resource(one.resource), one.item_id): one.answers_id for one in rows}


def _answers_about(session: Session, journey_id: str, besides: str = "") -> tuple[Answers, ...]:
    several = stored.questionnaires_of(session, journey_id)
    ids = [one.id for one in several if one.id != besides]
    rows: Sequence[AnswersRow] = stored.answers_rows(session, ids) if ids else ()
    return tuple(one for one in map(stored.answers_of, rows) if not one.is_empty)
