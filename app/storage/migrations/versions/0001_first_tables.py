"""The first tables: journeys with their items, the log, what opens the workspace."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")
KEY = sa.String(collation="C").with_variant(sa.String(collation="BINARY"), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def needed(name: str, kind: TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def maybe(name: str, kind: TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def upgrade() -> None:
    journeys()
    items()
    log()
    workspace()


def journeys() -> None:
    op.create_table(
        "journey",
        needed("id", sa.String(63)),
        needed("sequence", sa.Integer()),
        needed("version", sa.Integer()),
        needed("kind", sa.String(20)),
        needed("title", sa.String()),
        needed("template", sa.Boolean()),
        needed("body", DOCUMENT),
        needed("created_at", MOMENT),
        needed("updated_at", MOMENT),
        maybe("removed_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_journey"),
    )


def items() -> None:
    item_table("problem", maybe("outcome", sa.String()))
    item_table("phase")
    item_table("department", needed("title", sa.String()), needed("kind", sa.String()))
    item_table(
        "contact_moment",
        needed("phase", sa.String()),
        maybe("department", sa.String()),
        maybe("channel", sa.String()),
        maybe("date", sa.String()),
        names("contact_moment", "phase", "phase"),
        names("contact_moment", "department", "department"),
    )
    item_table(
        "experience",
        needed("contact_moment", sa.String()),
        needed("perspective", sa.String()),
        maybe("score", sa.Integer()),
        names("experience", "contact_moment", "contact_moment"),
    )
    item_table(
        "bottleneck",
        needed("category", sa.String()),
        maybe("owner_department", sa.String()),
        names("bottleneck", "owner_department", "department"),
    )


def item_table(name: str, *own: sa.Column[Any] | sa.ForeignKeyConstraint) -> None:
    op.create_table(
        name,
        needed("journey_id", sa.String(63)),
        needed("id", sa.String(63)),
        needed("position", KEY),
        needed("version", sa.Integer()),
        needed("body", DOCUMENT),
        *own,
        in_a_journey(name),
        sa.PrimaryKeyConstraint("journey_id", "id", name=f"pk_{name}"),
    )


def names(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["journey_id", column],
        [f"{other}.journey_id", f"{other}.id"],
        name=f"fk_{table}_journey_id_{column}",
        deferrable=True,
        initially="DEFERRED",
    )


def in_a_journey(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["journey_id"], ["journey.id"], name=f"fk_{table}_journey_id")


def log() -> None:
    op.create_table(
        "operation",
        needed("scope", sa.String(63)),
        needed("id", sa.String(64)),
        needed("fingerprint", sa.String(64)),
        needed("person", sa.String(64)),
        needed("resource", sa.String(20)),
        needed("resource_id", sa.String(63)),
        needed("first_sequence", sa.Integer()),
        needed("last_sequence", sa.Integer()),
        maybe("turn", sa.String(4)),
        maybe("undoes", sa.String(64)),
        maybe("undone_by", sa.String(64)),
        needed("at", MOMENT),
        sa.PrimaryKeyConstraint("scope", "id", name="pk_operation"),
    )
    op.create_index("operation_by_sequence", "operation", ["scope", "last_sequence"])
    op.create_table(
        "event",
        needed("journey_id", sa.String(63)),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        needed("operation_id", sa.String(64)),
        needed("person", sa.String(64)),
        needed("resource", sa.String(20)),
        needed("resource_id", sa.String(63)),
        needed("verb", sa.String(10)),
        maybe("before", DOCUMENT),
        maybe("after", DOCUMENT),
        needed("at", MOMENT),
        in_a_journey("event"),
        sa.PrimaryKeyConstraint("journey_id", "sequence", name="pk_event"),
    )


def workspace() -> None:
    op.create_table(
        "access_token",
        needed("digest", sa.String(64)),
        needed("kind", sa.String(10)),
        needed("name", sa.String(200)),
        needed("person", sa.String(64)),
        needed("created_at", MOMENT),
        maybe("expires_at", MOMENT),
        maybe("revoked_at", MOMENT),
        sa.PrimaryKeyConstraint("digest", name="pk_access_token"),
    )
    op.create_table(
        "setting",
        needed("name", sa.String(60)),
        needed("value", sa.String()),
        sa.PrimaryKeyConstraint("name", name="pk_setting"),
    )
