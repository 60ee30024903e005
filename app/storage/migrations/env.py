"""What Alembic runs: the revisions, in the transaction that ``app.storage.migrate`` has opened."""

from alembic import context
from sqlmodel import SQLModel

from app.storage import tables

assert tables.JourneyRow.metadata is SQLModel.metadata  # noqa: S101  # loads the tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
