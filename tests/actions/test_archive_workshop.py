"""A backup while a workshop is busy, put back on the other kind of database."""

import threading

from app.actions.journeys import get_journey
from app.actions.sharing import list_links, share_journey
from app.actions.workspace import Workspace
from app.formats.journey_file import write_journey
from app.journey import Journey
from app.storage.journeys import journey_row, load_journey
from app.storage.log import journey_at
from tests.actions.archive_round import backup_of, put_back
from tests.actions.conftest import WIM
from tests.actions.record import check_sound
from tests.actions.workshop_cast import added, joined, opened

PEOPLE, EACH = 3, 6


def as_it_was(workspace: Workspace, journey_id: str, sequence: int) -> Journey:
    """The journey at an earlier number, by its log."""
    with workspace.database.reading() as session:
        row = journey_row(session, journey_id)
        assert row is not None
        journey = load_journey(session, row).journey
        return journey_at(session, journey, row.sequence, sequence)


def test_a_backup_of_a_busy_workshop_is_the_map_at_one_moment_elsewhere(
    workspace: Workspace, other: Workspace, journey_id: str
) -> None:
    share_journey(workspace, person=WIM, journey_id=journey_id, fields={"title": "De raad"})
    leader = opened(workspace, journey_id)
    members = [joined(workspace, leader) for _ in range(PEOPLE)]
    wrote = threading.Semaphore(0)

    def write(number: int) -> None:
        for place in range(EACH):
            added(workspace, members[number], f"Balie {number}.{place}")
            wrote.release()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(PEOPLE)]
    for one in writers:
        one.start()
    for _ in range(PEOPLE):
        assert wrote.acquire(timeout=60)
    kept = backup_of(workspace)
    for one in writers:
        one.join()
    put_back(other, kept)
    check_sound(other, journey_id)
    there = get_journey(other, journey_id)
    assert len(there.journey.contact_moments) >= PEOPLE
    assert there.sequence <= get_journey(workspace, journey_id).sequence
    before = as_it_was(workspace, journey_id, there.sequence)
    assert write_journey(there.journey) == write_journey(before)
    links = list_links(other, person=WIM, journey_id=journey_id)
    assert links == list_links(workspace, person=WIM, journey_id=journey_id) != ()
