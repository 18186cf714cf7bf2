"""What Alembic runs for the desk's tables, on the connection of `bot.desk.schema`."""

from __future__ import annotations

from alembic import context

from bot.desk.schema import VERSION_TABLE
from bot.desk.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
    compare_type=True,
    # SQLite cannot alter a column: Alembic then copies the table.
    render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
