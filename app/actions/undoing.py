"""Turn back the last thing somebody did, and take that back again."""

from typing import Literal

from sqlmodel import Session

from app.access.people import Person
from app.actions.operations import Plan, found_row, perform
from app.actions.orders import Order
from app.actions.workspace import Done, Workspace
from app.journey import Fault, Journey, Refused, changes
from app.storage import log


def undo(
    workspace: Workspace, *, person: Person, journey_id: str, operation_id: str | None = None
) -> Done:
    """Turn back this person's last operation; refused where somebody changed the same since."""
    return _turn(workspace, person, journey_id, operation_id, "undo")


def redo(
    workspace: Workspace, *, person: Person, journey_id: str, operation_id: str | None = None
) -> Done:
    """Do again what this person undid last, as long as nothing else was done since."""
    return _turn(workspace, person, journey_id, operation_id, "redo")


def can_undo(workspace: Workspace, *, person: Person, journey_id: str) -> tuple[bool, bool]:
    """Whether there is something to undo, and something to do again; raises ``NotFound``."""
    with workspace.database.reading() as session:
        found_row(session, journey_id)
        back = log.last_to_undo(session, journey_id, person.id)
        forth = log.last_to_redo(session, journey_id, person.id)
        return back is not None, forth is not None


def _turn(
    workspace: Workspace,
    person: Person,
    journey_id: str,
    operation_id: str | None,
    turn: Literal["undo", "redo"],
) -> Done:
    def turn_back(session: Session, journey: Journey) -> Plan:
        find = log.last_to_redo if turn == "redo" else log.last_to_undo
        last = find(session, journey_id, person.id)
        if last is None:
            raise Refused([Fault((), "undo_nothing")])
        done = log.changes_of(session, journey_id, last)
        return Plan(changes.undo(journey, done), turn, last.id)

    order = Order(person, {"verb": turn}, operation_id)
    return perform(workspace, order, journey_id, None, turn_back)
