"""Turn back the last thing that anybody did to a journey: what who leads a workshop needs."""

from sqlmodel import col, select

from app.access.members import Member
from app.actions.leading import undo_any
from app.actions.workspace import Done, Workspace
from app.journey import Fault, Refused
from app.storage.tables import OperationRow


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
