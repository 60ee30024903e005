"""Workshops: who takes part, what waits to be seen, what is asked and voted."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

revision = "0002"
down_revision = "0001"
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
    op.add_column("journey", maybe("content_sequence", sa.Integer()))
    workshop()
    question()
    participant()
    contribution()
    voting()
    photo()


def names(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}")


def table(name: str, *columns: sa.Column[Any] | sa.ForeignKeyConstraint) -> None:
    op.create_table(
        name, needed("id", ID), *columns, sa.PrimaryKeyConstraint("id", name=f"pk_{name}")
    )


def in_a_workshop(name: str, *columns: sa.Column[Any] | sa.ForeignKeyConstraint) -> None:
    table(name, needed("workshop_id", ID), *columns, names(name, "workshop_id", "workshop"))


def workshop() -> None:
    table(
        "workshop",
        needed("journey_id", ID),
        needed("code", sa.String(16)),
        needed("state", sa.String(10)),
        needed("step", sa.String(20)),
        needed("settings", DOCUMENT),
        maybe("focus_resource", sa.String(20)),
        maybe("focus_id", ID),
        needed("shows_code", sa.Boolean()),
        maybe("timer_ends_at", MOMENT),
        needed("first_sequence", sa.Integer()),
        maybe("last_sequence", sa.Integer()),
        needed("opened_at", MOMENT),
        maybe("closed_at", MOMENT),
        needed("expires_at", MOMENT),
        names("workshop", "journey_id", "journey"),
    )
    op.create_index("workshop_by_code", "workshop", ["code"], unique=True)
    op.create_index("workshop_by_journey", "workshop", ["journey_id"])


def question() -> None:
    in_a_workshop(
        "question",
        needed("kind", sa.String(20)),
        needed("text", sa.String()),
        maybe("about_resource", sa.String(20)),
        maybe("about_id", ID),
        needed("hides", sa.Boolean()),
        needed("state", sa.String(10)),
        needed("at", MOMENT),
    )
    op.create_index("question_by_workshop", "question", ["workshop_id"])


def participant() -> None:
    in_a_workshop(
        "participant",
        needed("number", sa.Integer()),
        needed("name", sa.String(60)),
        needed("role", sa.String(24)),
        maybe("department", ID),
        needed("state", sa.String(10)),
        needed("token_digest", sa.String(64)),
        needed("joined_at", MOMENT),
        needed("seen_at", MOMENT),
    )
    op.create_index("participant_by_token", "participant", ["token_digest"], unique=True)
    op.create_index("participant_by_workshop", "participant", ["workshop_id"])


def contribution() -> None:
    in_a_workshop(
        "contribution",
        needed("participant_id", ID),
        maybe("question_id", ID),
        needed("resource", sa.String(20)),
        needed("item_id", ID),
        needed("changes", sa.Boolean()),
        needed("fields", DOCUMENT),
        needed("state", sa.String(10)),
        needed("reason", sa.String()),
        needed("operation_id", sa.String(64)),
        needed("at", MOMENT),
        names("contribution", "participant_id", "participant"),
        names("contribution", "question_id", "question"),
    )
    op.create_index("contribution_by_workshop", "contribution", ["workshop_id", "state"])
    op.create_index("contribution_by_participant", "contribution", ["participant_id", "item_id"])


def voting() -> None:
    in_a_workshop(
        "voting",
        needed("subject", sa.String(20)),
        needed("votes_each", sa.Integer()),
        needed("state", sa.String(10)),
        needed("key", sa.String(64)),
        needed("at", MOMENT),
    )
    op.create_index("voting_by_workshop", "voting", ["workshop_id"])
    op.create_table(
        "ballot",
        needed("voting_id", ID),
        needed("voter", sa.String(64)),
        needed("choices", DOCUMENT),
        names("ballot", "voting_id", "voting"),
        sa.PrimaryKeyConstraint("voting_id", "voter", name="pk_ballot"),
    )


def photo() -> None:
    in_a_workshop(
        "photo",
        needed("title", sa.String(200)),
        needed("sequence", sa.Integer()),
        needed("at", MOMENT),
    )
    op.create_index("photo_by_workshop", "photo", ["workshop_id"])
