"""Brings the desk's tables to their newest form, with their own line of migrations."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.registry.database import writing
from bot.registry.errors import RegistryDamagedError

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "desk_version"
_UPGRADE_LOCK = 72_623_859_790_382_858


def upgrade_desk(engine: Engine, revision: str = "head") -> None:
    """Bring the desk's tables to `revision`; safe at every start, also of two processes.

    Raises:
        RegistryError: when the database cannot be used; it is then as it was before.
    """
    _run(engine, "upgrade", revision)


def downgrade_desk(engine: Engine, revision: str) -> None:
    """Bring the desk's tables back to `revision` ("base": none; their data are then gone).

    Raises:
        RegistryError: when the database cannot be used; it is then as it was before.
    """
    _run(engine, "downgrade", revision)


def _run(engine: Engine, direction: str, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        config.attributes["connection"] = connection
        try:
            getattr(command, direction)(config, revision)
        except CommandError as error:
            raise RegistryDamagedError(
                "The desk's tables were made by a newer Advieschat, or by another program "
                f"({type(error).__name__}). Install the newest version, or name another database."
            ) from None
