"""Many people at once: nothing lost, no number twice, nobody sees half a change."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.actions.items import change_item, create_item, remove_item
from app.actions.journeys import create_journey, get_journey, import_journey, list_journeys
from app.actions.workspace import Done, Stale, Workspace
from app.journey import Resource, faults_in
from app.storage.database import Database
from tests.actions.conftest import NOOR, WIM
from tests.actions.record import check_sound, events

PEOPLE = 12
EACH = 5
MOMENT = Resource.CONTACT_MOMENT


@pytest.fixture
def other(workspace: Workspace) -> Iterator[Workspace]:
    """The same database as another worker of the server has it open."""
    url = workspace.database.url.render_as_string(hide_password=False)
    database = Database(url)
    yield Workspace(database)
    database.close()


def at_once(acts: list[Callable[[], Done]]) -> list[Done]:
    """What these acts come to when they begin together."""
    together = threading.Barrier(len(acts))

    def begin(act: Callable[[], Done]) -> Done:
        together.wait(30)
        return act()

    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(begin, acts))


def test_many_people_add_to_one_journey_and_nothing_is_lost(
    workspace: Workspace, other: Workspace, journey_id: str
) -> None:
    def add(number: int) -> Done:
        done = [
            create_item(
                (workspace, other)[number % 2],
                person=WIM,
                journey_id=journey_id,
                resource=MOMENT,
                fields={"phase": "start", "title": f"{number}.{turn}"},
                after=("a", None)[turn % 2],
            )
            for turn in range(EACH)
        ]
        return done[-1]

    at_once([lambda number=number: add(number) for number in range(PEOPLE)])
    journey = check_sound(workspace, journey_id)
    added = {one.title for one in journey.contact_moments} - {"A", "B", "C"}
    assert added == {f"{number}.{turn}" for number in range(PEOPLE) for turn in range(EACH)}
    assert len(events(workspace, journey_id)) == 1 + PEOPLE * EACH
    assert get_journey(other, journey_id).journey == journey


def test_one_operation_sent_by_many_at_once_is_done_once(
    workspace: Workspace, other: Workspace, journey_id: str
) -> None:
    done = at_once(
        [
            lambda here=here: create_item(
                here,
                person=WIM,
                journey_id=journey_id,
                resource=Resource.PHASE,
                fields={"title": "X"},
                operation_id="op-1",
            )
            for here in (workspace, other) * 4
        ]
    )
    assert len({one.id for one in done}) == 1
    assert sorted(one.repeated for one in done) == [False] + [True] * 7
    assert len(check_sound(workspace, journey_id).phases) == 3


def test_one_new_journey_sent_by_many_at_once_is_made_once(
    workspace: Workspace, other: Workspace
) -> None:
    done = at_once(
        [
            lambda here=here: create_journey(
                here,
                person=WIM,
                fields={"kind": "sketch", "title": "X"},
                operation_id="op-1",
            )
            for here in (workspace, other) * 4
        ]
    )
    assert len({one.id for one in done}) == 1
    assert len(list_journeys(workspace)) == 1


def test_one_file_brought_in_by_many_at_once_gives_each_a_journey(
    workspace: Workspace, other: Workspace
) -> None:
    done = at_once(
        [
            lambda here=here: import_journey(here, person=WIM, journey=NOOR)
            for here in (workspace, other) * 3
        ]
    )
    assert len({one.id for one in done} | {"noor"}) == 6
    for one in done:
        check_sound(workspace, one.id)


def test_of_two_who_saw_the_same_version_one_is_refused(
    workspace: Workspace, other: Workspace, journey_id: str
) -> None:
    def change(here: Workspace, title: str) -> Done | Stale:
        try:
            return change_item(
                here,
                person=WIM,
                journey_id=journey_id,
                resource=MOMENT,
                item_id="a",
                fields={"title": title},
                version=1,
            )
        except Stale as stale:
            return stale

    with ThreadPoolExecutor(2) as people:
        came = [people.submit(change, workspace, "X"), people.submit(change, other, "Y")]
        answers = [one.result() for one in came]
    assert sorted(type(one).__name__ for one in answers) == ["Done", "Stale"]
    (done,) = [one for one in answers if isinstance(one, Done)]
    assert check_sound(workspace, journey_id).contact_moment("a") == done.part


def test_who_reads_meanwhile_never_sees_half_a_change(
    workspace: Workspace, other: Workspace, journey_id: str
) -> None:
    """One change takes a contact moment with its experiences and bottleneck's mention away."""
    over = threading.Event()

    def write() -> None:
        for _ in range(8):
            made = create_item(
                workspace,
                person=WIM,
                journey_id=journey_id,
                resource=MOMENT,
                fields={"phase": "later", "title": "X"},
            ).id
            for _ in range(3):
                create_item(
                    workspace,
                    person=WIM,
                    journey_id=journey_id,
                    resource=Resource.EXPERIENCE,
                    fields={"contactMoment": made},
                )
            remove_item(workspace, person=WIM, journey_id=journey_id, resource=MOMENT, item_id=made)
        over.set()

    def read() -> set[int]:
        seen = set()
        while True:
            last = over.is_set()
            fresh = Workspace(other.database)
            loaded = get_journey(fresh, journey_id)
            assert faults_in(loaded.journey) == []
            newest = max(max(found.values()) for found in loaded.versions.values() if found)
            assert newest <= loaded.sequence
            seen.add(loaded.sequence)
            if last:
                return seen

    with ThreadPoolExecutor(3) as people:
        readers = [people.submit(read), people.submit(read)]
        people.submit(write).result()
        seen = set.union(*(one.result() for one in readers))
    check_sound(workspace, journey_id)
    assert max(seen) == len(events(workspace, journey_id))
