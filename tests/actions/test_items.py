"""Adding, changing, moving and removing items: on both databases, all or nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from app.actions.items import change_frame, change_item, create_item, remove_item
from app.actions.workspace import Done, NotFound, Stale, Workspace
from app.journey import Refused, Resource
from app.storage import positions
from app.storage.rows import TABLES
from tests.actions.conftest import NOOR, WIM
from tests.actions.record import check_sound, events, operations, order, stored

MOMENT = Resource.CONTACT_MOMENT
NEW: list[tuple[Resource, dict[str, Any]]] = [
    (Resource.PROBLEM, {"title": "Schulden"}),
    (Resource.PHASE, {"title": "Daarna"}),
    (Resource.DEPARTMENT, {"title": "School", "kind": "education"}),
    (MOMENT, {"phase": "later", "title": "D", "date": "2025-04"}),
    (Resource.EXPERIENCE, {"contactMoment": "b", "score": 2}),
    (Resource.BOTTLENECK, {"category": "retelling", "title": "Weer", "contactMoments": ["a"]}),
    (Resource.ANNOTATION, {"aboutResource": "phase", "about": "start", "kind": "recognised"}),
    (Resource.IMPROVEMENT, {"title": "Eén loket", "bottlenecks": ["k"]}),
    (Resource.ACTION, {"title": "Open een loket", "bottleneck": "k", "department": "wonen"}),
    (Resource.DECISION, {"finding": "long_wait.a", "verdict": "confirmed"}),
]
CHANGED: list[tuple[Resource, str, dict[str, Any]]] = [
    (Resource.PROBLEM, "huis", {"outcome": "solved"}),
    (Resource.PHASE, "start", {"title": "Begin"}),
    (Resource.DEPARTMENT, "wonen", {"kind": "housing_corporation"}),
    (MOMENT, "a", {"channel": "telephone", "waiting": {"duration": "6 weeks"}}),
    (Resource.EXPERIENCE, "ea", {"score": -1, "emotions": ["boos"]}),
    (Resource.BOTTLENECK, "k", {"ownerDepartment": "wonen"}),
    (Resource.ANNOTATION, "n", {"resolved": True}),
    (Resource.IMPROVEMENT, "v", {"choice": "now", "bottlenecks": []}),
    (Resource.ACTION, "ac", {"deadline": "2026-03-01", "level": "network"}),
    (Resource.DECISION, "d", {"verdict": "merged", "into": "k"}),
]


def test_every_kind_of_item_is_tried() -> None:
    every = [one for one in Resource if one is not Resource.JOURNEY]
    assert [resource for resource, _ in NEW] == [one for one, *_ in CHANGED]
    assert {resource for resource, _ in NEW} == set(every)


@pytest.mark.parametrize(("resource", "fields"), NEW)
def test_a_new_item_is_in_the_tables_and_in_the_log(
    workspace: Workspace, journey_id: str, resource: Resource, fields: dict[str, Any]
) -> None:
    done = create_item(
        workspace, person=WIM, journey_id=journey_id, resource=resource, fields=fields
    )
    assert (done.resource, done.sequence, done.version, done.repeated) == (resource, 2, 2, False)
    assert stored(workspace, journey_id).journey.find(resource, done.id) == done.part
    assert [event.verb for event in events(workspace, journey_id)] == ["created", "created"]
    check_sound(workspace, journey_id)


@pytest.mark.parametrize(("resource", "item_id", "fields"), CHANGED)
def test_a_changed_item_has_a_new_version(
    workspace: Workspace, journey_id: str, resource: Resource, item_id: str, fields: dict[str, Any]
) -> None:
    before = stored(workspace, journey_id).journey.find(resource, item_id)
    done = change_item(
        workspace,
        person=WIM,
        journey_id=journey_id,
        resource=resource,
        item_id=item_id,
        fields=fields,
        version=1,
    )
    assert done.version == 2
    assert stored(workspace, journey_id).journey.find(resource, item_id) == done.part != before
    check_sound(workspace, journey_id)


@pytest.mark.parametrize(
    ("resource", "item_id", "words"),
    [
        (Resource.PROBLEM, "huis", {}),
        (Resource.PHASE, "start", {"move_to": "later"}),
        (Resource.DEPARTMENT, "wonen", {"detach": True}),
        (MOMENT, "c", {}),
        (Resource.EXPERIENCE, "ec", {}),
        (Resource.BOTTLENECK, "k", {}),
        (Resource.ANNOTATION, "n", {}),
        (Resource.IMPROVEMENT, "v", {}),
        (Resource.ACTION, "ac", {}),
        (Resource.DECISION, "d", {}),
    ],
)
def test_a_removed_item_is_gone(
    workspace: Workspace, journey_id: str, resource: Resource, item_id: str, words: dict[str, Any]
) -> None:
    assert item_id in order(workspace, journey_id, resource)
    done = remove_item(
        workspace,
        person=WIM,
        journey_id=journey_id,
        resource=resource,
        item_id=item_id,
        version=1,
        **words,
    )
    assert done.part is None
    assert item_id not in order(workspace, journey_id, resource)
    check_sound(workspace, journey_id)


def test_a_contact_moment_moves_within_and_between_phases(
    workspace: Workspace, journey_id: str
) -> None:
    def moved(fields: dict[str, Any], after: str | None) -> list[str]:
        change_item(
            workspace,
            person=WIM,
            journey_id=journey_id,
            resource=MOMENT,
            item_id="a",
            fields=fields,
            after=after,
        )
        check_sound(workspace, journey_id)
        return order(workspace, journey_id, MOMENT)

    assert moved({}, "b") == ["b", "a", "c"]
    assert moved({"phase": "later"}, "c") == ["b", "c", "a"]
    assert moved({}, None) == ["b", "a", "c"]
    assert moved({"phase": "start"}, None) == ["a", "b", "c"]


def test_items_keep_their_order_when_two_swap_places_all_day(
    workspace: Workspace, journey_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(positions, "LONGEST", 4)
    for after, item_id in [("wonen", "wijkteam"), ("wijkteam", "wonen")] * 16:
        change_item(
            workspace,
            person=WIM,
            journey_id=journey_id,
            resource=Resource.DEPARTMENT,
            item_id=item_id,
            fields={},
            after=after,
        )
    assert order(workspace, journey_id, Resource.DEPARTMENT) == ["wijkteam", "wonen"]
    with workspace.database.reading() as session:
        keys = session.scalars(select(TABLES[Resource.DEPARTMENT].c.position)).all()
    assert max(map(len, keys)) <= 4
    check_sound(workspace, journey_id)


def test_the_frame_changes_with_a_version_of_its_own(workspace: Workspace, journey_id: str) -> None:
    create_item(
        workspace,
        person=WIM,
        journey_id=journey_id,
        resource=Resource.PHASE,
        fields={"title": "Daarna"},
    )
    done = change_frame(
        workspace, person=WIM, journey_id=journey_id, fields={"purpose": "Leren"}, version=1
    )
    assert (done.sequence, done.version) == (3, 3)
    assert check_sound(workspace, journey_id).purpose == "Leren"


def test_a_change_that_changes_nothing_writes_no_event(
    workspace: Workspace, journey_id: str
) -> None:
    done = change_item(
        workspace,
        person=WIM,
        journey_id=journey_id,
        resource=MOMENT,
        item_id="a",
        fields={"title": "A"},
    )
    assert (done.sequence, done.version) == (1, 1)
    assert len(events(workspace, journey_id)) == 1


Act = Callable[[Workspace, str], Done]
REFUSED: dict[str, Act] = {
    "a title of ten million characters": lambda workspace, journey_id: create_item(
        workspace,
        person=WIM,
        journey_id=journey_id,
        resource=Resource.PHASE,
        fields={"title": "x" * 10_000_000},
    ),
    "a phase that isn't there": lambda workspace, journey_id: create_item(
        workspace,
        person=WIM,
        journey_id=journey_id,
        resource=MOMENT,
        fields={"title": "X", "phase": "nergens"},
    ),
    "an id that is taken": lambda workspace, journey_id: create_item(
        workspace,
        person=WIM,
        journey_id=journey_id,
        resource=MOMENT,
        fields={"id": "a", "title": "X", "phase": "start"},
    ),
    "a date before an earlier one": lambda workspace, journey_id: change_item(
        workspace,
        person=WIM,
        journey_id=journey_id,
        resource=MOMENT,
        item_id="c",
        fields={"date": "2025-01-01"},
    ),
    "a phase in use": lambda workspace, journey_id: remove_item(
        workspace, person=WIM, journey_id=journey_id, resource=Resource.PHASE, item_id="start"
    ),
    "an operation's name that is too long": lambda workspace, journey_id: change_frame(
        workspace, person=WIM, journey_id=journey_id, fields={"title": "X"}, operation_id="x" * 65
    ),
    "an operation's name with a NUL": lambda workspace, journey_id: change_frame(
        workspace, person=WIM, journey_id=journey_id, fields={"title": "X"}, operation_id="a\0b"
    ),
}


@pytest.mark.parametrize("act", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused_leaves_nothing_half_stored(
    workspace: Workspace, journey_id: str, act: Act
) -> None:
    with pytest.raises(Refused):
        act(workspace, journey_id)
    assert check_sound(workspace, journey_id) == NOOR
    assert (len(events(workspace, journey_id)), len(operations(workspace))) == (1, 1)


def test_a_stale_change_is_refused_with_how_it_is_now(
    workspace: Workspace, journey_id: str
) -> None:
    def change(title: str, version: int) -> Done:
        return change_item(
            workspace,
            person=WIM,
            journey_id=journey_id,
            resource=MOMENT,
            item_id="a",
            fields={"title": title},
            version=version,
        )

    first = change("A2", 1)
    with pytest.raises(Stale) as stale:
        change("A3", 1)
    assert (stale.value.version, stale.value.current) == (first.version, first.part)
    assert change("A3", first.version).version == 3


@pytest.mark.parametrize("nowhere", ["nergens", "", "NOOR", "a\0b", "noor\n", "../noor", "x" * 70])
def test_a_journey_that_is_not_there_is_not_found(workspace: Workspace, nowhere: str) -> None:
    with pytest.raises(NotFound):
        change_frame(workspace, person=WIM, journey_id=nowhere, fields={"title": "X"})


def test_an_item_of_another_journey_is_not_found(workspace: Workspace, journey_id: str) -> None:
    with pytest.raises(NotFound):
        remove_item(workspace, person=WIM, journey_id=journey_id, resource=MOMENT, item_id="elders")


def test_others_hear_of_a_change_after_the_commit_only(
    workspace: Workspace, journey_id: str
) -> None:
    heard: list[tuple[str, int, list[str]]] = []

    def hear(changed: str, sequence: int) -> None:
        heard.append((changed, sequence, order(workspace, changed, Resource.PHASE)))

    listening = Workspace(workspace.database, announce=hear)
    create_item(
        listening,
        person=WIM,
        journey_id=journey_id,
        resource=Resource.PHASE,
        fields={"id": "x", "title": "X"},
    )
    with pytest.raises(Refused):
        create_item(
            listening,
            person=WIM,
            journey_id=journey_id,
            resource=Resource.PHASE,
            fields={"id": "x", "title": "X"},
        )
    assert heard == [("noor", 2, ["start", "later", "x"])]
