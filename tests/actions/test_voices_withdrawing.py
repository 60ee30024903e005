"""Taking a story back: afterwards its words are nowhere, and everything else is as it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from app.access.members import NotAllowed
from app.access.people import Person, Role
from app.actions import voices_withdrawing
from app.actions.history import list_events
from app.actions.items import change_item, create_item
from app.actions.journeys import (
    create_journey,
    get_journey,
    import_journey,
    remove_journey,
    restore_journey,
)
from app.actions.retention import erase_due
from app.actions.undoing import undo
from app.actions.voices import answers_about, note_use
from app.actions.voices_giving import (
    BY_ADDRESS,
    BY_GIVER,
    BY_LINK,
    NoSuchVoice,
    get_giving,
)
from app.actions.voices_withdrawing import (
    SCRUBS,
    erase_item,
    erase_journey,
    withdraw_own,
    withdraw_voice,
)
from app.actions.workspace import NotFound, Workspace
from app.formats.journey_file import write_journey
from app.journey import Journey, Refused, Resource, replay
from app.storage import log
from app.storage.erasing import CUT
from app.storage.remembered import setting
from app.storage.tables import now
from app.storage.transfer import all_tables, rows_out
from app.voices import Answers, Questionnaire
from tests.actions.conftest import WIM
from tests.actions.voices_cast import agree, ask, tell

SECRET = "Zij zette mijn koffer op de stoep in de sneeuw."
ARABIC = "وضعت حقيبتي في الثلج أمام الباب"
PLACE = "De voedselkast van buurvrouw"
ONLY = "Een plek om te slapen met mijn zoon"
WORDS = (SECRET, ARABIC, PLACE, ONLY, "koffer", "حقيبتي", "Zeearend")


@pytest.fixture(autouse=True)
def _nobody_has_asked_too_often() -> None:
    for limit in (BY_ADDRESS, BY_GIVER, BY_LINK, SCRUBS):
        limit.forget()


@dataclass(frozen=True)
class Round:
    """One who told a lot, which was put on a map, copied and quoted; and another who stays."""

    asked: Questionnaire
    combined: str
    given: Answers
    token: str
    stays: Answers
    sequence: int


def put(workspace: Workspace, journey: str, given: Answers, resource: Resource,
        fields: dict[str, object]) -> str:  # fmt: skip
    """Put something of a voice on a map, as who brings it together does."""
    made = create_item(workspace, person=WIM, journey_id=journey, resource=resource, fields=fields)
    with workspace.database.writing() as session:
        note_use(
            session, answers_id=given.id, journey_id=journey, resource=resource, item_id=made.id
        )
        session.commit()
    return made.id


@pytest.fixture
def told(workspace: Workspace, journey_id: str) -> Round:
    asked = ask(workspace, journey_id)
    combined = create_journey(
        workspace, person=WIM, fields={"kind": "combined", "title": "Samen"}, like=journey_id
    ).journey_id
    given, token = agree(workspace, asked)
    given = tell(
        workspace, asked, token, known_a="yes", score_a=-2, sentence_a=SECRET,
        known_b="yes", sentence_b=ARABIC, title_0=PLACE, told_0=SECRET, goal=ONLY,
    ).answers  # fmt: skip
    stays, other = agree(workspace, asked)
    stays = tell(
        workspace, asked, other, known_a="yes", sentence_a="Dit mag blijven staan."
    ).answers
    for moment, quote in (("a", SECRET), ("b", ARABIC)):
        felt = {"contact_moment": moment, "voice": "Zeearend", "score": -2, "quote": quote}
        experience = put(workspace, combined, given, Resource.EXPERIENCE, felt)
    change_item(workspace, person=WIM, journey_id=combined, resource=Resource.EXPERIENCE,
                item_id=experience, fields={"need": "Zeearend: rust"}, version=None)  # fmt: skip
    put(workspace, combined, stays, Resource.EXPERIENCE,
        {"contact_moment": "a", "voice": "Mus", "quote": "Dit mag blijven staan."})  # fmt: skip
    put(workspace, combined, given, Resource.CONTACT_MOMENT, {"phase": "start", "title": PLACE})
    quoting = {"category": "transfer", "title": "K2", "description": f"Iemand zei: {SECRET} Erg."}
    create_item(workspace, person=WIM, journey_id=journey_id, resource=Resource.BOTTLENECK,
                fields=quoting)  # fmt: skip
    create_journey(
        workspace, person=WIM, fields={"kind": "combined", "title": "Kopie"}, like=combined
    )
    return Round(asked, combined, given, token, stays, get_journey(workspace, combined).sequence)


def everything(workspace: Workspace) -> str:
    """Every row of every table, as text."""
    with workspace.database.engine.connect() as connection:
        return "\n".join(str(row) for table in all_tables() for row in rows_out(connection, table))


def files(workspace: Workspace) -> Iterator[bytes]:
    """What is in the files of a database: of PostgreSQL those of the tables and their indexes."""
    if not workspace.database.is_sqlite:
        yield from server_files(workspace)
        return
    path = Path(str(workspace.database.url.database))
    for file in sorted(path.parent.glob(f"{path.name}*")):
        yield file.read_bytes()


def server_files(workspace: Workspace) -> Iterator[bytes]:
    with workspace.database.engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        names = "SELECT pg_relation_filepath(oid) FROM pg_class WHERE relkind IN ('r', 't', 'i')"
        for (name,) in connection.execute(text(names)).all():
            if name:
                read = text("SELECT pg_read_binary_file(:name, true)")
                yield bytes(connection.scalar(read, {"name": name}) or b"")


def escaped(words: str) -> bytes:
    return words.encode("ascii", "backslashreplace")


def test_nothing_of_who_withdraws_is_left_anywhere(workspace: Workspace, told: Round) -> None:
    before = everything(workspace)
    assert all(word in before for word in WORDS)
    withdraw_own(workspace, code=told.asked.code, token=told.token)
    after = everything(workspace)
    assert [word for word in (*WORDS, told.given.id) if word in after] == []
    assert "Dit mag blijven staan." in after
    with pytest.raises(NoSuchVoice):
        get_giving(workspace, code=told.asked.code, token=told.token)


def test_the_files_of_the_database_hold_none_of_the_words(
    workspace: Workspace, told: Round
) -> None:
    spelled = [word.encode() for word in WORDS] + [escaped(word) for word in WORDS]
    before = b"".join(files(workspace))
    assert len([one for one in spelled if one in before]) >= 5
    withdraw_own(workspace, code=told.asked.code, token=told.token)
    after = b"".join(files(workspace))
    assert [one for one in spelled if one in after] == []
    assert b"Dit mag blijven staan." in after


def test_the_journey_is_sound_and_its_history_can_be_told_without_the_words(
    workspace: Workspace, told: Round
) -> None:
    withdraw_own(workspace, code=told.asked.code, token=told.token)
    with workspace.database.reading() as session:
        for row in session.exec(select(log.EventRow.journey_id).distinct()).all():
            check_sound_now(workspace, session, row)
    loaded = get_journey(workspace, told.combined)
    assert [one.quote for one in loaded.journey.experiences if one.quote] == [
        "Dit mag blijven staan."
    ]
    assert loaded.sequence > told.sequence
    events = list_events(workspace, journey_id=told.combined)
    assert not any(word in repr(events) for word in WORDS)


def check_sound_now(workspace: Workspace, session: Session, journey_id: str) -> None:
    """What the tables hold is what the log comes to, and every earlier state can be drawn."""
    loaded = get_journey(workspace, journey_id)
    changes = list(log.changes_between(session, journey_id, 0, loaded.sequence))
    assert replay(changes) == loaded.journey
    for sequence in range(1, loaded.sequence + 1):
        then = log.journey_at(session, loaded.journey, loaded.sequence, sequence)
        assert not any(word in write_journey(then) for word in WORDS)


def test_what_others_quoted_is_cut_out_and_the_rest_of_it_stays(
    workspace: Workspace, told: Round, journey_id: str
) -> None:
    before = get_journey(workspace, journey_id)
    withdraw_own(workspace, code=told.asked.code, token=told.token)
    after = get_journey(workspace, journey_id)
    (quoting,) = [one for one in after.journey.bottlenecks if one.title == "K2"]
    assert quoting.description == f"Iemand zei: {CUT} Erg."
    key = (Resource.BOTTLENECK, quoting.id)
    assert after.versions[key[0]][key[1]] > before.versions[key[0]][key[1]]


def test_a_copy_of_the_map_loses_the_words_too(workspace: Workspace, told: Round) -> None:
    with workspace.database.reading() as session:
        titles = {one.title: one.id for one in session.exec(select(voices_withdrawing.JourneyRow))}
    withdraw_own(workspace, code=told.asked.code, token=told.token)
    copy = get_journey(workspace, titles["Kopie"]).journey
    assert len(copy.experiences) == len(get_journey(workspace, told.combined).journey.experiences)
    assert not any(word in write_journey(copy) for word in WORDS)


def test_a_contact_moment_that_others_speak_of_stays_without_the_words(
    workspace: Workspace, told: Round
) -> None:
    journey = get_journey(workspace, told.combined).journey
    (moment,) = [one for one in journey.contact_moments if one.title == PLACE]
    create_item(workspace, person=WIM, journey_id=told.combined, resource=Resource.EXPERIENCE,
                fields={"contact_moment": moment.id, "quote": "Daar was ik ook."})  # fmt: skip
    withdraw_own(workspace, code=told.asked.code, token=told.token)
    kept = get_journey(workspace, told.combined).journey.contact_moment(moment.id)
    assert kept is not None
    assert kept.title == CUT


def test_a_withdrawal_can_not_be_undone(workspace: Workspace, told: Round) -> None:
    withdraw_own(workspace, code=told.asked.code, token=told.token)
    for _ in range(10):
        try:
            undo(workspace, person=WIM, journey_id=told.combined)
        except Refused:
            break
    assert not any(word in everything(workspace) for word in WORDS)


def test_an_administrator_does_it_for_whom_can_not(workspace: Workspace, told: Round) -> None:
    with pytest.raises(NotAllowed):
        withdraw_voice(workspace, person=Person("g", Role.GUEST), answers_id=told.given.id)
    withdraw_voice(workspace, person=WIM, answers_id=told.given.id)
    assert not any(word in everything(workspace) for word in WORDS)
    with pytest.raises(NoSuchVoice):
        withdraw_voice(workspace, person=WIM, answers_id=told.given.id)


def test_after_its_term_a_questionnaire_forgets_everybody(
    workspace: Workspace, told: Round
) -> None:
    assert erase_due(workspace)["voices"] == 0
    days = (told.asked.keep_until - now().date()).days
    assert erase_due(workspace, now() + timedelta(days=days))["voices"] == 0
    assert erase_due(workspace, now() + timedelta(days=days + 1))["voices"] == 2
    assert answers_about(workspace, journey_id=told.asked.journey_id) == ()
    left = everything(workspace)
    assert not any(word in left for word in (*WORDS, "Dit mag blijven staan."))


def test_files_that_can_not_be_rewritten_now_are_rewritten_later(
    workspace: Workspace, told: Round
) -> None:
    for _ in range(SCRUBS.most):
        SCRUBS.take("everybody")
    withdraw_own(workspace, code=told.asked.code, token=told.token)
    with workspace.database.reading() as session:
        assert setting(session, voices_withdrawing.DUE) == "yes"
    assert erase_due(workspace)["files"] == 1
    with workspace.database.reading() as session:
        assert setting(session, voices_withdrawing.DUE) == "no"


def test_an_imported_map_with_the_same_words_loses_them(workspace: Workspace, told: Round) -> None:
    copy: Journey = get_journey(workspace, told.combined).journey
    there = import_journey(workspace, person=WIM, journey=copy).journey_id
    assert there != told.combined
    withdraw_own(workspace, code=told.asked.code, token=told.token)
    assert not any(word in everything(workspace) for word in WORDS)


def test_a_story_that_somebody_typed_in_is_erased_with_its_history(
    workspace: Workspace, journey_id: str
) -> None:
    first, then = "Dit vertelde zij mij aan de keukentafel.", "En dit zei ze de week daarna nog."
    made = create_item(workspace, person=WIM, journey_id=journey_id, resource=Resource.EXPERIENCE,
                       fields={"contact_moment": "a", "quote": first, "score": -2})  # fmt: skip
    change_item(workspace, person=WIM, journey_id=journey_id, resource=Resource.EXPERIENCE,
                item_id=made.id, fields={"quote": then}, version=None)  # fmt: skip
    create_journey(workspace, person=WIM, fields={"kind": "lived", "title": "K"}, like=journey_id)
    assert first in everything(workspace)
    this = {"journey_id": journey_id, "resource": Resource.EXPERIENCE, "item_id": made.id}
    with pytest.raises(NotAllowed):
        erase_item(workspace, person=Person("g", Role.GUEST), **this)
    erase_item(workspace, person=WIM, **this)
    left = everything(workspace)
    assert [one for one in (first, then) if one in left] == []
    assert get_journey(workspace, journey_id).journey.find(Resource.EXPERIENCE, "ea")
    with pytest.raises(NotFound):
        erase_item(workspace, person=WIM, **this)


def test_an_erased_item_leaves_another_of_the_same_id_elsewhere(
    workspace: Workspace, journey_id: str
) -> None:
    copy = create_journey(
        workspace, person=WIM, fields={"kind": "lived", "title": "K"}, like=journey_id
    ).journey_id
    this = {"resource": Resource.EXPERIENCE, "item_id": "ea"}
    erase_item(workspace, person=WIM, journey_id=journey_id, **this)
    assert get_journey(workspace, journey_id).journey.find(**this) is None
    assert get_journey(workspace, copy).journey.find(**this) is not None


def test_a_journey_is_erased_for_good_and_the_others_stay(
    workspace: Workspace, told: Round, journey_id: str
) -> None:
    with pytest.raises(NotAllowed):
        erase_journey(workspace, person=Person("g", Role.GUEST), journey_id=journey_id)
    remove_journey(workspace, person=WIM, journey_id=journey_id)
    erase_journey(workspace, person=WIM, journey_id=journey_id)
    left = everything(workspace)
    assert journey_id not in [line.partition("'")[2].partition("'")[0] for line in left.split("\n")]
    assert [one for one in (told.given.id, *WORDS) if one in left] == []
    with pytest.raises(NotFound):
        restore_journey(workspace, person=WIM, journey_id=journey_id)
    assert get_journey(workspace, told.combined).journey.experiences
