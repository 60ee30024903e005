"""Undo and redo: everybody's own, of every kind of change, refused where others came after."""

from collections.abc import Callable

import pytest

from app.access import Person
from app.actions.items import change_frame, change_item, create_item, remove_item
from app.actions.undoing import can_undo, redo, undo
from app.actions.workspace import Done, NotFound, Workspace
from app.journey import Refused, Resource
from tests.actions.conftest import ANNE, NOOR, WIM
from tests.actions.record import check_sound, stored

MOMENT = Resource.CONTACT_MOMENT
Act = Callable[[Workspace, Person], Done]


def retitle(workspace: Workspace, person: Person, item_id: str, title: str) -> Done:
    return change_item(
        workspace,
        person=person,
        journey_id="noor",
        resource=MOMENT,
        item_id=item_id,
        fields={"title": title},
    )


def remove(resource: Resource, item_id: str, *, detach: bool = False, to: str | None = None) -> Act:
    return lambda workspace, person: remove_item(
        workspace,
        person=person,
        journey_id="noor",
        resource=resource,
        item_id=item_id,
        detach=detach,
        move_to=to,
    )


def move(resource: Resource, item_id: str, after: str | None, **fields: str) -> Act:
    return lambda workspace, person: change_item(
        workspace,
        person=person,
        journey_id="noor",
        resource=resource,
        item_id=item_id,
        fields=fields,
        after=after,
    )


def create(resource: Resource, after: str | None = None, **fields: str) -> Act:
    return lambda workspace, person: create_item(
        workspace,
        person=person,
        journey_id="noor",
        resource=resource,
        fields=fields,
        after=after,
    )


ACTS: dict[str, Act] = {
    "create a phase": create(Resource.PHASE, "start", title="Tussen"),
    "create a contact moment": create(MOMENT, "a", phase="start", title="Tussen"),
    "create an experience": create(Resource.EXPERIENCE, contactMoment="a"),
    "change a title": lambda workspace, person: retitle(workspace, person, "a", "A2"),
    "move within a phase": move(MOMENT, "a", "b"),
    "move to another phase": move(MOMENT, "a", "c", phase="later"),
    "move and change": move(MOMENT, "a", "b", title="A2", topic="wonen"),
    "move a phase": move(Resource.PHASE, "later", None),
    "move a department": move(Resource.DEPARTMENT, "wonen", None),
    "change the frame": lambda workspace, person: change_frame(
        workspace, person=person, journey_id="noor", fields={"title": "X", "themes": ["wonen"]}
    ),
    "remove a contact moment": remove(MOMENT, "c"),
    "remove a phase": remove(Resource.PHASE, "start", to="later"),
    "remove the last phase": remove(Resource.PHASE, "later", to="start"),
    "remove a department": remove(Resource.DEPARTMENT, "wonen", detach=True),
    "remove an experience": remove(Resource.EXPERIENCE, "ec"),
    "remove a bottleneck": remove(Resource.BOTTLENECK, "k"),
    "remove a problem": remove(Resource.PROBLEM, "huis"),
}


@pytest.fixture(autouse=True)
def noor(workspace: Workspace, journey_id: str) -> None:
    """The journey that all of this happens to."""


def there(workspace: Workspace, person: Person) -> tuple[bool, bool]:
    return can_undo(workspace, person=person, journey_id="noor")


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_every_kind_of_change_can_be_undone_and_done_again(workspace: Workspace, act: Act) -> None:
    act(workspace, WIM)
    after = check_sound(workspace, "noor")
    assert after != NOOR
    for _ in range(2):
        undo(workspace, person=WIM, journey_id="noor")
        assert check_sound(workspace, "noor") == NOOR
        assert there(workspace, WIM) == (False, True)
        redo(workspace, person=WIM, journey_id="noor")
        assert check_sound(workspace, "noor") == after
        assert there(workspace, WIM) == (True, False)


def test_several_changes_go_back_and_forth_in_their_order(workspace: Workspace) -> None:
    states = [NOOR]
    for act in ("move within a phase", "remove a contact moment", "remove a department"):
        ACTS[act](workspace, WIM)
        states.append(check_sound(workspace, "noor"))
    for state in reversed(states[:-1]):
        undo(workspace, person=WIM, journey_id="noor")
        assert check_sound(workspace, "noor") == state
    with pytest.raises(Refused, match="undo_nothing"):
        undo(workspace, person=WIM, journey_id="noor")
    for state in states[1:]:
        redo(workspace, person=WIM, journey_id="noor")
        assert check_sound(workspace, "noor") == state
    with pytest.raises(Refused, match="undo_nothing"):
        redo(workspace, person=WIM, journey_id="noor")


def test_what_was_undone_is_not_done_again_after_something_new(workspace: Workspace) -> None:
    retitle(workspace, WIM, "a", "A2")
    undo(workspace, person=WIM, journey_id="noor")
    retitle(workspace, WIM, "b", "B2")
    assert there(workspace, WIM) == (True, False)
    undo(workspace, person=WIM, journey_id="noor")
    assert there(workspace, WIM) == (False, True)
    redo(workspace, person=WIM, journey_id="noor")
    titles = [one.title for one in check_sound(workspace, "noor").contact_moments]
    assert titles == ["A", "B2", "C"]
    assert there(workspace, WIM) == (True, False)


def test_two_people_undo_their_own(workspace: Workspace) -> None:
    retitle(workspace, WIM, "a", "A2")
    assert there(workspace, ANNE) == (False, False)
    retitle(workspace, ANNE, "b", "B2")
    undo(workspace, person=WIM, journey_id="noor")
    titles = [one.title for one in check_sound(workspace, "noor").contact_moments]
    assert titles == ["A", "B2", "C"]
    assert (there(workspace, WIM), there(workspace, ANNE)) == ((False, True), (True, False))


def test_an_undo_is_refused_once_somebody_else_changed_the_same(workspace: Workspace) -> None:
    retitle(workspace, WIM, "a", "A2")
    retitle(workspace, ANNE, "a", "A3")
    before = stored(workspace, "noor")
    with pytest.raises(Refused, match="undo_changed"):
        undo(workspace, person=WIM, journey_id="noor")
    assert stored(workspace, "noor") == before
    undo(workspace, person=ANNE, journey_id="noor")
    undo(workspace, person=WIM, journey_id="noor")
    assert check_sound(workspace, "noor") == NOOR


def test_what_somebody_else_hung_on_a_new_item_keeps_it_there(workspace: Workspace) -> None:
    made = ACTS["create a contact moment"](workspace, WIM)
    create(Resource.EXPERIENCE, contactMoment=made.id)(workspace, ANNE)
    with pytest.raises(Refused, match="undo_changed"):
        undo(workspace, person=WIM, journey_id="noor")
    assert check_sound(workspace, "noor").contact_moment(made.id) is not None


def test_a_change_that_changed_nothing_is_nothing_to_undo(workspace: Workspace) -> None:
    retitle(workspace, WIM, "a", "A")
    assert there(workspace, WIM) == (False, False)


def test_undo_on_a_journey_that_is_not_there_is_not_found(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        can_undo(workspace, person=WIM, journey_id="nergens")
    with pytest.raises(NotFound):
        undo(workspace, person=WIM, journey_id="nergens")
