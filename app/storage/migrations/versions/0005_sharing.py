"""Links to look at a journey without an account."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)
ID = sa.String(63)


def needed(name: str, kind: TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def maybe(name: str, kind: TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def upgrade() -> None:
    op.create_table(
        "share_link",
        needed("id", ID),
        needed("journey_id", ID),
        needed("title", sa.String(200)),
        needed("token_digest", sa.String(64)),
        needed("shows", DOCUMENT),
        needed("made_at", MOMENT),
        needed("expires_at", MOMENT),
        maybe("revoked_at", MOMENT),
        maybe("used_at", MOMENT),
        sa.ForeignKeyConstraint(["journey_id"], ["journey.id"], name="fk_share_link_journey_id"),
        sa.PrimaryKeyConstraint("id", name="pk_share_link"),
    )
    op.create_index("share_link_by_token", "share_link", ["token_digest"], unique=True)
    op.create_index("share_link_by_journey", "share_link", ["journey_id"])


def downgrade() -> None:
    raise NotImplementedError("a database isn't taken back: restore a backup instead")
