"""The same operation sent again: done once, answered as the first time."""

from collections.abc import Callable

import pytest

from app.actions.items import change_frame, change_item, create_item, remove_item
from app.actions.journeys import create_journey, import_journey, list_journeys
from app.actions.undoing import redo, undo
from app.actions.workspace import Done, OperationReused, Workspace
from app.journey import Resource
from tests.actions.conftest import ANNE, NOOR, WIM
from tests.actions.record import check_sound, events

MOMENT = Resource.CONTACT_MOMENT
Act = Callable[[Workspace, str], Done]


def create(workspace: Workspace, operation_id: str, title: str = "X") -> Done:
    return create_item(
        workspace,
        person=WIM,
        journey_id="noor",
        resource=MOMENT,
        fields={"phase": "start", "title": title},
        operation_id=operation_id,
    )


def retitle(workspace: Workspace, operation_id: str, title: str = "X") -> Done:
    return change_item(
        workspace,
        person=WIM,
        journey_id="noor",
        resource=MOMENT,
        item_id="a",
        fields={"title": title},
        operation_id=operation_id,
    )


ACTS: dict[str, Act] = {
    "create": create,
    "change": retitle,
    "change nothing": lambda workspace, name: retitle(workspace, name, "A"),
    "move": lambda workspace, name: change_item(
        workspace,
        person=WIM,
        journey_id="noor",
        resource=MOMENT,
        item_id="a",
        fields={},
        after="b",
        operation_id=name,
    ),
    "remove": lambda workspace, name: remove_item(
        workspace,
        person=WIM,
        journey_id="noor",
        resource=MOMENT,
        item_id="c",
        version=1,
        operation_id=name,
    ),
    "frame": lambda workspace, name: change_frame(
        workspace,
        person=WIM,
        journey_id="noor",
        fields={"title": "Anders"},
        version=1,
        operation_id=name,
    ),
    "undo": lambda workspace, name: undo(
        workspace, person=ANNE, journey_id="noor", operation_id=name
    ),
    "new journey": lambda workspace, name: create_journey(
        workspace, person=WIM, fields={"kind": "sketch", "title": "Nieuw"}, operation_id=name
    ),
    "journey like another": lambda workspace, name: create_journey(
        workspace,
        person=WIM,
        fields={"kind": "sketch", "title": "Nieuw"},
        like="noor",
        operation_id=name,
    ),
    "import": lambda workspace, name: import_journey(
        workspace, person=WIM, journey=NOOR, operation_id=name
    ),
}


@pytest.fixture(autouse=True)
def noor(workspace: Workspace, journey_id: str) -> None:
    """A journey that Anne has changed, so that there is something to undo."""
    change_item(
        workspace,
        person=ANNE,
        journey_id=journey_id,
        resource=MOMENT,
        item_id="b",
        fields={"topic": "wonen"},
    )


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_an_operation_sent_three_times_is_done_once(workspace: Workspace, act: Act) -> None:
    first = act(workspace, "op-1")
    assert not first.repeated
    once = (events(workspace, "noor"), len(list_journeys(workspace)))
    fresh = Workspace(workspace.database)
    for again in (act(workspace, "op-1"), act(fresh, "op-1")):
        assert again.repeated
        assert (again.id, again.sequence, again.version, again.part) == (
            first.id,
            first.sequence,
            first.version,
            first.part,
        )
    assert (events(workspace, "noor"), len(list_journeys(workspace))) == once
    check_sound(workspace, "noor")


@pytest.mark.parametrize("name", ["create", "change", "frame", "remove"])
def test_a_repeat_gets_the_first_answer_though_things_changed_since(
    workspace: Workspace, name: str
) -> None:
    first = ACTS[name](workspace, "op-1")
    if name == "remove":
        undo(workspace, person=WIM, journey_id="noor")
    elif name == "frame":
        change_frame(workspace, person=WIM, journey_id="noor", fields={"title": "Nog anders"})
    else:
        remove_item(workspace, person=ANNE, journey_id="noor", resource=MOMENT, item_id=first.id)
    again = ACTS[name](workspace, "op-1")
    assert (again.version, again.part, again.sequence) == (
        first.version,
        first.part,
        first.sequence,
    )


@pytest.mark.parametrize("other", [name for name in ACTS if name != "create"])
def test_the_name_of_an_operation_is_refused_with_other_content(
    workspace: Workspace, other: str
) -> None:
    on_the_workspace = {"new journey", "journey like another", "import"}
    first = "new journey" if other in on_the_workspace - {"new journey"} else "create"
    if other == "new journey":
        first = "import"
    ACTS[first](workspace, "op-1")
    before = events(workspace, "noor")
    with pytest.raises(OperationReused):
        ACTS[other](workspace, "op-1")
    assert events(workspace, "noor") == before


def test_the_name_of_an_operation_is_somebody_s_own(workspace: Workspace) -> None:
    undo(workspace, person=ANNE, journey_id="noor", operation_id="op-1")
    with pytest.raises(OperationReused):
        undo(workspace, person=WIM, journey_id="noor", operation_id="op-1")


def test_two_journeys_may_have_operations_of_one_name(workspace: Workspace) -> None:
    other = import_journey(workspace, person=WIM, journey=NOOR).journey_id
    create(workspace, "op-1")
    done = create_item(
        workspace,
        person=WIM,
        journey_id=other,
        resource=Resource.PHASE,
        fields={"title": "X"},
        operation_id="op-1",
    )
    assert not done.repeated


def test_an_undo_sent_three_times_turns_back_one_thing(workspace: Workspace) -> None:
    retitle(workspace, "op-1", "A1")
    retitle(workspace, "op-2", "A2")
    for _ in range(3):
        undo(workspace, person=WIM, journey_id="noor", operation_id="undo-1")
    journey = check_sound(workspace, "noor")
    assert [one.title for one in journey.contact_moments if one.id == "a"] == ["A1"]
    for _ in range(3):
        redo(workspace, person=WIM, journey_id="noor", operation_id="redo-1")
    journey = check_sound(workspace, "noor")
    assert [one.title for one in journey.contact_moments if one.id == "a"] == ["A2"]
