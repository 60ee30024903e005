"""What each journey adds to the counts over journeys; choices of costs; projects."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)
ID = sa.String(63)


def upgrade() -> None:
    op.create_table(
        "tally",
        sa.Column("journey_id", ID, nullable=False),
        sa.Column("content", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(16), nullable=False),
        sa.Column("sketch", ID, nullable=True),
        sa.Column("sketch_content", sa.Integer(), nullable=True),
        sa.Column("day", sa.String(10), nullable=True),
        sa.Column("body", sa.String(), nullable=False),
        of_a_journey("tally"),
        sa.PrimaryKeyConstraint("journey_id", name="pk_tally"),
    )
    op.create_table(
        "cost_choice",
        sa.Column("journey_id", ID, nullable=False),
        sa.Column("bottleneck", sa.String(100), nullable=False),
        sa.Column("price", sa.String(63), nullable=False),
        sa.Column("instead", sa.String(63), nullable=False),
        of_a_journey("cost_choice"),
        sa.PrimaryKeyConstraint("journey_id", "bottleneck", name="pk_cost_choice"),
    )
    op.create_table(
        "project",
        sa.Column("id", ID, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", DOCUMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_project"),
    )


def of_a_journey(table: str) -> sa.ForeignKeyConstraint:
    """What is kept of a journey goes with it."""
    name = f"fk_{table}_journey_id"
    return sa.ForeignKeyConstraint(["journey_id"], ["journey.id"], name=name, ondelete="CASCADE")


def downgrade() -> None:
    raise NotImplementedError("a database isn't taken back: restore a backup instead")
