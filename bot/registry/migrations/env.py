"""What Alembic runs: on the connection of `bot.registry.schema`, or on the settings' database."""

from __future__ import annotations

from alembic import context
from sqlalchemy.engine import Connection

from bot.registry.database import open_engine, writing
from bot.registry.tables import metadata
from bot.settings import load_settings


def run(connection: Connection) -> None:
    """Run the migrations on `connection`, in its transaction."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        transactional_ddl=True,
        compare_type=True,
        # SQLite cannot alter a column: Alembic then copies the table.
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    # `alembic revision --autogenerate` on the command line.
    with writing(open_engine(load_settings())) as own:
        run(own)
