"""What the rules found, kept for counting over many journeys."""

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("a database isn't taken back: restore a backup instead")
