"""Webhooks: whom to tell what changed, how far each was told, and the last tries."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
ID = sa.String(63)


def needed(name: str, kind: TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def maybe(name: str, kind: TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def names(column: str, table: str, of: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=f"fk_{of}_{column}")


def upgrade() -> None:
    op.create_table(
        "webhook",
        needed("id", ID),
        needed("title", sa.String(200)),
        needed("address", sa.String(2000)),
        needed("state", sa.String(20)),
        needed("failures", sa.Integer()),
        needed("made_at", MOMENT),
        maybe("next_try_at", MOMENT),
        maybe("leased_until", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_webhook"),
    )
    op.create_table(
        "webhook_cursor",
        needed("webhook_id", ID),
        needed("journey_id", ID),
        needed("sequence", sa.Integer()),
        names("webhook_id", "webhook", "webhook_cursor"),
        names("journey_id", "journey", "webhook_cursor"),
        sa.PrimaryKeyConstraint("webhook_id", "journey_id", name="pk_webhook_cursor"),
    )
    op.create_table(
        "webhook_delivery",
        needed("id", ID),
        needed("webhook_id", ID),
        maybe("journey_id", ID),
        needed("first", sa.Integer()),
        needed("last", sa.Integer()),
        needed("at", MOMENT),
        maybe("status", sa.Integer()),
        needed("problem", sa.String(40)),
        needed("milliseconds", sa.Integer()),
        names("webhook_id", "webhook", "webhook_delivery"),
        sa.PrimaryKeyConstraint("id", name="pk_webhook_delivery"),
    )
    op.create_index("webhook_delivery_by_webhook", "webhook_delivery", ["webhook_id", "at"])


def downgrade() -> None:
    raise NotImplementedError("a database isn't taken back: restore a backup instead")
