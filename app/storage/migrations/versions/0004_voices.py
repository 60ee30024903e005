"""Questionnaires, their answers, consent and which items came of them."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)
ID = sa.String(63)


def needed(name: str, kind: TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def names(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}")


def upgrade() -> None:
    questionnaire()
    answers()
    voice_use()


def questionnaire() -> None:
    op.create_table(
        "questionnaire",
        needed("id", ID),
        needed("journey_id", ID),
        needed("code", sa.String(16)),
        needed("title", sa.String(200)),
        needed("welcome", sa.String()),
        needed("cases", DOCUMENT),
        needed("state", sa.String(10)),
        needed("opened_at", MOMENT),
        needed("keep_until", MOMENT),
        needed("withdrawn", sa.Integer()),
        names("questionnaire", "journey_id", "journey"),
        sa.PrimaryKeyConstraint("id", name="pk_questionnaire"),
    )
    op.create_index("questionnaire_by_code", "questionnaire", ["code"], unique=True)
    op.create_index("questionnaire_by_journey", "questionnaire", ["journey_id"])


def answers() -> None:
    op.create_table(
        "answers",
        needed("id", ID),
        needed("questionnaire_id", ID),
        needed("voice", sa.String(200)),
        needed("token_digest", sa.String(64)),
        needed("state", sa.String(10)),
        needed("in_interview", sa.Boolean()),
        needed("language", sa.String(20)),
        needed("consent", DOCUMENT),
        needed("body", DOCUMENT),
        needed("version", sa.Integer()),
        needed("begun_at", MOMENT),
        needed("changed_at", MOMENT),
        names("answers", "questionnaire_id", "questionnaire"),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
    )
    op.create_index("answers_by_token", "answers", ["token_digest"], unique=True)
    op.create_index("answers_by_voice", "answers", ["questionnaire_id", "voice"], unique=True)


def voice_use() -> None:
    op.create_table(
        "voice_use",
        needed("answers_id", ID),
        needed("journey_id", ID),
        needed("resource", sa.String(20)),
        needed("item_id", ID),
        needed("at", MOMENT),
        names("voice_use", "answers_id", "answers"),
        names("voice_use", "journey_id", "journey"),
        sa.PrimaryKeyConstraint(
            "answers_id", "journey_id", "resource", "item_id", name="pk_voice_use"
        ),
    )
    op.create_index("voice_use_by_item", "voice_use", ["journey_id", "item_id"])


def downgrade() -> None:
    raise NotImplementedError("a database isn't taken back: restore a backup instead")
