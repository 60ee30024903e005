"""Questionnaires, their answers, consent and what is linked with what."""

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("a database isn't taken back: restore a backup instead")
