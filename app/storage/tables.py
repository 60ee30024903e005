"""The tables. An item's row holds the item as JSON, and beside it what is searched or joined.

The heart (``app.journey``) is the authority on what an item is; the columns beside ``body`` are
copies for keys, order and queries over many journeys (docs/adr/0002-items-as-documents.md).
"""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import JSON, Column, DateTime, Dialect, ForeignKeyConstraint, Index, String
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field, SQLModel

ID_LENGTH: Final = 63
OPERATION_ID_LENGTH: Final = 64


class Document(TypeDecorator[Any]):
    """JSON; on PostgreSQL its binary kind, whose dialect is loaded only where it is spoken."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type of column in this database."""
        if dialect.name != "postgresql":
            return dialect.type_descriptor(JSON(none_as_null=True))
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB(none_as_null=True))


DOCUMENT: Final = Document(none_as_null=True)
KEY: Final = String(collation="C").with_variant(String(collation="BINARY"), "sqlite")

# Constraints with names can be changed by a later migration, on SQLite too.
SQLModel.metadata.naming_convention = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: SQLite keeps no time zone, so it is told on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - its parent's
        """What goes in, in UTC."""
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - its parent's
        """What comes out, in UTC."""
        if value is None or value.tzinfo is not None:
            return value.astimezone(UTC) if value is not None else None
        return value.replace(tzinfo=UTC)


def now() -> datetime:
    """This moment, in UTC, to the microsecond."""
    return datetime.now(UTC)


class JourneyRow(SQLModel, table=True):
    """A journey's frame; ``sequence`` counts its changes, ``version`` is the frame's last one.

    ``content_sequence`` is the number of the last change to what the journey holds, where news of a
    workshop came after it; ``content`` tells that number always.
    """

    __tablename__ = "journey"

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    sequence: int = 0
    version: int = 0
    kind: str = Field(max_length=20)
    title: str
    template: bool = False
    body: dict[str, Any] = Field(sa_type=DOCUMENT)
    created_at: datetime = Field(default_factory=now, sa_type=Moment)
    updated_at: datetime = Field(default_factory=now, sa_type=Moment)
    removed_at: datetime | None = Field(default=None, sa_type=Moment)
    content_sequence: int | None = None

    @property
    def content(self) -> int:
        """The number of the last change to what the journey holds."""
        return self.sequence if self.content_sequence is None else self.content_sequence


class ItemRow(SQLModel):
    """What every item's row has: where it belongs, where it stands, and the item itself."""

    journey_id: str = Field(primary_key=True, max_length=ID_LENGTH, foreign_key="journey.id")
    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    position: str = Field(sa_type=KEY)
    version: int
    body: dict[str, Any] = Field(sa_type=DOCUMENT)


def _names(column: str, table: str) -> ForeignKeyConstraint:
    """``column`` names a row of ``table`` in the same journey; checked at the commit."""
    return ForeignKeyConstraint(
        ["journey_id", column],
        [f"{table}.journey_id", f"{table}.id"],
        deferrable=True,
        initially="DEFERRED",
    )


class ProblemRow(ItemRow, table=True):
    """A problem of the young parent."""

    __tablename__ = "problem"

    outcome: str | None = None


class PhaseRow(ItemRow, table=True):
    """A phase."""

    __tablename__ = "phase"


class DepartmentRow(ItemRow, table=True):
    """A department or organisation."""

    __tablename__ = "department"

    title: str
    kind: str


class ContactMomentRow(ItemRow, table=True):
    """A contact moment; its place is its position within its phase."""

    __tablename__ = "contact_moment"
    __table_args__ = (_names("phase", "phase"), _names("department", "department"))

    phase: str
    department: str | None = None
    channel: str | None = None
    date: str | None = None


class ExperienceRow(ItemRow, table=True):
    """Somebody's experience of a contact moment."""

    __tablename__ = "experience"
    __table_args__ = (_names("contact_moment", "contact_moment"),)

    contact_moment: str
    perspective: str
    score: int | None = None


class BottleneckRow(ItemRow, table=True):
    """A bottleneck that people marked."""

    __tablename__ = "bottleneck"
    __table_args__ = (_names("owner_department", "department"),)

    category: str
    owner_department: str | None = None


class AnnotationRow(ItemRow, table=True):
    """A remark about a part of the journey."""

    __tablename__ = "annotation"

    about_resource: str = Field(max_length=20)
    about: str = Field(max_length=ID_LENGTH)


class ImprovementRow(ItemRow, table=True):
    """An answer to bottlenecks."""

    __tablename__ = "improvement"

    choice: str | None = Field(default=None, max_length=20)


class ActionRow(ItemRow, table=True):
    """A step of the action plan."""

    __tablename__ = "action"
    __table_args__ = (
        _names("bottleneck", "bottleneck"),
        _names("improvement", "improvement"),
        _names("department", "department"),
    )

    bottleneck: str | None = None
    improvement: str | None = None
    department: str | None = None
    status: str = Field(max_length=20)
    level: str = Field(max_length=20)
    deadline: str | None = Field(default=None, max_length=10)


class DecisionRow(ItemRow, table=True):
    """What a person decided about a finding."""

    __tablename__ = "decision"

    finding: str
    verdict: str = Field(max_length=20)


class OperationRow(SQLModel, table=True):
    """One thing that somebody did, under the client's name for it: done once, however often sent.

    ``scope`` is the journey's id, or ``workspace`` for what makes or takes away a journey;
    ``turn`` is ``undo`` or ``redo`` for what turns ``undoes``, another operation, round.
    """

    __tablename__ = "operation"
    __table_args__ = (Index("operation_by_sequence", "scope", "last_sequence"),)

    scope: str = Field(primary_key=True, max_length=ID_LENGTH)
    id: str = Field(primary_key=True, max_length=OPERATION_ID_LENGTH)
    fingerprint: str = Field(max_length=64)
    person: str = Field(max_length=64)
    resource: str = Field(max_length=20)
    resource_id: str = Field(max_length=ID_LENGTH)
    first_sequence: int
    last_sequence: int
    turn: str | None = Field(default=None, max_length=4)
    undoes: str | None = Field(default=None, max_length=OPERATION_ID_LENGTH)
    undone_by: str | None = Field(default=None, max_length=OPERATION_ID_LENGTH)
    at: datetime = Field(default_factory=now, sa_type=Moment)


class EventRow(SQLModel, table=True):
    """One change in a journey's log: gapless numbers, what was and what became."""

    __tablename__ = "event"

    journey_id: str = Field(primary_key=True, max_length=ID_LENGTH, foreign_key="journey.id")
    sequence: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    operation_id: str = Field(max_length=OPERATION_ID_LENGTH)
    person: str = Field(max_length=64)
    resource: str = Field(max_length=20)
    resource_id: str = Field(max_length=ID_LENGTH)
    verb: str = Field(max_length=10)
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(DOCUMENT))
    after: dict[str, Any] | None = Field(default=None, sa_column=Column(DOCUMENT))
    at: datetime = Field(default_factory=now, sa_type=Moment)


class AccessTokenRow(SQLModel, table=True):
    """A key to the workspace, kept as its SHA-256 only: an API token or a browser's session."""

    __tablename__ = "access_token"

    digest: str = Field(primary_key=True, max_length=64)
    kind: str = Field(max_length=10)
    name: str = Field(max_length=200)
    person: str = Field(max_length=64)
    created_at: datetime = Field(default_factory=now, sa_type=Moment)
    expires_at: datetime | None = Field(default=None, sa_type=Moment)
    revoked_at: datetime | None = Field(default=None, sa_type=Moment)


class SettingRow(SQLModel, table=True):
    """Something that the workspace remembers about itself, by its name."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True, max_length=60)
    value: str
