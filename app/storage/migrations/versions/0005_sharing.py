"""Links to look at a journey, and who wants to hear of changes."""

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("a database isn't taken back: restore a backup instead")
