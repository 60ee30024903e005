"""Annotations, improvements, actions, and what people decided about findings."""

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("a database isn't taken back: restore a backup instead")
