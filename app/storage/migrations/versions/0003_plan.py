"""Annotations, improvements, actions, and what people decided about findings."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")
KEY = sa.String(collation="C").with_variant(sa.String(collation="BINARY"), "sqlite")


def needed(name: str, kind: TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def maybe(name: str, kind: TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def upgrade() -> None:
    item_table(
        "annotation",
        needed("about_resource", sa.String(20)),
        needed("about", sa.String(63)),
    )
    item_table("improvement", maybe("choice", sa.String(20)))
    item_table(
        "action",
        maybe("bottleneck", sa.String()),
        maybe("improvement", sa.String()),
        maybe("department", sa.String()),
        needed("status", sa.String(20)),
        needed("level", sa.String(20)),
        maybe("deadline", sa.String(10)),
        names("action", "bottleneck"),
        names("action", "improvement"),
        names("action", "department"),
    )
    item_table(
        "decision",
        needed("finding", sa.String()),
        needed("verdict", sa.String(20)),
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
        sa.ForeignKeyConstraint(["journey_id"], ["journey.id"], name=f"fk_{name}_journey_id"),
        sa.PrimaryKeyConstraint("journey_id", "id", name=f"pk_{name}"),
    )


def names(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["journey_id", column],
        [f"{column}.journey_id", f"{column}.id"],
        name=f"fk_{table}_journey_id_{column}",
        deferrable=True,
        initially="DEFERRED",
    )


def downgrade() -> None:
    raise NotImplementedError("a database isn't taken back: restore a backup instead")
