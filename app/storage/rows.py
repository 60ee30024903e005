"""A part of a journey as a row: its document, and the columns beside it."""

from typing import Any, Final

from pydantic import TypeAdapter
from sqlalchemy import Table
from sqlmodel import SQLModel

from app.journey import ITEM_TYPES, Frame, Item, Resource
from app.storage.tables import (
    ActionRow,
    AnnotationRow,
    BottleneckRow,
    ContactMomentRow,
    DecisionRow,
    DepartmentRow,
    ExperienceRow,
    ImprovementRow,
    ItemRow,
    PhaseRow,
    ProblemRow,
)

_ROWS: Final[dict[Resource, type[ItemRow]]] = {
    Resource.PROBLEM: ProblemRow,
    Resource.PHASE: PhaseRow,
    Resource.DEPARTMENT: DepartmentRow,
    Resource.CONTACT_MOMENT: ContactMomentRow,
    Resource.EXPERIENCE: ExperienceRow,
    Resource.BOTTLENECK: BottleneckRow,
    Resource.ANNOTATION: AnnotationRow,
    Resource.IMPROVEMENT: ImprovementRow,
    Resource.ACTION: ActionRow,
    Resource.DECISION: DecisionRow,
}
TABLES: Final[dict[Resource, Table]] = {
    resource: SQLModel.metadata.tables[str(row.__tablename__)] for resource, row in _ROWS.items()
}
"""The table of each kind of item."""

READERS: Final[dict[Resource, TypeAdapter[tuple[Item, ...]]]] = {
    resource: TypeAdapter(tuple[model, ...])  # type: ignore[valid-type]  # known at run time only
    for resource, model in ITEM_TYPES.items()
}
"""What reads the documents of a whole list at once."""

_OWN: Final = frozenset({"journey_id", "id", "position", "version", "body"})
_COPIED: Final = {resource: set(table.columns.keys()) - _OWN for resource, table in TABLES.items()}


def document(part: Item | Frame) -> dict[str, Any]:
    """A part of a journey as JSON keeps it: without what is unknown."""
    return part.model_dump(mode="json", exclude_defaults=True)


def columns(resource: Resource, item: Item) -> dict[str, Any]:
    """An item's document, and the copies of its fields that are searched or joined."""
    copies = item.model_dump(mode="json", include=_COPIED[resource])
    return {"body": document(item), **copies}


def frame_columns(frame: Frame) -> dict[str, Any]:
    """A frame's document, and the copies of its fields that are listed."""
    return {
        "kind": frame.kind.value,
        "title": frame.title,
        "template": frame.template,
        "body": document(frame),
    }
