"""What is remembered of reading contact moments from other systems."""

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("a database isn't taken back: restore a backup instead")
