"""Turn back what anybody did to a journey: what who leads a workshop needs."""

from sqlmodel import Session, col, select

from app.access.members import Member
from app.actions.operations import Plan, perform
from app.actions.orders import Order
from app.actions.workspace import Done, NotFound, Workspace
from app.journey import Fault, Journey, Refused, changes
from app.storage import log
from app.storage.prepared import find_operation
from app.storage.tables import OperationRow
from app.workshop import Matter


def undo_latest(workspace: Workspace, *, member: Member, operation_id: str | None = None) -> Done:
    """Turn back the last operation that stands; refused where there is none.

    What only brought news of a workshop changed nothing, and an undo is no longer turned back:
    pressing the button again goes one step further back.
    """
    with workspace.database.reading() as session:
        standing = (
            select(OperationRow.id)
            .where(
                OperationRow.scope == member.workshop.journey_id,
                col(OperationRow.last_sequence) >= col(OperationRow.first_sequence),
                col(OperationRow.first_sequence) > member.workshop.first,
                col(OperationRow.undone_by).is_(None),
                col(OperationRow.turn).is_distinct_from("undo"),
            )
            .order_by(col(OperationRow.last_sequence).desc())
            .limit(1)
        )
        latest = session.exec(standing).one_or_none()
    if latest is None:
        raise Refused([Fault((), "undo_nothing")])
    return undo_any(workspace, member=member, undone=latest, operation_id=operation_id)


def undo_any(
    workspace: Workspace, *, member: Member, undone: str, operation_id: str | None = None
) -> Done:
    """Turn back somebody's operation; refused where the same was changed since."""
    journey_id = member.workshop.journey_id

    def turn_back(session: Session, journey: Journey) -> Plan:
        done = find_operation(session, journey_id, undone)
        if done is None:
            raise NotFound(Matter.WORKSHOP, undone)
        if done.undone_by is not None or done.last_sequence < done.first_sequence:
            raise Refused([Fault((), "undo_nothing")])
        back = changes.undo(journey, log.changes_of(session, journey_id, done))
        return Plan(back, "undo", done.id)

    order = Order(member.person, {"verb": "undo-any", "undone": undone}, operation_id)
    return perform(workspace, order, journey_id, None, turn_back)
