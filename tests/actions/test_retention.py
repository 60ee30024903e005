"""Names and words of a workshop go by themselves when their time is over, and not before."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from app.access.members import Member
from app.actions.answering import answer
from app.actions.asking import ask
from app.actions.contributing import contribute
from app.actions.joining import GUESSES, member_of_token
from app.actions.moderating import refuse
from app.actions.record import get_record
from app.actions.retention import DUTIES, erase_due, erase_on, erase_workshop
from app.actions.workshops import change_workshop
from app.actions.workspace import Workspace
from app.journey import Refused, Resource
from app.storage.tables import now
from app.storage.workshop_tables import ContributionRow, ParticipantRow
from app.workshop import QuestionKind
from tests.actions.conftest import WIM
from tests.actions.workshop_cast import added, joined, opened, titles
from tests.actions.workshop_cast import now as current

NAME, WORDS, LEFT_OFF = "Roosmarijn-Zonneveld", "Wat ik antwoordde in de zaal", "Nooit op de kaart"


@pytest.fixture(autouse=True)
def _nobody_guessed() -> None:
    GUESSES.forget()


@pytest.fixture
def leader(workspace: Workspace, journey_id: str) -> Member:
    """A workshop in which somebody answered, added, and was refused; it is closed."""
    leader = opened(workspace, journey_id, moderated=True, keep_days=30)
    member = joined(workspace, leader, name=NAME)
    asked = ask(workspace, member=leader, kind=QuestionKind.FREE, text="Wat mist er?")
    answer(workspace, member=member, question_id=asked.id, text=WORDS)
    left_off = added(workspace, member, LEFT_OFF)
    refuse(workspace, member=leader, contribution_id=left_off.id, reason="Niet hier")
    return leader


def close(workspace: Workspace, leader: Member) -> Member:
    change_workshop(
        workspace,
        person=WIM,
        journey_id=leader.workshop.journey_id,
        workshop_id=leader.workshop.id,
        fields={"state": "closed"},
    )
    return current(workspace, leader)


def kept(workspace: Workspace) -> str:
    """Everything that the tables of the workshop hold of people."""
    with workspace.database.reading() as session:
        people = session.exec(select(ParticipantRow)).all()
        written = session.exec(select(ContributionRow)).all()
        return str([one.model_dump() for one in [*people, *written]])


def test_nothing_is_erased_before_its_time(workspace: Workspace, leader: Member) -> None:
    closed = close(workspace, leader)
    almost = erase_on(closed.workshop) - timedelta(minutes=1)
    assert erase_due(workspace, almost)["workshops"] == 0
    assert all(words in kept(workspace) for words in (NAME, WORDS, LEFT_OFF))


def test_names_and_words_go_by_themselves_and_the_map_stays(
    workspace: Workspace, leader: Member, journey_id: str
) -> None:
    before = titles(workspace, journey_id)
    closed = close(workspace, leader)
    assert erase_due(workspace, erase_on(closed.workshop))["workshops"] == 1
    assert not any(words in kept(workspace) for words in (NAME, WORDS, LEFT_OFF, "Niet hier"))
    assert titles(workspace, journey_id) == before
    record = get_record(workspace, member=closed)
    assert sum(record.people.values()) == 1
    assert erase_due(workspace, erase_on(closed.workshop))["workshops"] == 0


def test_a_workshop_that_nobody_closed_ends_with_its_code(
    workspace: Workspace, leader: Member
) -> None:
    due = leader.workshop.expires_at + timedelta(days=30)
    assert erase_on(leader.workshop) == due
    assert erase_due(workspace, due)["workshops"] == 1


def test_who_led_it_may_erase_it_at_once_but_not_while_it_is_open(
    workspace: Workspace, leader: Member
) -> None:
    with pytest.raises(Refused) as refused:
        erase_workshop(workspace, member=leader)
    assert [one.code for one in refused.value.faults] == ["workshop_not_closed"]
    assert NAME in kept(workspace)
    closed = close(workspace, leader)
    assert erase_workshop(workspace, member=closed) == 1
    assert NAME not in kept(workspace)
    assert erase_on(current(workspace, closed).workshop) <= now()


def test_nobody_comes_back_with_a_key_that_was_erased(
    workspace: Workspace, journey_id: str
) -> None:
    from app.actions.joining import join

    leader = opened(workspace, journey_id)
    member, token = join(workspace, code=leader.workshop.code, address="x", fields={"name": NAME})
    workshop_id = member.workshop.id
    assert member_of_token(workspace, workshop_id=workshop_id, token=token) is not None
    erase_workshop(workspace, member=close(workspace, leader))
    assert member_of_token(workspace, workshop_id=workshop_id, token=token) is None


def test_the_names_are_in_the_files_of_the_database_no_more(
    workspace: Workspace, leader: Member, tmp_path: Path
) -> None:
    if not workspace.database.is_sqlite:
        pytest.skip("one file to look into is what SQLite has")
    folder = Path(str(workspace.database.engine.url.database)).parent
    erase_workshop(workspace, member=close(workspace, leader))
    found = b"".join(one.read_bytes() for one in folder.glob("*.db*"))
    assert found
    for words in (NAME, WORDS, LEFT_OFF):
        assert words.encode() not in found


def test_every_duty_has_a_name_of_its_own() -> None:
    assert len({one.name for one in DUTIES}) == len(DUTIES) > 0


def test_an_item_that_stands_on_the_map_is_the_journeys(
    workspace: Workspace, journey_id: str
) -> None:
    leader = opened(workspace, journey_id)
    fields = {"category": "transfer", "title": "Blijft staan"}
    member = joined(workspace, leader)
    contribute(workspace, member=member, resource=Resource.BOTTLENECK, fields=fields)
    erase_workshop(workspace, member=close(workspace, leader))
    with workspace.database.reading() as session:
        assert session.exec(select(ContributionRow)).one().fields == {}
